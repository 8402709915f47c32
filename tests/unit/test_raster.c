/* PNG files as a PDF holds them: taken as they are, taken apart, refused. */
#include "test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <png.h>
#include <zlib.h>

#include "paint/raster.h"
#include "paint/raster_profile.h"

enum { WIDTH = 20, HEIGHT = 5 };

struct form {
	int color_type, bits, interlace;
	int filters; /* PNG_FILTER_... */
};

static const struct form rgb = { PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE,
	PNG_ALL_FILTERS };
static const struct form rgba = { PNG_COLOR_TYPE_RGB_ALPHA, 8,
	PNG_INTERLACE_NONE, PNG_ALL_FILTERS };

static size_t
channels_of(const struct form *form)
{
	return 1u + (form->color_type & PNG_COLOR_MASK_COLOR ? 2u : 0) +
	    (form->color_type & PNG_COLOR_MASK_ALPHA ? 1u : 0);
}

/* A component of the picture; transparency is `alpha` in the last row. */
static unsigned char
sample(const struct form *form, size_t x, size_t y, size_t channel,
    unsigned char alpha)
{
	bool is_alpha = form->color_type & PNG_COLOR_MASK_ALPHA &&
	    channel == channels_of(form) - 1;

	if (is_alpha)
		return y == HEIGHT - 1 ? alpha : 0xff;
	return (unsigned char)(x < 12 ? 50 * channel : 40 * x * y + channel);
}

static void
write_rows(png_structp png, const struct form *form, unsigned char alpha)
{
	size_t channels = channels_of(form);
	size_t bytes = (size_t)form->bits / 8;
	unsigned char rows[HEIGHT][WIDTH * 4 * 2];
	png_bytep starts[HEIGHT];

	for (size_t y = 0; y < HEIGHT; y++) {
		starts[y] = rows[y];
		for (size_t i = 0; i < WIDTH * channels * bytes; i++)
			rows[y][i] = sample(form, i / bytes / channels, y,
			    i / bytes % channels, alpha);
	}
	png_write_image(png, starts);
}

static char *
write_png(const char *name, const struct form *form, unsigned char alpha)
{
	char *path = g_build_filename(g_get_tmp_dir(), name, NULL);
	FILE *file = fopen(path, "wb");
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL,
	    NULL, NULL);
	png_infop info = png_create_info_struct(png);

	assert_non_null(file);
	png_init_io(png, file);
	png_set_IHDR(png, info, WIDTH, HEIGHT, form->bits, form->color_type,
	    form->interlace, PNG_COMPRESSION_TYPE_DEFAULT,
	    PNG_FILTER_TYPE_DEFAULT);
	png_set_filter(png, PNG_FILTER_TYPE_BASE, form->filters);
	png_write_info(png, info);
	write_rows(png, form, alpha);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	fclose(file);
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
	char *path = write_png("quoin-rgb.png", &rgb, 0xff);
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

/* ---- taken apart ---- */

static unsigned char
predict(unsigned filter, int left, int up, int corner)
{
	int to_left = abs(up - corner), to_up = abs(left - corner);
	int to_corner = abs(left + up - 2 * corner);

	switch (filter) {
	case PNG_FILTER_VALUE_SUB:
		return (unsigned char)left;
	case PNG_FILTER_VALUE_UP:
		return (unsigned char)up;
	case PNG_FILTER_VALUE_AVG:
		return (unsigned char)((left + up) / 2);
	case PNG_FILTER_VALUE_PAETH:
		if (to_left <= to_up && to_left <= to_corner)
			return (unsigned char)left;
		return (unsigned char)(to_up <= to_corner ? up : corner);
	default:
		return 0;
	}
}

/* As a PDF reader does it (PNG, 9.2); filter bytes are left where they are. */
static void
unfilter(unsigned char *rows, size_t components)
{
	size_t stride = WIDTH * components + 1;

	for (size_t y = 0; y < HEIGHT; y++) {
		unsigned char *row = rows + y * stride;

		for (size_t i = 1; i < stride; i++) {
			bool has_left = i > components;
			int left = has_left ? row[i - components] : 0;
			int up = y > 0 ? row[i - stride] : 0;
			int corner = has_left && y > 0
			    ? row[i - components - stride]
			    : 0;

			row[i] += predict(row[0], left, up, corner);
		}
	}
}

