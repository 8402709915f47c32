/* Pixels as a PNG file; see png_write.h. */
#include "paint/png_write.h"

#include <stdint.h>
#include <string.h>

#include <glib.h>
#include <libdeflate.h>

enum { LEVEL = 6 };

struct writer {
	const struct sink *sink;
	bool is_good;
};

static void
write_bytes(struct writer *writer, const void *bytes, size_t length)
{
	writer->is_good = writer->is_good &&
	    writer->sink->write(writer->sink->closure, bytes, length);
}

static void
write_u32(struct writer *writer, uint32_t number)
{
	number = GUINT32_TO_BE(number);
	write_bytes(writer, &number, sizeof(number));
}

/* PNG, 5.3: length, name, data, and a check of the two latter. */
static void
write_chunk(struct writer *writer, const char *name, const void *data,
    size_t length)
{
	uint32_t check = libdeflate_crc32(/*crc*/ 0, name, 4);

	write_u32(writer, (uint32_t)length);
	write_bytes(writer, name, 4);
	write_bytes(writer, data, length);
	write_u32(writer, libdeflate_crc32(check, data, length));
}

static void
write_header(struct writer *writer, int width, int height)
{
	unsigned char header[13] = {
		[8] = 8, /* bits a sample */
		[9] = 2, /* RGB; no interlacing */
	};
	const uint32_t size[] = { GUINT32_TO_BE((uint32_t)width),
		GUINT32_TO_BE((uint32_t)height) };

	memcpy(header, size, sizeof(size));
	write_chunk(writer, "IHDR", header, sizeof(header));
}

/*
 * Cairo's words of x R G B to PNG's rows, bytes R G B behind the number of a
 * filter, which is none.  They take less room than the words and so can stand
 * where these did; that number comes last, as its byte is the first word's.
 * Returns their length.
 */
static size_t
convert_rows(unsigned char *pixels, int width, int height, int stride)
{
	unsigned char *row = pixels;

	for (int y = 0; y < height; y++) {
		const void *from = pixels + (size_t)y * (size_t)stride;
		const uint32_t *words = from;
		unsigned char *to = row + 1;

		for (int x = 0; x < width; x++) {
			uint32_t word = words[x];

			*to++ = (unsigned char)(word >> 16);
			*to++ = (unsigned char)(word >> 8);
			*to++ = (unsigned char)word;
		}
		*row = 0;
		row = to;
	}
	return (size_t)(row - pixels);
}

static void
write_pixels(struct writer *writer, cairo_surface_t *surface)
{
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(
	    LEVEL);
	unsigned char *pixels = cairo_image_surface_get_data(surface);
	size_t length = convert_rows(pixels,
	    cairo_image_surface_get_width(surface),
	    cairo_image_surface_get_height(surface),
	    cairo_image_surface_get_stride(surface));
	size_t bound = libdeflate_zlib_compress_bound(compressor, length);
	void *packed = g_malloc(bound);

	write_chunk(writer, "IDAT", packed,
	    libdeflate_zlib_compress(compressor, pixels, length, packed,
		bound));
	g_free(packed);
	libdeflate_free_compressor(compressor);
}

bool
png_write(cairo_surface_t *surface, const struct sink *sink)
{
	static const char signature[] = "\x89PNG\r\n\x1a\n";
	struct writer writer = { sink, /*is_good*/ true };

	cairo_surface_flush(surface);
	write_bytes(&writer, signature, sizeof(signature) - 1);
	write_header(&writer, cairo_image_surface_get_width(surface),
	    cairo_image_surface_get_height(surface));
	write_pixels(&writer, surface);
	write_chunk(&writer, "IEND", /*data*/ "", /*length*/ 0);
	return writer.is_good;
}
