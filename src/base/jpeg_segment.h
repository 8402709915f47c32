/*
 * The segments of a JPEG file (ITU-T T.81, B.1.1): what stands before its
 * pixels, one marker and its content after the other.
 */
#ifndef BASE_JPEG_SEGMENT_H
#define BASE_JPEG_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>

enum {
	JPEG_START_LENGTH = 2, /* bytes of SOI, behind which segments begin */
	JPEG_APP0 = 0xe0,      /* JFIF */
	JPEG_APP1 = 0xe1,      /* Exif */
	JPEG_APP2 = 0xe2,      /* an ICC profile's piece */
	JPEG_APP14 = 0xee,     /* Adobe */
	JPEG_SCAN = 0xda,
};

/* Points into the file. */
struct jpeg_segment {
	unsigned marker;         /* its second byte */
	const unsigned char *at; /* the content, behind marker and length */
	size_t length;           /* of the content */
};

/*
 * Reads the segment at `*at` and moves on to the next; false where there is
 * none, or not all of it before `end`.
 */
bool jpeg_segment_next(const unsigned char **at, const unsigned char *end,
    struct jpeg_segment *segment);

bool jpeg_segment_begins(const struct jpeg_segment *segment, const char *magic,
    size_t length);

/* Whether it is a frame's header: SOF0 ... SOF15. */
bool jpeg_segment_is_frame(const struct jpeg_segment *segment);

#endif
