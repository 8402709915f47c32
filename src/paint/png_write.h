/*
 * Pixels as a PNG file, written for pages and drawings, whose areas are flat:
 * without filters, which Cairo tries all on each row, and packed by libdeflate.
 * That makes such files smaller by a tenth, at a fraction of the cost.  Private
 * to paint/.
 */
#ifndef PAINT_PNG_WRITE_H
#define PAINT_PNG_WRITE_H

#include <stdbool.h>

#include <cairo.h>

#include "paint/sink.h"

/*
 * Of an RGB24 image surface, whose pixels are lost; false if the bytes can't be
 * kept.
 */
bool png_write(cairo_surface_t *surface, const struct sink *sink);

#endif
