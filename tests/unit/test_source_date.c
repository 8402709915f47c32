/* What counts as a date of the outside, and that it is taken once for all. */
#include "base/source_date.h"
#include "test.h"

#include <glib.h>

static void
test_dates(void **state)
{
	static const struct {
		const char *text;
		time_t expected;
	} cases[] = {
		{ "1700000000", 1700000000 },
		{ "0", 0 },
		{ "", 7 },
		{ "soon", 7 },
		{ "-1", 7 },
		{ "12x", 7 },
		{ "253402300800", 7 }, /* the year 10000 */
		{ "99999999999999999999", 7 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_setenv("SOURCE_DATE_EPOCH", cases[i].text, TRUE);
		source_date_take();
		assert_int_equal(source_date(7), cases[i].expected);
		assert_null(g_getenv("SOURCE_DATE_EPOCH"));
	}
	source_date_take();
	assert_int_equal(source_date(7), 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_dates) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
