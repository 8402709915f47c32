/* Outlines of glyphs as paths of a PDF (ISO 32000-1, 8.5.2). */
#ifndef PAINT_OUTLINE_H
#define PAINT_OUTLINE_H

#include <stdint.h>

#include <glib.h>

struct hb_font_t;

/*
 * Appends the path of a glyph of `font`, enlarged by `scale`, with its origin
 * at (x, y); y goes up.  The path is neither filled nor drawn yet.
 */
void outline_append(GString *to, struct hb_font_t *font, uint32_t glyph,
    double scale, double x, double y);

#endif
