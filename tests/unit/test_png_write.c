/* Pixels as a PNG file: read back by Cairo, they are what they were. */
#include "test.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "paint/png_write.h"

/* What was written, and how much of it is read. */
struct file {
	GByteArray *bytes;
	size_t read, most;
};

static bool
keep(void *closure, const void *bytes, size_t length)
{
	struct file *file = closure;

	if (file->bytes->len + length > file->most)
		return false;
	g_byte_array_append(file->bytes, bytes, (guint)length);
	return true;
}

static cairo_status_t
read_back(void *closure, unsigned char *to, unsigned length)
{
	struct file *file = closure;

	if (file->bytes->len - file->read < length)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, file->bytes->data + file->read, length);
	file->read += length;
	return CAIRO_STATUS_SUCCESS;
}

static uint32_t *
pixel(cairo_surface_t *surface, int x, int y)
{
	int stride = cairo_image_surface_get_stride(surface);
	unsigned char *row = cairo_image_surface_get_data(surface) + y * stride;

	return &((uint32_t *)(void *)row)[x];
}

/* Every pixel of its own colour. */
static uint32_t
color(int x, int y)
{
	return 0x102030u + (uint32_t)(x * 0x070301 + y * 0x010b05);
}

static cairo_surface_t *
draw(int width, int height)
{
	cairo_surface_t *surface =
	    cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);

	cairo_surface_flush(surface);
	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++)
			*pixel(surface, x, y) = color(x, y);
	cairo_surface_mark_dirty(surface);
	return surface;
}

static void
test_pixels(void **state)
{
	static const struct {
		int width, height;
	} sizes[] = { { 1, 1 }, { 1, 4 }, { 4, 1 }, { 2, 3 }, { 17, 9 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		int width = sizes[i].width, height = sizes[i].height;
		cairo_surface_t *surface = draw(width, height), *again;
		struct file file = { .bytes = g_byte_array_new(),
			.most = SIZE_MAX };
		const struct sink sink = { keep, &file };

		assert_true(png_write(surface, &sink));
		again = cairo_image_surface_create_from_png_stream(read_back,
		    &file);
		assert_int_equal(cairo_surface_status(again),
		    CAIRO_STATUS_SUCCESS);
		assert_int_equal(cairo_image_surface_get_width(again), width);
		assert_int_equal(cairo_image_surface_get_height(again), height);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				assert_int_equal(*pixel(again, x, y) & 0xffffff,
				    color(x, y));
		cairo_surface_destroy(again);
		cairo_surface_destroy(surface);
		g_byte_array_free(file.bytes, TRUE);
	}
}

static void
test_full_disk(void **state)
{
	cairo_surface_t *surface = draw(/*width*/ 3, /*height*/ 3);
	struct file file = { .bytes = g_byte_array_new(), .most = 40 };
	const struct sink sink = { keep, &file };

	(void)state;
	assert_false(png_write(surface, &sink));
	cairo_surface_destroy(surface);
	g_byte_array_free(file.bytes, TRUE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pixels),
		cmocka_unit_test(test_full_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
