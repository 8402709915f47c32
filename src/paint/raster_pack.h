/* Packing of filtered rows.  Private to paint/. */
#ifndef PAINT_RASTER_PACK_H
#define PAINT_RASTER_PACK_H

#include <stddef.h>

/* A zlib stream (RFC 1950) of `bytes`, to be freed by g_free(). */
unsigned char *raster_pack(const unsigned char *bytes, size_t length,
    size_t *packed_length);

#endif
