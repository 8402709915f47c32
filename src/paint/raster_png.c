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

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <png.h>
#include <zlib.h>

/* Higher levels save a fifth of a screenshot's size and take twice as long. */
enum { DEFLATE_LEVEL = 3 };

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

/* One of the two streams that a decoded picture is taken apart into. */
struct plane {
	z_stream z;
	GByteArray *out;
	unsigned char *row;
};

static void
open_plane(struct plane *plane, size_t row_length)
{
	*plane = (struct plane){ .out = g_byte_array_new() };
	plane->row = g_malloc(row_length);
	deflateInit(&plane->z, DEFLATE_LEVEL);
}

static void
write_plane(struct plane *plane, size_t length, int flush)
{
	unsigned char packed[1 << 14];

	plane->z.next_in = plane->row;
	plane->z.avail_in = (uInt)length;
	do {
		plane->z.next_out = packed;
		plane->z.avail_out = sizeof(packed);
		deflate(&plane->z, flush);
		g_byte_array_append(plane->out, packed,
		    (guint)(sizeof(packed) - plane->z.avail_out));
	} while (plane->z.avail_out == 0);
}

static unsigned char *
close_plane(struct plane *plane, size_t *length)
{
	write_plane(plane, /*length*/ 0, Z_FINISH);
	deflateEnd(&plane->z);
	g_free(plane->row);
	*length = plane->out->len;
	return g_byte_array_free(plane->out, /*free_segment*/ FALSE);
}

static void
drop_plane(struct plane *plane)
{
	size_t length;

	g_free(close_plane(plane, &length));
}

struct decoder {
	png_structp png;
	png_infop info;
	const unsigned char *bytes; /* of the file, from here to */
	const unsigned char *end;
	unsigned width, height;
	size_t stride;
	unsigned char *rows; /* one row; all of them if interlaced */
	bool is_interlaced;
	struct plane color, alpha;
	bool is_opaque;       /* so far */
	unsigned rows_before; /* opaque ones that `alpha` doesn't hold */
};

static void
read_bytes(png_structp png, png_bytep to, size_t length)
{
	struct decoder *d = png_get_io_ptr(png);

	if ((size_t)(d->end - d->bytes) < length)
		png_error(png, "it breaks off");
	memcpy(to, d->bytes, length);
	d->bytes += length;
}

/* libpng's own handler prints; ours only leaves. */
static void
leave_png(png_structp png, png_const_charp message)
{
	(void)message;
	png_longjmp(png, 1);
}

static void
ignore_warning(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

/* Most pictures are opaque; one that isn't makes up for the rows before. */
static void
write_alpha(struct decoder *d)
{
	unsigned char *row = d->alpha.row;

	if (d->rows_before > 0) {
		d->alpha.row = g_malloc(d->width);
		memset(d->alpha.row, 0xff, d->width);
		for (; d->rows_before > 0; d->rows_before--)
			write_plane(&d->alpha, d->width, Z_NO_FLUSH);
		g_free(d->alpha.row);
		d->alpha.row = row;
	}
	write_plane(&d->alpha, d->width, Z_NO_FLUSH);
}

static void
split_row(struct decoder *d, const unsigned char *p)
{
	unsigned char *c = d->color.row, *a = d->alpha.row;
	unsigned char all = 0xff;

	for (unsigned x = 0; x < d->width; x++, p += 4) {
		*c++ = p[0];
		*c++ = p[1];
		*c++ = p[2];
		*a++ = p[3];
		all &= p[3];
	}
	write_plane(&d->color, (size_t)d->width * 3, Z_NO_FLUSH);
	d->is_opaque = d->is_opaque && all == 0xff;
	if (d->is_opaque)
		d->rows_before++;
	else
		write_alpha(d);
}

/* Rows of 8-bit RGBA, whatever the file has. */
static void
start_decoder(struct decoder *d)
{
	png_set_read_fn(d->png, d, read_bytes);
	png_read_info(d->png, d->info);
	png_set_expand(d->png);
	png_set_scale_16(d->png);
	png_set_gray_to_rgb(d->png);
	png_set_add_alpha(d->png, /*filler*/ 0xff, PNG_FILLER_AFTER);
	d->is_interlaced = png_set_interlace_handling(d->png) > 1;
	png_read_update_info(d->png, d->info);
	d->width = png_get_image_width(d->png, d->info);
	d->height = png_get_image_height(d->png, d->info);
	d->stride = png_get_rowbytes(d->png, d->info);
	d->rows = g_malloc(d->stride * (d->is_interlaced ? d->height : 1));
	open_plane(&d->color, (size_t)d->width * 3);
	open_plane(&d->alpha, d->width);
}

static void
decode_rows(struct decoder *d)
{
	int passes = d->is_interlaced ? 7 : 1;

	if (!d->is_interlaced) {
		for (unsigned y = 0; y < d->height; y++) {
			png_read_row(d->png, d->rows, NULL);
			split_row(d, d->rows);
		}
		return;
	}
	for (int pass = 0; pass < passes; pass++) {
		for (unsigned y = 0; y < d->height; y++)
			png_read_row(d->png, d->rows + y * d->stride, NULL);
	}
	for (unsigned y = 0; y < d->height; y++)
		split_row(d, d->rows + y * d->stride);
}

static void
keep_decoded(struct decoder *d, struct raster *raster)
{
	raster_clear(raster);
	raster->width = d->width;
	raster->height = d->height;
	raster->components = 3;
	raster->bits = 8;
	raster->pixels = close_plane(&d->color, &raster->pixels_length);
	raster->alpha = close_plane(&d->alpha, &raster->alpha_length);
	if (d->is_opaque) {
		g_free(raster->alpha);
		raster->alpha = NULL;
	}
}

/*
 * Decodes row by row, so that even a large picture needs little memory.  By
 * libpng's rules an error comes back to where png_jmpbuf() was set; nothing
 * that it needs then is in a register.
 */
static const char *
decode(struct raster *raster, const struct png *png)
{
	struct decoder d = { .is_opaque = true,
		.bytes = png->bytes,
		.end = png->bytes + png->length };
	volatile bool is_good = false; /* as an error comes from afar */

	d.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, leave_png,
	    ignore_warning);
	d.info = png_create_info_struct(d.png);
	if (setjmp(png_jmpbuf(d.png)) == 0) {
		start_decoder(&d);
		decode_rows(&d);
		keep_decoded(&d, raster);
		is_good = true;
	} else if (d.color.out != NULL) {
		drop_plane(&d.color);
		drop_plane(&d.alpha);
	}
	png_destroy_read_struct(&d.png, &d.info, NULL);
	g_free(d.rows);
	return is_good ? NULL : broken;
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
		reason = decode(raster, &png);
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
