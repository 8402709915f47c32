/*
 * From what is specified on an object to the computed values of all its
 * properties (XSL 1.1, 5.1 to 5.3):
 *
 *	inherit     the parent's values, initial ones for the others
 *	apply       the attributes, from the general to the particular
 *	derive      what follows from other values: lines' heights, widths of
 *	            borders without style, margins to indents and spaces
 */
#include <string.h>

#include "fo/prop_build.h"

static const enum fo_prop border_styles[] = {
	FO_PROP_BORDER_BEFORE_STYLE,
	FO_PROP_BORDER_AFTER_STYLE,
	FO_PROP_BORDER_START_STYLE,
	FO_PROP_BORDER_END_STYLE,
};

static const enum fo_prop border_widths[] = {
	FO_PROP_BORDER_BEFORE_WIDTH,
	FO_PROP_BORDER_AFTER_WIDTH,
	FO_PROP_BORDER_START_WIDTH,
	FO_PROP_BORDER_END_WIDTH,
};

static const enum fo_prop border_colors[] = {
	FO_PROP_BORDER_BEFORE_COLOR,
	FO_PROP_BORDER_AFTER_COLOR,
	FO_PROP_BORDER_START_COLOR,
	FO_PROP_BORDER_END_COLOR,
};

/* Minimum, optimum, maximum in a row; the first's enumerator. */
static const enum fo_prop ranges[] = {
	FO_PROP_SPACE_BEFORE_MINIMUM,
	FO_PROP_SPACE_AFTER_MINIMUM,
	FO_PROP_SPACE_START_MINIMUM,
	FO_PROP_SPACE_END_MINIMUM,
	FO_PROP_LEADER_LENGTH_MINIMUM,
	FO_PROP_LETTER_SPACING_MINIMUM,
	FO_PROP_WORD_SPACING_MINIMUM,
};

static bool
is_inline_level(enum fo_kind kind)
{
	return fo_kind_level(kind) == FO_LEVEL_INLINE ||
	    kind == FO_INITIAL_PROPERTY_SET;
}

/*
 * keep-together on a block keeps its lines together, not all of its text in a
 * line: that is meant only where it is said, keep-together.within-line.
 */
static bool
is_meant(const struct prop_build *build, const struct prop_name *name,
    enum fo_prop prop)
{
	return prop != FO_PROP_KEEP_TOGETHER_WITHIN_LINE || name->count == 1 ||
	    is_inline_level(build->kind);
}

static bool
apply(struct prop_build *build, const struct style_spec *spec)
{
	const struct prop_name *name = spec->name;
	size_t length = strlen(spec->value);
	bool is_good = true;

	if (name->is_ignored)
		return true;
	if (name->expand != NULL)
		return name->expand(build, spec->value, name->side);
	if (name->side != PROP_SIDE_NONE)
		return prop_set(build,
		    prop_on_side(build, name->props[0], name->side),
		    spec->value, length);
	for (unsigned i = 0; i < name->count; i++) {
		if (is_meant(build, name, name->props[i]))
			is_good &= prop_set(build, name->props[i], spec->value,
			    length);
	}
	return is_good;
}

/* What sides mean must be known before any side is set. */
static void
apply_rank(struct prop_build *build, enum prop_rank rank,
    struct style_spec *const *specs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (specs[i]->name->rank != rank || apply(build, specs[i]) ||
		    specs[i]->is_reported)
			continue;
		specs[i]->is_reported = true;
		prop_report(build, specs[i]->name->name, specs[i]->value);
	}
	if (rank == PROP_RANK_SIZE)
		build->is_rtl =
		    build->style->value[FO_PROP_WRITING_MODE].keyword ==
		    FO_KW_RL_TB;
}

