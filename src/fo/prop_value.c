/*
 * From an expression's result to a property's value: whether the property may
 * have it, and what is computed from it at once (font sizes, weights, line
 * heights, widths by name).
 */
#include "fo/prop_build.h"

#include <math.h>
#include <string.h>

#include "base/color.h"

enum {
	LENGTH_LIMIT_PT = 1000000, /* sums of some thousands stay exact */
};

static const double size_step = 1.2; /* from one font size to the next */
static const double normal_line_height = 1.2;

static double
limit(double value)
{
	return isnan(value)
	    ? 0
	    : fmin(fmax(value, -LENGTH_LIMIT_PT), LENGTH_LIMIT_PT);
}

static struct fo_value
length_value(double pt, double percent)
{
	struct fo_value value = { .type = FO_TYPE_LENGTH };

	value.length = dimen_from_pt(limit(pt));
	value.percent = (float)limit(percent);
	return value;
}

static struct fo_value
number_value(double number)
{
	struct fo_value value = { .type = FO_TYPE_NUMBER };

	value.number = limit(number);
	return value;
}

static struct fo_value
keyword_value(enum fo_keyword keyword)
{
	return (struct fo_value){
		.type = FO_TYPE_KEYWORD,
		.keyword = keyword,
	};
}

static double
parent_font_size(const struct prop_build *build)
{
	return dimen_pt(build->parent->value[FO_PROP_FONT_SIZE].length);
}

static double
own_font_size(const struct prop_build *build)
{
	return dimen_pt(build->style->value[FO_PROP_FONT_SIZE].length);
}

/* medium is the initial size, each other one a step from the last. */
static struct fo_value
named_font_size(const struct prop_build *build, enum fo_keyword keyword)
{
	static const enum fo_keyword names[] = {
		FO_KW_XX_SMALL,
		FO_KW_X_SMALL,
		FO_KW_SMALL,
		FO_KW_MEDIUM,
		FO_KW_LARGE,
		FO_KW_X_LARGE,
		FO_KW_XX_LARGE,
	};
	double size = parent_font_size(build);

	if (keyword == FO_KW_LARGER)
		return length_value(size * size_step, /*percent*/ 0);
	if (keyword == FO_KW_SMALLER)
		return length_value(size / size_step, /*percent*/ 0);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (names[i] == keyword)
			size = 12 * pow(size_step, (double)i - 3);
	}
	return length_value(size, /*percent*/ 0);
}

/* bolder and lighter as in CSS Fonts 3, 3.2. */
static struct fo_value
named_font_weight(const struct prop_build *build, enum fo_keyword keyword)
{
	double weight = build->parent->value[FO_PROP_FONT_WEIGHT].number;

	switch (keyword) {
	case FO_KW_BOLD:
		return number_value(700);
	case FO_KW_BOLDER:
		return number_value(weight < 400 ? 400
			: weight < 600           ? 700
						 : 900);
	case FO_KW_LIGHTER:
		return number_value(weight > 700 ? 700
			: weight > 500           ? 400
						 : 100);
	default:
		return number_value(400);
	}
}

/* wider and narrower: the next step from what is inherited. */
static struct fo_value
named_font_stretch(const struct prop_build *build, enum fo_keyword keyword)
{
	static const enum fo_keyword steps[] = {
		FO_KW_ULTRA_CONDENSED,
		FO_KW_EXTRA_CONDENSED,
		FO_KW_CONDENSED,
		FO_KW_SEMI_CONDENSED,
		FO_KW_NORMAL,
		FO_KW_SEMI_EXPANDED,
		FO_KW_EXPANDED,
		FO_KW_EXTRA_EXPANDED,
		FO_KW_ULTRA_EXPANDED,
	};
	enum fo_keyword inherited =
	    build->parent->value[FO_PROP_FONT_STRETCH].keyword;
	size_t at = 0, last = G_N_ELEMENTS(steps) - 1;

	if (keyword != FO_KW_WIDER && keyword != FO_KW_NARROWER)
		return keyword_value(keyword);
	while (at < last && steps[at] != inherited)
		at++;
	if (keyword == FO_KW_WIDER && at < last)
		at++;
	else if (keyword == FO_KW_NARROWER && at > 0)
		at--;
	return keyword_value(steps[at]);
}

