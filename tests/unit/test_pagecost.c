/* What is held against a cut, weighed against what else could be done. */
#include "test.h"

#include "layout/pagecost.h"

static const dimen room = DIMEN_PT(500);

/* Penalties that galley*.c give. */
static const int joined_code = 90, weakest_keep = 1100;

static double
cut_cost(int penalty)
{
	const struct galley_break cut = { 0 };
	const struct item item = { .kind = ITEM_PENALTY, .penalty = penalty };
	int relaxed;
	double cost = pagecost_cut(&cut, &item, penalty, room, &relaxed);

	assert_int_equal(relaxed, 0);
	return cost;
}

static void
test_short_pages(void **state)
{
	(void)state;
	assert_true(pagecost_short(0, room) == 0);
	/* two that lack a little look better than one that lacks it all */
	assert_true(2 * pagecost_short(room / 10, room) <
	    pagecost_short(room / 5, room));
}

/* A line or two may be missing before code is parted where it isn't meant to. */
static void
test_code_is_parted(void **state)
{
	(void)state;
	assert_true(pagecost_short(room / 20, room) < cut_cost(joined_code));
	assert_true(
	    pagecost_short(room * 15 / 100, room) > cut_cost(joined_code));
}

/* No page is so empty that the weakest of keeps gives way. */
static void
test_keeps_hold(void **state)
{
	(void)state;
	assert_true(pagecost_short(room, room) < cut_cost(weakest_keep));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_short_pages),
		cmocka_unit_test(test_code_is_parted),
		cmocka_unit_test(test_keeps_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
