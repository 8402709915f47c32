/*
 * A whole EPUB of tests/docs/epub/book.xml: same bytes twice, in any locale
 * and time zone; covers; and a full disk.
 */
#include "test.h"

#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "epub/epub.h"

#define BOOK "tests/docs/epub"

struct place {
	struct diags *diags;
	struct file_roots roots;
	struct epub_book book;
	char *path;
};

static int
make_place(void **state)
{
	struct place *place = g_new0(struct place, 1);
	char *dir = g_dir_make_tmp("quoin-XXXXXX", NULL);

	place->diags = diags_new(DIAG_SEVERITY__MAX);
	file_roots_init(&place->roots);
	assert_true(file_roots_add(&place->roots, BOOK));
	place->book.doc = xmlReadFile(BOOK "/book.xml", NULL, 0);
	assert_non_null(place->book.doc);
	place->book.directory = BOOK;
	place->book.roots = &place->roots;
	place->path = g_build_filename(dir, "book.epub", NULL);
	g_free(dir);
	*state = place;
	return 0;
}

static int
drop_place(void **state)
{
	struct place *place = *state;

	xmlFreeDoc(place->book.doc);
	file_roots_clear(&place->roots);
	diags_free(place->diags);
	g_free(place->path);
	g_free(place);
	return 0;
}

static struct epub *
made(struct place *place)
{
	struct epub *epub = epub_new();

	epub_begin(epub, place->diags, &place->book);
	assert_true(epub_make(epub, /*cover*/ NULL));
	return epub;
}

static char *
written(struct place *place, gsize *length)
{
	struct epub *epub = made(place);
	char *bytes;

	assert_true(epub_write(epub, place->path));
	epub_free(epub);
	assert_true(g_file_get_contents(place->path, &bytes, length, NULL));
	return bytes;
}

static void
test_repeats(void **state)
{
	gsize length, again;
	char *one = written(*state, &length), *two;

	g_setenv("TZ", "Pacific/Apia", TRUE);
	setlocale(LC_ALL, "de_DE.UTF-8");
	two = written(*state, &again);
	setlocale(LC_ALL, "C");
	g_unsetenv("TZ");
	assert_int_equal(length, again);
	assert_memory_equal(one, two, length);
	g_free(one);
	g_free(two);
}

/* The pictures that can't be used are errors, each said once. */
static void
test_messages(void **state)
{
	struct place *place = *state;
	gsize length;

	g_free(written(place, &length));
	assert_int_equal(diags_count(place->diags, DIAG_SEVERITY_ERROR), 3);
	assert_int_equal(diags_count(place->diags, DIAG_SEVERITY_WARNING), 1);
	assert_int_equal(diags_exit_status(place->diags), 1);
}

static void
test_cover(void **state)
{
	struct place *place = *state;

	assert_true(epub_has_cover(&place->book));
	place->book.directory = "tests/docs";
	assert_false(epub_has_cover(&place->book));
}

static void
test_unpacked(void **state)
{
	static const char *const files[] = { "META-INF/container.xml",
		"EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx",
		"EPUB/cover.xhtml", "EPUB/title.xhtml", "EPUB/c001.xhtml",
		"EPUB/style.css", "EPUB/images/cover.png" };
	struct place *place = *state;
	struct epub *epub = made(place);

	assert_true(epub_unpack(epub, place->path));
	epub_free(epub);
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		char *path = g_build_filename(place->path, files[i], NULL);

		assert_true(g_file_test(path, G_FILE_TEST_IS_REGULAR));
		g_free(path);
	}
}

/* No more than 4 kB may be written, as if the disk were full then. */
static void
test_full_disk(void **state)
{
	struct place *place = *state;
	struct rlimit before, few = { 4096, RLIM_INFINITY };
	struct epub *epub = made(place);
	char *bytes;

	assert_true(g_file_set_contents(place->path, "old", -1, NULL));
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	few.rlim_max = before.rlim_max;
	setrlimit(RLIMIT_FSIZE, &few);
	assert_false(epub_write(epub, place->path));
	setrlimit(RLIMIT_FSIZE, &before);
	epub_free(epub);
	assert_int_equal(diags_exit_status(place->diags), 2);
	assert_true(g_file_get_contents(place->path, &bytes, NULL, NULL));
	assert_string_equal(bytes, "old");
	g_free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_repeats, make_place,
		    drop_place),
		cmocka_unit_test_setup_teardown(test_messages, make_place,
		    drop_place),
		cmocka_unit_test_setup_teardown(test_cover, make_place,
		    drop_place),
		cmocka_unit_test_setup_teardown(test_unpacked, make_place,
		    drop_place),
		cmocka_unit_test_setup_teardown(test_full_disk, make_place,
		    drop_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
