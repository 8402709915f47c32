/*
 * What a picture's file says about itself in its first bytes.
 */
#ifndef EPUB_PROBE_H
#define EPUB_PROBE_H

#include <stdbool.h>
#include <stddef.h>

struct probe {
	unsigned width, height; /* pixels; 0: not known */
	bool is_cmyk;           /* JPEG in four colours */
	bool moves;             /* GIF or WebP with more than one frame */
};

/* Of PNG, JPEG, GIF and WebP; of anything else nothing is known. */
struct probe probe_bytes(const void *bytes, size_t length);
struct probe probe_file(const char *path);

#endif
