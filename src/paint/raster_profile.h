/* The colours of a PNG file as its ICC profile has them.  Private to paint/. */
#ifndef PAINT_RASTER_PROFILE_H
#define PAINT_RASTER_PROFILE_H

#include "paint/raster.h"

/*
 * Unpacks an iCCP chunk (PNG, clause 11.3.2.3) for the raster, which then owns
 * it.  What is damaged or larger than any profile is left out, as if the file
 * had none.
 */
void raster_read_profile(struct raster *raster, const unsigned char *chunk,
    size_t length);

#endif
