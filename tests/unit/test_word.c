/* A word among words: whole, and wherever it stands. */
#include "base/word.h"
#include "test.h"

static void
test_among(void **state)
{
	(void)state;
	assert_true(word_is_among("one", "one"));
	assert_true(word_is_among("one two\n\tthree", "one"));
	assert_true(word_is_among("one two\n\tthree", "two"));
	assert_true(word_is_among(" one two\n\tthree ", "three"));
	assert_false(word_is_among("ones once", "one"));
	assert_false(word_is_among("on tone", "one"));
	assert_false(word_is_among("one", "one two"));
	assert_false(word_is_among("one  two", ""));
	assert_false(word_is_among("", "one"));
	assert_false(word_is_among(NULL, "one"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_among) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
