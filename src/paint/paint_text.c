/*
 * Glyph runs, what separates their words for those who don't see the page, and
 * the lines drawn with them.
 */
#include <string.h>

#include <hb.h>
#include <pango/pango.h>

#include "paint/painter.h"

static void
paint_stroke(struct painter *p, const struct area *area,
    const struct area_stroke *stroke, double x, double y)
{
	if (stroke->thickness <= 0)
		return;
	p->canvas->class->fill(p->canvas, stroke->color, x,
	    y + paint_pt(stroke->y), paint_pt(area->width),
	    paint_pt(stroke->thickness));
}

void
paint_character(struct painter *p, const char *character, double x, double y)
{
	const struct area_text *last = p->last_text->text;
	size_t bytes = strlen(character);
	const struct area_cluster cluster = { (uint16_t)bytes, 1 };
	struct area_glyph glyph = { 0 };
	struct area_text text = {
		.font = last->font,
		.color = last->color,
		.glyphs = &glyph,
		.glyph_count = 1,
		.utf8 = character,
		.bytes = (uint32_t)bytes,
		.clusters = &cluster,
		.cluster_count = 1,
		.expansion = last->expansion,
		.letter_space = last->letter_space,
	};

	if (hb_font_get_nominal_glyph(pango_font_get_hb_font(text.font), ' ',
		&glyph.index))
		p->canvas->class->text(p->canvas, &text, x, y);
}

void
paint_outlines(struct painter *p, const struct area *area, double x, double y)
{
	p->canvas->class->outlines(p->canvas, area->text, x,
	    y + paint_pt(area->text->baseline));
}

void
paint_text(struct painter *p, const struct area *area, double x, double y)
{
	const struct area_text *text = area->text;
	const struct area_strokes *strokes = text->strokes;

	if (paint_is_turnover(area))
		return;
	paint_line_text(p, area, x, y);
	if (strokes != NULL) {
		paint_stroke(p, area, &strokes->underline, x, y);
		paint_stroke(p, area, &strokes->overline, x, y);
	}
	p->canvas->class->text(p->canvas, text, x,
	    y + paint_pt(text->baseline));
	if (strokes != NULL)
		paint_stroke(p, area, &strokes->strike, x, y);
}
