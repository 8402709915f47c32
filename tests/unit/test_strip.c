/* Strips: the heights at which columns side by side may be cut. */
#include "layout_fixture.h"

#include "layout/strip.h"

/*
 * A galley from letters: l is a line of 10pt, L one of 30pt; between them .
 * is a break, x a forbidden one, ! a forced one, and a space is 5pt of glue.
 */
static struct galley *
galley_from_letters(struct arena *arena, const char *letters)
{
	struct galley *galley = ARENA_NEW(arena, struct galley);

	galley->count = strlen(letters);
	galley->at = ARENA_NEW_ARRAY(arena, struct galley_item, galley->count);
	for (size_t i = 0; i < galley->count; i++) {
		struct galley_item *item = &galley->at[i];

		switch (letters[i]) {
		case 'l':
		case 'L':
			item->kind = GALLEY_LINE;
			item->item.size = DIMEN_PT(letters[i] == 'l' ? 10 : 30);
			break;
		case ' ':
			item->kind = GALLEY_SPACE;
			item->item.kind = ITEM_GLUE;
			item->item.size = DIMEN_PT(5);
			break;
		default:
			item->kind = GALLEY_BREAK;
			item->item.kind = ITEM_PENALTY;
			if (letters[i] == 'x')
				item->item.penalty = PENALTY_FORBIDDEN;
			if (letters[i] == '!') {
				item->item.penalty = PENALTY_FORCED;
				item->cut.until = FO_KW_PAGE;
			}
			break;
		}
	}
	return galley;
}

/* "10. 20x 30": the height of each step, and what its break is. */
static const char *
steps_as_text(struct arena *arena, const struct strip *strip)
{
	GString *text = g_string_new(NULL);
	const char *copy;
	dimen height = 0;

	for (size_t i = 0; i < strip->step_count; i++) {
		int penalty = strip_step_break(strip, i).penalty;

		height += strip_step_box(strip, i).size;
		g_string_append_printf(text, "%s%g", i > 0 ? " " : "",
		    dimen_pt(height));
		if (i + 1 < strip->step_count)
			g_string_append_c(text,
			    penalty >= PENALTY_FORBIDDEN    ? 'x'
				: penalty <= PENALTY_FORCED ? '!'
							    : '.');
	}
	copy = arena_strdup(arena, text->str);
	g_string_free(text, TRUE);
	return copy;
}

struct given {
	size_t row, row_count;
	const char *letters;
};

static struct strip *
strip_from(struct layout *layout, size_t rows, const struct given *given,
    size_t count)
{
	struct strip *strip = strip_new(layout->arena, rows, count);

	for (size_t i = 0; i < count; i++) {
		strip->columns[i].galley = galley_from_letters(layout->arena,
		    given[i].letters);
		strip->columns[i].row = given[i].row;
		strip->columns[i].row_count = given[i].row_count;
		strip->columns[i].order = i;
	}
	strip->is_stretched = true;
	strip_finish(layout, strip);
	return strip;
}

static void
test_two_columns(void **state)
{
	static const struct {
		const char *first, *second, *steps;
	} cases[] = {
		{ "l.l.l", "l", "10. 20. 30" },
		{ "l", "l", "10" },
		/* nothing of the second fits before 30: a last resort only */
		{ "l.l.l", "L.l", "10x 20x 30. 40" },
		/* widows and orphans of both */
		{ "lxl.lxl", "lxl.l.l", "10x 20. 30. 40" },
		/* the second waits at its last break */
		{ "l.l.l", "L", "10x 20x 30" },
		{ "l!l", "l.l.l", "10! 20. 30" },
		/* glue goes at a cut */
		{ "l. l", "l", "10. 25" },
		{ "", "l.l", "10. 20" },
		{ "", "", "0" },
	};
	struct layout *layout = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct given given[] = { { 0, 1, cases[i].first },
			{ 0, 1, cases[i].second } };
		struct strip *strip = strip_from(layout, 1, given, 2);

		assert_string_equal(steps_as_text(layout->arena, strip),
		    cases[i].steps);
	}
}

