/*
 * Building a galley: items in document order, from blocks, lines and strips.
 *
 * Two things can only be known when the next box comes, and are kept open
 * until then.  The spaces that met since the last box stand as GLUE items of
 * their own and in `spaces`; a box settles them (space.c), and items that came
 * to nothing are closed up.  The BREAK between what ended and what begins (the
 * boundary) collects the keeps and breaks of all blocks that end and begin at
 * it, however deep they are nested:
 *
 *	LINE CLOSE glue CLOSE glue BREAK glue OPEN glue OPEN LINE
 *	     \__ keep-with-next, __/      \__ keep-with-  ___/
 *	         break-after                  previous, break-before
 *
 * Between an OPEN and the first thing in it there is no BREAK of its own: a
 * block never leaves its empty head behind.
 */
#include "layout/galley.h"

#include <string.h>

#include "layout/box.h"
#include "layout/space.h"

enum {
	NONE = -1,
	DEPTH_MAX = 500, /* of nested blocks */
	KEEP_WEAKEST = 1000, /* keep strength 1; each more costs KEEP_STEP */
	KEEP_STEP = 100,
	KEEP_STRONGEST = 9000,
};
#define NO_BOUNDARY SIZE_MAX

struct space_entry {
	struct space space;
	size_t at; /* its SPACE item */
};

struct space_run {
	struct space_entry *at;
	size_t count, capacity;
	bool is_head; /* nothing but the edge of an area is before it */
	bool is_kept; /* one of them is retained */
};

int
galley_keep(const struct fo *fo, enum fo_prop prop)
{
	const struct fo_value *value = fo_value(fo, prop);

	if (value->keyword == FO_KW_ALWAYS)
		return PENALTY_FORBIDDEN;
	if (value->type != FO_TYPE_NUMBER || value->number <= 0)
		return 0;
	if (value->number > (KEEP_STRONGEST - KEEP_WEAKEST) / KEEP_STEP)
		return KEEP_STRONGEST;
	return KEEP_WEAKEST + (int)(value->number * KEEP_STEP);
}

static struct galley_item *
add_item(struct galley_builder *b, enum galley_kind kind, enum item_kind item)
{
	struct galley *galley = b->galley;
	struct galley_item *added;

	if (galley->count == b->capacity) {
		b->capacity = MAX(2 * b->capacity, 16);
		galley->at = g_renew(struct galley_item, galley->at,
		    b->capacity);
	}
	added = &galley->at[galley->count++];
	memset(added, 0, sizeof(*added));
	added->kind = kind;
	added->item.kind = item;
	return added;
}

void
galley_begin(struct galley_builder *builder, struct layout *layout,
    const struct fo *fo, dimen measure, bool is_inner)
{
	memset(builder, 0, sizeof(*builder));
	builder->layout = layout;
	builder->galley = ARENA_NEW(layout->arena, struct galley);
	builder->galley->fo = fo;
	builder->galley->measure = measure;
	builder->measure = measure;
	builder->boundary = NO_BOUNDARY;
	builder->spaces = g_new0(struct space_run, 1);
	builder->spaces->is_head = !is_inner;
	builder->is_inner = is_inner;
}

/* The spaces of entries [from, to) as they would resolve on their own. */
static dimen
space_beside(const struct space_run *run, size_t from, size_t to,
    unsigned edges)
{
	struct space *spaces = g_new(struct space, to - from + 1);
	dimen sum;

	for (size_t i = from; i < to; i++)
		spaces[i - from] = run->at[i].space;
	sum = space_resolved_sum(spaces, to - from, edges);
	g_free(spaces);
	return sum;
}

/* What remains of a run's spaces at the foot and the head of a cut in it. */
static void
find_space_at_cut(struct galley_builder *b, size_t at)
{
	const struct space_run *run = b->spaces;
	struct galley_break *cut = &b->galley->at[at].cut;
	size_t before = 0;

	while (before < run->count && run->at[before].at < at)
		before++;
	cut->foot = space_beside(run, 0, before, SPACE_FOOT);
	cut->head = space_beside(run, before, run->count, SPACE_HEAD);
}

