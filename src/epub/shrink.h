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
#include "epub/probe.h"

/* A raster's limits, in pixels; 0 for none. */
struct shrink_limit {
	int side;       /* of the longer side */
	int total;      /* of width by height */
	bool is_always; /* a copy in RGB also of what is within the limit */
};

/*
 * Writes a smaller copy of the PNG or JPEG file at `path`, turned as its EXIF
 * data say, to a temporary file whose name lies in `arena`; the caller removes
 * it.  `probe` is what the file says of itself.  NULL without a reason where no
 * copy is needed; NULL with one where it can't be decoded or the copy can't be
 * written.
 */
const char *shrink_file(struct arena *arena, const char *path,
    const struct probe *probe, bool is_jpeg, const struct shrink_limit *limit,
    const char **reason);

#endif
