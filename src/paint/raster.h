/*
 * Raster pictures in the form in which a PDF holds them.
 *
 * A worker packs PNG files as soon as they are known, while everything else
 * goes on, and most of them without decoding: a PNG's own data is what PDF
 * calls FlateDecode with a PNG predictor (ISO 32000-1, 7.4.4.4).
 */
#ifndef PAINT_RASTER_H
#define PAINT_RASTER_H

#include <stdbool.h>
#include <stddef.h>

struct raster {
	unsigned width, height;
	unsigned components;    /* 1 (grey or palette) or 3 */
	unsigned bits;          /* for each component */
	bool is_filtered;       /* rows of both begin with PNG's filter byte */
	unsigned char *palette; /* RGB triplets, or NULL */
	unsigned palette_count;
	unsigned char *pixels; /* zlib */
	size_t pixels_length;
	unsigned char *alpha; /* zlib, 8 bits of grey; NULL: opaque */
	size_t alpha_length;
	unsigned char *profile; /* ICC's, of any kind; NULL: none */
	size_t profile_length;
};

/* Packs a PNG file's bytes; NULL, or the reason why not, which is constant. */
const char *raster_read_png_bytes(struct raster *raster, const void *bytes,
    size_t length);

/* Frees what `raster` holds. */
void raster_clear(struct raster *raster);

/* All rasters of a run, by path; packed in the background. */
struct rasters;

struct rasters *rasters_new(void);
void rasters_free(struct rasters *rasters);

/* Begins to pack the PNG file, unless that was asked for before. */
void rasters_prefetch(struct rasters *rasters, const char *path);

/*
 * The packed file, when it is ready; NULL with the reason, a constant, if it
 * can't be decoded.
 */
const struct raster *rasters_wait(struct rasters *rasters, const char *path,
    const char **reason);

#endif
