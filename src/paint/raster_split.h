/* Colours and transparency of a PNG file taken apart.  Private to paint/. */
#ifndef PAINT_RASTER_SPLIT_H
#define PAINT_RASTER_SPLIT_H

#include "base/arena.h"
#include "paint/raster.h"

/*
 * Fills `raster` with the colours and, unless all is opaque, the transparency
 * of rows of 8-bit pixels that begin with PNG's filter byte and are laid out
 * for `raster->width`, `height` and `components`, with transparency as one
 * component more.  False where the filters are none of PNG's.  `arena` is for
 * what is needed on the way.
 */
bool raster_split(struct arena *arena, struct raster *raster,
    const unsigned char *rows);

#endif
