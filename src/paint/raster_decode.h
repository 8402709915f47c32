/* A PNG file decoded by libpng, for forms that are rare.  Private to paint/. */
#ifndef PAINT_RASTER_DECODE_H
#define PAINT_RASTER_DECODE_H

#include "paint/raster.h"

/* Fills `raster` with what is left, if anything; false where it is damaged. */
bool raster_decode(struct raster *raster, const void *bytes, size_t length);

#endif
