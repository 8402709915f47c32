/* The segments of a JPEG file; see jpeg_segment.h. */
#include "base/jpeg_segment.h"

#include <string.h>

bool
jpeg_segment_next(const unsigned char **at, const unsigned char *end,
    struct jpeg_segment *segment)
{
	const unsigned char *from = *at;

	while (end - from >= 4 && from[0] == 0xff && from[1] == 0xff)
		from++; /* filling */
	if (end - from < 4 || from[0] != 0xff)
		return false;
	segment->marker = from[1];
	segment->length = (size_t)from[2] << 8 | from[3];
	if (segment->length < 2 || segment->length > (size_t)(end - from) - 2)
		return false;
	segment->length -= 2;
	segment->at = from + 4;
	*at = segment->at + segment->length;
	return true;
}

bool
jpeg_segment_begins(const struct jpeg_segment *segment, const char *magic,
    size_t length)
{
	return segment->length >= length &&
	    memcmp(segment->at, magic, length) == 0;
}

/* DHT, JPG and DAC lie among the frames' markers. */
bool
jpeg_segment_is_frame(const struct jpeg_segment *segment)
{
	unsigned marker = segment->marker;

	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
	    marker != 0xc8 && marker != 0xcc;
}
