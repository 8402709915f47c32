/*
 * Side floats in a galley that is being made: see side.h.
 *
 * A float that is known but has no place yet waits for the next box.  From then
 * on it stands beside whatever is added, until that reaches below it.
 */
#include "layout/side_build.h"

#include "layout/block.h"
#include "layout/box.h"
#include "layout/margin_note.h"

bool
side_is(const struct fo *fo)
{
	return fo->kind == FO_FLOAT &&
	    !fo_is(fo, FO_PROP_FLOAT, FO_KW_BEFORE) && !margin_note_is(fo);
}

/* ---- what is beside ---- */

dimen
side_lowest(const struct galley_builder *b)
{
	dimen bottom = 0;

	for (const struct side *side = b->sides; side != NULL;
	     side = side->next)
		bottom = MAX(bottom, side->bottom);
	return bottom;
}

void
side_drop_passed(struct galley_builder *b, dimen y)
{
	struct side **link = &b->sides;

	while (*link != NULL) {
		if ((*link)->is_set && (*link)->bottom <= y)
			*link = (*link)->next;
		else
			link = &(*link)->next;
	}
}

static bool
is_beside(const struct side *side, dimen top, dimen bottom)
{
	return side->top < bottom && side->bottom > top;
}

struct line_room
side_find_room(const struct galley_builder *b, dimen x, dimen width, dimen top,
    dimen bottom)
{
	struct line_room room = { 0 };

	for (const struct side *side = b->sides; side != NULL;
	     side = side->next) {
		if (!is_beside(side, top, bottom))
			continue;
		room.is_turned = side->is_turned;
		if (side->is_at_end)
			room.end = MAX(room.end, x + width - side->x);
		else
			room.start = MAX(room.start, side->x + side->width - x);
	}
	return room;
}

dimen
side_next_bottom(const struct galley_builder *b, dimen y)
{
	dimen next = DIMEN_MAX;

	for (const struct side *side = b->sides; side != NULL;
	     side = side->next)
		if (side->bottom > y)
			next = MIN(next, side->bottom);
	return next == DIMEN_MAX ? y : next;
}

bool
side_forbids(struct galley_builder *b)
{
	dimen y = build_height(b);

	side_drop_passed(b, y);
	for (const struct side *side = b->sides; side != NULL;
	     side = side->next)
		if (side->is_set && side->top < y && y < side->bottom)
			return true;
	return false;
}

/* ---- a float's place ---- */

static bool
is_turned(const struct fo *fo)
{
	return fo_is(fo, FO_PROP_FLOAT, FO_KW_INSIDE) ||
	    fo_is(fo, FO_PROP_FLOAT, FO_KW_OUTSIDE);
}

/* Which edge of its lines a keyword of float or clear means, on a recto. */
static bool
means_end(const struct galley_builder *b, enum fo_keyword keyword)
{
	bool is_backward = box_is_backward(b->reference);

	switch (keyword) {
	case FO_KW_END:
	case FO_KW_OUTSIDE:
		return true;
	case FO_KW_RIGHT:
		return !is_backward;
	case FO_KW_LEFT:
		return is_backward;
	default:
		return false;
	}
}

/* The first child with a width that is a part of the measure; or NULL. */
static const struct fo *
find_share(const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		const struct fo_value *width = fo_value(child,
		    FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);

		if ((child->kind == FO_BLOCK_CONTAINER ||
			child->kind == FO_TABLE) &&
		    width->keyword == FO_KW_NONE_SET && width->percent != 0)
			return child;
	}
	return NULL;
}

/* What is drawn of the content, borders included, from the galley's start. */
static void
find_bounds(const struct galley *galley, dimen *start, dimen *end)
{
	for (size_t i = 0; i < galley->count; i++) {
		const struct galley_block *block = galley->at[i].block;

		if (galley->at[i].kind != GALLEY_OPEN)
			continue;
		*start = MIN(*start, block->x);
		*end = MAX(*end, block->x + block->width);
	}
}

