#include "arena_fixture.h"
#include "letters.h" /* items from letters, breaks as bars */

#include <math.h>

/*
 * Sets `text` in a measure of `columns` letters and writes it back with a bar
 * at each break.
 */
static const char *
broken(struct arena *arena, const char *text, int columns)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(columns),
		.tolerance = 2.0,
	};
	struct item_list items = items_from_letters(arena, text);
	struct linebreaks lines = linebreak_paragraph(arena, &items, &params);

	return letters_with_bars(arena, text, &lines);
}

static void
test_breaks(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *expected;
	} cases[] = {
		{ "the quick brown fox", 10, "the quick|brown fox" },
		/* first fit would pull "to" up and then be stuck */
		{ "in line a to fox over quick", 11,
		    "in line a|to fox over|quick" },
		{ "sit on hy~phens now", 9, "sit on hy-|phens now" },
		{ "unbreakable", 5, "unbreakable" },
		{ "a", 5, "a" },
		{ "", 5, "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = broken(*state, cases[i].text,
		    cases[i].columns);
		assert_string_equal(got, cases[i].expected);
	}
}

/* A line that can't fit runs over, and the paragraph goes on after it. */
static void
test_overfull(void **state)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(5),
		.tolerance = 2.0,
	};
	const char *text = "an unbreakable word";
	struct item_list items = items_from_letters(*state, text);
	struct linebreaks lines = linebreak_paragraph(*state, &items, &params);

	assert_int_equal(lines.overfull, 1);
	assert_string_equal(letters_with_bars(*state, text, &lines),
	    "an unbreakable|word");
}

/* What must run over does so by as little as can be. */
static void
test_overfull_late(void **state)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(5),
		.tolerance = INFINITY,
	};
	const char *text = "a~bb~cc~dddddd~ee";
	struct item_list items = items_from_letters(*state, text);
	struct linebreaks lines = linebreak_paragraph(*state, &items, &params);

	assert_int_equal(lines.overfull, 1);
	assert_string_equal(letters_with_bars(*state, text, &lines),
	    "a~bb-|cc-|dddddd-|ee");
}

/* What stands beside the first lines makes them shorter, and only them. */
static void
test_beside(void **state)
{
	static const dimen beside[] = { DIMEN_PT(9), DIMEN_PT(5) };
	struct linebreak_params params = {
		.measure = DIMEN_PT(18),
		.beside = beside,
		.beside_count = 2,
		.tolerance = 2.0,
	};
	const char *text = "the quick brown fox has jumps over a small dog";
	struct item_list items = items_from_letters(*state, text);
	struct linebreaks lines = linebreak_paragraph(*state, &items, &params);

	assert_int_equal(lines.overfull, 0);
	assert_string_equal(letters_with_bars(*state, text, &lines),
	    "the quick|brown fox has|jumps over a small|dog");
}

/* A paragraph ends with the tail of a word only if it can't be helped. */
static void
test_tail(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *expected;
	} cases[] = {
		{ "aa b cc d~ee", 9, "aa b cc|d~ee" },
		{ "aaa bbb cccc dd~ee ff", 15, "aaa bbb cccc dd-|ee ff" },
		{ "aaaa bbb cccc d~eeeeeeeeeeee", 16,
		    "aaaa bbb cccc d-|eeeeeeeeeeee" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(broken(*state, cases[i].text,
					cases[i].columns),
		    cases[i].expected);
}

/* What may fail says so instead. */
static void
test_failure(void **state)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(5),
		.tolerance = 2.0,
		.may_fail = true,
	};
	struct item_list items = items_from_letters(*state,
	    "an unbreakable word");
	struct linebreaks lines = linebreak_paragraph(*state, &items, &params);

	assert_int_equal(lines.count, 0);
}

/* Where three hyphens in a row would be needed, it is not done. */
static void
test_ladder(void **state)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(6),
		.tolerance = 2.0,
		.may_fail = true,
	};
	struct item_list items = items_from_letters(*state,
	    "aaaaa~bbbbb~ccccc~ddddd");
	struct linebreaks lines = linebreak_paragraph(*state, &items, &params);

	assert_int_equal(lines.count, 0);
}

/* The indent is taken from the first line only. */
static void
test_indent(void **state)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(7),
		.indent = DIMEN_PT(4),
		.tolerance = 2.0,
	};
	const char *text = "abc def ghi jkl";
	struct item_list items = items_from_letters(*state, text);
	struct linebreaks lines = linebreak_paragraph(*state, &items, &params);

	assert_string_equal(letters_with_bars(*state, text, &lines),
	    "abc|def ghi|jkl");
}

