/*
 * Fuzzes the packing of PNG files: any bytes, and any header before rows that
 * are whole, must give streams of the length that the picture's size asks for,
 * or a reason.  Built with clang -fsanitize=fuzzer,address,undefined from this
 * file, src/paint/raster_*.c, src/base/arena.c, and glib-2.0, libpng, zlib,
 * libdeflate.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <zlib.h>

#include "paint/raster.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { HEADER = 13 };

static void
append_chunk(GByteArray *png, const char *name, const void *bytes,
    size_t length)
{
	guint32 number = GUINT32_TO_BE((guint32)length);
	guint start = png->len + 4;

	g_byte_array_append(png, (void *)&number, 4);
	g_byte_array_append(png, (const void *)name, 4);
	g_byte_array_append(png, bytes, (guint)length);
	number = GUINT32_TO_BE(
	    (guint32)crc32(0, png->data + start, png->len - start));
	g_byte_array_append(png, (void *)&number, 4);
}

/* A file of that header whose data inflates to what follows it. */
static GByteArray *
new_png(const uint8_t *bytes, size_t size)
{
	GByteArray *png = g_byte_array_new();
	uLong length = compressBound(size - HEADER);
	Bytef *packed = g_malloc(length);

	compress2(packed, &length, bytes + HEADER, size - HEADER, /*level*/ 1);
	g_byte_array_append(png, (const void *)"\x89PNG\r\n\x1a\n", 8);
	append_chunk(png, "IHDR", bytes, HEADER);
	append_chunk(png, "PLTE", "red", 3);
	append_chunk(png, "IDAT", packed, length);
	append_chunk(png, "IEND", NULL, 0);
	g_free(packed);
	return png;
}

static void
check_stream(const unsigned char *bytes, size_t length, size_t wanted)
{
	uLongf written = wanted + 1;
	Bytef *rows = g_malloc(written);

	if (uncompress(rows, &written, bytes, length) != Z_OK ||
	    written != wanted)
		abort();
	g_free(rows);
}

static void
check_png(const uint8_t *bytes, size_t size)
{
	struct raster raster = { 0 };

	if (raster_read_png_bytes(&raster, bytes, size) == NULL) {
		size_t margin = raster.is_filtered ? 1 : 0;
		size_t bits = (size_t)raster.width * raster.components *
		    raster.bits;

		check_stream(raster.pixels, raster.pixels_length,
		    raster.height * ((bits + 7) / 8 + margin));
		if (raster.alpha != NULL)
			check_stream(raster.alpha, raster.alpha_length,
			    raster.height * (raster.width + margin));
	}
	raster_clear(&raster);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	GByteArray *png;

	check_png(bytes, size);
	/* of sizes that fit into two bytes each, as the others only cost time */
	if (size < HEADER || memcmp(bytes, "\0\0", 2) != 0 ||
	    memcmp(bytes + 4, "\0\0", 2) != 0)
		return 0;
	png = new_png(bytes, size);
	check_png(png->data, png->len);
	g_byte_array_free(png, TRUE);
	return 0;
}