/* A font-size that could not be read leaves no factor unapplied. */
static void
derive_line_height(struct fo_style *style)
{
	struct fo_value *height = &style->value[FO_PROP_LINE_HEIGHT];
	double size = dimen_pt(style->value[FO_PROP_FONT_SIZE].length);

	if (height->share > 0)
		height->length = dimen_from_pt((double)height->share * size);
}

static void
derive_borders(struct prop_build *build)
{
	struct fo_value *values = build->style->value;

	for (size_t i = 0; i < G_N_ELEMENTS(border_styles); i++) {
		enum fo_keyword style = values[border_styles[i]].keyword;

		if (style == FO_KW_NONE || style == FO_KW_HIDDEN)
			values[border_widths[i]].length = 0;
		if (!build->set[border_colors[i]])
			values[border_colors[i]] = values[FO_PROP_COLOR];
	}
	if (!build->set[FO_PROP_CHANGE_BAR_COLOR] &&
	    build->set[FO_PROP_COLOR] && build->kind == FO_CHANGE_BAR_BEGIN)
		values[FO_PROP_CHANGE_BAR_COLOR] = values[FO_PROP_COLOR];
}

/* 5.11: a minimum above the optimum, a maximum below it, are the optimum. */
static void
derive_range(struct fo_value *minimum)
{
	struct fo_value *optimum = minimum + 1, *maximum = minimum + 2;

	if (optimum->type != FO_TYPE_LENGTH || optimum->percent != 0)
		return;
	if (minimum->type != FO_TYPE_LENGTH ||
	    (minimum->percent == 0 && minimum->length > optimum->length))
		*minimum = *optimum;
	if (maximum->type != FO_TYPE_LENGTH ||
	    (maximum->percent == 0 && maximum->length < optimum->length))
		*maximum = *optimum;
}

/* Objects whose margins stay margins: they lay out pages. */
static bool
keeps_margins(enum fo_kind kind)
{
	switch (kind) {
	case FO_SIMPLE_PAGE_MASTER:
	case FO_REGION_BODY:
	case FO_REGION_BEFORE:
	case FO_REGION_AFTER:
	case FO_REGION_START:
	case FO_REGION_END:
	case FO_PAGE_SEQUENCE:
	case FO_FLOW:
	case FO_STATIC_CONTENT:
	case FO_ROOT:
		return true;
	default:
		return false;
	}
}

static void
add_length(struct fo_value *sum, const struct fo_value *value)
{
	if (value->type != FO_TYPE_LENGTH)
		return;
	sum->length += value->length;
	sum->percent += value->percent;
}

/*
 * 5.3.2: an indent is what is inherited (nothing, where a reference area
 * begins) + margin + border + padding, if the margin is specified.
 */
static void
derive_indent(struct prop_build *build, bool is_start, enum fo_prop margin)
{
	struct fo_value *values = build->style->value;
	enum fo_prop indent = is_start ? FO_PROP_START_INDENT
				       : FO_PROP_END_INDENT;
	struct fo_value sum = { .type = FO_TYPE_LENGTH };

	if (!build->set[margin])
		return;
	if (build->kind != FO_BLOCK_CONTAINER)
		add_length(&sum, &build->parent->value[indent]);
	add_length(&sum, &values[margin]);
	add_length(&sum,
	    &values[is_start ? FO_PROP_BORDER_START_WIDTH
			     : FO_PROP_BORDER_END_WIDTH]);
	add_length(&sum,
	    &values[is_start ? FO_PROP_PADDING_START : FO_PROP_PADDING_END]);
	values[indent] = sum;
}

/*
 * A margin becomes a space, of which `first` is the minimum; and as CSS, which it
 * is from, knows no page at whose head it would vanish, it is retained.
 */
static void
derive_space(struct prop_build *build, enum fo_prop first, enum fo_prop margin)
{
	struct fo_value value = build->style->value[margin];
	enum fo_prop conditionality = first + 3;

	if (!build->set[margin])
		return;
	if (value.type != FO_TYPE_LENGTH)
		value = (struct fo_value){ .type = FO_TYPE_LENGTH };
	for (int i = 0; i < 3; i++)
		build->style->value[first + i] = value;
	if (!build->set[conditionality])
		prop_set_keyword(build, conditionality, FO_KW_RETAIN);
}

