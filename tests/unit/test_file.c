/* Files: nothing outside the book is read, no half output is left. */
#include "test.h"

#include <string.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "base/file.h"

struct place {
	struct arena *arena;
	char *book; /* DIR/book, with inside.txt; DIR/outside.txt beside it */
};

static int
make_place(void **state)
{
	struct place *place = g_new0(struct place, 1);
	char *dir = g_dir_make_tmp("quoin-XXXXXX", NULL);
	char *path = g_build_filename(dir, "outside.txt", NULL);

	place->arena = arena_new();
	assert_true(g_file_set_contents(path, "out", -1, NULL));
	place->book = g_build_filename(dir, "book", NULL);
	assert_int_equal(g_mkdir(place->book, 0755), 0);
	g_free(path);
	path = g_build_filename(place->book, "in side.txt", NULL);
	assert_true(g_file_set_contents(path, "in", -1, NULL));
	g_free(path);
	path = g_build_filename(place->book, "link.txt", NULL);
	assert_int_equal(symlink("../outside.txt", path), 0);
	g_free(path);
	g_free(dir);
	*state = place;
	return 0;
}

static int
drop_place(void **state)
{
	struct place *place = *state;
	char *dir = g_path_get_dirname(place->book);
	const char *arguments[] = { "rm", "-rf", dir, NULL };

	g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL,
	    NULL, NULL, NULL, NULL, NULL);
	g_free(dir);
	arena_free(place->arena);
	g_free(place->book);
	g_free(place);
	return 0;
}

static void
test_confine(void **state)
{
	struct place *place = *state;
	struct file_roots roots;
	const char *reason = NULL;
	static const char *const refused[] = { "../outside.txt",
		"%2e%2e/outside.txt", "link.txt", "/etc/passwd",
		"file:///etc/passwd", "http://example.org/a.png", "none.txt" };

	file_roots_init(&roots);
	assert_true(file_roots_add(&roots, place->book));
	assert_non_null(file_confine(place->arena, &roots, place->book,
	    "in%20side.txt", &reason));
	assert_non_null(file_confine(place->arena, &roots, place->book,
	    "./in side.txt", &reason));
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
		reason = NULL;
		assert_null(file_confine(place->arena, &roots, place->book,
		    refused[i], &reason));
		assert_non_null(reason);
	}
	file_roots_clear(&roots);
}

/* what lies outside is called so whether or not it exists */
static void
test_outside_is_not_looked_at(void **state)
{
	struct place *place = *state;
	struct file_roots roots;
	static const char *const outside[] = { "../none.txt", "/none/at/all",
		"../../../../../../../../../../none/none.txt" };
	const char *reason = NULL;

	file_roots_init(&roots);
	assert_true(file_roots_add(&roots, place->book));
	for (size_t i = 0; i < G_N_ELEMENTS(outside); i++) {
		assert_null(file_confine(place->arena, &roots, place->book,
		    outside[i], &reason));
		assert_string_equal(reason, "it lies outside the book");
	}
	assert_null(file_confine(place->arena, &roots, place->book,
	    "none/none.txt", &reason));
	assert_string_not_equal(reason, "it lies outside the book");
	file_roots_clear(&roots);
}

static void
test_output_replaces_or_leaves(void **state)
{
	struct place *place = *state;
	char *path = g_build_filename(place->book, "out.txt", NULL);
	const char *reason = NULL;
	struct file_output *output;
	size_t length;

	assert_true(g_file_set_contents(path, "old", -1, NULL));
	output = file_output_open(path, &reason);
	assert_true(file_output_write(output, "new", 3));
	assert_string_equal(file_read(place->arena, path, &length, &reason),
	    "old");
	file_output_drop(output);
	assert_string_equal(file_read(place->arena, path, &length, &reason),
	    "old");
	output = file_output_open(path, &reason);
	assert_true(file_output_write(output, "new", 3));
	assert_true(file_output_commit(output, &reason));
	assert_string_equal(file_read(place->arena, path, &length, &reason),
	    "new");
	assert_null(file_output_open("/nowhere/at/all", &reason));
	g_free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_confine),
		cmocka_unit_test(test_outside_is_not_looked_at),
		cmocka_unit_test(test_output_replaces_or_leaves),
	};

	return cmocka_run_group_tests(tests, make_place, drop_place);
}
