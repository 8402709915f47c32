/*
 * Raster pictures: the stand-ins that Cairo wrote are replaced by the packed
 * files.  Private to finish/.
 */
#ifndef FINISH_EMBED_H
#define FINISH_EMBED_H

#include "finish/annotate.h"
#include "paint/raster.h"

/* Writes each stand-in that is used again, as the picture itself. */
void embed_rasters(struct finisher *f, struct rasters *rasters,
    const bool *is_used);

#endif