/* Drops SPACE items from `from` on that came to nothing. */
static void
close_up(struct galley_builder *b, size_t from)
{
	struct galley *galley = b->galley;
	size_t boundary = b->boundary;
	size_t to = from;

	for (size_t i = from; i < galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (i == b->boundary)
			boundary = to;
		if (item->kind == GALLEY_SPACE && item->item.size == 0 &&
		    item->item.stretch == 0 && item->item.shrink == 0)
			continue;
		if (to != i)
			galley->at[to] = *item;
		to++;
	}
	b->boundary = boundary;
	galley->count = to;
}

/* Something that takes room, or an edge, ends the run of spaces. */
static void
settle_spaces(struct galley_builder *b, bool is_foot)
{
	struct space_run *run = b->spaces;
	struct galley *galley = b->galley;
	unsigned edges = (run->is_head ? SPACE_HEAD : 0) |
	    (is_foot ? SPACE_FOOT : 0);
	struct space *spaces;

	if (run->count == 0) {
		run->is_head = false;
		return;
	}
	if (run->is_kept)
		for (size_t i = run->at[0].at; i < galley->count; i++)
			if (galley->at[i].kind == GALLEY_BREAK)
				find_space_at_cut(b, i);
	spaces = g_new(struct space, run->count);
	for (size_t i = 0; i < run->count; i++)
		spaces[i] = run->at[i].space;
	space_resolve(spaces, run->count, edges);
	for (size_t i = 0; i < run->count; i++) {
		struct galley_item *item = &galley->at[run->at[i].at];

		item->item.size = spaces[i].optimum;
		item->item.stretch =
		    MAX(spaces[i].maximum - spaces[i].optimum, 0);
		item->item.shrink =
		    MAX(spaces[i].optimum - spaces[i].minimum, 0);
		item->is_retained = edges != 0;
	}
	g_free(spaces);
	close_up(b, run->at[0].at);
	run->count = 0;
	run->is_head = false;
	run->is_kept = false;
}

/* The edges of the block opened last are final now. */
static void
settle_open(struct galley_builder *b)
{
	struct galley_block *block = b->fresh;
	struct galley *galley = b->galley;

	if (block == NULL)
		return;
	b->fresh = NULL;
	galley->at[galley->count - 1].item.size = block->before;
	if (block->before != 0) {
		settle_spaces(b, /*is_foot*/ false);
		b->solid = galley->count;
	}
	if (block->is_container) {
		settle_spaces(b, /*is_foot*/ false);
		b->spaces->is_head = true;
	}
}

static void
add_space(struct galley_builder *b, struct space space)
{
	struct space_run *run = b->spaces;

	if (space_is_nothing(&space))
		return;
	if (run->count == run->capacity) {
		run->capacity = MAX(2 * run->capacity, 8);
		run->at = g_renew(struct space_entry, run->at, run->capacity);
	}
	run->at[run->count].space = space;
	run->at[run->count].at = b->galley->count;
	run->count++;
	run->is_kept = run->is_kept || space.is_retained;
	add_item(b, GALLEY_SPACE, ITEM_GLUE);
}

/* The BREAK between what has ended and what begins now. */
static void
add_boundary(struct galley_builder *b)
{
	struct galley_item *item;
	bool is_empty = b->boundary == NO_BOUNDARY
	    ? b->solid == 0
	    : b->solid <= b->boundary;

	item = add_item(b, GALLEY_BREAK, ITEM_PENALTY);
	b->boundary = b->galley->count - 1;
	item->cut.open = b->open;
	item->item.penalty = MAX(b->together, b->keep_next);
	item->cut.page_penalty = MAX(b->together_page, b->keep_next_page);
	if (b->together_page > 0)
		item->cut.reasons |= GALLEY_KEEP_TOGETHER;
	if (b->keep_next_page > 0)
		item->cut.reasons |= GALLEY_KEEP_NEXT;
	/* an anchor or an empty block goes with what comes after it */
	if (is_empty) {
		item->item.penalty = PENALTY_FORBIDDEN;
		item->cut.page_penalty = PENALTY_FORBIDDEN;
		item->cut.reasons |= GALLEY_KEEP_NEXT;
	}
	if (b->until != FO_KW_NONE_SET) {
		item->item.penalty = PENALTY_FORCED;
		item->cut.page_penalty = PENALTY_FORCED;
		item->cut.until = b->until;
	}
	b->keep_next = b->keep_next_page = 0;
	b->until = FO_KW_NONE_SET;
	b->is_after = false;
}

