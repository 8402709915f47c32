/* Bytes as a zip file holds them: DEFLATE (RFC 1951), and their check. */
#ifndef EPUB_DEFLATE_H
#define EPUB_DEFLATE_H

#include <stddef.h>
#include <stdint.h>

struct deflated {
	void *bytes; /* NULL: there are none */
	size_t length;
	uint32_t crc; /* of what was packed */
};

/* Frees by deflated_clear(). */
struct deflated deflate_bytes(const void *bytes, size_t length);

void deflated_clear(struct deflated *deflated);

#endif
