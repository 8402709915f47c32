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
	size_t row = ((size_t)raster->width * raster->components *
			     raster->bits + 7) / 8 + 1;
	unsigned char *rows = g_malloc(1 << 16);
	z_stream z = { .next_in = png->data->data,
		.avail_in = png->data->len };
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

static unsigned char *
deflate_bytes(const unsigned char *bytes, size_t length, size_t *packed)
{
	uLongf size = compressBound(length);
	unsigned char *out = g_malloc(size);

	compress2(out, &size, bytes, length, DEFLATE_LEVEL);
	*packed = size;
	return g_realloc(out, size);
}

/* Decoded pixels: colour and, where any of it shows, transparency. */
static void
pack_pixels(struct raster *raster, const GdkPixbuf *pixbuf)
{
	size_t count = (size_t)raster->width * raster->height;
	size_t channels = (size_t)gdk_pixbuf_get_n_channels(pixbuf);
	const guchar *from = gdk_pixbuf_read_pixels(pixbuf);
	guchar *color = g_malloc(count * 3), *c = color;
	guchar *alpha = g_malloc(count), *a = alpha;
	bool is_opaque = true;

	for (unsigned y = 0; y < raster->height; y++) {
		const guchar *p = from +
		    (size_t)y * (size_t)gdk_pixbuf_get_rowstride(pixbuf);

		for (unsigned x = 0; x < raster->width; x++, p += channels) {
			*c++ = p[0];
			*c++ = p[1];
			*c++ = p[2];
			*a = channels == 4 ? p[3] : 0xff;
			is_opaque = is_opaque && *a == 0xff;
			a++;
		}
	}
	raster->pixels = deflate_bytes(color, count * 3,
	    &raster->pixels_length);
	if (!is_opaque)
		raster->alpha = deflate_bytes(alpha, count,
		    &raster->alpha_length);
	g_free(color);
	g_free(alpha);
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
	pack_pixels(raster, pixbuf);
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
	*raster = (struct raster) { 0 };
}
