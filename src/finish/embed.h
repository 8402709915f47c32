/* The pictures that pages refer to.  Private to finish/. */
#ifndef FINISH_EMBED_H
#define FINISH_EMBED_H

#include "finish/finisher.h"

/* Writes all pictures of the painted pages, as f->pictures has them. */
void embed_pictures(struct finisher *f);

/* Writes one raster picture as the object `number`. */
void embed_raster(struct finisher *f, size_t number,
    const struct raster *raster);

#endif
