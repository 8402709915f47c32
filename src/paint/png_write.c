/* Pixels as a PNG file; see png_write.h. */
#include "paint/png_write.h"

#include <setjmp.h>
#include <stdint.h>

#include <glib.h>
#include <png.h>

static void
write_bytes(png_struct *png, png_byte *bytes, size_t length)
{
	const struct sink *sink = png_get_io_ptr(png);

	if (!sink->write(sink->closure, bytes, length))
		png_error(png, "it can't be written");
}

static void
flush_bytes(png_struct *png)
{
	(void)png;
}

static void
fail(png_struct *png, const char *message)
{
	(void)message;
	png_longjmp(png, 1);
}

/* Cairo's words of x R G B to PNG's bytes R G B. */
static void
convert_row(const uint32_t *from, png_byte *to, int width)
{
	for (int x = 0; x < width; x++) {
		*to++ = (png_byte)(from[x] >> 16);
		*to++ = (png_byte)(from[x] >> 8);
		*to++ = (png_byte)from[x];
	}
}

static void
write_rows(png_struct *png, cairo_surface_t *surface, png_byte *row)
{
	const unsigned char *pixels = cairo_image_surface_get_data(surface);
	int height = cairo_image_surface_get_height(surface);
	int stride = cairo_image_surface_get_stride(surface);

	for (int y = 0; y < height; y++) {
		convert_row((const uint32_t *)(const void *)(pixels +
				(size_t)y * (size_t)stride),
		    row, cairo_image_surface_get_width(surface));
		png_write_row(png, row);
	}
}

bool
png_write(cairo_surface_t *surface, const struct sink *sink)
{
	int width = cairo_image_surface_get_width(surface);
	png_struct *png = png_create_write_struct(PNG_LIBPNG_VER_STRING,
	    /*error_ptr*/ NULL, fail, /*warn*/ NULL);
	png_info *info = png_create_info_struct(png);
	png_byte *row = g_malloc((size_t)width * 3);
	volatile bool is_written = false;

	if (setjmp(png_jmpbuf(png)) == 0) {
		cairo_surface_flush(surface);
		png_set_write_fn(png, (void *)sink, write_bytes, flush_bytes);
		png_set_IHDR(png, info, (png_uint_32)width,
		    (png_uint_32)cairo_image_surface_get_height(surface),
		    /*bit_depth*/ 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
		    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
		png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
		png_write_info(png, info);
		write_rows(png, surface, row);
		png_write_end(png, info);
		is_written = true;
	}
	g_free(row);
	png_destroy_write_struct(&png, &info);
	return is_written;
}
