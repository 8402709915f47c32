/* From a PNG file to the form in which a PDF holds it.  Private to paint/. */
#ifndef PAINT_RASTER_PNG_H
#define PAINT_RASTER_PNG_H

#include "paint/raster.h"

/* Fills `raster`; NULL if all is well, else the reason, which is constant. */
const char *raster_read_png(struct raster *raster, const char *path);

#endif