/* A break-... value, or NONE_SET for auto. */
static enum fo_keyword
forced_until(const struct fo *fo, enum fo_prop prop)
{
	enum fo_keyword keyword = fo_keyword(fo, prop);

	return keyword == FO_KW_AUTO ? FO_KW_NONE_SET : keyword;
}

/* Of two demands at one place: a page is more than a column. */
static enum fo_keyword
stronger(enum fo_keyword a, enum fo_keyword b)
{
	if (b == FO_KW_NONE_SET || (b == FO_KW_COLUMN && a != FO_KW_NONE_SET))
		return a;
	if (b == FO_KW_PAGE && (a == FO_KW_ODD_PAGE || a == FO_KW_EVEN_PAGE))
		return a;
	return b;
}

/* What the beginning block asks of the place before it. */
static void
join_boundary(struct galley_builder *b, const struct fo *fo)
{
	int keep = galley_keep(fo, FO_PROP_KEEP_WITH_PREVIOUS_WITHIN_COLUMN);
	int keep_page = MAX(keep,
	    galley_keep(fo, FO_PROP_KEEP_WITH_PREVIOUS_WITHIN_PAGE));
	enum fo_keyword until = forced_until(fo, FO_PROP_BREAK_BEFORE);
	struct galley_item *item;

	if (b->boundary == NO_BOUNDARY ||
	    (b->solid == 0 && until != FO_KW_NONE_SET)) {
		if (b->solid == 0) {
			b->galley->break_before =
			    stronger(b->galley->break_before, until);
			b->galley->keep_before =
			    MAX(b->galley->keep_before, keep_page);
		}
		return;
	}
	item = &b->galley->at[b->boundary];
	if (until != FO_KW_NONE_SET) {
		item->cut.until = stronger(item->cut.until, until);
		item->item.penalty = PENALTY_FORCED;
		item->cut.page_penalty = PENALTY_FORCED;
	}
	if (keep_page == 0 || item->item.penalty == PENALTY_FORCED)
		return;
	item->item.penalty = MAX(item->item.penalty, keep);
	item->cut.page_penalty = MAX(item->cut.page_penalty, keep_page);
	item->cut.reasons |= GALLEY_KEEP_NEXT;
}

void
galley_join_before(struct galley_builder *b, const struct galley *galley)
{
	struct galley_item *item;
	size_t boundary = b->boundary;

	if (boundary == NO_BOUNDARY) {
		if (b->solid == 0 && !b->is_after) {
			b->galley->break_before = stronger(
			    b->galley->break_before, galley->break_before);
			b->galley->keep_before = MAX(b->galley->keep_before,
			    galley->keep_before);
		}
		return;
	}
	item = &b->galley->at[boundary];
	if (galley->break_before != FO_KW_NONE_SET) {
		item->cut.until =
		    stronger(item->cut.until, galley->break_before);
		item->item.penalty = PENALTY_FORCED;
		item->cut.page_penalty = PENALTY_FORCED;
	}
	if (galley->keep_before == 0 || item->item.penalty == PENALTY_FORCED)
		return;
	item->item.penalty = MAX(item->item.penalty, galley->keep_before);
	item->cut.page_penalty =
	    MAX(item->cut.page_penalty, galley->keep_before);
	item->cut.reasons |= GALLEY_KEEP_NEXT;
}

void
galley_join_after(struct galley_builder *b, const struct galley *galley)
{
	b->keep_next = MAX(b->keep_next, galley->keep_after);
	b->keep_next_page = MAX(b->keep_next_page, galley->keep_after);
	b->until = stronger(b->until, galley->break_after);
}

static void
fill_block(struct galley_builder *b, struct galley_block *block)
{
	const struct fo *fo = block->fo;
	struct box_edges edges = box_edges(fo, b->measure);
	struct box_edges cut = box_cut_edges(fo, b->measure);
	dimen start = fo_length(fo, FO_PROP_START_INDENT, b->measure);
	dimen end = fo_length(fo, FO_PROP_END_INDENT, b->measure);

	block->content_x = b->base + start;
	block->content_width = MAX(b->measure - start - end, 0);
	block->x = block->content_x - edges.start;
	block->width = block->content_width + edges.start + edges.end;
	block->edge_before = edges.before;
	block->edge_after = edges.after;
	block->cut_edge_before = cut.before;
	block->cut_edge_after = cut.after;
	block->before = edges.before;
	block->after = edges.after;
	block->cut_before = cut.before;
	block->cut_after = cut.after;
	block->box = box_new(b->layout, fo, b->measure);
}