/* What the content leaves free at its start, by an indent of its own. */
static dimen
find_indent(const struct galley *galley)
{
	dimen indent = DIMEN_MAX;

	for (size_t i = 0; i < galley->count; i++) {
		const struct galley_block *block = galley->at[i].block;

		if (galley->at[i].kind == GALLEY_OPEN && block->parent == NULL)
			indent = MIN(indent, block->x);
	}
	return indent == DIMEN_MAX ? 0 : MAX(indent, 0);
}

/*
 * Sets the content: as wide as it likes to be, or as it says; what floats
 * nowhere takes all of the measure.
 */
static void
set_content(struct galley_builder *b, struct side *side)
{
	const struct fo *fo = side->fo, *share = find_share(fo);
	dimen measure = b->measure, start = 0, end, min, max;

	galley_measure(b->layout, fo, &min, &max);
	end = MAX(min, MIN(max, measure));
	if (fo_is(fo, FO_PROP_FLOAT, FO_KW_NONE))
		end = measure;
	else if (share != NULL)
		end = fo_length(share,
			  FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
			  measure) +
		    fo_length(share, FO_PROP_START_INDENT, measure) +
		    fo_length(share, FO_PROP_END_INDENT, measure);
	else
		measure = end;
	side->galley = block_galley(b->layout, fo, fo->first, /*end*/ NULL,
	    measure, /*is_inner*/ false);
	if (share == NULL)
		find_bounds(side->galley, &start, &end);
	side->gap = fo_length(fo, FO_PROP_Q_FLOAT_GAP, measure);
	side->width = end - start + side->gap;
	side->inset = -start;
	side->indent = find_indent(side->galley);
	if (box_is_backward(fo))
		side->galley->left = end - measure;
}

static const struct galley_block *
find_container(const struct galley_block *block)
{
	while (block != NULL && !block->is_container)
		block = block->parent;
	return block;
}

struct side *
side_new(struct galley_builder *b, const struct fo *fo)
{
	struct side *side = ARENA_NEW(b->layout->work, struct side);

	side->fo = fo;
	side->container = find_container(b->open);
	side->is_at_end = means_end(b, fo_keyword(fo, FO_PROP_FLOAT));
	side->is_turned = is_turned(fo);
	set_content(b, side);
	if (side->width > b->measure)
		diag(b->layout->diags, DIAG_FLOAT_TOO_WIDE, fo->pos,
		    "it needs %.1fpt, there is %.1fpt", dimen_pt(side->width),
		    dimen_pt(b->measure));
	if (side->galley->extent > b->layout->tallest)
		diag(b->layout->diags, DIAG_FLOAT_TOO_TALL, fo->pos,
		    "it needs %.1fpt", dimen_pt(side->galley->extent));
	return side;
}

/* What changes its edge with the page may share no line with what doesn't. */
static bool
is_among_others(const struct galley_builder *b, const struct side *side,
    dimen top, dimen bottom)
{
	for (const struct side *other = b->sides; other != NULL;
	     other = other->next)
		if (is_beside(other, top, bottom) &&
		    other->is_turned != side->is_turned)
			return true;
	return false;
}

static bool
clears(const struct galley_builder *b, enum fo_keyword clear,
    const struct side *side)
{
	switch (clear) {
	case FO_KW_NONE:
	case FO_KW_NONE_SET:
		return false;
	case FO_KW_BOTH:
		return true;
	default:
		return means_end(b, clear) == side->is_at_end;
	}
}

dimen
side_cleared_bottom(const struct galley_builder *b, const struct fo *fo)
{
	enum fo_keyword clear = fo_keyword(fo, FO_PROP_CLEAR);
	dimen bottom = 0;

	for (const struct side *side = b->sides; side != NULL;
	     side = side->next)
		if (clears(b, clear, side))
			bottom = MAX(bottom, side->bottom);
	return bottom;
}

