/* A PNG being painted: a canvas that Cairo draws.  Private to paint/. */
#ifndef PAINT_CANVAS_CAIRO_H
#define PAINT_CANVAS_CAIRO_H

#include <cairo.h>

#include "paint/canvas.h"

/* Draws by `cr`, which it borrows. */
struct canvas *canvas_cairo_new(cairo_t *cr);
void canvas_cairo_free(struct canvas *canvas);

#endif