struct galley_block *
galley_add_open(struct galley_builder *b, const struct fo *fo)
{
	struct galley_block *block;
	int together = galley_keep(fo, FO_PROP_KEEP_TOGETHER_WITHIN_COLUMN);

	if (b->depth >= DEPTH_MAX) {
		diag(b->layout->diags, DIAG_NESTED_TOO_DEEP, fo->pos,
		    "more than %d", DEPTH_MAX);
		return NULL;
	}
	settle_open(b);
	if (b->is_after)
		add_boundary(b);
	join_boundary(b, fo);
	block = ARENA_NEW(b->layout->arena, struct galley_block);
	block->fo = fo;
	block->parent = b->open;
	fill_block(b, block);
	add_space(b, space_before(fo, b->measure));
	add_item(b, GALLEY_OPEN, ITEM_BOX)->block = block;
	block->together = b->together;
	block->together_page = b->together_page;
	b->together = MAX(b->together, together);
	b->together_page = MAX(b->together_page,
	    MAX(together, galley_keep(fo,
	                      FO_PROP_KEEP_TOGETHER_WITHIN_PAGE)));
	b->open = block;
	b->fresh = block;
	b->depth++;
	return block;
}

void
galley_add_close(struct galley_builder *b)
{
	struct galley_block *block = b->open;
	const struct fo *fo = block->fo;
	struct galley_item *item;
	int keep = galley_keep(fo, FO_PROP_KEEP_WITH_NEXT_WITHIN_COLUMN);

	settle_open(b);
	if (block->after != 0)
		settle_spaces(b, /*is_foot*/ block->is_container);
	else if (block->is_container)
		settle_spaces(b, /*is_foot*/ true);
	item = add_item(b, GALLEY_CLOSE, ITEM_BOX);
	item->block = block;
	item->item.size = block->after;
	if (block->after != 0)
		b->solid = b->galley->count;
	b->open = block->parent;
	b->depth--;
	b->together = block->together;
	b->together_page = block->together_page;
	add_space(b, space_after(fo, b->measure));
	b->keep_next = MAX(b->keep_next, keep);
	b->keep_next_page = MAX(b->keep_next_page, keep);
	b->keep_next_page = MAX(b->keep_next_page,
	    galley_keep(fo, FO_PROP_KEEP_WITH_NEXT_WITHIN_PAGE));
	b->until = stronger(b->until,
	    forced_until(fo, FO_PROP_BREAK_AFTER));
	b->is_after = true;
}

/* Before a box: settles what was open, so that the box can be added. */
static void
prepare_box(struct galley_builder *b)
{
	settle_open(b);
	if (b->is_after)
		add_boundary(b);
	settle_spaces(b, /*is_foot*/ false);
	b->boundary = NO_BOUNDARY;
}

/*
 * The BREAK after line `index`: forbidden where it would leave fewer lines
 * than orphans before it or widows after it.
 */
static void
add_line_break(struct galley_builder *b, const struct lines *lines,
    size_t index, size_t orphans, size_t widows)
{
	struct galley_item *item = add_item(b, GALLEY_BREAK, ITEM_PENALTY);
	size_t before = index + 1, after = lines->count - before;

	item->cut.open = b->open;
	item->item.penalty = b->together;
	item->cut.page_penalty = b->together_page;
	if (b->together_page > 0)
		item->cut.reasons |= GALLEY_KEEP_TOGETHER;
	if (before < orphans || after < widows) {
		item->item.penalty = PENALTY_FORBIDDEN;
		item->cut.page_penalty = PENALTY_FORBIDDEN;
		item->cut.reasons |= GALLEY_LINES;
	}
	item->item.is_flagged = lines->at[index].is_hyphenated;
}

