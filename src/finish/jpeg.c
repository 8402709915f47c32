/* Colours of JPEG files; see jpeg.h. */
#include "finish/jpeg.h"

#include <string.h>

#include "base/jpeg_segment.h"
#include "finish/profile.h"

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
	if (!profile_is_usable(colors.profile->data, colors.profile->len,
		colors.components)) {
		g_byte_array_free(colors.profile, TRUE);
		colors.profile = NULL;
	}
	return colors;
}
