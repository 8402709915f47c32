/* Messages: positions, exit status, the same line only once. */
#include "test.h"

#include <string.h>

#include "base/diag.h"
#include "base/diag_source.h"
#include "base/explain.h"

static void
test_positions(void **state)
{
	struct pos pos = pos_read("a:b.md:41:7");

	(void)state;
	assert_string_equal(pos.file, "a:b.md");
	assert_int_equal(pos.line, 41);
	assert_int_equal(pos.column, 7);
	pos = pos_read("a.md:41");
	assert_string_equal(pos.file, "a.md");
	assert_int_equal(pos.line, 41);
	assert_int_equal(pos.column, 0);
	pos = pos_read("a.md");
	assert_string_equal(pos.file, "a.md");
	assert_int_equal(pos.line, 0);
}

static void
test_status(void **state)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);

	(void)state;
	assert_int_equal(diags_exit_status(diags), 0);
	diag(diags, DIAG_STYLE_MESSAGE, POS_NONE, NULL);
	assert_int_equal(diags_exit_status(diags), 0);
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_WARNING), 1);
	diag(diags, DIAG_STYLE_MESSAGE, POS_NONE, NULL);
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_WARNING), 1);
	diag(diags, DIAG_EPUB_IMAGE_MISSING, POS_NONE, "%s", "a.png");
	assert_int_equal(diags_exit_status(diags), 1);
	diag(diags, DIAG_BOOK_MISSING, POS_NONE, NULL);
	assert_int_equal(diags_exit_status(diags), 2);
	assert_true(diags_is_fatal(diags));
	diags_free(diags);
}

/* What a draft holds counts when it is said, and then only once. */
static void
test_draft(void **state)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	struct diags *draft = diags_new_draft();

	(void)state;
	assert_null(diags_take_draft(draft));
	diag(draft, DIAG_EPUB_IMAGE_MISSING, POS_NONE, "%s", "a.png");
	diag(draft, DIAG_EPUB_IMAGE_MISSING, POS_NONE, "%s", "a.png");
	diag(draft, DIAG_BOOK_MISSING, POS_NONE, NULL);
	assert_int_equal(diags_exit_status(draft), 0);
	diags_say(diags, diags_take_draft(draft));
	assert_null(diags_take_draft(draft));
	diags_say(diags, NULL);
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_ERROR), 1);
	assert_int_equal(diags_exit_status(diags), 2);
	/* what nobody takes is freed with it */
	diag(draft, DIAG_BOOK_MISSING, POS_NONE, NULL);
	diags_free(draft);
	diags_free(diags);
}

/* Every message has a sentence, and a name that no other has. */
static void
test_catalogue(void **state)
{
	(void)state;
	for (int i = 0; i < DIAG__MAX; i++) {
		assert_true(diag_sentence((enum diag_kind)i)[0] != '\0');
		for (int j = 0; j < i; j++)
			assert_ptr_not_equal(diag_name((enum diag_kind)i),
			    diag_name((enum diag_kind)j));
	}
}

/* Every message can be explained, in lines that a terminal holds. */
static void
test_explanations(void **state)
{
	(void)state;
	for (int i = 0; i < DIAG__MAX; i++) {
		struct explanation e = explain_find((enum diag_kind)i);

		if (e.why == NULL || e.remedy == NULL)
			print_error("%s lacks a line in base/explain.def\n",
			    diag_name((enum diag_kind)i));
		assert_non_null(e.why);
		assert_non_null(e.remedy);
		for (const char *p = e.why; *p != '\0'; p += *p == '\n') {
			size_t length = strcspn(p, "\n");

			assert_true(length <= 80);
			p += length;
		}
	}
}

static void
test_strict(void **state)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);

	(void)state;
	diags_set_strict(diags);
	assert_int_equal(diags_exit_status(diags), 0);
	diag(diags, DIAG_STYLE_MESSAGE, POS_NONE, NULL);
	assert_int_equal(diags_exit_status(diags), 1);
	diags_free(diags);
}

/* A piece is found at its place, behind it, and in the lines after it. */
static void
test_pieces(void **state)
{
	static const char text[] = "one two one\n\tdrei=\"vier\"\n";
	struct diag_sources *sources = diag_sources_new();
	struct pos pos = { "a", 1, 2 };

	(void)state;
	diag_sources_add(sources, "a", text, strlen(text));
	assert_int_equal(diag_sources_find(sources, &pos, "one"), 3);
	assert_int_equal(pos.line, 1);
	assert_int_equal(pos.column, 9);
	assert_int_equal(diag_sources_find(sources, &pos, "drei='vier'"), 11);
	assert_int_equal(pos.line, 2);
	assert_int_equal(pos.column, 2);
	assert_int_equal(diag_sources_find(sources, &pos, "none"), 0);
	assert_int_equal(pos.column, 2);
	diag_sources_free(sources);
}

/* Columns count characters, in whatever order they are asked for. */
static void
test_columns(void **state)
{
	static const char text[] = "äöü €\nx\n";
	struct diag_sources *sources = diag_sources_new();

	(void)state;
	diag_sources_add(sources, "a", text, strlen(text));
	for (int i = 0; i < 2; i++) {
		assert_int_equal(diag_sources_column(sources,
				     (struct pos){ "a", 1, 8 }),
		    5);
		assert_int_equal(diag_sources_column(sources,
				     (struct pos){ "a", 1, 3 }),
		    2);
		assert_int_equal(diag_sources_column(sources,
				     (struct pos){ "a", 2, 1 }),
		    1);
	}
	assert_int_equal(diag_sources_column(sources,
			     (struct pos){ "b", 1, 8 }),
	    8);
	diag_sources_free(sources);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_positions),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_draft),
		cmocka_unit_test(test_catalogue),
		cmocka_unit_test(test_explanations),
		cmocka_unit_test(test_strict),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
