/*
 * The ICC profile of a PNG file; see raster_profile.h.
 *
 *	name, up to 79 bytes | 0 | 0: deflate | the profile, packed
 */
#include "paint/raster_profile.h"

#include <string.h>

#include <glib.h>
#include <zlib.h>

/* Of printers the largest have two or three. */
enum { PROFILE_MAX = 16 << 20 };

/* NULL if it is no whole zlib stream. */
static GByteArray *
inflate_all(const unsigned char *packed, size_t length)
{
	unsigned char piece[1 << 12];
	GByteArray *all = g_byte_array_new();
	z_stream z = { .next_in = (unsigned char *)packed,
		.avail_in = (uInt)length };
	int status = inflateInit(&z);

	while (status == Z_OK && all->len <= PROFILE_MAX) {
		z.next_out = piece;
		z.avail_out = sizeof(piece);
		status = inflate(&z, Z_NO_FLUSH);
		g_byte_array_append(all, piece,
		    (guint)(sizeof(piece) - z.avail_out));
	}
	inflateEnd(&z);
	if (status != Z_STREAM_END) {
		g_byte_array_free(all, TRUE);
		all = NULL;
	}
	return all;
}

void
raster_read_profile(struct raster *raster, const unsigned char *chunk,
    size_t length)
{
	const unsigned char *end = memchr(chunk, '\0', length);
	GByteArray *profile;
	size_t head;

	if (end == NULL || raster->profile != NULL)
		return;
	head = (size_t)(end - chunk) + 2;
	if (head >= length || end[1] != 0)
		return;
	profile = inflate_all(chunk + head, length - head);
	if (profile == NULL)
		return;
	raster->profile = g_byte_array_steal(profile, &raster->profile_length);
	g_byte_array_unref(profile);
}
