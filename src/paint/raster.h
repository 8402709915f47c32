/*
 * Raster pictures in the form in which a PDF holds them.
 *
 * Cairo would decode each PNG, take it apart pixel by pixel and compress it
 * again while everything else waits.  Instead a worker packs the files as soon
 * as they are known, most of them without decoding: a PNG's own data is what
 * PDF calls FlateDecode with a PNG predictor (ISO 32000-1, 7.4.4.4).  Cairo
 * gets a stand-in that names the picture, and finish/ puts the data in place.
 */
#ifndef PAINT_RASTER_H
#define PAINT_RASTER_H

#include <stdbool.h>
#include <stddef.h>

struct raster {
	unsigned width, height;
	unsigned components;    /* 1 (grey or palette) or 3 */
	unsigned bits;          /* for each component */
	bool is_filtered;       /* rows begin with PNG's filter byte */
	unsigned char *palette; /* RGB triplets, or NULL */
	unsigned palette_count;
	unsigned char *pixels; /* zlib */
	size_t pixels_length;
	unsigned char *alpha; /* zlib, 8 bits of grey; NULL: opaque */
	size_t alpha_length;
};

/* All rasters of a run, by path; packed in the background. */
struct rasters;

struct rasters *rasters_new(void);
void rasters_free(struct rasters *rasters);

/* Begins to pack the PNG file, unless that was asked for before. */
void rasters_prefetch(struct rasters *rasters, const char *path);

/*
 * The packed file, when it is ready, and its number; NULL with the reason if
 * it can't be decoded.
 */
const struct raster *rasters_wait(struct rasters *rasters, const char *path,
    unsigned *number, const char **reason);

/* The raster of that number, or NULL. */
const struct raster *rasters_find(struct rasters *rasters, unsigned number);

/*
 * A stand-in's JPEG data for Cairo: only a header with the size, and a comment
 * that rasters_number() finds again.  The caller frees it with g_free().
 */
unsigned char *rasters_stand_in(const struct raster *raster, unsigned number,
    size_t *length);

/* The number in a stand-in's data; false if it is something else. */
bool rasters_number(const char *bytes, size_t length, unsigned *number);

#endif
