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
#include "layout/galley_build.h"
#include "layout/side.h"

enum {
	DEPTH_MAX = 500,     /* of nested blocks */
	KEEP_WEAKEST = 1700, /* keep strength 1; each more costs KEEP_STEP */
	KEEP_STEP = 100,
	KEEP_STRONGEST = 9000,
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

struct galley_item *
build_item(struct galley_builder *b, enum galley_kind kind, enum item_kind item)
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
	builder->galley = ARENA_NEW(layout->work, struct galley);
	builder->galley->fo = fo;
	builder->galley->measure = measure;
	builder->reference = fo;
	builder->measure = measure;
	builder->boundary = NO_BOUNDARY;
	builder->spaces = build_spaces_new(/*is_head*/ !is_inner);
	builder->is_inner = is_inner;
	builder->grid = is_inner ? 0 : galley_grid(fo);
}

/* The edges of the block opened last are final now. */
void
build_settle_open(struct galley_builder *b)
{
	struct galley_block *block = b->fresh;
	struct galley *galley = b->galley;

	if (block == NULL)
		return;
	b->fresh = NULL;
	galley->at[galley->count - 1].item.size = block->before;
	if (block->before != 0) {
		b->has_own_lines = true;
		build_settle_spaces(b, /*is_foot*/ false);
		b->solid = galley->count;
	}
	if (block->is_container) {
		build_settle_spaces(b, /*is_foot*/ false);
		build_spaces_at_edge(b, /*is_head*/ true);
	}
}

/* A break-... value, or NONE_SET for auto. */
static enum fo_keyword
forced_until(const struct fo *fo, enum fo_prop prop)
{
	enum fo_keyword keyword = fo_keyword(fo, prop);

	return keyword == FO_KW_AUTO ? FO_KW_NONE_SET : keyword;
}

/* Of two demands at one place: a page is more than a column. */
enum fo_keyword
build_stronger(enum fo_keyword a, enum fo_keyword b)
{
	if (b == FO_KW_NONE_SET || (b == FO_KW_COLUMN && a != FO_KW_NONE_SET))
		return a;
	if (b == FO_KW_PAGE && (a == FO_KW_ODD_PAGE || a == FO_KW_EVEN_PAGE))
		return a;
	return b;
}

void
build_forbid(struct galley_item *cut)
{
	cut->item.penalty = cut->cut.page_penalty = PENALTY_FORBIDDEN;
	cut->cut.reasons |= GALLEY_KEEP_TOGETHER;
}

/* Where nothing has come since the last forced break, that one is enough. */
static void
join_last_turn(struct galley_builder *b)
{
	struct galley_item *item;

	if (b->until == FO_KW_NONE_SET)
		return;
	for (size_t i = b->galley->count - 1; i > b->solid; i--) {
		item = &b->galley->at[i - 1];
		if (item->kind != GALLEY_BREAK ||
		    item->item.penalty != PENALTY_FORCED)
			continue;
		item->cut.until = build_stronger(item->cut.until, b->until);
		b->until = FO_KW_NONE_SET;
		return;
	}
}

