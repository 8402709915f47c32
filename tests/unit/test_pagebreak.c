/* Page breaking: galleys as letters, cuts as bars. */
#include "arena_fixture.h"

#include <glib.h>

#include "base/arena.h"
#include "layout/pagebreak.h"

/*
 * A galley from letters:
 *
 *	l  a line, 10pt     T  a box of 50pt
 *	.  a BREAK          k n w  one forbidden by keep-together, by
 *	!  a forced one            keep-with-next, by widows or orphans
 *	_  10pt of glue     ~  10pt that may shrink or grow by 5pt
 *	5  a BREAK that costs as much as keep strength 5
 */
static struct galley
galley_from_letters(struct arena *arena, const char *letters)
{
	struct galley galley = { .count = strlen(letters) };

	galley.at = ARENA_NEW_ARRAY(arena, struct galley_item,
	    galley.count + 1);
	for (size_t i = 0; i < galley.count; i++) {
		struct galley_item *item = &galley.at[i];
		char letter = letters[i];

		if (letter == 'l' || letter == 'T') {
			item->kind = GALLEY_LINE;
			item->item.size = DIMEN_PT(letter == 'l' ? 10 : 50);
			continue;
		}
		if (letter == '_' || letter == '~') {
			item->kind = GALLEY_SPACE;
			item->item.kind = ITEM_GLUE;
			item->item.size = DIMEN_PT(10);
			if (letter == '~')
				item->item.stretch = item->item.shrink =
				    DIMEN_PT(5);
			continue;
		}
		item->kind = GALLEY_BREAK;
		item->item.kind = ITEM_PENALTY;
		if (strchr("knw", letter) != NULL)
			item->item.penalty = PENALTY_FORBIDDEN;
		if (letter == '!')
			item->item.penalty = PENALTY_FORCED;
		if (g_ascii_isdigit(letter))
			item->item.penalty = 1000 + 100 * (letter - '0');
		item->cut.reasons = letter == 'k' ? GALLEY_KEEP_TOGETHER
		    : letter == 'n'               ? GALLEY_KEEP_NEXT
		    : letter == 'w'               ? GALLEY_LINES
						  : 0;
		item->cut.page_penalty = item->item.penalty;
	}
	return galley;
}

/* Cuts the galley into pages of `lines` lines and marks the cuts. */
static const char *
cut(struct arena *arena, const char *letters, int lines)
{
	struct galley galley = galley_from_letters(arena, letters);
	struct pagebreak_params params = {
		.room = DIMEN_PT(10 * lines),
		.next_room = DIMEN_PT(10 * lines),
		.is_page_end = true,
		.limit = SIZE_MAX,
	};
	GString *pages = g_string_new(NULL);
	char *result;

	for (size_t at = 0; at < galley.count;) {
		struct piece piece = pagebreak_find(&galley, at, &params);

		if (at > 0)
			g_string_append_c(pages, '|');
		if (piece.is_overfull)
			g_string_append_c(pages, '*');
		g_string_append_len(pages, letters + at,
		    (gssize)(piece.to - at));
		at = piece.to + 1;
	}
	result = arena_strdup(arena, pages->str);
	g_string_free(pages, TRUE);
	return result;
}

static void
test_cuts(void **state)
{
	static const struct {
		const char *galley;
		int lines;
		const char *expected;
	} cases[] = {
		{ "l.l.l.l", 9, "l.l.l.l" },
		{ "l.l.l.l.l.l", 3, "l.l.l|l.l.l" },
		/* glue vanishes where it would begin a page */
		{ "l.l_.l._l", 4, "l.l_.l|_l" },
		{ "l.l!l", 9, "l.l|l" },
		/* a heading goes with its text */
		{ "l.l.l.lnl.l.l", 4, "l.l.l|lnl.l.l" },
		/* widows and orphans */
		{ "l.l.lwlwl.l.l.l", 4, "l.l|lwlwl.l|l.l" },
		/* kept together if a page holds it */
		{ "l.l.lklkl.l.l.l", 4, "l.l|lklkl.l|l.l" },
		/* relaxed: keeps together, then with next, then lines */
		{ "lklklklklkl", 4, "lklklkl|lkl" },
		{ "lnlklnlnlnl", 4, "lnl|lnlnlnl" },
		{ "lwlwlnlwl", 4, "lwlwl|lwl" },
		/* a numbered keep leaves a page short, not half empty */
		{ "l.l.l.l.l.l.l.l.l5l.l.l.l", 9, "l.l.l.l.l.l.l.l|l5l.l.l.l" },
		{ "l.l.l.l.l.l.l.l1l1l.l.l.l.l", 9,
		    "l.l.l.l.l.l.l|l1l1l.l.l.l.l" },
		{ "l1l1l1l1l1l.l", 4, "l1l1l1l|l1l.l" },
		/* glue shrinks to reach one line more */
		{ "l.~l.~l.~l", 6, "l.~l.~l.~l" },
		{ "l.~l.~l.~l", 5, "l.~l.~l|~l" },
		/* taller than the page: alone, running over */
		{ "l.T.l", 3, "l|*T|l" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(cut(*state, cases[i].galley,
					cases[i].lines),
		    cases[i].expected);
}

/* A long page gives up four lines so that the last one has five. */
static void
test_last_page(void **state)
{
	GString *galley = g_string_new("l");
	const char *bar;

	for (int i = 1; i < 61; i++)
		g_string_append(galley, ".l");
	bar = strchr(cut(*state, galley->str, 60), '|');
	assert_string_equal(bar, "|l.l.l.l.l");
	g_string_free(galley, TRUE);
}

/* The page before the limit ends before it. */
static void
test_limit(void **state)
{
	struct galley galley = galley_from_letters(*state, "l.l.l.l");
	struct pagebreak_params params = {
		.room = DIMEN_PT(100),
		.next_room = DIMEN_PT(100),
		.is_page_end = true,
		.limit = 4,
	};
	struct piece piece = pagebreak_find(&galley, 0, &params);

	assert_int_equal(piece.to, 3);
}

static void
test_ratio(void **state)
{
	static const struct {
		const char *galley;
		dimen room;
		double expected;
	} cases[] = {
		{ "l~.l~.l", DIMEN_PT(45), -0.5 },
		/* stretched to fill the page, and no further */
		{ "l~l.llll", DIMEN_PT(32), 0.4 },
		/* too tall by no more than lengths are rounded */
		{ "l_l.llll", DIMEN_PT(30) - 50, 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct galley galley = galley_from_letters(*state,
		    cases[i].galley);
		struct pagebreak_params params = {
			.room = cases[i].room,
			.next_room = cases[i].room,
			.is_page_end = true,
			.limit = SIZE_MAX,
		};
		struct piece piece = pagebreak_find(&galley, 0, &params);

		assert_false(piece.is_overfull);
		assert_float_equal(piece.ratio, cases[i].expected, 1e-6);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(test_cuts),
		ARENA_TEST(test_last_page),
		ARENA_TEST(test_limit),
		ARENA_TEST(test_ratio),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
