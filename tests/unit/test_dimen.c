/* Lengths: what is read, what is refused, how it is cut. */
#include "test.h"

#include <math.h>

#include "base/dimen.h"

static void
test_reads(void **state)
{
	static const struct {
		const char *text;
		dimen expected;
	} cases[] = {
		{ "1pt", 1000 },
		{ "-2.5pt", -2500 },
		{ "1in", 72 * 1000 },
		{ "2.54cm", 72 * 1000 },
		{ "25.4MM", 72 * 1000 },
		{ "1pc", 12 * 1000 },
		{ "4px", 3 * 1000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		dimen d;

		assert_true(dimen_read(cases[i].text, &d));
		assert_int_equal(d, cases[i].expected);
	}
}

static void
test_refuses(void **state)
{
	static const char *const cases[] = { "", "pt", "1", "1em", "1 pt",
		"1ptx", "nanpt", "infpt" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		dimen d;

		assert_false(dimen_read(cases[i], &d));
	}
}

static void
test_cuts_and_clamps(void **state)
{
	(void)state;
	assert_int_equal(dimen_from_pt(1.5 / 1000), 1);
	assert_int_equal(dimen_from_pt(-1.5 / 1000), -1);
	assert_int_equal(dimen_from_pt(1e300), DIMEN_MAX);
	assert_int_equal(dimen_from_pt(-INFINITY), -DIMEN_MAX);
	assert_int_equal(dimen_from_pt(NAN), 0);
	assert_int_equal(dimen_from_pt(0.1 + 0.2), 300);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads),
		cmocka_unit_test(test_refuses),
		cmocka_unit_test(test_cuts_and_clamps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
