/* Space resolution: spaces that meet, written in points. */
#include "arena_fixture.h"

#include <glib.h>
#include <stdlib.h>

#include "base/arena.h"
#include "layout/space.h"

/*
 * Resolves the spaces of `text` and writes what is left of each.  A space is
 * its optimum, then r for retained, f for forcing, pN for a precedence.
 */
static char *
resolved(struct arena *arena, const char *text, unsigned edges)
{
	struct space spaces[8] = { 0 };
	size_t count = 0;
	char *result = arena_strdup(arena, "");

	char **words = g_strsplit(text, " ", 0);

	for (char **word = words; *word != NULL; word++) {
		struct space *space = &spaces[count++];
		char *end;

		space->optimum = DIMEN_PT(strtod(*word, &end));
		space->minimum = space->maximum = space->optimum;
		space->is_retained = strchr(end, 'r') != NULL;
		space->is_forcing = strchr(end, 'f') != NULL;
		if (strchr(end, 'p') != NULL)
			space->precedence = strtod(strchr(end, 'p') + 1, NULL);
	}
	g_strfreev(words);
	space_resolve(spaces, count, edges);
	for (size_t i = 0; i < count; i++)
		result = arena_printf(arena, "%s%s%g", result,
		    i == 0 ? "" : " ", dimen_pt(spaces[i].optimum));
	return result;
}

static void
test_resolve(void **state)
{
	static const struct {
		const char *spaces;
		unsigned edges;
		const char *expected;
	} cases[] = {
		{ "10", 0, "10" },
		{ "10 20 5", 0, "0 20 0" },
		{ "10 10", 0, "0 10" },
		/* of equal ones the last */
		{ "10 20 10 20 10", 0, "0 0 0 20 0" },
		/* precedence before size */
		{ "10 20 5p1", 0, "0 0 5" },
		/* forcing ones add up, whatever else is there */
		{ "10p9 4f 3f", 0, "0 4 3" },
		/* edges take what may be discarded, up to what is retained */
		{ "10 20", SPACE_HEAD, "0 0" },
		{ "10 5r 20", SPACE_HEAD, "0 0 20" },
		{ "10 5r", SPACE_FOOT, "10 0" },
		{ "10r 5", SPACE_FOOT, "10 0" },
		{ "5 10r 5", SPACE_HEAD | SPACE_FOOT, "0 10 0" },
		{ "0f 12", 0, "0 0" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(resolved(*state, cases[i].spaces,
					cases[i].edges),
		    cases[i].expected);
}

/* Of equal spaces the range is what all of them allow. */
static void
test_ranges(void **state)
{
	struct space spaces[] = {
		{ .minimum = 4, .optimum = 10, .maximum = 30 },
		{ .minimum = 8, .optimum = 10, .maximum = 20 },
	};

	(void)state;
	space_resolve(spaces, 2, /*edges*/ 0);
	assert_int_equal(spaces[1].minimum, 8);
	assert_int_equal(spaces[1].maximum, 20);
	assert_int_equal(spaces[0].optimum, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(test_resolve),
		cmocka_unit_test(test_ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
