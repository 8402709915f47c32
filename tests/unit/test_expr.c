/* The property expression language: arithmetic, functions, colours. */
#include "test.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "fo/expr.h"

static bool
read_text(const char *text, struct expr *e)
{
	const struct expr_env env = { .em = 10 };

	return expr_read(text, strlen(text), &env, e);
}

static void
test_numbers(void **state)
{
	static const struct {
		const char *text;
		double expected;
	} cases[] = {
		{ "1", 1 },
		{ "  .5 ", 0.5 },
		{ "-3", -3 },
		{ "- -3", 3 },
		{ "1 + 2 * 3", 7 },
		{ "(1 + 2) * 3", 9 },
		{ "7 mod 4", 3 },
		{ "-7 mod 4", -3 },
		{ "9 div 2", 4.5 },
		{ "2-1", 1 },
		{ "10pt div 4pt", 2.5 },
		{ "floor(2.7) + ceiling(2.1)", 5 },
		{ "round(-1.5)", -1 },
		{ "abs(-4)", 4 },
		{ "min(3, 2) + max(3, 2)", 5 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct expr e;

		assert_true(read_text(cases[i].text, &e));
		assert_int_equal(e.sort, EXPR_NUMBER);
		assert_true(fabs(e.number - cases[i].expected) < 1e-9);
	}
}

static void
test_lengths(void **state)
{
	static const struct {
		const char *text;
		double pt, percent, share;
	} cases[] = {
		{ "12pt", 12, 0, 0 },
		{ "1in - 1pc", 60, 0, 0 },
		{ "2em", 20, 0, 0 },
		{ "1ex", 5, 0, 0 },
		{ "10pt * 0.8", 8, 0, 0 },
		{ "0.5 * 10pt", 5, 0, 0 },
		{ "24em * 0.60+1em", 154, 0, 0 },
		{ "50%", 0, 0.5, 0 },
		{ "100% - 20pt", -20, 1, 0 },
		{ "(100% - 20pt) div 2", -10, 0.5, 0 },
		{ "proportional-column-width(2)", 0, 0, 2 },
		{ "proportional-column-width(1) + 3pt", 3, 0, 1 },
		{ "max(1in, 10pt)", 72, 0, 0 },
		{ "10pt + 0", 10, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct expr e;

		assert_true(read_text(cases[i].text, &e));
		assert_int_equal(e.sort, EXPR_LENGTH);
		assert_true(fabs(e.pt - cases[i].pt) < 1e-9);
		assert_true(fabs(e.percent - cases[i].percent) < 1e-9);
		assert_true(fabs(e.share - cases[i].share) < 1e-9);
	}
}

static void
test_colors(void **state)
{
	static const struct {
		const char *text;
		uint32_t expected;
	} cases[] = {
		{ "#f80", 0xff8800ff },
		{ "#12aBcD", 0x12abcdff },
		{ "rgb(255, 0, 128)", 0xff0080ff },
		{ "rgb(100%, 80%, 80%)", 0xffccccff },
		{ "rgb(300, -1, 0)", 0xff0000ff },
		{ "rgb-icc(0, 161, 222, #CMYK, 0.85, 0.19, 0, 0) ",
		    0x00a1deff },
		{ "system-color(Background)", 0x000000ff },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct expr e;

		assert_true(read_text(cases[i].text, &e));
		assert_int_equal(e.sort, EXPR_COLOR);
		assert_int_equal(e.color, cases[i].expected);
	}
}

static void
test_powers_of_lengths(void **state)
{
	struct expr e;

	(void)state;
	assert_true(read_text("2pt * 3pt - 1pt * 1pt", &e));
	assert_int_equal(e.sort, EXPR_POWER);
	assert_int_equal(e.power, 2);
	assert_true(fabs(e.pt - 5) < 1e-9);
	assert_true(read_text("(2pt * 3pt) div 4pt", &e));
	assert_int_equal(e.sort, EXPR_LENGTH);
	assert_true(fabs(e.pt - 1.5) < 1e-9);
	assert_true(read_text("2 div (1 div 3pt)", &e));
	assert_int_equal(e.sort, EXPR_LENGTH);
	assert_true(fabs(e.pt - 6) < 1e-9);
	assert_true(read_text("(2pt * 3pt) div (4pt * 5pt)", &e));
	assert_int_equal(e.sort, EXPR_NUMBER);
	assert_true(fabs(e.number - .3) < 1e-9);
}

static void
test_refuses(void **state)
{
	static const char *const cases[] = { "", "1 +", "(1", "1)", "1 2",
		"50% * 1pt", "1pt * 1pt + 1pt", "1pt + 1", "1 div 0",
		"1pt div 0pt", "5zz", "5furlongs", "--", "rgb(1, 2)",
		"rgb(red, 0, 0)", "nothing(1)", "floor()", "floor(1, 2)",
		"'open", "1pt + red", ".", "proportional-column-width(1pt)",
		"1%%" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct expr e;

		assert_false(read_text(cases[i], &e));
	}
}

static void
test_bounds_nesting(void **state)
{
	char *text = g_strnfill(100000, '(');
	char *signs = g_strnfill(100000, '-');
	struct expr e;

	(void)state;
	assert_false(read_text(text, &e));
	assert_false(read_text(signs, &e));
	g_free(text);
	g_free(signs);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_colors),
		cmocka_unit_test(test_powers_of_lengths),
		cmocka_unit_test(test_refuses),
		cmocka_unit_test(test_bounds_nesting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
