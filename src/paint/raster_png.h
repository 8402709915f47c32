/* From a PNG file to the form in which a PDF holds it.  Private to paint/. */
#ifndef PAINT_RASTER_PNG_H
#define PAINT_RASTER_PNG_H

#include "base/arena.h"
#include "paint/raster.h"

/*
 * Fills `raster`; NULL if all is well, else the reason, which is constant.
 * `arena` is for what is needed on the way, and empty again afterwards; the
 * next picture costs less with the same one.
 */
const char *raster_read_png(struct arena *arena, struct raster *raster,
    const char *path);

#endif
