/*
 * Where inlines stand in their line.
 */
#include "layout/baseline.h"

struct baselines
baselines_of_style(const struct shape_style *style)
{
	return (
	    struct baselines){ style->ascent, style->descent, style->x_height };
}

struct baselines
baselines_of_object(dimen above, dimen below)
{
	/* its middle is that of its height */
	return (struct baselines){ above, below, above - below };
}

/* How far a baseline lies above the alphabetic one. */
static dimen
height_of(const struct baselines *of, enum fo_keyword baseline)
{
	switch (baseline) {
	case FO_KW_BEFORE_EDGE:
	case FO_KW_TEXT_BEFORE_EDGE:
		return of->ascent;
	case FO_KW_HANGING:
		return (of->ascent * 8 + 5) / 10;
	case FO_KW_MATHEMATICAL:
		return of->ascent / 2;
	case FO_KW_CENTRAL:
		return (of->ascent - of->descent) / 2;
	case FO_KW_MIDDLE:
		return of->x_height / 2;
	case FO_KW_AFTER_EDGE:
	case FO_KW_TEXT_AFTER_EDGE:
	case FO_KW_IDEOGRAPHIC:
		return -of->descent;
	default:
		return 0;
	}
}

/*
 * Where superscripts and subscripts lie is the formatter's choice (XSL 1.1,
 * 7.14.3).  But documents for the fonts that every PDF viewer had expect what
 * these were given: x-heights.
 */
static dimen
superior_raise(struct shaper *shaper, const struct fo *fo)
{
	const struct shape_style *outer = shaper_style(shaper, fo->parent);

	return outer->claimed != NULL ? outer->x_height : outer->size / 3;
}

static dimen
inferior_raise(struct shaper *shaper, const struct fo *fo)
{
	const struct shape_style *own = shaper_style(shaper, fo);

	if (own->claimed != NULL)
		return -own->x_height / 2;
	return -fo_length(fo->parent, FO_PROP_FONT_SIZE, 0) / 5;
}

/* What baseline-shift says. */
static dimen
raise_of(struct shaper *shaper, const struct fo *fo)
{
	dimen size = fo_length(fo->parent, FO_PROP_FONT_SIZE, 0);

	switch (fo_keyword(fo, FO_PROP_BASELINE_SHIFT)) {
	case FO_KW_SUPER:
		return superior_raise(shaper, fo);
	case FO_KW_SUB:
		return inferior_raise(shaper, fo);
	default:
		return fo_length(fo, FO_PROP_BASELINE_SHIFT,
		    fo_length(fo->parent, FO_PROP_LINE_HEIGHT, size));
	}
}

/* Which of the table's baselines `fo` stands on. */
static enum fo_keyword
alignment_of(const struct baseline_table *table, const struct fo *fo)
{
	enum fo_keyword baseline = fo_keyword(fo, FO_PROP_ALIGNMENT_BASELINE);

	return baseline == FO_KW_AUTO || baseline == FO_KW_BASELINE
	    ? table->dominant
	    : baseline;
}

/* What of `fo` stands on it: how far that lies above its own baseline. */
static dimen
point_of(const struct fo *fo, const struct baselines *own,
    enum fo_keyword alignment)
{
	enum fo_keyword point = fo_keyword(fo, FO_PROP_ALIGNMENT_ADJUST);

	if (point == FO_KW_NONE_SET)
		return -fo_length(fo, FO_PROP_ALIGNMENT_ADJUST,
		    own->ascent + own->descent);
	return height_of(own, point == FO_KW_AUTO ? alignment : point);
}

struct baseline_place
baseline_place(struct shaper *shaper, const struct baseline_table *table,
    const struct fo *fo, const struct baselines *own)
{
	enum fo_keyword alignment = alignment_of(table, fo);
	struct baseline_place place = {
		.shift = raise_of(shaper, fo) + table->shift +
		    height_of(&table->of, alignment) -
		    point_of(fo, own, alignment),
	};

	if (!table->is_own &&
	    (alignment == FO_KW_BEFORE_EDGE || alignment == FO_KW_AFTER_EDGE) &&
	    fo_is(fo, FO_PROP_ALIGNMENT_ADJUST, FO_KW_AUTO))
		place.edge = alignment;
	return place;
}

struct baseline_table
baseline_table_inside(struct shaper *shaper, const struct baseline_table *table,
    const struct fo *fo, const struct baselines *own,
    const struct baseline_place *place)
{
	enum fo_keyword dominant = fo_keyword(fo, FO_PROP_DOMINANT_BASELINE);
	struct baseline_table inside = *table;

	switch (dominant) {
	case FO_KW_AUTO:
	case FO_KW_USE_SCRIPT:
		if (raise_of(shaper, fo) == 0)
			return inside;
		break;
	case FO_KW_NO_CHANGE:
		return inside;
	case FO_KW_RESET_SIZE:
		break;
	default:
		inside.dominant = dominant;
		break;
	}
	inside.is_own = true;
	inside.of = *own;
	inside.shift = place->shift;
	return inside;
}

dimen
baseline_shift(const struct baseline_place *place, const struct baselines *own,
    dimen above, dimen below)
{
	switch (place->edge) {
	case FO_KW_BEFORE_EDGE:
		return above - own->ascent;
	case FO_KW_AFTER_EDGE:
		return own->descent - below;
	default:
		return place->shift;
	}
}