static void
test_rest(void **state)
{
	static const struct {
		const char *first, *second;
		size_t cut;
		const char *steps;
	} cases[] = {
		{ "l.l.l.l", "l.l", 1, "10. 20. 30" },
		{ "l.l.l.l", "l.l", 2, "10. 20" },
		/* cut at 30: the first goes on after 30, the second after L */
		{ "l.l.l.l.l", "L.L", 3, "10x 30" },
		{ "l.l.l", "L", 1, "10x 30" },
	};
	struct layout *layout = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct given given[] = { { 0, 1, cases[i].first },
			{ 0, 1, cases[i].second } };
		struct strip *strip = strip_from(layout, 1, given, 2);
		struct strip *rest = strip_rest(layout, strip, cases[i].cut);

		assert_non_null(rest);
		assert_string_equal(steps_as_text(layout->arena, rest),
		    cases[i].steps);
	}
}

static void
test_row_spans(void **state)
{
	struct layout *layout = *state;
	/* a cell over both rows beside one in each; in order of their ends */
	struct given given[] = { { 0, 1, "l.l" }, { 0, 2, "l.l.l.l.l" },
		{ 1, 1, "L" } };
	struct strip *strip = strip_from(layout, 2, given, 3), *rest;

	assert_int_equal(strip->rows[0].height, DIMEN_PT(20));
	assert_int_equal(strip->rows[1].height, DIMEN_PT(30));
	/*
	 * At 30 and 40 the second row, of which nothing fits yet, hasn't
	 * begun: only the cell over both goes on.
	 */
	assert_string_equal(steps_as_text(layout->arena, strip),
	    "10. 20. 30. 40. 50");
	rest = strip_rest(layout, strip, 3);
	assert_int_equal(rest->row_count, 1);
	assert_int_equal(rest->column_count, 2);
	assert_true(rest->columns[0].is_continued);
	assert_false(rest->columns[1].is_continued);
	assert_string_equal(steps_as_text(layout->arena, rest), "10x 30");
}

static void
test_rows_grow(void **state)
{
	struct layout *layout = *state;
	struct given given[] = { { 0, 1, "l" }, { 0, 2, "L" }, { 1, 1, "l" } };
	struct strip *strip = strip_from(layout, 2, given, 3);

	/* what the cell over both lacks goes to the last row */
	assert_int_equal(strip->rows[0].height, DIMEN_PT(10));
	assert_int_equal(strip->rows[1].height, DIMEN_PT(20));
	/* the cut between the rows would cut L too */
	assert_string_equal(steps_as_text(layout->arena, strip), "10x 30");
}

static void
test_keep_together(void **state)
{
	struct layout *layout = *state;
	struct strip *strip = strip_new(layout->arena, 1, 1);

	strip->columns[0].galley = galley_from_letters(layout->arena, "l.l");
	strip->rows[0].penalty_inside = PENALTY_FORBIDDEN;
	strip->rows[0].minimum = DIMEN_PT(50);
	strip_finish(layout, strip);
	assert_string_equal(steps_as_text(layout->arena, strip), "10x 50");
	assert_int_equal(strip_height(strip, 0, strip->step_count),
	    DIMEN_PT(50));
}

static void
test_edges_at_cuts(void **state)
{
	struct layout *layout = *state;
	struct strip *strip = strip_new(layout->arena, 1, 1), *rest;
	struct strip_column *column = &strip->columns[0];

	column->galley = galley_from_letters(layout->arena, "l.l.l");
	column->before = column->after = DIMEN_PT(4);
	column->cut_before = column->cut_after = DIMEN_PT(1);
	strip_finish(layout, strip);
	assert_string_equal(steps_as_text(layout->arena, strip), "14. 24. 38");
	assert_int_equal(strip_height(strip, 0, 2), DIMEN_PT(25));
	rest = strip_rest(layout, strip, 2);
	assert_string_equal(steps_as_text(layout->arena, rest), "15");
}

int
main(void)
{
	struct layout layout = layout_make();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_two_columns, &layout),
		cmocka_unit_test_prestate(test_rest, &layout),
		cmocka_unit_test_prestate(test_row_spans, &layout),
		cmocka_unit_test_prestate(test_rows_grow, &layout),
		cmocka_unit_test_prestate(test_keep_together, &layout),
		cmocka_unit_test_prestate(test_edges_at_cuts, &layout),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	layout_drop(&layout);
	return failed;
}
