/* SVG pictures as librsvg reads them.  Private to paint/. */
#ifndef PAINT_SVG_H
#define PAINT_SVG_H

#include <cairo.h>
#include <librsvg/rsvg.h>

#include "layout/image.h"

/* NULL, with a reason that is constant, if it can't be read. */
RsvgHandle *svg_read(const char *bytes, size_t length, const char **reason);

/* Draws it at the origin, as large as the image naturally is. */
void svg_draw(RsvgHandle *svg, const struct image *image, cairo_t *cr);

#endif
