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

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <zlib.h>

/* What an office printer's 600 dpi and a screenshot's flat areas want. */
enum { DEFLATE_LEVEL = 4 };

enum {
	PNG_GREY = 0,
	PNG_RGB = 2,
	PNG_PALETTE = 3,
};

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
	png->raster->components = png->color_type == PNG_RGB ? 3 : 1;
	png->is_interlaced = chunk[12] != 0;
}

static void
read_palette(struct png *png, const unsigned char *chunk, size_t length)
{
	if (png->color_type != PNG_PALETTE || png->raster->palette != NULL)
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
	    (png->color_type == PNG_GREY || png->color_type == PNG_RGB ||
		(png->color_type == PNG_PALETTE &&
		    png->raster->palette_count > 0));
}

static bool
is_opaque(const GdkPixbuf *pixbuf)
{
	int width = gdk_pixbuf_get_width(pixbuf);
	const guchar *pixels = gdk_pixbuf_read_pixels(pixbuf);

	if (!gdk_pixbuf_get_has_alpha(pixbuf))
		return true;
	for (int y = 0; y < gdk_pixbuf_get_height(pixbuf); y++) {
		const guchar *alpha = pixels + 3 +
		    (size_t)y * (size_t)gdk_pixbuf_get_rowstride(pixbuf);

		for (int x = 0; x < width; x++) {
			if (alpha[4 * x] != 0xff)
				return false;
		}
	}
	return true;
}

/* Compresses what `z` has been given, into `out`. */
static void
deflate_into(z_stream *z, GByteArray *out, int flush)
{
	unsigned char packed[1 << 14];

	do {
		z->next_out = packed;
		z->avail_out = sizeof(packed);
		deflate(z, flush);
		g_byte_array_append(out, packed,
		    (guint)(sizeof(packed) - z->avail_out));
	} while (z->avail_out == 0);
}

/*
 * Compresses `count` channels from `first` on, row by row: a decoded picture
 * is large enough without copies of it.
 */
static unsigned char *
deflate_channels(const GdkPixbuf *pixbuf, size_t first, size_t count,
    size_t *length)
{
	size_t width = (size_t)gdk_pixbuf_get_width(pixbuf);
	size_t stride = (size_t)gdk_pixbuf_get_n_channels(pixbuf);
	const guchar *pixels = gdk_pixbuf_read_pixels(pixbuf);
	guchar *row = g_malloc(width * count);
	GByteArray *out = g_byte_array_new();
	z_stream z = { 0 };

	deflateInit(&z, DEFLATE_LEVEL);
	for (int y = 0; y < gdk_pixbuf_get_height(pixbuf); y++) {
		const guchar *from = pixels + first +
		    (size_t)y * (size_t)gdk_pixbuf_get_rowstride(pixbuf);

		for (size_t x = 0; x < width; x++)
			memcpy(row + x * count, from + x * stride, count);
		z.next_in = row;
		z.avail_in = (uInt)(width * count);
		deflate_into(&z, out, Z_NO_FLUSH);
	}
	deflate_into(&z, out, Z_FINISH);
	deflateEnd(&z);
	g_free(row);
	*length = out->len;
	return g_byte_array_free(out, /*free_segment*/ FALSE);
}

static const char *
decode(struct raster *raster, const char *path)
{
	GdkPixbuf *pixbuf = gdk_pixbuf_new_from_file(path, NULL);

	if (pixbuf == NULL)
		return broken;
	raster_clear(raster);
	raster->width = (unsigned)gdk_pixbuf_get_width(pixbuf);
	raster->height = (unsigned)gdk_pixbuf_get_height(pixbuf);
	raster->components = 3;
	raster->bits = 8;
	raster->pixels = deflate_channels(pixbuf, /*first*/ 0, /*count*/ 3,
	    &raster->pixels_length);
	if (!is_opaque(pixbuf))
		raster->alpha = deflate_channels(pixbuf, /*first*/ 3,
		    /*count*/ 1, &raster->alpha_length);
	g_object_unref(pixbuf);
	return NULL;
}

const char *
raster_read_png(struct raster *raster, const char *path)
{
	struct png png = { .raster = raster };
	char *bytes;
	const char *reason = NULL;

	if (!g_file_get_contents(path, &bytes, &png.length, NULL))
		return "it can't be read";
	png.bytes = (unsigned char *)bytes;
	png.data = g_byte_array_new();
	if (png.length > 8)
		read_chunks(&png);
	if (!fits_as_it_is(&png)) {
		reason = decode(raster, path);
	} else if (!is_whole(&png)) {
		reason = broken;
	} else {
		raster->is_filtered = true;
		raster->pixels_length = png.data->len;
		raster->pixels = g_byte_array_steal(png.data, NULL);
	}
	g_byte_array_free(png.data, TRUE);
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
