/*
 * Fonts: fontconfig sees the project's fonts/ and --font-dir only, so that
 * the same book gives the same pages on every machine.
 */
#ifndef LAYOUT_FONT_H
#define LAYOUT_FONT_H

#include "layout/layout.h"

struct fonts;
struct _PangoContext;
struct _PangoFontDescription;

/*
 * NULL after a fatal message if no font can be found at all.  `dirs` are
 * further directories, NULL-terminated, or NULL.  Freed with `arena`.
 */
struct fonts *fonts_new(struct arena *arena, struct diags *diags,
    const char *const *dirs);

/*
 * For paint: the context that all fonts come from (unhinted metrics,
 * fractional positions).
 */
struct _PangoContext *fonts_context(struct fonts *fonts);

/*
 * What Pango is to look for where `fo` has text: those of its families that
 * are there, after a message at `fo` if its first one is not.  The caller
 * frees it with pango_font_description_free().
 */
struct _PangoFontDescription *fonts_describe(struct fonts *fonts,
    const struct fo *fo);

/* Pango counts in 1/1024 pt: a size there and, unchanged, back. */
int fonts_pango(dimen size);
dimen fonts_from_pango(int size);

/* Of a face, in thousandths of the font size; upwards, descent downwards. */
struct font_metrics {
	int ascent, descent, x_height;
	int underline_y, underline_thickness;
};

/*
 * Of the base-14 font that `fo` asks for by name, or gets since nothing that it
 * asks for is there, if another one stands in for it; else NULL, and the font
 * found is right about itself.
 */
const struct font_metrics *fonts_claimed_metrics(struct fonts *fonts,
    const struct fo *fo);

/* Of a base-14 font; NULL if `family` names none: font_base14.c. */
const struct font_metrics *font_base14_metrics(const char *family, bool is_bold,
    bool is_italic);

/* A face as a file has it; the path lives as long as the fonts. */
struct font_file {
	const char *path;
	unsigned index;
};

/* The file of a family's face; false if the family is not there. */
bool fonts_find_file(struct fonts *fonts, const char *family, bool is_bold,
    bool is_italic, struct font_file *file);

/* Shaped words, kept as long as the fonts: layout/shape.h. */
struct shaper;
struct shaper *fonts_shaper(struct fonts *fonts);

#endif
