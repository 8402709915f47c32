/*
 * Paragraphs beside side floats: see side.h.
 *
 * The widths of lines follow from their heights above the floats' lower edges,
 * and the heights may change with the breaks; and where a line breaks decides
 * which floats its paragraph has.  So breaking is tried again, a bounded number
 * of times; a float once placed stays where it is.
 */
#include "layout/side_build.h"

/* Lines change their heights, and with them what is beside them: tries. */
enum { ROUNDS = 3 };

/* A paragraph being set beside floats. */
struct setter {
	struct galley_builder *b;
	const struct fo *fo; /* its block */
	struct para *para;
	struct para_place from;
	dimen measure; /* of the block that is open */
	dimen x;       /* where that starts in the galley */
	dimen top;     /* of the first line */
	struct lines *lines;
	struct side *late; /* what comes below the paragraph */
};

static dimen
line_height(const struct setter *s, size_t line)
{
	if (s->lines != NULL && line < s->lines->count)
		return s->lines->at[line].height;
	return MAX(fo_length(s->fo, FO_PROP_LINE_HEIGHT, 0), 1);
}

/* What floats leave of each line, as high as the lines are now. */
static struct line_shape
find_shape(const struct setter *s)
{
	GArray *rooms = g_array_new(FALSE, FALSE, sizeof(struct line_room));
	dimen bottom = side_lowest(s->b), y = s->top;
	struct line_shape shape = { NULL, 0 };

	if (fo_is(s->fo, FO_PROP_INTRUSION_DISPLACE, FO_KW_NONE))
		bottom = y;
	for (size_t i = 0; y < bottom; i++) {
		dimen height = line_height(s, i);
		struct line_room room = side_find_room(s->b, s->x, s->measure,
		    y, y + height);

		g_array_append_val(rooms, room);
		if (room.start + room.end > 0)
			shape.count = i + 1;
		y += height;
	}
	if (shape.count > 0)
		shape.at = arena_copy(s->b->layout->work, rooms->data,
		    shape.count * sizeof(*shape.at));
	g_array_free(rooms, TRUE);
	return shape;
}

static bool
is_same_shape(const struct line_shape *a, const struct line_shape *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (a->at[i].start != b->at[i].start ||
		    a->at[i].end != b->at[i].end ||
		    a->at[i].is_turned != b->at[i].is_turned)
			return false;
	return true;
}

/* Breaks into lines that fit beside the floats, whatever their heights. */
static void
break_lines(struct setter *s)
{
	for (int i = 0; i < ROUNDS; i++) {
		struct line_shape shape = find_shape(s);

		if (s->lines != NULL && is_same_shape(&shape, &s->lines->shape))
			return;
		s->lines = para_break_from(s->b->layout, s->para, s->from,
		    s->measure, &shape);
	}
}

struct anchor {
	const struct fo *fo;
	size_t line; /* that it is in */
};

/* The `index`th float that the lines cite. */
static bool
find_anchor(const struct lines *lines, size_t index, struct anchor *anchor)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct citation *cited = lines->at[i].citations;

		for (; cited != NULL; cited = cited->next) {
			if (!side_is(cited->fo) || index-- > 0)
				continue;
			*anchor = (struct anchor){ cited->fo, i };
			return true;
		}
	}
	return false;
}

static dimen
lines_top(const struct setter *s, size_t line)
{
	dimen y = s->top;

	for (size_t i = 0; i < line; i++)
		y += line_height(s, i);
	return y;
}

/* Nothing of a paragraph stands where there is hardly room for a word. */
static bool
is_too_narrow(const struct setter *s, dimen top, dimen bottom)
{
	struct line_room room = side_find_room(s->b, s->x, s->measure, top,
	    bottom);

	return room.start + room.end > 0 &&
	    s->measure - room.start - room.end <
	    SIDE_LEAST_EMS * fo_length(s->fo, FO_PROP_FONT_SIZE, 0);
}

/* Where the first line has room. */
static void
find_top(struct setter *s)
{
	for (;;) {
		dimen y = build_height(s->b), next = side_next_bottom(s->b, y);

		s->top = y;
		if (next == y ||
		    !is_too_narrow(s, y, y + line_height(s, /*line*/ 0)))
			return;
		side_fill_down(s->b, next);
		build_prepare_box(s->b);
	}
}

/*
 * Places what the lines cite, one after another; each changes the lines.  What
 * leaves them no room lies above the paragraph that begins with it, and else
 * below.
 */
static void
place_cited(struct setter *s)
{
	struct anchor anchor;

	for (size_t i = 0; find_anchor(s->lines, i, &anchor); i++) {
		struct side *side = side_new(s->b, anchor.fo);

		side_place(s->b, side, lines_top(s, anchor.line));
		side->line = anchor.line;
		if (!is_too_narrow(s, side->top, side->bottom)) {
			break_lines(s);
		} else if (anchor.line == 0) {
			side_add_before_line(s->b, 0);
			find_top(s);
			break_lines(s);
		} else {
			side_withdraw(s->b, side);
			side_append(&s->late, side);
		}
	}
}

void
side_add_lines(struct galley_builder *b, const struct fo *fo,
    const struct fo *first, const struct fo *end, struct para *para,
    struct para_place from)
{
	struct setter s = {
		.b = b,
		.fo = fo,
		.para = para,
		.from = from,
		.measure = b->open == NULL ? b->measure
					   : b->open->content_width,
		.x = b->open == NULL ? b->base : b->open->content_x,
	};
	struct anchor anchor;

	if (b->sides == NULL && b->waiting == NULL) {
		s.lines = para_break_from(b->layout, para, from, s.measure,
		    /*shape*/ NULL);
		if (!find_anchor(s.lines, 0, &anchor)) {
			galley_add_lines(b, fo, first, end, s.lines);
			return;
		}
	}
	b->has_own_lines = b->grid > 0 &&
	    line_height(&s, /*line*/ 0) % b->grid != 0;
	build_prepare_box(b);
	side_drop_passed(b, build_height(b));
	find_top(&s);
	break_lines(&s);
	place_cited(&s);
	galley_add_lines(b, fo, first, end, s.lines);
	side_wait(b, s.late);
}