/* A factor is inherited as one: the share keeps it, prop.c multiplies. */
static struct fo_value
line_height_factor(double factor)
{
	struct fo_value value = { .type = FO_TYPE_LENGTH };

	value.share = (float)limit(fmax(factor, 0));
	return value;
}

static struct fo_value
relative_word(const struct prop_build *build, enum fo_keyword keyword)
{
	bool is_rtl = build->is_rtl;

	switch (keyword) {
	case FO_KW_LEFT:
		return keyword_value(is_rtl ? FO_KW_END : FO_KW_START);
	case FO_KW_RIGHT:
		return keyword_value(is_rtl ? FO_KW_START : FO_KW_END);
	case FO_KW_TOP:
		return keyword_value(FO_KW_BEFORE);
	case FO_KW_BOTTOM:
		return keyword_value(FO_KW_AFTER);
	default:
		return keyword_value(keyword);
	}
}

/* What the recommendation allows but a page with lines of text has not. */
static struct fo_value
writing_mode_word(const struct prop_build *build, enum fo_keyword keyword)
{
	switch (keyword) {
	case FO_KW_LR:
	case FO_KW_LR_TB:
		return keyword_value(FO_KW_LR_TB);
	case FO_KW_RL:
	case FO_KW_RL_TB:
		return keyword_value(FO_KW_RL_TB);
	default:
		diag(build->diags, DIAG_FO_WRITING_MODE, build->place->fo->pos,
		    "%s", fo_keyword_name(keyword));
		return keyword_value(FO_KW_LR_TB);
	}
}

static struct fo_value
border_width_word(enum fo_keyword keyword)
{
	double pt = keyword == FO_KW_THIN ? 0.5
	    : keyword == FO_KW_THICK      ? 2
					  : 1;

	return length_value(pt, /*percent*/ 0);
}

/* The computed value of a keyword that `prop` may have. */
static struct fo_value
value_from_keyword(const struct prop_build *build, enum fo_prop prop,
    enum fo_keyword keyword)
{
	switch (prop) {
	case FO_PROP_FONT_SIZE:
		return named_font_size(build, keyword);
	case FO_PROP_FONT_WEIGHT:
		return named_font_weight(build, keyword);
	case FO_PROP_FONT_STRETCH:
		return named_font_stretch(build, keyword);
	case FO_PROP_LINE_HEIGHT:
		return line_height_factor(normal_line_height);
	case FO_PROP_WRITING_MODE:
		return writing_mode_word(build, keyword);
	case FO_PROP_TEXT_ALIGN:
	case FO_PROP_TEXT_ALIGN_LAST:
		/* 7.16.9: left and right are read as start and end */
		if (keyword == FO_KW_LEFT || keyword == FO_KW_RIGHT)
			keyword = keyword == FO_KW_LEFT ? FO_KW_START
							: FO_KW_END;
		return keyword_value(keyword);
	case FO_PROP_FLOAT:
	case FO_PROP_CLEAR:
	case FO_PROP_CAPTION_SIDE:
	case FO_PROP_CHANGE_BAR_PLACEMENT:
		return relative_word(build, keyword);
	case FO_PROP_BORDER_BEFORE_WIDTH:
	case FO_PROP_BORDER_AFTER_WIDTH:
	case FO_PROP_BORDER_START_WIDTH:
	case FO_PROP_BORDER_END_WIDTH:
	case FO_PROP_CHANGE_BAR_WIDTH:
		return border_width_word(keyword);
	default:
		return keyword_value(keyword);
	}
}

/* Percentages whose base is known here become lengths. */
static struct fo_value
value_from_length(const struct prop_build *build, enum fo_prop prop,
    const struct expr *e)
{
	struct fo_value value;
	double base;

	switch (prop) {
	case FO_PROP_FONT_SIZE:
		base = parent_font_size(build);
		break;
	case FO_PROP_LINE_HEIGHT:
	case FO_PROP_TEXT_ALTITUDE:
	case FO_PROP_TEXT_DEPTH:
		base = own_font_size(build);
		break;
	case FO_PROP_BASELINE_SHIFT:
		base = dimen_pt(
		    build->parent->value[FO_PROP_LINE_HEIGHT].length);
		break;
	default:
		value = length_value(e->pt, e->percent);
		value.share = (float)limit(e->share);
		return value;
	}
	return length_value(e->pt + e->percent * base, /*percent*/ 0);
}

