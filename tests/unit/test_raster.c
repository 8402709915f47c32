/* PNG files as a PDF holds them: taken as they are, taken apart, refused. */
#include "test.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <png.h>
#include <zlib.h>

#include "paint/raster.h"

enum { WIDTH = 5, HEIGHT = 3 };

/* A picture of small colours; the last row's transparency is `alpha`. */
static char *
write_png(const char *name, png_uint_32 format, unsigned char alpha)
{
	char *path = g_build_filename(g_get_tmp_dir(), name, NULL);
	png_image image = {
		.version = PNG_IMAGE_VERSION,
		.width = WIDTH,
		.height = HEIGHT,
		.format = format,
	};
	unsigned char pixels[WIDTH * HEIGHT * 4];
	size_t channels = PNG_IMAGE_PIXEL_CHANNELS(format);

	for (size_t i = 0; i < sizeof(pixels); i++) {
		bool is_last = i >= WIDTH * (HEIGHT - 1) * channels;

		pixels[i] = (unsigned char)i;
		if (channels == 4 && i % 4 == 3)
			pixels[i] = is_last ? alpha : 0xff;
	}
	assert_true(png_image_write_to_file(&image, path,
	    /*convert_to_8bit*/ 0, pixels, /*row_stride*/ 0,
	    /*colormap*/ NULL));
	return path;
}

static size_t
inflated(const unsigned char *bytes, size_t length, unsigned char *out,
    size_t size)
{
	uLongf written = size;

	assert_int_equal(uncompress(out, &written, bytes, length), Z_OK);
	return written;
}

static void
test_opaque_file_is_taken_as_it_is(void **state)
{
	char *path = write_png("quoin-rgb.png", PNG_FORMAT_RGB, 0xff);
	struct rasters *rasters = rasters_new();
	unsigned char rows[1000];
	const char *reason;
	const struct raster *raster;

	(void)state;
	raster = rasters_wait(rasters, path, &reason);
	assert_non_null(raster);
	assert_true(raster->is_filtered);
	assert_int_equal(raster->width, WIDTH);
	assert_int_equal(raster->components, 3);
	assert_null(raster->alpha);
	assert_int_equal(inflated(raster->pixels, raster->pixels_length, rows,
			     sizeof(rows)),
	    HEIGHT * (WIDTH * 3 + 1));
	assert_ptr_equal(rasters_wait(rasters, path, &reason), raster);
	rasters_free(rasters);
	g_unlink(path);
	g_free(path);
}

static void
check_taken_apart(unsigned char alpha, bool has_mask)
{
	char *path = write_png("quoin-rgba.png", PNG_FORMAT_RGBA, alpha);
	struct rasters *rasters = rasters_new();
	unsigned char plane[1000];
	const char *reason;
	const struct raster *raster;

	rasters_prefetch(rasters, path);
	raster = rasters_wait(rasters, path, &reason);
	assert_non_null(raster);
	assert_false(raster->is_filtered);
	assert_int_equal(inflated(raster->pixels, raster->pixels_length, plane,
			     sizeof(plane)),
	    WIDTH * HEIGHT * 3);
	assert_int_equal(plane[3], 4); /* the second pixel's red */
	assert_int_equal(raster->alpha != NULL, has_mask);
	if (has_mask) {
		assert_int_equal(inflated(raster->alpha, raster->alpha_length,
				     plane, sizeof(plane)),
		    WIDTH * HEIGHT);
		assert_int_equal(plane[WIDTH * (HEIGHT - 1) - 1], 0xff);
		assert_int_equal(plane[WIDTH * (HEIGHT - 1)], alpha);
		assert_int_equal(plane[WIDTH * HEIGHT - 1], alpha);
	}
	rasters_free(rasters);
	g_unlink(path);
	g_free(path);
}

static void
test_transparency_is_taken_apart(void **state)
{
	(void)state;
	check_taken_apart(/*alpha*/ 0x80, /*has_mask*/ true);
	check_taken_apart(/*alpha*/ 0xff, /*has_mask*/ false);
}

/* Cut anywhere, a file is refused with a reason. */
static void
check_refuses_cuts(png_uint_32 format)
{
	char *path = write_png("quoin-cut.png", format, 0x80);
	char *bytes;
	gsize length;
	const char *reason;

	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	for (gsize cut = 0; cut + 16 < length; cut++) {
		struct rasters *rasters = rasters_new();

		assert_true(
		    g_file_set_contents(path, bytes, (gssize)cut, NULL));
		assert_null(rasters_wait(rasters, path, &reason));
		assert_non_null(reason);
		rasters_free(rasters);
	}
	g_free(bytes);
	g_unlink(path);
	g_free(path);
}

static void
test_refuses_damage(void **state)
{
	(void)state;
	check_refuses_cuts(PNG_FORMAT_RGB);
	check_refuses_cuts(PNG_FORMAT_RGBA);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_opaque_file_is_taken_as_it_is),
		cmocka_unit_test(test_transparency_is_taken_apart),
		cmocka_unit_test(test_refuses_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
