/*
 * What an inline does to what is in it: edges, and the place of its baseline.
 */
#include "layout/inline.h"

#include "layout/shape.h"

/* Space, border and padding at one edge of an inline. */
static dimen
edge(const struct fo *fo, enum fo_prop space, enum fo_prop border,
    enum fo_prop padding)
{
	return fo_length(fo, space, 0) + fo_length(fo, border, 0) +
	    fo_length(fo, padding, 0);
}

/*
 * Where superscripts and subscripts lie is the formatter's choice (XSL 1.1,
 * 7.14.3).  But documents for the fonts that every PDF viewer had expect what
 * these were given: x-heights.
 */
static dimen
superior_shift(struct layout *layout, const struct fo *fo)
{
	const struct shape_style *outer = shaper_style(fonts_shaper(
							   layout->fonts),
	    fo->parent);

	return outer->claimed != NULL ? outer->x_height : outer->size / 3;
}

static dimen
inferior_shift(struct layout *layout, const struct fo *fo)
{
	const struct shape_style *own = shaper_style(fonts_shaper(
							 layout->fonts),
	    fo);

	if (own->claimed != NULL)
		return -own->x_height / 2;
	return -fo_length(fo->parent, FO_PROP_FONT_SIZE, 0) / 5;
}

/* How far `fo` lifts its baseline over that of its parent. */
static dimen
own_shift(struct layout *layout, const struct fo *fo)
{
	dimen size = fo_length(fo->parent, FO_PROP_FONT_SIZE, 0);

	switch (fo_keyword(fo, FO_PROP_BASELINE_SHIFT)) {
	case FO_KW_SUPER:
		return superior_shift(layout, fo);
	case FO_KW_SUB:
		return inferior_shift(layout, fo);
	default:
		return fo_length(fo, FO_PROP_BASELINE_SHIFT,
		    fo_length(fo->parent, FO_PROP_LINE_HEIGHT, size));
	}
}

/* How many lines `fo` is high: 1, unless the paragraph begins with it. */
static int
drop_lines(const struct inline_scope *parent, const struct fo *fo,
    bool is_first)
{
	if (parent != NULL && parent->drop_lines > 1)
		return parent->drop_lines;
	return is_first ? (int)fo_number(fo, FO_PROP_Q_DROP_LINES, 1) : 1;
}

struct inline_scope *
inline_scope_new(struct layout *layout, const struct fo *block,
    const struct inline_scope *parent, const struct fo *fo, bool is_first)
{
	struct inline_scope *scope = ARENA_NEW(layout->work,
	    struct inline_scope);

	scope->parent = parent;
	scope->fo = fo;
	scope->depth = parent != NULL ? parent->depth + 1 : 1;
	scope->drop_lines = drop_lines(parent, fo, is_first);
	if (scope->drop_lines > 1)
		scope->shift = -(scope->drop_lines - 1) *
		    fo_length(block, FO_PROP_LINE_HEIGHT, 0);
	else
		scope->shift = own_shift(layout, fo) +
		    (parent != NULL ? parent->shift : 0);
	scope->before = edge(fo, FO_PROP_SPACE_START_OPTIMUM,
	    FO_PROP_BORDER_START_WIDTH, FO_PROP_PADDING_START);
	scope->after = edge(fo, FO_PROP_SPACE_END_OPTIMUM,
	    FO_PROP_BORDER_END_WIDTH, FO_PROP_PADDING_END);
	return scope;
}