void
galley_add_lines(struct galley_builder *b, const struct fo *fo,
    const struct lines *lines)
{
	size_t orphans = (size_t)fo_number(fo, FO_PROP_ORPHANS, 2);
	size_t widows = (size_t)fo_number(fo, FO_PROP_WIDOWS, 2);

	/*
	 * A paragraph of too few lines for both is one that may not be cut;
	 * one that just has too many demands keeps its orphans' share.
	 */
	if (lines->count == 0)
		return;
	prepare_box(b);
	for (size_t i = 0; i < lines->count; i++) {
		struct galley_item *item = add_item(b, GALLEY_LINE, ITEM_BOX);

		item->item.size = lines->at[i].height;
		item->line.lines = lines;
		item->line.index = i;
		item->citations = lines->at[i].citations;
		b->solid = b->galley->count;
		if (i + 1 < lines->count)
			add_line_break(b, lines, i, orphans, widows);
	}
	b->is_after = true;
}

void
galley_add_slice(struct galley_builder *b, struct strip *strip, size_t step,
    const struct item *box, const struct citation *citations)
{
	struct galley_item *item;

	prepare_box(b);
	item = add_item(b, GALLEY_SLICE, ITEM_BOX);
	item->item = *box;
	item->slice.strip = strip;
	item->slice.step = step;
	item->citations = citations;
	b->solid = b->galley->count;
	b->is_after = true;
}

void
galley_add_break(struct galley_builder *b, const struct item *cut,
    enum fo_keyword until)
{
	struct galley_item *item;

	settle_open(b);
	if (b->is_after) {
		add_boundary(b);
	} else if (b->boundary == NO_BOUNDARY) {
		return;
	}
	item = &b->galley->at[b->boundary];
	if (cut->penalty >= PENALTY_FORBIDDEN)
		item->cut.reasons |= GALLEY_KEEP_TOGETHER;
	item->item.size = cut->size;
	if (cut->penalty == PENALTY_FORCED || until != FO_KW_NONE_SET) {
		item->item.penalty = PENALTY_FORCED;
		item->cut.page_penalty = PENALTY_FORCED;
		item->cut.until = stronger(item->cut.until, until);
		return;
	}
	item->item.penalty = MAX(item->item.penalty, cut->penalty);
	item->cut.page_penalty = MAX(item->cut.page_penalty, cut->penalty);
}

void
galley_add_anchor(struct galley_builder *b, const struct fo *fo)
{
	settle_open(b);
	if (b->is_after)
		add_boundary(b);
	add_item(b, GALLEY_ANCHOR, ITEM_BOX)->anchor = fo;
}

void
galley_add_container(struct galley_builder *b, struct container *container,
    dimen height, bool is_solid)
{
	struct galley_item *item;

	if (is_solid) {
		prepare_box(b);
	} else {
		settle_open(b);
		if (b->is_after)
			add_boundary(b);
	}
	item = add_item(b, GALLEY_CONTAINER, ITEM_BOX);
	item->item.size = height;
	item->container = container;
	if (is_solid) {
		b->solid = b->galley->count;
		b->is_after = true;
	}
}

/* Tells each forbidden BREAK how much has to stay together because of it. */
static void
measure_runs(struct galley *galley)
{
	size_t start = 0;
	dimen run = 0;

	for (size_t i = 0; i <= galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (i < galley->count && item->kind != GALLEY_BREAK) {
			run += item->item.size;
			continue;
		}
		if (i < galley->count &&
		    item->item.penalty >= PENALTY_FORBIDDEN)
			continue;
		for (; start < i; start++)
			if (galley->at[start].kind == GALLEY_BREAK)
				galley->at[start].cut.run = run;
		run = 0;
	}
}

struct galley *
galley_end(struct galley_builder *b)
{
	struct galley *galley = b->galley;
	struct galley_item *items = galley->at;

	g_assert(b->open == NULL);
	settle_spaces(b, /*is_foot*/ !b->is_inner);
	galley->break_after = b->until;
	galley->keep_after = b->keep_next_page;
	galley->at = NULL;
	if (galley->count > 0)
		galley->at = arena_copy(b->layout->arena, items,
		    galley->count * sizeof(*items));
	measure_runs(galley);
	for (size_t i = 0; i < galley->count; i++)
		if (galley->at[i].kind != GALLEY_BREAK)
			galley->extent += galley->at[i].item.size;
	g_free(items);
	g_free(b->spaces->at);
	g_free(b->spaces);
	return galley;
}
