/*
 * Boxes: borders, padding and background of an object as an area draws them.
 *
 * Properties come as before, after, start and end; areas have top, right,
 * bottom and left.  Blocks progress downwards here, so before is top and only
 * start and end change places with the writing mode.
 */
#include "layout/box.h"

#include "layout/image.h"

#define MEASURE_LEAST \
	DIMEN_PT(36) /* what indents leave, where there is so much */

static const enum fo_prop widths[4] = { FO_PROP_BORDER_BEFORE_WIDTH,
	FO_PROP_BORDER_END_WIDTH, FO_PROP_BORDER_AFTER_WIDTH,
	FO_PROP_BORDER_START_WIDTH };
static const enum fo_prop styles[4] = { FO_PROP_BORDER_BEFORE_STYLE,
	FO_PROP_BORDER_END_STYLE, FO_PROP_BORDER_AFTER_STYLE,
	FO_PROP_BORDER_START_STYLE };
static const enum fo_prop colors[4] = { FO_PROP_BORDER_BEFORE_COLOR,
	FO_PROP_BORDER_END_COLOR, FO_PROP_BORDER_AFTER_COLOR,
	FO_PROP_BORDER_START_COLOR };
static const enum fo_prop paddings[4] = { FO_PROP_PADDING_BEFORE,
	FO_PROP_PADDING_END, FO_PROP_PADDING_AFTER, FO_PROP_PADDING_START };

bool
box_is_backward(const struct fo *fo)
{
	switch (fo_keyword(fo, FO_PROP_WRITING_MODE)) {
	case FO_KW_RL_TB:
	case FO_KW_RL:
	case FO_KW_RL_BT:
		return true;
	default:
		return false;
	}
}

static dimen
edge(const struct fo *fo, int side, dimen measure)
{
	return fo_length(fo, widths[side], /*base*/ 0) +
	    fo_length(fo, paddings[side], measure);
}

struct box_edges
box_edges(const struct fo *fo, dimen measure)
{
	struct box_edges edges = {
		.before = edge(fo, AREA_TOP, measure),
		.end = edge(fo, AREA_RIGHT, measure),
		.after = edge(fo, AREA_BOTTOM, measure),
		.start = edge(fo, AREA_LEFT, measure),
	};

	return edges;
}

struct box_edges
box_cut_edges(const struct fo *fo, dimen measure)
{
	struct box_edges edges = box_edges(fo, measure);

	if (edges.before == 0 && edges.after == 0)
		return edges;
	if (!fo_is(fo, FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY,
		FO_KW_RETAIN))
		edges.before -= fo_length(fo, FO_PROP_BORDER_BEFORE_WIDTH, 0);
	if (!fo_is(fo, FO_PROP_PADDING_BEFORE_CONDITIONALITY, FO_KW_RETAIN))
		edges.before -= fo_length(fo, FO_PROP_PADDING_BEFORE, measure);
	if (!fo_is(fo, FO_PROP_BORDER_AFTER_WIDTH_CONDITIONALITY, FO_KW_RETAIN))
		edges.after -= fo_length(fo, FO_PROP_BORDER_AFTER_WIDTH, 0);
	if (!fo_is(fo, FO_PROP_PADDING_AFTER_CONDITIONALITY, FO_KW_RETAIN))
		edges.after -= fo_length(fo, FO_PROP_PADDING_AFTER, measure);
	return edges;
}

struct box_indents
box_indents(const struct fo *fo, dimen measure)
{
	struct box_indents indents = {
		.start = fo_length(fo, FO_PROP_START_INDENT, measure),
		.end = fo_length(fo, FO_PROP_END_INDENT, measure),
	};
	dimen least = MIN(MEASURE_LEAST, measure / 2);
	dimen width = measure - indents.start - indents.end;
	bool has_room = width >= DIMEN_PT(1);

	if (indents.start > measure - least) {
		indents.start = measure - least;
		/* a label keeps its width, a body goes to the end */
		indents.end = has_room ? least - width : 0;
	} else if (!has_room && indents.end > 0) {
		indents.end = MIN(indents.end,
		    MAX(measure - indents.start - least, (dimen)0));
	}
	return indents;
}

/*
 * The physical side that a side in writing order (start as AREA_LEFT) has.
 */
static int
physical_side(int side, bool is_backward)
{
	if (!is_backward || side == AREA_TOP || side == AREA_BOTTOM)
		return side;
	return side == AREA_LEFT ? AREA_RIGHT : AREA_LEFT;
}

/* A position keyword as a share of the free room; -1 if it is a length. */
static double
position_share(enum fo_keyword keyword)
{
	switch (keyword) {
	case FO_KW_LEFT:
	case FO_KW_TOP:
		return 0;
	case FO_KW_CENTER:
		return 0.5;
	case FO_KW_RIGHT:
	case FO_KW_BOTTOM:
		return 1;
	default:
		return -1;
	}
}

