/* Lines of sources with carets: widths, tabs, and what is too long. */
#include "test.h"

#include <string.h>

#include "base/diag_excerpt.h"

/* The piece between two bars in `text`, in a terminal of `width` columns. */
static char *
drawn(const char *text, int width)
{
	GString *line = g_string_new(NULL), *out = g_string_new(NULL);
	const char *first = strchr(text, '|');
	const char *second = strchr(first + 1, '|');
	struct diag_excerpt excerpt = {
		.number = 7,
		.at = (size_t)(first - text),
		.size = (size_t)(second - first) - 1,
		.width = width,
		.colour = "",
		.plain = "",
	};

	for (const char *p = text; *p != '\0'; p++) {
		if (*p != '|')
			g_string_append_c(line, *p);
	}
	excerpt.line = line->str;
	excerpt.length = line->len;
	diag_excerpt(out, &excerpt);
	g_string_free(line, TRUE);
	return g_string_free(out, FALSE);
}

static void
expect(const char *text, int width, const char *expected)
{
	char *got = drawn(text, width);

	assert_string_equal(got, expected);
	g_free(got);
}

static void
test_widths(void **state)
{
	(void)state;
	expect("see |fig| x", 80,
	    "    7 | see fig x\n"
	    "      |     ^~~\n");
	expect("||", 80, "    7 |\n      | ^\n");
	expect("漢字 |漢字| x", 80,
	    "    7 | 漢字 漢字 x\n"
	    "      |      ^~~~\n");
	/* a combining accent takes no column of its own */
	expect("e\u0301te\u0301 |la\u0300| x", 80,
	    "    7 | e\u0301te\u0301 la\u0300 x\n"
	    "      |     ^~\n");
	expect("\ta\t|b|", 80,
	    "    7 |     a   b\n"
	    "      |         ^\n");
	/* what turns the text about is shown as a dot */
	expect("a\u202e |b|", 80,
	    "    7 | a· b\n"
	    "      |    ^\n");
}

static void
test_long(void **state)
{
	(void)state;
	expect("|abc| 567890 234567890 234567890 234567890", 38,
	    "    7 | abc 567890 234567890 23456789…\n"
	    "      | ^~~\n");
	expect("1234567890 234567890 234567890 |abc| 567890 234567890", 38,
	    "    7 | …234567890 abc 567890 2345678…\n"
	    "      |            ^~~\n");
	expect("1234567890 234567890 234567890 234567890 |abc|", 38,
	    "    7 | …67890 234567890 234567890 abc\n"
	    "      |                            ^~~\n");
}

/* A megabyte costs no more than a page. */
static void
test_endless(void **state)
{
	GString *text = g_string_new(NULL);
	char *got;

	(void)state;
	for (int i = 0; i < 100000; i++)
		g_string_append(text, "wörter ");
	g_string_append(text, "|here|");
	for (int i = 0; i < 100000; i++)
		g_string_append(text, " wörter");
	got = drawn(text->str, 80);
	assert_non_null(strstr(got, "here"));
	assert_true(strlen(got) < 300);
	g_free(got);
	g_string_free(text, TRUE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_endless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
