#include "base/suggest.h"
#include "test.h"

static const char *
nearest(const char *wanted)
{
	static const char *const words[] = { "title", "subtitle", "toc-depth",
		"rst", "rust", "ruby", "warning" };
	struct suggestion suggestion;

	suggest_begin(&suggestion, wanted);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		suggest_weigh(&suggestion, words[i]);
	return suggest_end(&suggestion);
}

static void
test_nearest(void **state)
{
	(void)state;
	assert_string_equal(nearest("tittle"), "title");
	assert_string_equal(nearest("rsut"), "rust");
	assert_string_equal(nearest("toc_depth"), "toc-depth");
	assert_string_equal(nearest("waring"), "warning");
	assert_null(nearest("something else"));
	assert_null(nearest("xyz"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_nearest) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
