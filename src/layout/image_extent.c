/*
 * How large an image is set (XSL 1.1, 6.6.5 and 7.15): the viewport from
 * inline- and block-progression-dimension, the picture from content-width and
 * content-height, each from the other where it is auto.
 */
#include "layout/image.h"

/* One direction. */
struct side {
	dimen minimum, optimum, maximum; /* of the viewport; -1: auto */
	dimen natural;
	enum fo_keyword fit;     /* content-width: scale-to-fit ..., or 0 */
	dimen content;           /* content-width as a length; -1: auto */
	dimen viewport, picture; /* what comes out; -1: not known yet */
};

static dimen
length_or_auto(const struct fo *fo, enum fo_prop prop, dimen base)
{
	const struct fo_value *value = fo_value(fo, prop);

	return value->type == FO_TYPE_LENGTH
	    ? MAX((dimen)0, fo_length(fo, prop, base))
	    : -1;
}

static struct side
side_of(const struct fo *fo, enum fo_prop minimum, enum fo_prop optimum,
    enum fo_prop maximum, enum fo_prop content, dimen natural, dimen base)
{
	struct side side = {
		.minimum = length_or_auto(fo, minimum, base),
		.optimum = length_or_auto(fo, optimum, base),
		.maximum = length_or_auto(fo, maximum, base),
		.natural = MAX(natural, (dimen)1),
		.fit = fo_keyword(fo, content),
		.content = length_or_auto(fo, content, natural),
	};

	side.viewport = side.optimum >= 0 ? side.optimum : side.minimum;
	side.picture = side.content;
	return side;
}

/* An extent within the viewport's range, as far as scaling may go there. */
static dimen
constrained(const struct side *side, dimen extent)
{
	if (side->maximum >= 0 && side->fit != FO_KW_SCALE_UP_TO_FIT)
		extent = MIN(extent, side->maximum);
	if (side->minimum >= 0 && side->fit != FO_KW_SCALE_DOWN_TO_FIT)
		extent = MAX(extent, side->minimum);
	return extent;
}

static bool
fits(const struct side *side)
{
	return side->fit == FO_KW_SCALE_TO_FIT ||
	    side->fit == FO_KW_SCALE_DOWN_TO_FIT ||
	    side->fit == FO_KW_SCALE_UP_TO_FIT;
}

static void
fit_picture(struct side *side)
{
	if (side->viewport < 0)
		return;
	if (side->fit == FO_KW_SCALE_TO_FIT ||
	    (side->fit == FO_KW_SCALE_DOWN_TO_FIT &&
		side->natural > side->viewport) ||
	    (side->fit == FO_KW_SCALE_UP_TO_FIT &&
		side->natural < side->viewport))
		side->picture = side->viewport;
}

static dimen
scaled(dimen extent, dimen to, dimen from)
{
	return (dimen)((double)extent * (double)to / (double)from);
}

/* Natural size brought into the ranges of the viewport. */
static void
constrain_natural(struct side *x, struct side *y, bool is_uniform)
{
	dimen width = constrained(x, x->natural);
	dimen height = constrained(y, y->natural);

	if (is_uniform && scaled(y->natural, width, x->natural) <= height)
		height = scaled(y->natural, width, x->natural);
	else if (is_uniform)
		width = scaled(x->natural, height, y->natural);
	x->natural = MAX(width, (dimen)1);
	y->natural = MAX(height, (dimen)1);
}

/* The sides that are still open; with uniform scaling the smaller one rules. */
static void
complete_picture(struct side *x, struct side *y, bool is_uniform)
{
	if (x->picture < 0 && y->picture < 0) {
		x->picture = x->natural;
		y->picture = y->natural;
	} else if (x->picture < 0) {
		x->picture = scaled(x->natural, y->picture, y->natural);
	} else if (y->picture < 0) {
		y->picture = scaled(y->natural, x->picture, x->natural);
	} else if (is_uniform) {
		dimen height = scaled(y->natural, x->picture, x->natural);

		if (height <= y->picture)
			y->picture = height;
		else
			x->picture = scaled(x->natural, y->picture, y->natural);
	}
}

static bool
is_automatic(const struct side *side)
{
	return side->minimum < 0 && side->optimum < 0 && side->maximum < 0 &&
	    side->content < 0;
}

/* An image without any size of its own doesn't run out of the measure. */
static void
shrink(struct side *x, struct side *y, dimen measure, dimen room)
{
	double factor = 1;

	if (!is_automatic(x) || !is_automatic(y))
		return;
	if (measure > 0 && x->natural > measure)
		factor = (double)measure / (double)x->natural;
	if (room > 0 && (double)y->natural * factor > (double)room)
		factor = (double)room / (double)y->natural;
	if (factor >= 1)
		return;
	x->natural = MAX((dimen)((double)x->natural * factor), (dimen)1);
	y->natural = MAX((dimen)((double)y->natural * factor), (dimen)1);
}

/* Where the picture lies if it is not as large as the viewport. */
static dimen
offset(dimen free, enum fo_keyword align)
{
	switch (align) {
	case FO_KW_CENTER:
		return free / 2;
	case FO_KW_END:
	case FO_KW_AFTER:
		return free;
	default:
		return 0;
	}
}

struct image_extent
image_extent(const struct fo *fo, const struct image *image, dimen measure,
    dimen room)
{
	bool is_uniform = !fo_is(fo, FO_PROP_SCALING, FO_KW_NON_UNIFORM);
	struct side x = side_of(fo,
	    FO_PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM,
	    FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
	    FO_PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM, FO_PROP_CONTENT_WIDTH,
	    image->width, measure);
	struct side y = side_of(fo, FO_PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
	    FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM,
	    FO_PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, FO_PROP_CONTENT_HEIGHT,
	    image->height, room);
	struct image_extent extent;

	fit_picture(&x);
	fit_picture(&y);
	if (fits(&x) || fits(&y))
		constrain_natural(&x, &y, is_uniform);
	shrink(&x, &y, measure, room);
	complete_picture(&x, &y, is_uniform);
	extent = (struct image_extent){
		.width = x.viewport >= 0 ? x.viewport
					 : constrained(&x, x.picture),
		.height = y.viewport >= 0 ? y.viewport
					  : constrained(&y, y.picture),
		.image_width = x.picture,
		.image_height = y.picture,
		.clip = fo_is(fo, FO_PROP_OVERFLOW, FO_KW_HIDDEN) ||
		    fo_is(fo, FO_PROP_OVERFLOW, FO_KW_ERROR_IF_OVERFLOW),
	};
	extent.image_x = offset(extent.width - extent.image_width,
	    fo_keyword(fo, FO_PROP_TEXT_ALIGN));
	extent.image_y = offset(extent.height - extent.image_height,
	    fo_keyword(fo, FO_PROP_DISPLAY_ALIGN));
	return extent;
}
