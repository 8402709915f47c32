/*
 * A flow as segments.
 */
#include "layout/flow.h"

#include "layout/block.h"
#include "layout/resume.h"

/* A wrapper has no area: it spans all columns if all in it does. */
static bool
wants_all_columns(const struct fo *fo)
{
	bool is_wanted = false;

	if (fo->kind != FO_WRAPPER)
		return fo_is(fo, FO_PROP_SPAN, FO_KW_ALL);
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (child->kind == FO_TEXT || child->kind == FO_MARKER)
			continue;
		if (!wants_all_columns(child))
			return false;
		is_wanted = true;
	}
	return is_wanted;
}

/* Whether a top-level child is set across all columns. */
static bool
is_spanning(const struct fo *fo, const struct master_body *body)
{
	return body->column_count > 1 && wants_all_columns(fo);
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
	struct segment *segment = ARENA_NEW(flow->layout->work, struct segment);
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

/* The glue around the BREAK at `at`. */
static dimen
space_around(const struct galley *galley, size_t at)
{
	dimen space = 0;

	for (size_t i = at; i > 0 && !galley_is_solid(&galley->at[i - 1]); i--)
		if (galley->at[i - 1].kind == GALLEY_SPACE)
			space += galley->at[i - 1].item.size;
	for (size_t i = at;
	     i < galley->count && !galley_is_solid(&galley->at[i]); i++)
		if (galley->at[i].kind == GALLEY_SPACE)
			space += galley->at[i].item.size;
	return space;
}

/*
 * What remains of the segment before the cut, as a segment of its own in its
 * old measure: copied, so that the flow can be rewound to the whole one.
 */
static struct segment *
old_rest(struct flow *flow, const struct segment *old, size_t cut)
{
	struct arena *arena = flow->layout->work;
	struct segment *segment = arena_copy(arena, old, sizeof(*old));
	struct galley *galley = arena_copy(arena, old->galley,
	    sizeof(*old->galley));

	galley->at = arena_copy(arena, old->galley->at,
	    cut * sizeof(*galley->at));
	galley->count = galley->capacity = cut;
	galley->patches = NULL;
	galley->break_after = old->galley->at[cut].cut.until;
	segment->galley = galley;
	return segment;
}

/* The rest of the segment in the measure of `body`, from where it can be. */
static struct segment *
set_anew(struct flow *flow, const struct segment *old,
    const struct master_body *body)
{
	struct segment *segment, *before;
	size_t cut = resume_find(old->galley, old->at - 1);

	if (cut >= old->galley->count)
		return flow->segment;
	segment = arena_copy(flow->layout->work, old, sizeof(*old));
	segment->next = NULL;
	segment->lead = 0;
	segment->measure = segment_measure(segment, body);
	segment->galley = resume_galley(flow->layout, old->galley, cut,
	    flow->fo, old->end, segment->measure);
	segment->begin = segment->at = 1;
	if (cut < old->at)
		return segment;
	segment->lead = space_around(old->galley, cut);
	before = old_rest(flow, old, cut);
	before->next = segment;
	return before;
}

void
flow_fit(struct flow *flow, const struct master_body *body)
{
	struct segment *segment = flow->segment;

	if (segment == NULL)
		return;
	if (segment->at == 0) {
		if (segment->measure != segment_measure(segment, body) ||
		    segment->is_spanning != is_spanning(segment->first, body))
			flow->segment = new_segment(flow, segment->first, body);
		return;
	}
	if (segment->measure != segment_measure(segment, body))
		flow->segment = set_anew(flow, segment, body);
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
	flow->segment = mark.segment;
	if (mark.segment == NULL)
		return;
	mark.segment->at = galley_rewind(mark.segment->galley, mark.mark);
	for (struct segment *next = mark.segment->next; next != NULL;
	     next = next->next) {
		struct galley_mark start = { .at = next->begin };

		next->at = galley_rewind(next->galley, start);
	}
}
