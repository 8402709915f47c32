/*
 * Pictures that are larger than a screen can show, made smaller.
 *
 * A photograph of 12 million pixels takes an e-reader 36 MB to open, and some
 * give up.  What is within the limit is packed as it is, to the byte.
 */
#ifndef EPUB_SHRINK_H
#define EPUB_SHRINK_H

#include <stdbool.h>

#include "base/arena.h"

/* A raster's limits, in pixels; 0 for none. */
struct shrink_limit {
	int side;  /* of the longer side */
	int total; /* of width by height */
};

/*
 * Writes a smaller copy of the PNG or JPEG file at `path`, turned as its EXIF
 * data say, to a temporary file whose name lies in `arena`; the caller removes
 * it.  NULL without a reason where the file is within the limit; NULL with one
 * where it can't be decoded or the copy can't be written.
 */
const char *shrink_file(struct arena *arena, const char *path, bool is_jpeg,
    const struct shrink_limit *limit, const char **reason);

/* The pixels of a PNG or JPEG file; nothing is set where it is neither. */
void shrink_measure(const char *path, int *width, int *height);

#endif
