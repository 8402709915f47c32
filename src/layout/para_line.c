/*
 * The height of a line: how far its content reaches above and below the
 * baseline, with the leading that line-stacking-strategy gives it (XSL 1.1,
 * 4.5 and 7.16).
 *
 *	max-height   what is tallest, plus the block's half-leading
 *	line-height  each inline with half-leadings of its own (as in CSS)
 *	font-height  the block's line-height, come what may
 */
#include "layout/font.h"
#include "layout/part.h"

struct reach {
	dimen above, below;
};

static void
include(struct reach *reach, dimen above, dimen below)
{
	reach->above = MAX(reach->above, above);
	reach->below = MAX(reach->below, below);
}

static dimen
half_leading(const struct fo *fo, const struct shape_style *style)
{
	dimen height = fo_length(fo, FO_PROP_LINE_HEIGHT, style->size);

	return (height - style->ascent - style->descent) / 2;
}

/*
 * Includes what stands on a baseline; or, `is_second`, what stands at an edge
 * of the line and makes it taller on the other side.
 */
static void
include_place(struct reach *reach, const struct baseline_place *place,
    const struct baselines *own, dimen leading, bool is_second)
{
	dimen height = own->ascent + own->descent + 2 * leading;

	if ((place->edge != FO_KW_NONE_SET) != is_second)
		return;
	if (place->edge == FO_KW_BEFORE_EDGE)
		include(reach, reach->above, height - reach->above);
	else if (place->edge == FO_KW_AFTER_EDGE)
		include(reach, height - reach->below, reach->below);
	else
		include(reach, own->ascent + leading + place->shift,
		    own->descent + leading - place->shift);
}

static void
include_text(struct reach *reach, struct shaper *shaper,
    const struct para *para, const struct inline_run *run, bool is_second)
{
	const struct shape_style *style = shaper_style(shaper, run->fo);
	struct baselines own = baselines_of_style(style);
	struct baseline_place place = inline_run_place(shaper, para->block, run,
	    &own);
	dimen leading = 0;

	if (fo_is(para->block, FO_PROP_LINE_HEIGHT_SHIFT_ADJUSTMENT,
		FO_KW_DISREGARD_SHIFTS))
		place = (struct baseline_place){ 0 };
	if (fo_is(para->block, FO_PROP_LINE_STACKING_STRATEGY,
		FO_KW_LINE_HEIGHT))
		leading = half_leading(run->fo, style);
	include_place(reach, &place, &own, leading, is_second);
}

static void
include_object(struct reach *reach, struct shaper *shaper,
    const struct para *para, const struct inline_run *run,
    const struct line_object *object, bool is_second)
{
	struct baselines own = baselines_of_object(object->above,
	    object->below);
	struct baseline_place place = inline_run_place(shaper, para->block, run,
	    &own);

	include_place(reach, &place, &own, /*leading*/ 0, is_second);
}

/* Where a part of a line belongs to it: the place after its break. */
static uint32_t
end_part(const struct line *line)
{
	return line->to.byte > 0 ? line->to.part + 1 : line->to.part;
}

static void
include_parts(struct shaper *shaper, const struct lines *lines,
    const struct line *line, struct reach *reach, bool is_second)
{
	const struct para *para = lines->para;
	uint32_t seen = UINT32_MAX;

	for (uint32_t i = line->from.part; i < end_part(line); i++) {
		const struct part *part = &para->parts[i];
		const struct inline_run *run = &para->content->runs[part->run];

		if (part->kind == PART_OBJECT || part->kind == PART_BLOCK) {
			include_object(reach, shaper, para, run,
			    &lines->objects[part->object], is_second);
		} else if (part->kind == PART_WORD && part->run != seen &&
		    (run->scope == NULL || run->scope->drop_lines <= 1)) {
			seen = part->run;
			include_text(reach, shaper, para, run, is_second);
		}
	}
}

static void
add_citations(struct layout *layout, const struct lines *lines,
    struct line *line)
{
	for (uint32_t i = line->from.part; i < end_part(line); i++) {
		const struct part *part = &lines->para->parts[i];
		const struct inline_run *run =
		    &lines->para->content->runs[part->run];
		const struct galley *galley = NULL;

		if (part->kind == PART_OBJECT || part->kind == PART_BLOCK)
			galley = lines->objects[part->object].galley;
		if (galley != NULL)
			citation_add_galley(layout, &line->citations, galley,
			    /*from*/ 0, galley->count);
		else if (run->kind == INLINE_CITATION)
			citation_add(layout, &line->citations, run->fo);
	}
}

void
para_measure_line(struct layout *layout, const struct lines *lines,
    struct line *line)
{
	const struct para *para = lines->para;
	struct shaper *shaper = fonts_shaper(layout->fonts);
	const struct shape_style *style = para->style;
	dimen leading = half_leading(para->block, style);
	struct reach reach = { style->ascent, style->descent };
	bool is_block = line->to.part > 0 && line->to.byte == 0 &&
	    para->parts[line->to.part - 1].kind == PART_BLOCK;

	if (is_block)
		reach = (struct reach){ 0 };
	if (fo_is(para->block, FO_PROP_LINE_STACKING_STRATEGY,
		FO_KW_LINE_HEIGHT))
		include(&reach, style->ascent + leading,
		    style->descent + leading);
	add_citations(layout, lines, line);
	include_parts(shaper, lines, line, &reach, /*is_second*/ false);
	include_parts(shaper, lines, line, &reach, /*is_second*/ true);
	if (fo_is(para->block, FO_PROP_LINE_STACKING_STRATEGY,
		FO_KW_FONT_HEIGHT) &&
	    !is_block)
		reach = (struct reach){ style->ascent, style->descent };
	if (is_block ||
	    fo_is(para->block, FO_PROP_LINE_STACKING_STRATEGY,
		FO_KW_LINE_HEIGHT))
		leading = 0;
	line->above = reach.above;
	line->below = reach.below;
	line->baseline = reach.above + leading;
	line->height = reach.above + reach.below + 2 * leading;
	/* rounding of the halves must not move the lines off their grid */
	if (reach.above == style->ascent && reach.below == style->descent &&
	    leading != 0)
		line->height = fo_length(para->block, FO_PROP_LINE_HEIGHT,
		    style->size);
}
