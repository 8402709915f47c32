/* The container: order, storage, times, and what a failure leaves. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "base/source_date.h"
#include "epub/container.h"

static char *
make_directory(void)
{
	char *dir = g_dir_make_tmp("quoin-XXXXXX", NULL);

	assert_non_null(dir);
	return dir;
}

static void
fill(struct container *container, const char *dir)
{
	char *path = g_build_filename(dir, "picture.png", NULL);
	struct container_file picture = {
		.path = "EPUB/images/picture.png",
		.source = g_intern_string(path),
		.is_stored = true,
	};

	assert_true(g_file_set_contents(path, "not really", -1, NULL));
	container_init(container);
	container_add_bytes(container, "META-INF/container.xml", "<c/>", 4);
	container_add_file(container, picture);
	g_free(path);
}

static char *
written(const char *dir, gsize *length)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	char *path = g_build_filename(dir, "book.epub", NULL);
	struct container container;
	char *bytes;

	fill(&container, dir);
	assert_true(container_write(diags, &container, path));
	assert_true(g_file_get_contents(path, &bytes, length, NULL));
	container_clear(&container);
	diags_free(diags);
	g_free(path);
	return bytes;
}

/* What an EPUB's first 58 bytes must be, by the specification. */
static void
test_mimetype_first(void **state)
{
	char *dir = make_directory();
	gsize length;
	char *bytes = written(dir, &length);

	(void)state;
	assert_true(length > 58);
	assert_memory_equal(bytes, "PK\x03\x04", 4);
	assert_int_equal(bytes[8], 0);  /* stored */
	assert_int_equal(bytes[28], 0); /* no extra field */
	assert_memory_equal(bytes + 30, "mimetypeapplication/epub+zip", 28);
	g_free(bytes);
	g_free(dir);
}

static void
test_repeats(void **state)
{
	char *dir = make_directory();
	gsize length, again;
	char *one, *two;

	(void)state;
	g_unsetenv("SOURCE_DATE_EPOCH");
	source_date_take();
	one = written(dir, &length);
	g_setenv("TZ", "Asia/Tokyo", TRUE);
	two = written(dir, &again);
	g_unsetenv("TZ");
	assert_int_equal(length, again);
	assert_memory_equal(one, two, length);
	g_free(two);
	/* a given time is in it */
	g_setenv("SOURCE_DATE_EPOCH", "1700000000", TRUE);
	source_date_take();
	two = written(dir, &again);
	assert_int_equal(length, again);
	assert_memory_not_equal(one, two, length);
	g_free(two);
	g_free(one);
	g_free(dir);
}

/* A picture that is gone when it is packed: the old book stays. */
static void
test_failure(void **state)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	char *dir = make_directory();
	char *path = g_build_filename(dir, "book.epub", NULL);
	char *picture = g_build_filename(dir, "picture.png", NULL);
	struct container container;
	GDir *left;
	char *bytes;

	(void)state;
	fill(&container, dir);
	assert_true(g_file_set_contents(path, "old", -1, NULL));
	assert_int_equal(g_unlink(picture), 0);
	assert_false(container_write(diags, &container, path));
	assert_int_equal(diags_exit_status(diags), 2);
	assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
	assert_string_equal(bytes, "old");
	left = g_dir_open(dir, 0, NULL);
	assert_string_equal(g_dir_read_name(left), "book.epub");
	assert_null(g_dir_read_name(left));
	g_dir_close(left);
	assert_false(container_write(diags, &container, "/nowhere/book.epub"));
	container_clear(&container);
	diags_free(diags);
	g_free(bytes);
	g_free(picture);
	g_free(path);
	g_free(dir);
}

/* The archive's length when it holds `bytes`, which are packed somehow. */
static gsize
length_with(const void *bytes, size_t length)
{
	const struct container_file file = {
		.path = "EPUB/a.png",
		.bytes = bytes,
		.length = length,
		.is_doubtful = true,
	};
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	char *dir = make_directory();
	char *path = g_build_filename(dir, "book.epub", NULL);
	struct container container;
	gsize written;
	char *archive;

	container_init(&container);
	container_add_file(&container, file);
	assert_true(container_write(diags, &container, path));
	assert_true(g_file_get_contents(path, &archive, &written, NULL));
	container_clear(&container);
	diags_free(diags);
	unlink(path);
	g_rmdir(dir);
	g_free(archive);
	g_free(path);
	g_free(dir);
	return written;
}

/* What is packed already is packed again only where that gains something. */
static void
test_doubtful(void **state)
{
	static unsigned char bytes[100000];
	uint32_t random = 1;

	(void)state;
	assert_true(length_with(bytes, sizeof(bytes)) < 2000);
	for (size_t i = 0; i < sizeof(bytes); i++) {
		random = random * 1664525 + 1013904223;
		bytes[i] = (unsigned char)(random >> 24);
	}
	assert_in_range(length_with(bytes, sizeof(bytes)), sizeof(bytes),
	    sizeof(bytes) + 500);
}

/* Pictures that gain by it are packed at once, until enough wait in memory. */
static void
test_pictures(void **state)
{
	enum { LENGTH = 100000 };
	char *dir = make_directory();
	char *path = g_build_filename(dir, "picture.png", NULL);
	char *bytes = g_malloc0(LENGTH);
	struct container container;
	struct container_file plain = { .source = path, .is_doubtful = true };
	struct container_file packed = plain, late = plain;

	(void)state;
	container_init(&container);
	assert_true(g_file_set_contents(path, bytes, LENGTH, NULL));
	container_pack(&container, &plain);
	assert_false(plain.is_stored);
	assert_int_equal(plain.length, LENGTH);
	assert_true(plain.deflated.length < LENGTH / 100);
	assert_int_equal(container.held, plain.deflated.length);
	container.held = 1 << 24;
	container_pack(&container, &late);
	assert_false(late.is_stored);
	assert_null(late.deflated.bytes);
	/* as a packed one looks: nothing repeats */
	for (guint32 i = 0, seed = 1; i < LENGTH; i++) {
		seed = seed * 1664525 + 1013904223;
		bytes[i] = (char)(seed >> 24);
	}
	assert_true(g_file_set_contents(path, bytes, LENGTH, NULL));
	container_pack(&container, &packed);
	assert_true(packed.is_stored);
	assert_null(packed.deflated.bytes);
	deflated_clear(&plain.deflated);
	container_clear(&container);
	g_free(bytes);
	g_free(path);
	g_free(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mimetype_first),
		cmocka_unit_test(test_repeats),
		cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_failure),
		cmocka_unit_test(test_doubtful),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
