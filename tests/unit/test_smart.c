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
test_spaces(void **state)
{
	(void)state;
	assert_smart("en", "Mr. Knuth, p. 5, 3 km",
	    "Mr.\u00a0Knuth, p.\u00a05, "
	    "3\u00a0km");
	assert_smart("en", "(Dr. No) at 4.5 GHz.",
	    "(Dr.\u00a0No) at "
	    "4.5\u00a0GHz.");
	assert_smart("en", "J. R. R. Tolkien",
	    "J.\u00a0R.\u00a0R.\u00a0Tolkien");
	/* a sentence ends; a word is none; no number, no unit */
	assert_smart("en", "It was no. That", "It was no. That");
	assert_smart("en", "3 men, the m of 5 meals",
	    "3 men, the m of 5 meals");
	assert_smart("en", "in x2 m", "in x2 m");
	assert_smart("de", "z. B. laut Abb. 3, Mr. X",
	    "z.\u00a0B. laut Abb.\u00a03, "
	    "Mr. X");
	assert_smart("fr", "Quoi ? Oui ! Non : « a » ; b",
	    "Quoi\u202f? Oui\u202f! Non\u00a0: «\u202fa\u202f»\u202f; b");
	assert_smart("fr", "Quoi?! Oui; M. Hugo",
	    "Quoi\u202f?! Oui\u202f; "
	    "M.\u00a0Hugo");
	assert_smart("fr", "Titre: 12:30, http://a.b/?c;d",
	    "Titre\u00a0: 12:30, "
	    "http://a.b/?c;d");
	assert_smart("fr-CA", "Quoi! \"a\"", "Quoi! «\u00a0a\u00a0»");
	assert_smart("en", "what ?", "what ?");
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
		cmocka_unit_test(test_spaces),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
