/* The images of an EPUB: once each, by what they are, with safe names. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "epub/image.h"

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1";
static const char jpeg[] = "\xff\xd8\xff\xe0....JFIF.............";

struct place {
	struct arena *arena;
	struct diags *diags;
	struct file_roots roots;
	struct images images;
	char *dir;
};

static void
put(const struct place *place, const char *name, const char *bytes,
    size_t length)
{
	char *path = g_build_filename(place->dir, name, NULL);
	char *parent = g_path_get_dirname(path);

	assert_int_equal(g_mkdir_with_parents(parent, 0755), 0);
	assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
	g_free(parent);
	g_free(path);
}

static int
make_place(void **state)
{
	struct place *place = g_new0(struct place, 1);

	place->dir = g_dir_make_tmp("quoin-XXXXXX", NULL);
	place->arena = arena_new();
	place->diags = diags_new(DIAG_SEVERITY__MAX);
	file_roots_init(&place->roots);
	file_roots_add(&place->roots, place->dir);
	images_init(&place->images, place->arena, place->diags, &place->roots,
	    place->dir);
	*state = place;
	return 0;
}

static int
drop_place(void **state)
{
	struct place *place = *state;

	images_clear(&place->images);
	file_roots_clear(&place->roots);
	diags_free(place->diags);
	arena_free(place->arena);
	g_free(place->dir);
	g_free(place);
	return 0;
}

static void
test_names(void **state)
{
	struct place *place = *state;
	const struct image *first, *second, *third;

	put(place, "map.png", png, sizeof(png));
	put(place, "sub/MAP.PNG", png, sizeof(png));
	put(place, "Plan für \xc3\x84gypten.png", jpeg, sizeof(jpeg));
	first = images_add(&place->images, "map.png", POS_NONE);
	assert_string_equal(first->path, "images/map.png");
	assert_string_equal(first->media_type, "image/png");
	assert_ptr_equal(first,
	    images_add(&place->images, "./sub/../map.png", POS_NONE));
	second = images_add(&place->images, "sub/MAP.PNG", POS_NONE);
	assert_string_equal(second->path, "images/MAP-2.png");
	assert_int_equal(diags_count(place->diags, DIAG_SEVERITY_WARNING), 0);
	/* JPEG by its bytes, whatever its name says */
	third = images_add(&place->images, "Plan%20für Ägypten.png", POS_NONE);
	assert_string_equal(third->path, "images/Plan-f-r-gypten.jpg");
	assert_int_equal(diags_count(place->diags, DIAG_SEVERITY_WARNING), 1);
	assert_int_equal(place->images.list->len, 3);
}

static void
test_refused(void **state)
{
	static const char *const references[] = { "none.png", "text.png",
		"empty.png", "broken.svg", "../outside.png", "folder",
		"https://example.org/a.png", "" };
	struct place *place = *state;
	size_t errors;

	put(place, "text.png", "just words", 10);
	put(place, "empty.png", "", 0);
	put(place, "broken.svg", "<svg><g></svg>", 14);
	put(place, "folder/a.png", png, sizeof(png));
	for (size_t i = 0; i < G_N_ELEMENTS(references); i++) {
		errors = diags_count(place->diags, DIAG_SEVERITY_ERROR);
		assert_null(
		    images_add(&place->images, references[i], POS_NONE));
		assert_int_equal(diags_count(place->diags, DIAG_SEVERITY_ERROR),
		    errors + 1);
	}
	assert_int_equal(place->images.list->len, 0);
}

static void
test_cover(void **state)
{
	struct place *place = *state;
	const struct image *cover;

	put(place, "cover.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>",
	    41);
	put(place, "front.jpeg", jpeg, sizeof(jpeg));
	assert_null(
	    images_add_cover_file(&place->images, "cover.svg", POS_NONE));
	assert_null(
	    images_add_cover_file(&place->images, "none.png", POS_NONE));
	cover = images_add_cover_file(&place->images, "front.jpeg", POS_NONE);
	assert_string_equal(cover->path, "images/cover.jpg");
	assert_string_equal(cover->id, "cover-image");
	assert_ptr_equal(cover,
	    images_add(&place->images, "front.jpeg", POS_NONE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_names, make_place,
		    drop_place),
		cmocka_unit_test_setup_teardown(test_refused, make_place,
		    drop_place),
		cmocka_unit_test_setup_teardown(test_cover, make_place,
		    drop_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