static void
derive_margins(struct prop_build *build)
{
	bool is_rtl = build->parent->value[FO_PROP_WRITING_MODE].keyword ==
	    FO_KW_RL_TB;
	enum fo_prop start = is_rtl ? FO_PROP_MARGIN_RIGHT
				    : FO_PROP_MARGIN_LEFT;
	enum fo_prop end = is_rtl ? FO_PROP_MARGIN_LEFT : FO_PROP_MARGIN_RIGHT;

	if (keeps_margins(build->kind))
		return;
	derive_space(build, FO_PROP_SPACE_BEFORE_MINIMUM, FO_PROP_MARGIN_TOP);
	derive_space(build, FO_PROP_SPACE_AFTER_MINIMUM, FO_PROP_MARGIN_BOTTOM);
	if (is_inline_level(build->kind)) {
		derive_space(build, FO_PROP_SPACE_START_MINIMUM, start);
		derive_space(build, FO_PROP_SPACE_END_MINIMUM, end);
	} else {
		derive_indent(build, /*is_start*/ true, start);
		derive_indent(build, /*is_start*/ false, end);
	}
}

static void
derive(struct prop_build *build)
{
	struct fo_value *values = build->style->value;

	derive_line_height(build->style);
	derive_borders(build);
	derive_margins(build);
	for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++)
		derive_range(&values[ranges[i]]);
	if (build->set[FO_PROP_WRITING_MODE] && !build->set[FO_PROP_DIRECTION])
		prop_set_keyword(build, FO_PROP_DIRECTION,
		    build->is_rtl ? FO_KW_RTL : FO_KW_LTR);
	if (build->kind == FO_LIST_ITEM)
		values[FO_PROP_LIST_ITEM_INDENT] = values[FO_PROP_START_INDENT];
}

static void
inherit(struct prop_build *build)
{
	*build->style = *styles_initial(build->styles);
	for (unsigned i = 0; i < FO_PROP__MAX; i++) {
		if (prop_find((enum fo_prop)i)->scope == PROP_INHERITED)
			build->style->value[i] = build->parent->value[i];
	}
}

void
prop_compute(struct styles *styles, struct diags *diags,
    const struct fo_style *parent, const struct style_place *place,
    struct style_spec *const *specs, size_t count, struct fo_style *style)
{
	struct prop_build build = {
		.styles = styles,
		.diags = diags,
		.place = place,
		.parent = parent != NULL ? parent : styles_initial(styles),
		.style = style,
		.kind = place->fo->kind,
	};

	inherit(&build);
	for (int rank = PROP_RANK_FONT; rank <= PROP_RANK_ABSOLUTE; rank++)
		apply_rank(&build, (enum prop_rank)rank, specs, count);
	derive(&build);
}

void
prop_compute_initial(struct styles *styles, struct diags *diags,
    struct fo_style *style)
{
	static const struct fo nothing = { .kind = FO_ROOT };
	struct style_place place = { .fo = &nothing };
	struct prop_build build = {
		.styles = styles,
		.diags = diags,
		.place = &place,
		.parent = style,
		.style = style,
		.kind = FO_ROOT,
	};

	for (unsigned i = 0; i < FO_PROP__MAX; i++) {
		const char *initial = prop_find((enum fo_prop)i)->initial;

		if (prop_find((enum fo_prop)i)->scope == PROP_OWN)
			style->value[i].type = FO_TYPE_STRING;
		else
			prop_set(&build, (enum fo_prop)i, initial,
			    strlen(initial));
	}
	style->value[FO_PROP_COLUMN_NUMBER].number = 0;
	derive_line_height(style);
}
