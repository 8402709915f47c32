/*
 * From a PNG file to the form in which a PDF holds it.
 *
 * A PNG without transparency and interlacing is taken as it is: its IDAT
 * chunks, joined, are one zlib stream of filtered rows, which a PDF reader
 * undoes with its PNG predictor.  It is inflated once, to be sure that it can
 * be.  Any other PNG is decoded, and colour and transparency are compressed
 * apart.  W3C: Portable Network Graphics, clauses 5, 9, 11.
 */
#include "paint/raster_png.h"

#include <string.h>

#include <glib.h>
#include <png.h>
#include <zlib.h>

#include "paint/raster_decode.h"

static const char broken[] = "it is damaged";

struct png {
	const unsigned char *bytes;
	size_t length;
	struct raster *raster;
	unsigned color_type;
	bool is_interlaced, is_transparent;
	GByteArray *data; /* IDAT chunks, joined */
};

static unsigned
read_u32(const unsigned char *bytes)
{
	return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 |
	    (unsigned)bytes[2] << 8 | bytes[3];
}

static void
read_header(struct png *png, const unsigned char *chunk, size_t length)
{
	if (length < 13)
		return;
	png->raster->width = read_u32(chunk);
	png->raster->height = read_u32(chunk + 4);
	png->raster->bits = chunk[8];
	png->color_type = chunk[9];
	png->raster->components = png->color_type == PNG_COLOR_TYPE_RGB ? 3 : 1;
	png->is_interlaced = chunk[12] != 0;
}

static void
read_palette(struct png *png, const unsigned char *chunk, size_t length)
{
	if (png->color_type != PNG_COLOR_TYPE_PALETTE ||
	    png->raster->palette != NULL)
		return;
	png->raster->palette = g_memdup2(chunk, length);
	png->raster->palette_count = (unsigned)(length / 3);
}

/* Walks the chunks; what is cut off shows when the data is inflated. */
static void
read_chunks(struct png *png)
{
	size_t at = 8;

	while (png->length - at >= 12) {
		const unsigned char *chunk = png->bytes + at + 8;
		size_t length = read_u32(png->bytes + at);
		const char *name = (const char *)png->bytes + at + 4;

		if (length > png->length - at - 12)
			return;
		if (memcmp(name, "IHDR", 4) == 0)
			read_header(png, chunk, length);
		else if (memcmp(name, "PLTE", 4) == 0)
			read_palette(png, chunk, length);
		else if (memcmp(name, "tRNS", 4) == 0)
			png->is_transparent = true;
		else if (memcmp(name, "IDAT", 4) == 0)
			g_byte_array_append(png->data, chunk, (guint)length);
		at += length + 12;
	}
}

/* Whether the data inflates to just the rows that the header promises. */
static bool
is_whole(const struct png *png)
{
	const struct raster *raster = png->raster;
	size_t row =
	    ((size_t)raster->width * raster->components * raster->bits + 7) /
		8 +
	    1;
	unsigned char *rows = g_malloc(1 << 16);
	z_stream z = { .next_in = png->data->data, .avail_in = png->data->len };
	int status = inflateInit(&z);

	while (status == Z_OK) {
		z.next_out = rows;
		z.avail_out = 1 << 16;
		status = inflate(&z, Z_NO_FLUSH);
	}
	inflateEnd(&z);
	g_free(rows);
	return status == Z_STREAM_END && z.total_out == row * raster->height;
}

static bool
fits_as_it_is(const struct png *png)
{
	return !png->is_interlaced && !png->is_transparent &&
	    (png->color_type == PNG_COLOR_TYPE_GRAY ||
		png->color_type == PNG_COLOR_TYPE_RGB ||
		(png->color_type == PNG_COLOR_TYPE_PALETTE &&
		    png->raster->palette_count > 0));
}

const char *
raster_read_png_bytes(struct raster *raster, const void *bytes, size_t length)
{
	struct png png = { .raster = raster,
		.bytes = bytes,
		.length = length,
		.data = g_byte_array_new() };
	const char *reason = NULL;

	if (length > 8)
		read_chunks(&png);
	if (!fits_as_it_is(&png)) {
		if (!raster_decode(raster, bytes, length))
			reason = broken;
	} else if (!is_whole(&png)) {
		reason = broken;
	} else {
		raster->is_filtered = true;
		raster->pixels_length = png.data->len;
		raster->pixels = g_byte_array_steal(png.data, NULL);
	}
	g_byte_array_free(png.data, TRUE);
	return reason;
}

const char *
raster_read_png(struct raster *raster, const char *path)
{
	char *bytes;
	gsize length;
	const char *reason;

	if (!g_file_get_contents(path, &bytes, &length, NULL))
		return "it can't be read";
	reason = raster_read_png_bytes(raster, bytes, length);
	g_free(bytes);
	return reason;
}

void
raster_clear(struct raster *raster)
{
	g_free(raster->palette);
	g_free(raster->pixels);
	g_free(raster->alpha);
	*raster = (struct raster){ 0 };
}