/*
 * The first place at or below `y` that is wide enough, and not above a float
 * that was there before.
 */
static void
find_place(struct galley_builder *b, struct side *side, dimen y)
{
	dimen extent = MAX(side->galley->extent + side->gap / 2, 1);
	struct line_room room;
	bool is_alone;

	y = MAX(y, side_cleared_bottom(b, side->fo));
	for (const struct side *other = b->sides; other != NULL;
	     other = other->next)
		y = MAX(y, other->top);
	for (;;) {
		room = side_find_room(b, b->base, b->measure, y, y + extent);
		is_alone = room.start + room.end == 0;
		room.start = MAX(room.start, b->side_indent - side->indent);
		if (!is_among_others(b, side, y, y + extent) &&
		    (room.start + room.end + side->width <= b->measure ||
			is_alone))
			break;
		y = side_next_bottom(b, y);
	}
	side->top = y;
	side->bottom = y + extent;
	side->x = b->base + room.start;
	if (side->is_at_end)
		side->x = b->base + b->measure - room.end - side->width;
	side->verso_x = 2 * b->base + b->measure - side->x - side->width;
}

void
side_append(struct side **link, struct side *side)
{
	while (*link != NULL)
		link = &(*link)->next;
	*link = side;
}

void
side_place(struct galley_builder *b, struct side *side, dimen y)
{
	find_place(b, side, y);
	side->next = NULL;
	side_append(&b->sides, side);
}

void
side_withdraw(struct galley_builder *b, struct side *side)
{
	struct side **link = &b->sides;

	while (*link != side)
		link = &(*link)->next;
	*link = side->next;
	side->next = NULL;
}

static void
add_item(struct galley_builder *b, struct side *side)
{
	struct galley_item *item;

	side->drop = side->top - build_height(b);
	side->is_set = true;
	item = build_item(b, GALLEY_SIDE, ITEM_BOX);
	item->side = side;
	citation_add_galley(b->layout, &item->citations, side->galley,
	    /*from*/ 0, side->galley->count);
}

void
side_add_waiting(struct galley_builder *b)
{
	struct side *side = b->waiting, *next;

	b->waiting = NULL;
	for (; side != NULL; side = next) {
		next = side->next;
		side_place(b, side, build_height(b));
		add_item(b, side);
	}
}

void
side_add_before_line(struct galley_builder *b, size_t line)
{
	for (struct side *side = b->sides; side != NULL; side = side->next)
		if (!side->is_set && side->line == line)
			add_item(b, side);
}

void
side_wait(struct galley_builder *b, struct side *side)
{
	side_append(&b->waiting, side);
}

void
side_add(struct galley_builder *b, const struct fo *fo)
{
	side_wait(b, side_new(b, fo));
}

/* ---- what comes below ---- */

void
side_fill_down(struct galley_builder *b, dimen bottom)
{
	dimen y;

	if (bottom <= build_height(b) + build_pending_space(b))
		return;
	build_prepare_box(b);
	y = build_height(b);
	if (bottom > y) {
		build_item(b, GALLEY_REST, ITEM_BOX)->item.size = bottom - y;
		b->solid = b->galley->count;
	}
	b->is_after = true;
}

void
side_clear(struct galley_builder *b)
{
	if (b->waiting != NULL)
		build_prepare_box(b);
	if (b->sides != NULL)
		side_fill_down(b, side_lowest(b));
}

void
side_clear_container(struct galley_builder *b,
    const struct galley_block *container)
{
	dimen bottom = 0;

	if (b->waiting != NULL)
		build_prepare_box(b);
	for (const struct side *side = b->sides; side != NULL;
	     side = side->next)
		if (side->container == container)
			bottom = MAX(bottom, side->bottom);
	if (bottom > 0)
		side_fill_down(b, bottom);
}
