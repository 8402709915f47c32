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

static void
include_text(struct reach *reach, const struct para *para,
    const struct inline_run *run, const struct shape_style *style)
{
	dimen shift = run->scope != NULL ? run->scope->shift : 0;
	dimen leading = 0;

	if (fo_is(para->block, FO_PROP_LINE_HEIGHT_SHIFT_ADJUSTMENT,
		FO_KW_DISREGARD_SHIFTS))
		shift = 0;
	if (fo_is(para->block, FO_PROP_LINE_STACKING_STRATEGY,
		FO_KW_LINE_HEIGHT))
		leading = half_leading(run->fo, style);
	include(reach, style->ascent + leading + shift,
	    style->descent + leading - shift);
}

/* Where a part of a line belongs to it: the place after its break. */
static uint32_t
end_part(const struct line *line)
{
	return line->to.byte > 0 ? line->to.part + 1 : line->to.part;
}

static void
include_parts(struct layout *layout, const struct lines *lines,
    struct line *line, struct reach *reach)
{
	const struct para *para = lines->para;
	struct shaper *shaper = fonts_shaper(layout->fonts);
	uint32_t seen = UINT32_MAX;

	for (uint32_t i = line->from.part; i < end_part(line); i++) {
		const struct part *part = &para->parts[i];
		const struct inline_run *run = &para->content->runs[part->run];

		if (part->kind == PART_OBJECT || part->kind == PART_BLOCK) {
			const struct line_object *object =
			    &lines->objects[part->object];
			dimen shift = run->scope != NULL ? run->scope->shift
							 : 0;

			include(reach, object->above + shift,
			    object->below - shift);
			if (object->galley != NULL)
				citation_add_galley(layout, &line->citations,
				    object->galley, /*from*/ 0,
				    object->galley->count);
		} else if (run->kind == INLINE_CITATION) {
			citation_add(layout, &line->citations, run->fo);
		} else if (part->kind == PART_WORD && part->run != seen &&
		    (run->scope == NULL || run->scope->drop_lines <= 1)) {
			seen = part->run;
			include_text(reach, para, run,
			    shaper_style(shaper, run->fo));
		}
	}
}

void
para_measure_line(struct layout *layout, const struct lines *lines,
    struct line *line)
{
	const struct para *para = lines->para;
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
	include_parts(layout, lines, line, &reach);
	if (fo_is(para->block, FO_PROP_LINE_STACKING_STRATEGY,
		FO_KW_FONT_HEIGHT) &&
	    !is_block)
		reach = (struct reach){ style->ascent, style->descent };
	if (is_block ||
	    fo_is(para->block, FO_PROP_LINE_STACKING_STRATEGY,
		FO_KW_LINE_HEIGHT))
		leading = 0;
	line->baseline = reach.above + leading;
	line->height = reach.above + reach.below + 2 * leading;
	/* rounding of the halves must not move the lines off their grid */
	if (reach.above == style->ascent && reach.below == style->descent &&
	    leading != 0)
		line->height = fo_length(para->block, FO_PROP_LINE_HEIGHT,
		    style->size);
}
