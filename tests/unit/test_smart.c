#include <string.h>

#include "read/smart.h"
#include "test.h"

static void
assert_smart(const char *language, const char *text, const char *expected)
{
	struct smart smart = { .marks = smart_marks_find(language) };
	GString *out = g_string_new(NULL);

	smart_begin(&smart);
	smart_add(&smart, out, text, strlen(text), /*goes_on*/ false);
	assert_string_equal(out->str, expected);
	g_string_free(out, TRUE);
}

static void
test_quotes(void **state)
{
	(void)state;
	assert_smart("en", "\"a 'b' c\"", "“a ‘b’ c”");
	assert_smart("en", "it's", "it’s");
	assert_smart("en", "the '90s", "the ’90s");
	assert_smart("en", "(\"a\")", "(“a”)");
	assert_smart("en", "\"a\"--\"b\"", "“a”–“b”");
	assert_smart("en", "\"'a' b\"", "“‘a’ b”");
	assert_smart("de", "\"a 'b' c\", geht's", "„a ‚b‘ c“, geht’s");
	assert_smart("de-CH", "\"a\"", "«a»");
	assert_smart("de-AT", "\"a\"", "„a“");
	assert_smart("fr", "\"a\"", "«\u202fa\u202f»");
	assert_smart("es", "\"a 'b'\"", "«a “b”»");
	assert_smart("xx", "\"a\"", "“a”");
}

static void
test_dashes(void **state)
{
	(void)state;
	assert_smart("en", "a--b---c", "a–b—c");
	assert_smart("en", "a - b-c", "a - b-c");
	assert_smart("en", "-----", "—–");
	assert_smart("en", "----", "––");
	assert_smart("en", "wait...", "wait…");
	assert_smart("en", "1..2....", "1..2....");
}

/* Text in several runs, with an element between. */
static void
test_runs(void **state)
{
	struct smart smart = { .marks = smart_marks_find("en") };
	GString *out = g_string_new(NULL);

	(void)state;
	smart_begin(&smart);
	smart_add(&smart, out, "see \"", 5, /*goes_on*/ true);
	smart_skip(&smart, "code", 4);
	smart_add(&smart, out, "\" and", 5, /*goes_on*/ false);
	assert_string_equal(out->str, "see “” and");
	g_string_free(out, TRUE);
}

static void
test_escapes(void **state)
{
	char text[] = "\\\"a\\' \\\\\" <\\\">\n\\-";
	GString *plain = g_string_new(NULL), *code = g_string_new(NULL);
	size_t length = strlen(text);

	(void)state;
	smart_hide_escapes(text, length);
	assert_int_equal(strlen(text), length);
	assert_true(smart_has_hidden(text, length));
	smart_show(plain, text, length, /*is_code*/ false);
	assert_string_equal(plain->str, "\"a' \\\\\" <\\\">\n-");
	smart_show(code, text, length, /*is_code*/ true);
	assert_string_equal(code->str, "\\\"a\\' \\\\\" <\\\">\n\\-");
	g_string_free(plain, TRUE);
	g_string_free(code, TRUE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_dashes),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
