/*
 * A flow as segments.
 */
#include "layout/flow.h"

#include "layout/block.h"

/* Whether a top-level child is set across all columns. */
static bool
is_spanning(const struct fo *fo, const struct master_body *body)
{
	if (body->column_count == 1)
		return false;
	return fo_is(fo, FO_PROP_SPAN, FO_KW_ALL);
}

static dimen
segment_measure(const struct segment *segment, const struct master_body *body)
{
	return segment->is_spanning ? body->width : body->column_width;
}

static struct segment *
new_segment(struct flow *flow, const struct fo *first,
    const struct master_body *body)
{
	struct segment *segment = ARENA_NEW(flow->layout->arena,
	    struct segment);
	const struct fo *end = first;

	segment->first = first;
	segment->is_spanning = is_spanning(first, body);
	while (end != NULL && is_spanning(end, body) == segment->is_spanning)
		end = end->next;
	segment->end = end;
	segment->measure = segment_measure(segment, body);
	segment->galley = block_galley(flow->layout, flow->fo, first, end,
	    segment->measure, /*is_inner*/ false);
	return segment;
}

void
flow_begin(struct flow *flow, struct layout *layout, const struct fo *fo,
    const struct master_body *body)
{
	flow->layout = layout;
	flow->fo = fo;
	flow->segment = NULL;
	if (fo != NULL && fo->first != NULL)
		flow->segment = new_segment(flow, fo->first, body);
}

/* The next cut from `at` on where no block is open; the end if none is. */
static size_t
find_top_level(const struct galley *galley, size_t at)
{
	if (at > 0 && galley->at[at - 1].kind == GALLEY_BREAK &&
	    galley->at[at - 1].cut.open == NULL)
		return at - 1;
	for (; at < galley->count; at++)
		if (galley->at[at].kind == GALLEY_BREAK &&
		    galley->at[at].cut.open == NULL)
			break;
	return at;
}

/* The top-level child that begins after the BREAK at `at`. */
static const struct fo *
child_after(const struct galley *galley, size_t at)
{
	for (size_t i = at; i < galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (item->kind == GALLEY_OPEN)
			return item->block->fo;
		if (item->kind == GALLEY_ANCHOR)
			return item->anchor;
		if (galley_is_solid(item))
			return NULL;
	}
	return NULL;
}

/* The glue around the BREAK at `at`. */
static dimen
space_around(const struct galley *galley, size_t at)
{
	dimen space = 0;

	for (size_t i = at; i > 0 && !galley_is_solid(&galley->at[i - 1]); i--)
		if (galley->at[i - 1].kind == GALLEY_SPACE)
			space += galley->at[i - 1].item.size;
	for (size_t i = at; i < galley->count &&
	     !galley_is_solid(&galley->at[i]);
	     i++)
		if (galley->at[i].kind == GALLEY_SPACE)
			space += galley->at[i].item.size;
	return space;
}

/*
 * Sets what begins at child `next` anew; what is left of the segment before
 * it becomes a segment of its own.
 */
static void
set_anew(struct flow *flow, const struct fo *next,
    const struct master_body *body, size_t cut)
{
	struct segment *old = flow->segment;
	struct segment *segment = new_segment(flow, next, body);

	segment->lead = space_around(old->galley, cut);
	old->next = segment;
	old->end = next;
	old->galley->count = cut;
	old->galley->break_after = old->galley->at[cut].cut.until;
	if (old->at > cut)
		flow->segment = segment;
}

void
flow_fit(struct flow *flow, const struct master_body *body)
{
	struct segment *segment = flow->segment;
	const struct fo *next;
	size_t cut;

	if (segment == NULL)
		return;
	if (segment->at == 0) {
		if (segment->measure != segment_measure(segment, body) ||
		    segment->is_spanning !=
		        is_spanning(segment->first, body))
			flow->segment = new_segment(flow, segment->first,
			    body);
		return;
	}
	if (segment->measure == segment_measure(segment, body))
		return;
	cut = find_top_level(segment->galley, segment->at);
	if (cut >= segment->galley->count) {
		segment->next = NULL;
		return;
	}
	next = child_after(segment->galley, cut);
	while (next != NULL && next->parent != flow->fo)
		next = next->parent;
	if (next != NULL)
		set_anew(flow, next, body, cut);
}

bool
flow_advance(struct flow *flow, const struct master_body *body)
{
	struct segment *segment = flow->segment;

	if (segment->next == NULL && segment->end != NULL)
		segment->next = new_segment(flow, segment->end, body);
	flow->segment = segment->next;
	return flow->segment != NULL;
}

struct flow_mark
flow_mark(const struct flow *flow)
{
	struct flow_mark mark = { .segment = flow->segment };

	if (flow->segment != NULL)
		mark.mark = galley_mark(flow->segment->galley,
		    flow->segment->at);
	return mark;
}

void
flow_rewind(struct flow *flow, struct flow_mark mark)
{
	struct galley_mark start = { 0 };

	flow->segment = mark.segment;
	if (mark.segment == NULL)
		return;
	mark.segment->at = galley_rewind(mark.segment->galley, mark.mark);
	for (struct segment *next = mark.segment->next; next != NULL;
	     next = next->next)
		next->at = galley_rewind(next->galley, start);
}
