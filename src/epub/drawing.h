/*
 * Drawings made rasters, for readers that fail on SVG.
 *
 * SVG is one of EPUB's core media types, so a manifest fallback is not for it
 * (EPUB 3.3, 3.5.1).  What says that either will do is HTML's picture element:
 * who knows it and SVG takes the drawing, who knows neither the img inside.
 * Those that claim SVG and get it wrong need the raster alone.
 */
#ifndef EPUB_DRAWING_H
#define EPUB_DRAWING_H

#include "base/arena.h"
#include "epub/epub.h"

/* Pixels of its longer side, at most; four million in all suit every shop. */
#define DRAWING_SIDE 2000u

/* The setting epub-svg. */
enum drawing_form {
	DRAWING_VECTOR,
	DRAWING_BOTH, /* "fallback": a picture element */
	DRAWING_RASTER,
};

enum drawing_form drawing_form(const char *setting);

/*
 * Has `svg` drawn into a temporary PNG file, whose name lies in `arena`; the
 * caller removes it.  `most`: pixels of its longer side.  `*size`: what it asks
 * for.  NULL with a reason if it can't be drawn.
 */
const char *drawing_make(struct arena *arena, const struct epub_book *book,
    const char *svg, size_t length, unsigned most, struct epub_size *size,
    const char **reason);

#endif
