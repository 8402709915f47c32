/* Colours of JPEG files; see jpeg.h. */
#include "finish/jpeg.h"

#include <string.h>

#include "base/jpeg_segment.h"

enum { PROFILE_HEADER = 128 };

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
	const unsigned char *at = (const unsigned char *)file.at +
	    JPEG_START_LENGTH;
	const unsigned char *end = (const unsigned char *)file.at + file.length;
	struct jpeg_segment segment;

	while (file.length > JPEG_START_LENGTH &&
	    jpeg_segment_next(&at, end, &segment) &&
	    segment.marker != JPEG_SCAN) {
		if (jpeg_segment_is_frame(&segment) && segment.length >= 6)
			read_frame(&colors, segment.at);
		else if (segment.marker == JPEG_APP14)
			colors.is_adobe |= jpeg_segment_begins(&segment,
			    "Adobe", 5);
		else if (segment.marker == JPEG_APP2 &&
		    jpeg_segment_begins(&segment, magic, sizeof(magic)) &&
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
