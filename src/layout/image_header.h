/* The headers of image files; between image*.c only. */
#ifndef LAYOUT_IMAGE_HEADER_H
#define LAYOUT_IMAGE_HEADER_H

#include "layout/image.h"

/*
 * Finds kind and natural size of what the bytes hold, by their first ones.
 * False, and the reason, if it can't be used; `image` has its size all the
 * same where that could be read.
 */
bool image_header_read(const char *bytes, size_t length, struct image *image,
    const char **reason);

/* The same for an SVG: size from width, height and viewBox of its root. */
bool image_svg_read(const char *bytes, size_t length, struct image *image,
    const char **reason);

#endif