/* Ragged lines have stretch without any space in them. */
static void
test_ragged(void **state)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(7),
		.ragged = DIMEN_PT(3),
		.tolerance = 2.0,
	};
	const char *text = "abcde fghij klmno";
	struct item_list items = items_from_letters(*state, text);
	struct linebreaks lines = linebreak_paragraph(*state, &items, &params);

	assert_int_equal(lines.overfull, 0);
	assert_string_equal(letters_with_bars(*state, text, &lines),
	    "abcde|fghij|klmno");
}

/* The last line is kept from being too short, if it costs little. */
static void
test_short_last(void **state)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(16.5),
		.tolerance = 4.0,
	};
	const char *text = "ab cd ef gh ij kl m";
	struct item_list items = items_from_letters(*state, text);
	struct linebreaks lines;

	lines = linebreak_paragraph(*state, &items, &params);
	assert_string_equal(letters_with_bars(*state, text, &lines),
	    "ab cd ef gh ij kl|m");
	params.short_last = DIMEN_PT(3);
	lines = linebreak_paragraph(*state, &items, &params);
	assert_string_equal(letters_with_bars(*state, text, &lines),
	    "ab cd ef gh ij kl m");
}

/*
 * Which of its lines a paragraph may be set in, beside the best: the breaks
 * with `wanted` lines, or "none".
 */
static const char *
broken_into(struct arena *arena, const char *text, size_t wanted)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(12),
		.tolerance = 14.0,
		.wanted = wanted,
		.may_fail = true,
	};
	struct item_list items = items_from_letters(arena, text);
	struct linebreaks lines = linebreak_paragraph(arena, &items, &params);

	assert_true(lines.count == 0 || wanted == 0 || lines.count == wanted);
	return lines.count > 0 ? letters_with_bars(arena, text, &lines)
			       : "none";
}

static void
test_wanted(void **state)
{
	const char *text = "aaa bb cccc ddd eee ff";

	assert_string_equal(broken_into(*state, text, 0),
	    "aaa bb cccc|ddd eee ff");
	assert_string_equal(broken_into(*state, text, 2),
	    "aaa bb cccc|ddd eee ff");
	assert_string_equal(broken_into(*state, text, 3),
	    "aaa bb cccc|ddd eee|ff");
	assert_string_equal(broken_into(*state, text, 1), "none");
	assert_string_equal(broken_into(*state, text, 6), "none");
}

/* What `text` costs, with letters that give a tenth. */
static double
demerits(struct arena *arena, const char *text, bool expands)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(13),
		.tolerance = 2.0,
	};
	struct item_list items = items_from_letters(arena, text);

	for (size_t i = 0; i < items.count && expands; i++) {
		if (items.at[i].kind == ITEM_BOX)
			items.at[i].stretch = items.at[i].size / 10;
	}
	return linebreak_paragraph(arena, &items, &params).demerits;
}

/* What the letters give is no burden to the spaces. */
static void
test_expansion(void **state)
{
	const char *text = "aaaaaa bbbbb cccccc ddddd";

	assert_true(demerits(*state, text, /*expands*/ false) > 2000);
	assert_true(demerits(*state, text, /*expands*/ true) < 10);
}

/* What hangs into the margins leaves room in the line. */
static void
test_hang(void **state)
{
	struct linebreak_params params = {
		.measure = DIMEN_PT(6),
		.tolerance = 1.0,
		.may_fail = true,
	};
	const char *text = "aaaa~bbbb ccccccc";
	struct item_list items = items_from_letters(*state, text);
	struct linebreaks lines;

	lines = linebreak_paragraph(*state, &items, &params);
	assert_int_equal(lines.count, 0);
	params.measure = DIMEN_PT(4);
	params.hang = DIMEN_PT(0.5);
	items.at[4].hang_before = DIMEN_PT(0.5);
	items.at[9].hang_after = DIMEN_PT(3);
	lines = linebreak_paragraph(*state, &items, &params);
	assert_string_equal(letters_with_bars(*state, text, &lines),
	    "aaaa-|bbbb|ccccccc");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(test_breaks),
		ARENA_TEST(test_overfull),
		ARENA_TEST(test_overfull_late),
		ARENA_TEST(test_beside),
		ARENA_TEST(test_tail),
		ARENA_TEST(test_failure),
		ARENA_TEST(test_ladder),
		ARENA_TEST(test_indent),
		ARENA_TEST(test_ragged),
		ARENA_TEST(test_short_last),
		ARENA_TEST(test_wanted),
		ARENA_TEST(test_expansion),
		ARENA_TEST(test_hang),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