/* The BREAK between what has ended and what begins now. */
void
build_add_boundary(struct galley_builder *b)
{
	struct galley_item *item;
	bool is_empty = b->boundary == NO_BOUNDARY ? b->solid == 0
						   : b->solid <= b->boundary;

	item = build_item(b, GALLEY_BREAK, ITEM_PENALTY);
	join_last_turn(b);
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
	if (b->sides != NULL && side_forbids(b))
		build_forbid(item);
	if (b->until != FO_KW_NONE_SET) {
		item->item.penalty = PENALTY_FORCED;
		item->cut.page_penalty = PENALTY_FORCED;
		item->cut.until = b->until;
	}
	b->keep_next = b->keep_next_page = 0;
	b->until = FO_KW_NONE_SET;
	b->is_after = false;
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
			    build_stronger(b->galley->break_before, until);
			b->galley->keep_before = MAX(b->galley->keep_before,
			    keep_page);
		}
		return;
	}
	item = &b->galley->at[b->boundary];
	if (until != FO_KW_NONE_SET) {
		item->cut.until = build_stronger(item->cut.until, until);
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
			b->galley->break_before = build_stronger(
			    b->galley->break_before, galley->break_before);
			b->galley->keep_before = MAX(b->galley->keep_before,
			    galley->keep_before);
		}
		return;
	}
	item = &b->galley->at[boundary];
	if (galley->break_before != FO_KW_NONE_SET) {
		item->cut.until = build_stronger(item->cut.until,
		    galley->break_before);
		item->item.penalty = PENALTY_FORCED;
		item->cut.page_penalty = PENALTY_FORCED;
	}
	if (galley->keep_before == 0 || item->item.penalty == PENALTY_FORCED)
		return;
	item->item.penalty = MAX(item->item.penalty, galley->keep_before);
	item->cut.page_penalty = MAX(item->cut.page_penalty,
	    galley->keep_before);
	item->cut.reasons |= GALLEY_KEEP_NEXT;
}

void
galley_join_after(struct galley_builder *b, const struct galley *galley)
{
	b->keep_next = MAX(b->keep_next, galley->keep_after);
	b->keep_next_page = MAX(b->keep_next_page, galley->keep_after);
	b->until = build_stronger(b->until, galley->break_after);
}

/* Blocks are narrowed with the one around them, but not within an area. */
static struct line_room
room_beside(const struct galley_block *block, struct line_room own)
{
	const struct galley_block *parent = block->parent;

	if (parent == NULL || parent->is_container)
		return own;
	own.start = MAX(own.start, parent->beside.start);
	own.end = MAX(own.end, parent->beside.end);
	return own;
}