static bool
is_quarter_turn(double degrees)
{
	return fmod(degrees, 90) == 0 && fabs(degrees) <= 270;
}

static bool
set_number(enum fo_prop prop, unsigned types, double number,
    struct fo_value *value)
{
	if (prop == FO_PROP_LINE_HEIGHT) {
		*value = line_height_factor(number);
		return number >= 0;
	}
	if (types & PROP_INTEGER)
		number = floor(number + 0.5);
	if (types & PROP_POSITIVE)
		number = fmax(number, 1);
	else if (types & PROP_INTEGER)
		number = fmax(number, 0);
	if (prop == FO_PROP_FONT_WEIGHT && (number < 1 || number > 1000))
		return false;
	if (prop == FO_PROP_REFERENCE_ORIENTATION) {
		if (!is_quarter_turn(number))
			return false;
		number = fmod(number + 360, 360);
	}
	*value = number_value(number);
	return true;
}

static bool
set_length(struct prop_build *build, enum fo_prop prop, const struct expr *e,
    struct fo_value *value)
{
	const struct prop *entry = prop_find(prop);

	if (e->share != 0 && !(entry->types & PROP_SHARE))
		return false;
	if (e->percent != 0 && !(entry->types & PROP_PERCENT))
		return false;
	/* proportional-column-width() alone allows column-width to be one */
	if (!(entry->types & (PROP_LENGTH | PROP_PERCENT)))
		return false;
	if ((entry->types & PROP_SIZE) && e->pt <= 0 && e->percent <= 0 &&
	    (e->pt < 0 || e->percent < 0))
		return false;
	*value = value_from_length(build, prop, e);
	return true;
}

/* Lengths without a unit were points to early formatters. */
static bool
set_unitless(struct prop_build *build, enum fo_prop prop, const struct expr *e,
    struct fo_value *value)
{
	unsigned types = prop_find(prop)->types;
	struct expr length = { .sort = EXPR_LENGTH, .pt = e->number };

	if (types & PROP_NUMBER)
		return set_number(prop, types, e->number, value);
	if (!(types & PROP_LENGTH))
		return false;
	if (e->number != 0)
		diag(build->diags, DIAG_FO_UNIT_MISSING, build->place->fo->pos,
		    "%s=\"%g\"", prop_find(prop)->name, e->number);
	return set_length(build, prop, &length, value);
}

static bool
set_color(enum fo_prop prop, uint32_t color, struct fo_value *value)
{
	*value = (struct fo_value){ .type = FO_TYPE_COLOR };
	value->color = color;
	return (prop_find(prop)->types & PROP_COLOR) != 0;
}

static bool
set_name(struct prop_build *build, enum fo_prop prop, const struct expr *e,
    struct fo_value *value)
{
	enum fo_keyword keyword = prop_keyword(e->text, e->length);
	uint32_t color;

	if (keyword != FO_KW_NONE_SET &&
	    prop_allows(prop_find(prop), keyword)) {
		*value = value_from_keyword(build, prop, keyword);
		return true;
	}
	if (!(prop_find(prop)->types & PROP_COLOR))
		return false;
	if (e->length == strlen("currentColor") &&
	    g_ascii_strncasecmp(e->text, "currentColor", e->length) == 0) {
		*value = build->style->value[FO_PROP_COLOR];
		return true;
	}
	return color_read(e->text, e->length, &color) &&
	    set_color(prop, color, value);
}

bool
prop_value_from_expr(struct prop_build *build, enum fo_prop prop,
    const struct expr *e, struct fo_value *value)
{
	switch (e->sort) {
	case EXPR_NUMBER:
		return set_unitless(build, prop, e, value);
	case EXPR_LENGTH:
		return set_length(build, prop, e, value);
	case EXPR_POWER:
		return false;
	case EXPR_COLOR:
		return set_color(prop, e->color, value);
	case EXPR_NAME:
		return set_name(build, prop, e, value);
	case EXPR_STRING:
		if (!(prop_find(prop)->types & (PROP_STRING | PROP_URI)))
			return false;
		*value = (struct fo_value){ .type = FO_TYPE_STRING };
		value->string = styles_text(build->styles, e->text, e->length);
		return true;
	}
	return false;
}
