/*
 * Any PNG file by libpng, row by row; see raster_decode.h.
 */
#include "paint/raster_decode.h"

#include <setjmp.h>
#include <string.h>

#include <glib.h>
#include <png.h>
#include <zlib.h>

/* Higher levels save a fifth of a screenshot's size and take twice as long. */
enum { DEFLATE_LEVEL = 3 };

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
	g_clear_pointer(&raster->palette, g_free);
	raster->palette_count = 0;
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
bool
raster_decode(struct raster *raster, const void *bytes, size_t length)
{
	struct decoder d = { .is_opaque = true,
		.bytes = bytes,
		.end = (const unsigned char *)bytes + length };
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
	return is_good;
}
