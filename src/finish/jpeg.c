/* Colours of JPEG files; see jpeg.h. */
#include "finish/jpeg.h"

#include <string.h>

enum {
	SOI_LENGTH = 2,
	PROFILE_HEADER = 128,
	TRANSFORM_ADOBE = 0xee, /* APP14 */
	PROFILE = 0xe2,         /* APP2 */
	SCAN = 0xda,
};

/* A segment's content, behind its marker and length. */
struct segment {
	unsigned marker;
	const unsigned char *at;
	size_t length;
};

static bool
next_segment(const unsigned char **at, const unsigned char *end,
    struct segment *segment)
{
	const unsigned char *from = *at;

	while (end - from >= 4 && from[0] == 0xff && from[1] == 0xff)
		from++;
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

static bool
begins(const struct segment *segment, const char *magic, size_t length)
{
	return segment->length >= length &&
	    memcmp(segment->at, magic, length) == 0;
}

/* SOF0 ... SOF15, without DHT, JPG and DAC, which lie among them. */
static bool
is_frame(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
	    marker != 0xc8 && marker != 0xcc;
}

/* Whether it is for so many components, and of a kind that PDF/A allows. */
static bool
is_usable(const GByteArray *profile, unsigned components)
{
	static const char
	    *const spaces[] = { [1] = "GRAY", [3] = "RGB ", [4] = "CMYK" };
	static const char *const classes[] = { "prtr", "mntr", "scnr", "spac" };
	const char *header = (const char *)profile->data;

	if (profile->len < PROFILE_HEADER || components > 4 ||
	    spaces[components] == NULL ||
	    memcmp(header + 16, spaces[components], 4) != 0 || header[8] > 4 ||
	    memmem(header, profile->len, "sRGB", 4) != NULL ||
	    memmem(header, profile->len, "s\0R\0G\0B", 7) != NULL)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
		if (memcmp(header + 12, classes[i], 4) == 0)
			return true;
	}
	return false;
}

static void
read_frame(struct jpeg_colors *colors, const unsigned char *frame)
{
	colors->bits = frame[0];
	colors->height = (unsigned)frame[1] << 8 | frame[2];
	colors->width = (unsigned)frame[3] << 8 | frame[4];
	colors->components = frame[5];
}

struct jpeg_colors
jpeg_colors(struct pdf_slice file)
{
	static const char magic[] = "ICC_PROFILE"; /* and its '\0' */
	struct jpeg_colors colors = { .profile = g_byte_array_new() };
	const unsigned char *at = (const unsigned char *)file.at + SOI_LENGTH;
	const unsigned char *end = (const unsigned char *)file.at + file.length;
	struct segment segment;

	while (file.length > SOI_LENGTH && next_segment(&at, end, &segment) &&
	    segment.marker != SCAN) {
		if (is_frame(segment.marker) && segment.length >= 6)
			read_frame(&colors, segment.at);
		else if (segment.marker == TRANSFORM_ADOBE)
			colors.is_adobe |= begins(&segment, "Adobe", 5);
		else if (segment.marker == PROFILE &&
		    begins(&segment, magic, sizeof(magic)) &&
		    segment.length >= sizeof(magic) + 2)
			/* its pieces stand in order, two bytes say so */
			g_byte_array_append(colors.profile,
			    segment.at + sizeof(magic) + 2,
			    (guint)(segment.length - sizeof(magic) - 2));
	}
	if (!is_usable(colors.profile, colors.components)) {
		g_byte_array_free(colors.profile, TRUE);
		colors.profile = NULL;
	}
	return colors;
}
