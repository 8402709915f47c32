/* JSON: read into XML and written again, and what is none of it. */
#include "arena_fixture.h"

#include <string.h>

#include "base/json.h"
#include "report/json_read.h"
#include "report/json_write.h"

/* What `text` is when it is written again; the reason where it can't be read. */
static char *
again(struct arena *arena, const char *text)
{
	GString *out = g_string_new(NULL);
	const char *reason = NULL;
	unsigned line = 0;
	xmlDoc *tree = json_read(arena, text, strlen(text), &reason, &line);
	char *result;

	if (tree != NULL)
		json_write(out, tree);
	else
		g_string_printf(out, "%u: %s", line, reason);
	xmlFreeDoc(tree);
	result = arena_strdup(arena, out->str);
	g_string_free(out, TRUE);
	return result;
}

static void
test_values(void **state)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{ " { } ", "{}\n" },
		{ "[ 1 , -2.5e+3,0 ]", "[1,-2.5e+3,0]\n" },
		{ "{\"a\":true,\"b\":[{\"c\":null}]}",
		    "{\n\"a\":true,\n\"b\":[\n{\"c\":null}\n]\n}\n" },
		{ "[\"\",\"\\\"\\\\\\/\\t\"]",
		    "[\"\",\"\\\"\\\\/\\u0009\"]\n" },
		/* two units of UTF-16 are one character, half of one is none */
		{ "[\"\\ud83d\\ude00\\u00e9\"]", "[\"😀é\"]\n" },
		{ "[\"\\ud83d\",\"\\ude00\"]",
		    "[\"\xef\xbf\xbd\",\"\xef\xbf\xbd\"]\n" },
		/* and XML has no place for these */
		{ "[\"\\u0000\\u0001\\b\"]",
		    "[\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"]\n" },
		{ "{\"<&\\\"\":\"</a>&amp;\"}",
		    "{\n\"<&\\\"\":\"</a>&amp;\"\n}\n" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_string_equal(again(*state, cases[i].text),
		    cases[i].expected);
}

static void
test_faults(void **state)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{ "", "1: a value is lacking" },
		{ "{\n\"a\" 1}", "2: ':' is lacking" },
		{ "{\"a\":1,}", "1: a key is lacking" },
		{ "[1\n2]", "2: ',' or ']' is lacking" },
		{ "{\"a\":1", "1: ',' or '}' is lacking" },
		{ "[1]\n\n]", "3: something follows its end" },
		{ "[01]", "1: this is no number" },
		{ "[1.]", "1: this is no number" },
		{ "[+1]", "1: a value is lacking" },
		{ "[nul]", "1: a value is lacking" },
		{ "[\"a", "1: a string has no end" },
		{ "[\"a\\", "1: there is no such escape in a string" },
		{ "[\"\\x\"]", "1: there is no such escape in a string" },
		{ "[\"\\u12g4\"]", "1: \\u wants four hexadecimal digits" },
		{ "[\"\n\"]", "1: a control character stands in a string" },
		{ "[\"\xff\"]", "1: it is not UTF-8" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_string_equal(again(*state, cases[i].text),
		    cases[i].expected);
}

static void
test_depth(void **state)
{
	GString *text = g_string_new(NULL);

	for (unsigned depth = 0; depth < JSON_DEPTH_MAX; depth++)
		g_string_append_c(text, '[');
	for (unsigned depth = 0; depth < JSON_DEPTH_MAX; depth++)
		g_string_append_c(text, ']');
	assert_int_equal(strlen(again(*state, text->str)), text->len + 1);
	g_string_prepend_c(text, '[');
	assert_string_equal(again(*state, text->str),
	    "1: it is nested too deep");
	g_string_free(text, TRUE);
}

/* Keys in their order, numbers as C writes them whatever the locale. */
static void
test_writing(void **state)
{
	GString *out = g_string_new(NULL);
	struct json json;

	(void)state;
	json_begin(&json, out);
	json_open_object(&json, NULL);
	json_text(&json, "text", "a\"\n\xff");
	json_text(&json, "nothing", NULL);
	json_decimal(&json, "decimal", 1234.5678, 2);
	json_bool(&json, "bool", true);
	json_open_array(&json, "numbers");
	json_number(&json, NULL, -1);
	json_number(&json, NULL, G_MAXINT64);
	json_close(&json);
	json_close(&json);
	assert_string_equal(out->str,
	    "{\n\"text\":\"a\\\"\\u000a\xef\xbf\xbd\",\n\"decimal\":1234.57,\n"
	    "\"bool\":true,\n\"numbers\":[-1,9223372036854775807]\n}\n");
	g_string_free(out, TRUE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(test_values),
		ARENA_TEST(test_faults),
		ARENA_TEST(test_depth),
		cmocka_unit_test(test_writing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
