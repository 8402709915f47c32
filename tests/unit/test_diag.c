/* Messages: positions, exit status, the same line only once. */
#include "test.h"

#include "base/diag.h"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_positions),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_catalogue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
