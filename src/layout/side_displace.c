/*
 * Blocks that side floats displace as a whole (intrusion-displace; XSL 1.1,
 * 7.19.3), and those that begin below them: see side.h.
 */
#include "layout/box.h"
#include "layout/side_build.h"
#include "layout/table.h"

/*
 * Whether a block of `fo` is narrowed as a whole rather than line by line: what
 * has a border or a ground would else lie under the float.
 */
static bool
is_displaced(const struct galley_builder *b, const struct fo *fo)
{
	switch (fo_keyword(fo, FO_PROP_INTRUSION_DISPLACE)) {
	case FO_KW_NONE:
	case FO_KW_LINE:
		return fo->kind == FO_LIST_ITEM;
	case FO_KW_BLOCK:
	case FO_KW_INDENT:
		return fo->kind != FO_LIST_BLOCK;
	default:
		return fo->kind == FO_BLOCK_CONTAINER || fo->kind == FO_TABLE ||
		    fo->kind == FO_LIST_ITEM ||
		    (fo->kind == FO_BLOCK &&
			box_new(b->layout, fo, b->measure) != NULL);
	}
}

/*
 * Whether the lines of a list item give way one by one: what is at their end
 * leaves the label beside its body, and the body may go on below.
 */
static bool
is_displaced_by_lines(const struct fo *fo, const struct line_room *room)
{
	enum fo_keyword displace = fo_keyword(fo, FO_PROP_INTRUSION_DISPLACE);

	return fo->kind == FO_LIST_ITEM && room->start == 0 &&
	    !room->is_turned && displace != FO_KW_BLOCK &&
	    displace != FO_KW_INDENT &&
	    !fo_is(fo, FO_PROP_RELATIVE_ALIGN, FO_KW_BASELINE);
}

/* How far from the edge of what is around the body of a list item begins. */
static dimen
body_indent(const struct galley_builder *b, const struct fo *item)
{
	const struct fo *child = item->first;

	while (child != NULL && child->kind != FO_LIST_ITEM_BODY)
		child = child->next;
	return child == NULL ? 0 : box_indents(child, b->measure).start;
}

/* The narrowest that `fo` may be beside a float. */
static dimen
least_width(const struct galley_builder *b, const struct fo *fo)
{
	dimen least = SIDE_LEAST_EMS * fo_length(fo, FO_PROP_FONT_SIZE, 0);
	dimen min = 0, max;

	if (fo->kind == FO_LIST_ITEM)
		return least + body_indent(b, fo);
	if (fo->kind == FO_TABLE)
		table_measure(b->layout, fo, &min, &max);
	else if (fo->kind == FO_BLOCK_CONTAINER)
		galley_measure(b->layout, fo, &min, &max);
	return MAX(least, min);
}

/* What is indented, or reaches into the margin, has to give way by less, or more. */
static struct line_room
beyond_indents(const struct galley_builder *b, const struct fo *fo,
    struct line_room room)
{
	struct box_indents indents = box_indents(fo, b->measure);
	struct box_edges edges = box_edges(fo, b->measure);

	if (room.start > 0)
		room.start = MAX(room.start - indents.start + edges.start, 0);
	if (room.end > 0)
		room.end = MAX(room.end - indents.end + edges.end, 0);
	return room;
}

struct line_room
side_make_room(struct galley_builder *b, const struct fo *fo)
{
	struct line_room room = { 0 };
	dimen least, line = fo_length(fo, FO_PROP_LINE_HEIGHT, 0);
	bool clears_any = !fo_is(fo, FO_PROP_CLEAR, FO_KW_NONE);

	if (!fo_is(fo, FO_PROP_BREAK_BEFORE, FO_KW_AUTO)) {
		side_clear(b);
		return room;
	}
	if (b->waiting != NULL && (clears_any || is_displaced(b, fo)))
		build_prepare_box(b);
	side_fill_down(b, side_cleared_bottom(b, fo));
	if (!is_displaced(b, fo))
		return room;
	least = least_width(b, fo);
	for (;;) {
		dimen y = build_height(b) + build_pending_space(b);

		room = side_find_room(b, b->base, b->measure, y,
		    y + MAX(line, 1));
		if (room.start + room.end == 0 ||
		    (b->measure - room.start - room.end >= least &&
			!room.is_turned))
			break;
		side_fill_down(b, side_next_bottom(b, y));
	}
	if (is_displaced_by_lines(fo, &room))
		return (struct line_room){ 0 };
	return beyond_indents(b, fo, room);
}