/* Whether the stream holds the channels from `first` on. */
static void
check_plane(const struct raster *raster, const struct form *form,
    unsigned char alpha, const unsigned char *stream, size_t length,
    size_t components, size_t first)
{
	size_t margin = raster->is_filtered ? 1 : 0;
	size_t stride = WIDTH * components + margin;
	unsigned char rows[1000];

	assert_int_equal(inflated(stream, length, rows, sizeof(rows)),
	    HEIGHT * stride);
	if (raster->is_filtered)
		unfilter(rows, components);
	for (size_t y = 0; y < HEIGHT; y++) {
		for (size_t i = 0; i < WIDTH * components; i++)
			assert_int_equal(rows[y * stride + margin + i],
			    sample(form, i / components, y,
				first + i % components, alpha));
	}
}

static void
check_taken_apart(const struct form *form, unsigned char alpha,
    bool is_filtered)
{
	char *path = write_png("quoin-alpha.png", form, alpha);
	struct rasters *rasters = rasters_new();
	size_t colors = channels_of(form) - 1;
	const char *reason;
	const struct raster *raster;

	rasters_prefetch(rasters, path);
	raster = rasters_wait(rasters, path, &reason);
	assert_non_null(raster);
	assert_int_equal(raster->is_filtered, is_filtered);
	assert_int_equal(raster->bits, 8);
	assert_int_equal(raster->components, colors);
	check_plane(raster, form, alpha, raster->pixels, raster->pixels_length,
	    colors, /*first*/ 0);
	assert_int_equal(raster->alpha != NULL, alpha != 0xff);
	if (raster->alpha != NULL)
		check_plane(raster, form, alpha, raster->alpha,
		    raster->alpha_length, /*components*/ 1, colors);
	rasters_free(rasters);
	g_unlink(path);
	g_free(path);
}

/* By each filter, whose rows stay filtered. */
static void
test_transparency_is_taken_apart(void **state)
{
	static const int filters[] = { PNG_FILTER_NONE, PNG_FILTER_SUB,
		PNG_FILTER_UP, PNG_FILTER_AVG, PNG_FILTER_PAETH,
		PNG_ALL_FILTERS };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(filters); i++) {
		struct form form = rgba;

		form.filters = filters[i];
		check_taken_apart(&form, /*alpha*/ 0x80, /*is_filtered*/ true);
		check_taken_apart(&form, /*alpha*/ 0xff, /*is_filtered*/ true);
		form.color_type = PNG_COLOR_TYPE_GRAY_ALPHA;
		check_taken_apart(&form, /*alpha*/ 0x80, /*is_filtered*/ true);
		check_taken_apart(&form, /*alpha*/ 0xff, /*is_filtered*/ true);
	}
}

static void
test_rare_forms_are_decoded(void **state)
{
	struct form deep = rgba, interlaced = rgba;

	(void)state;
	deep.bits = 16;
	interlaced.interlace = PNG_INTERLACE_ADAM7;
	check_taken_apart(&deep, /*alpha*/ 0x80, /*is_filtered*/ false);
	check_taken_apart(&deep, /*alpha*/ 0xff, /*is_filtered*/ false);
	check_taken_apart(&interlaced, /*alpha*/ 0x80, /*is_filtered*/ false);
	check_taken_apart(&interlaced, /*alpha*/ 0xff, /*is_filtered*/ false);
}

/* Cut anywhere, a file is refused with a reason. */
static void
check_refuses_cuts(const struct form *form)
{
	char *path = write_png("quoin-cut.png", form, 0x80);
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
	check_refuses_cuts(&rgb);
	check_refuses_cuts(&rgba);
}

/* A profile comes out as it was; a damaged chunk is as good as none. */
static void
test_profile(void **state)
{
	static const unsigned char profile[] = "what stands for a profile";
	unsigned char chunk[100] = "name";
	uLongf length = sizeof(chunk) - 6;
	struct raster raster = { 0 };

	(void)state;
	assert_int_equal(compress(chunk + 6, &length, profile, sizeof(profile)),
	    Z_OK);
	for (size_t cut = 0; cut < 6 + length; cut++) {
		raster_read_profile(&raster, chunk, cut);
		assert_null(raster.profile);
	}
	chunk[5] = 1; /* no such method */
	raster_read_profile(&raster, chunk, 6 + length);
	assert_null(raster.profile);
	chunk[5] = 0;
	raster_read_profile(&raster, chunk, 6 + length);
	assert_int_equal(raster.profile_length, sizeof(profile));
	assert_memory_equal(raster.profile, profile, sizeof(profile));
	raster_clear(&raster);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_opaque_file_is_taken_as_it_is),
		cmocka_unit_test(test_transparency_is_taken_apart),
		cmocka_unit_test(test_rare_forms_are_decoded),
		cmocka_unit_test(test_refuses_damage),
		cmocka_unit_test(test_profile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