/* A share or percentage is of the room that the picture leaves. */
static dimen
image_offset(const struct fo *fo, enum fo_prop prop, dimen room)
{
	double share = position_share(fo_keyword(fo, prop));

	if (share >= 0)
		return (dimen)(share * (double)room);
	return fo_length(fo, prop, room);
}

static void
add_background_image(struct layout *layout, const struct fo *fo,
    struct area_box *box)
{
	const char *src = fo_string(fo, FO_PROP_BACKGROUND_IMAGE);
	enum fo_keyword repeat = fo_keyword(fo, FO_PROP_BACKGROUND_REPEAT);

	if (src == NULL || *src == '\0')
		return;
	box->background_image = image_open(layout, src, fo->pos);
	if (box->background_image == NULL)
		return;
	box->image_width = box->background_image->width;
	box->image_height = box->background_image->height;
	box->repeat_x = repeat == FO_KW_REPEAT || repeat == FO_KW_REPEAT_X;
	box->repeat_y = repeat == FO_KW_REPEAT || repeat == FO_KW_REPEAT_Y;
}

const struct area_box *
box_fit(struct layout *layout, const struct area_box *box, const struct fo *fo,
    dimen width, dimen height)
{
	struct area_box *fitted;

	if (box == NULL || box->background_image == NULL)
		return box;
	for (int i = 0; i < 4; i++) {
		dimen taken = box->border[i].width;

		if (i == AREA_TOP || i == AREA_BOTTOM)
			height -= taken;
		else
			width -= taken;
	}
	fitted = arena_copy(layout->arena, box, sizeof(*box));
	fitted->image_x = image_offset(fo,
	    FO_PROP_BACKGROUND_POSITION_HORIZONTAL, width - box->image_width);
	fitted->image_y = image_offset(fo, FO_PROP_BACKGROUND_POSITION_VERTICAL,
	    height - box->image_height);
	return fitted;
}

/* Whether any property of `fo` gives it a box; most blocks have none. */
bool
box_is_there(const struct fo *fo)
{
	for (int i = 0; i < 4; i++)
		if (fo_length(fo, widths[i], 0) != 0 ||
		    fo_value(fo, paddings[i])->length != 0 ||
		    fo_value(fo, paddings[i])->percent != 0)
			return true;
	if ((fo_color(fo, FO_PROP_BACKGROUND_COLOR) & 0xff) != 0)
		return true;
	return fo_string(fo, FO_PROP_BACKGROUND_IMAGE) != NULL;
}

const struct area_box *
box_new(struct layout *layout, const struct fo *fo, dimen measure)
{
	struct area_box *box;
	bool is_backward = box_is_backward(fo);

	if (!box_is_there(fo))
		return NULL;
	box = ARENA_NEW(layout->arena, struct area_box);
	for (int i = 0; i < 4; i++) {
		int side = physical_side(i, is_backward);

		box->border[side].width = fo_length(fo, widths[i], 0);
		box->border[side].style = fo_keyword(fo, styles[i]);
		box->border[side].color = fo_color(fo, colors[i]);
		box->padding[side] = fo_length(fo, paddings[i], measure);
	}
	box->background = fo_color(fo, FO_PROP_BACKGROUND_COLOR);
	add_background_image(layout, fo, box);
	return box;
}

const struct area_box *
box_background(struct layout *layout, const struct fo *fo, dimen measure)
{
	const struct area_box *box = box_new(layout, fo, measure);
	struct area_box *background;

	if (box == NULL ||
	    ((box->background & 0xff) == 0 && box->background_image == NULL))
		return NULL;
	background = arena_copy(layout->arena, box, sizeof(*box));
	for (int side = 0; side < 4; side++) {
		background->border[side].width = 0;
		background->padding[side] = 0;
	}
	return background;
}

const struct area_box *
box_part(struct layout *layout, const struct area_box *box, const struct fo *fo,
    bool is_first, bool is_last)
{
	struct area_box *part;

	if (box == NULL || (is_first && is_last))
		return box;
	part = arena_copy(layout->arena, box, sizeof(*box));
	if (!is_first) {
		if (!fo_is(fo, FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY,
			FO_KW_RETAIN))
			part->border[AREA_TOP].width = 0;
		if (!fo_is(fo, FO_PROP_PADDING_BEFORE_CONDITIONALITY,
			FO_KW_RETAIN))
			part->padding[AREA_TOP] = 0;
	}
	if (!is_last) {
		if (!fo_is(fo, FO_PROP_BORDER_AFTER_WIDTH_CONDITIONALITY,
			FO_KW_RETAIN))
			part->border[AREA_BOTTOM].width = 0;
		if (!fo_is(fo, FO_PROP_PADDING_AFTER_CONDITIONALITY,
			FO_KW_RETAIN))
			part->padding[AREA_BOTTOM] = 0;
	}
	return part;
}

dimen
box_align(const struct fo *fo, dimen free)
{
	if (free <= 0)
		return 0;
	switch (fo_keyword(fo, FO_PROP_DISPLAY_ALIGN)) {
	case FO_KW_CENTER:
		return free / 2;
	case FO_KW_AFTER:
		return free;
	default:
		return 0;
	}
}
