/*
 * What a picture's file says about itself; see probe.h.
 *
 * PNG: ISO/IEC 15948, 11.2.2.  JPEG: ITU-T T.81, B.2.2.  GIF89a: sections 18 to
 * 20.  WebP: RFC 9649.
 */
#include "epub/probe.h"

#include <string.h>

#include <glib.h>

struct reader {
	const unsigned char *bytes;
	size_t length;
};

/* Bytes beyond the end are 0. */
static unsigned
byte_at(const struct reader *r, size_t at)
{
	return at < r->length ? r->bytes[at] : 0;
}

static unsigned
big_at(const struct reader *r, size_t at)
{
	return byte_at(r, at) << 8 | byte_at(r, at + 1);
}

static unsigned
little_at(const struct reader *r, size_t at)
{
	return byte_at(r, at) | byte_at(r, at + 1) << 8;
}

static bool
has_at(const struct reader *r, size_t at, const char *text)
{
	size_t length = strlen(text);

	return at + length <= r->length &&
	    memcmp(r->bytes + at, text, length) == 0;
}

static void
probe_png(const struct reader *r, struct probe *probe)
{
	probe->width = big_at(r, 16) << 16 | big_at(r, 18);
	probe->height = big_at(r, 20) << 16 | big_at(r, 22);
}

/* SOF0 to SOF15, without the tables DHT, JPG and DAC that lie among them. */
static bool
is_frame(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
	    marker != 0xc8 && marker != 0xcc;
}

static void
probe_jpeg(const struct reader *r, struct probe *probe)
{
	for (size_t at = 2; at + 4 <= r->length;) {
		unsigned marker = byte_at(r, at + 1);

		if (byte_at(r, at) != 0xff)
			return;
		if (marker == 0xff) { /* a fill byte */
			at++;
		} else if (is_frame(marker)) {
			probe->height = big_at(r, at + 5);
			probe->width = big_at(r, at + 7);
			probe->is_cmyk = byte_at(r, at + 9) == 4;
			return;
		} else {
			at += 2 + MAX(big_at(r, at + 2), 2);
		}
	}
}

/* Behind the sub-blocks that begin at `at`: a length, its bytes, at last 0. */
static size_t
skip_blocks(const struct reader *r, size_t at)
{
	while (byte_at(r, at) != 0)
		at += 1 + byte_at(r, at);
	return at + 1;
}

/* The bytes of a table of colours, if the packed field says there is one. */
static size_t
colour_table(unsigned packed)
{
	return packed & 0x80 ? 3u << ((packed & 7) + 1) : 0;
}

static void
probe_gif(const struct reader *r, struct probe *probe)
{
	size_t at = 13 + colour_table(byte_at(r, 10));
	unsigned frames = 0;

	probe->width = little_at(r, 6);
	probe->height = little_at(r, 8);
	while (at < r->length && frames < 2) {
		if (byte_at(r, at) == 0x21) { /* an extension */
			at = skip_blocks(r, at + 2);
		} else if (byte_at(r, at) == 0x2c) { /* an image */
			frames++;
			at += 10 + colour_table(byte_at(r, at + 9));
			at = skip_blocks(r, at + 1);
		} else {
			break;
		}
	}
	probe->moves = frames > 1;
}

static void
probe_webp(const struct reader *r, struct probe *probe)
{
	if (has_at(r, 12, "VP8X")) {
		probe->moves = (byte_at(r, 20) & 0x02) != 0;
		probe->width = (little_at(r, 24) | byte_at(r, 26) << 16) + 1;
		probe->height = (little_at(r, 27) | byte_at(r, 29) << 16) + 1;
	} else if (has_at(r, 12, "VP8L")) {
		unsigned low = little_at(r, 21), high = little_at(r, 23);

		probe->width = (low & 0x3fff) + 1;
		probe->height = (low >> 14 | (high & 0xfff) << 2) + 1;
	} else if (has_at(r, 12, "VP8 ")) {
		probe->width = little_at(r, 26) & 0x3fff;
		probe->height = little_at(r, 28) & 0x3fff;
	}
}

struct probe
probe_bytes(const void *bytes, size_t length)
{
	const struct reader r = { bytes, length };
	struct probe probe = { 0 };

	if (has_at(&r, 0, "\x89PNG"))
		probe_png(&r, &probe);
	else if (has_at(&r, 0, "\xff\xd8"))
		probe_jpeg(&r, &probe);
	else if (has_at(&r, 0, "GIF8"))
		probe_gif(&r, &probe);
	else if (has_at(&r, 0, "RIFF") && has_at(&r, 8, "WEBP"))
		probe_webp(&r, &probe);
	return probe;
}

/* Mapped, so that only what is looked at is read. */
struct probe
probe_file(const char *path)
{
	GMappedFile *file = g_mapped_file_new(path, /*writable*/ FALSE, NULL);
	struct probe probe = { 0 };

	if (file == NULL)
		return probe;
	probe = probe_bytes(g_mapped_file_get_contents(file),
	    g_mapped_file_get_length(file));
	g_mapped_file_unref(file);
	return probe;
}