static void
fill_block(struct galley_builder *b, struct galley_block *block)
{
	const struct fo *fo = block->fo;
	struct box_edges edges = box_edges(fo, b->measure);
	struct box_edges cut = box_cut_edges(fo, b->measure);
	struct box_indents indents = box_indents(fo, b->measure);

	indents.start += block->beside.start;
	indents.end += block->beside.end;
	block->content_x = b->base + indents.start;
	block->content_width = MAX(b->measure - indents.start - indents.end, 0);
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

static struct galley_block *
enter_block(struct galley_builder *b, const struct fo *fo,
    struct line_room beside)
{
	int together = galley_keep(fo, FO_PROP_KEEP_TOGETHER_WITHIN_COLUMN);
	int page = galley_keep(fo, FO_PROP_KEEP_TOGETHER_WITHIN_PAGE);
	struct galley_block *block = ARENA_NEW(b->layout->work,
	    struct galley_block);

	block->fo = fo;
	block->parent = b->open;
	block->beside = room_beside(block, beside);
	fill_block(b, block);
	block->together = b->together;
	block->together_page = b->together_page;
	b->together = MAX(b->together, together);
	b->together_page = MAX(b->together_page, MAX(together, page));
	b->open = block;
	b->depth++;
	return block;
}

struct galley_block *
galley_continue(struct galley_builder *b, const struct fo *fo)
{
	return enter_block(b, fo, (struct line_room){ 0 });
}

void
galley_add_cut(struct galley_builder *b, const struct galley_break *cut)
{
	struct galley_item *item = build_item(b, GALLEY_BREAK, ITEM_PENALTY);

	item->cut.open = b->open;
	item->cut.head = cut->head;
	item->cut.foot = cut->foot;
	b->solid = b->galley->count;
	build_spaces_at_edge(b, /*is_head*/ false);
}

struct galley_block *
galley_add_open(struct galley_builder *b, const struct fo *fo)
{
	struct line_room beside = { 0 };
	struct galley_block *block;

	if (b->depth >= DEPTH_MAX) {
		diag(b->layout->diags, DIAG_NESTED_TOO_DEEP, fo->pos,
		    "more than %d", DEPTH_MAX);
		return NULL;
	}
	build_settle_open(b);
	if (b->sides != NULL || b->waiting != NULL)
		beside = side_make_room(b, fo);
	if (b->is_after)
		build_add_boundary(b);
	join_boundary(b, fo);
	build_add_space(b, space_before(fo, b->measure));
	block = enter_block(b, fo, beside);
	build_item(b, GALLEY_OPEN, ITEM_BOX)->block = block;
	b->fresh = block;
	return block;
}

void
galley_add_close(struct galley_builder *b)
{
	struct galley_block *block = b->open;
	const struct fo *fo = block->fo;
	struct galley_item *item;
	int keep = galley_keep(fo, FO_PROP_KEEP_WITH_NEXT_WITHIN_COLUMN);

	build_settle_open(b);
	if (forced_until(fo, FO_PROP_BREAK_AFTER) != FO_KW_NONE_SET)
		side_clear(b);
	else if (block->is_container)
		side_clear_container(b, block);
	if (block->after != 0)
		build_settle_spaces(b, /*is_foot*/ block->is_container);
	else if (block->is_container)
		build_settle_spaces(b, /*is_foot*/ true);
	item = build_item(b, GALLEY_CLOSE, ITEM_BOX);
	item->block = block;
	item->item.size = block->after;
	if (block->after != 0)
		b->solid = b->galley->count;
	b->open = block->parent;
	b->depth--;
	b->together = block->together;
	b->together_page = block->together_page;
	build_add_space(b, space_after(fo, b->measure));
	b->keep_next = MAX(b->keep_next, keep);
	b->keep_next_page = MAX(b->keep_next_page, keep);
	b->keep_next_page = MAX(b->keep_next_page,
	    galley_keep(fo, FO_PROP_KEEP_WITH_NEXT_WITHIN_PAGE));
	b->until = build_stronger(b->until,
	    forced_until(fo, FO_PROP_BREAK_AFTER));
	b->is_after = true;
}

/*
 * Tells each forbidden BREAK how much has to stay together because of it: at
 * the least, without the glue that a cut on either side drops.
 */
static void
measure_runs(struct galley *galley)
{
	size_t start = 0;
	dimen run = 0, space = 0;

	for (size_t i = 0; i <= galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (i < galley->count && item->kind == GALLEY_SPACE) {
			if (run > 0)
				space += item->item.size - item->item.shrink;
			continue;
		}
		if (i < galley->count && item->kind != GALLEY_BREAK) {
			if (galley_is_solid(item)) {
				run += space + item->item.size;
				space = 0;
			}
			continue;
		}
		if (i < galley->count &&
		    item->item.penalty >= PENALTY_FORBIDDEN)
			continue;
		for (; start < i; start++)
			if (galley->at[start].kind == GALLEY_BREAK)
				galley->at[start].cut.run = run;
		run = space = 0;
	}
}

struct galley *
galley_end(struct galley_builder *b)
{
	struct galley *galley = b->galley;
	struct galley_item *items = galley->at;

	g_assert(b->open == NULL);
	side_clear(b);
	build_settle_spaces(b, /*is_foot*/ !b->is_inner);
	galley->break_after = b->until;
	galley->keep_after = b->keep_next_page;
	galley->at = NULL;
	if (galley->count > 0) {
		/* some room, or it would soon be copied to have more */
		galley->capacity = galley->count + galley->count / 16;
		galley->at = ARENA_TAKE_ARRAY(b->layout->work,
		    struct galley_item, galley->capacity);
		memcpy(galley->at, items, galley->count * sizeof(*items));
	}
	measure_runs(galley);
	for (size_t i = 0; i < galley->count; i++)
		if (galley->at[i].kind != GALLEY_BREAK)
			galley->extent += galley->at[i].item.size;
	g_free(items);
	build_spaces_free(b->spaces);
	return galley;
}
