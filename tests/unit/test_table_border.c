/* Borders between cells: which one wins where they collapse. */
#include "layout_fixture.h"

#include "fo_tree.h"
#include "layout/table_grid.h"

static struct table *
table_from(struct layout *layout, const char *fo)
{
	struct fo_document *document = fo_tree_read_flow(layout->arena,
	    layout->diags, fo);
	struct table *table = table_grid_new(layout,
	    fo_tree_find(document, "t"));

	table_border_resolve(table, DIMEN_PT(100));
	return table;
}

/* "2pt solid #0000ff", or "none". */
static const char *
edge_as_text(struct layout *layout, const struct table *table, size_t row,
    size_t column, enum table_side side)
{
	const struct table_row *at = table->first_row;
	struct table_edge edge;

	for (; row > 0; row--)
		at = at->next;
	edge = table_border_find(table, at, column, side);
	if (edge.width == 0)
		return "none";
	return arena_printf(layout->arena, "%gpt %s #%06x",
	    dimen_pt(edge.width), fo_keyword_name(edge.style), edge.color >> 8);
}

/* Two cells side by side, with what stands on their objects. */
static const char *
contest(struct layout *layout, const char *table, const char *column,
    const char *row, const char *first, const char *second,
    enum table_side side)
{
	const char *fo = arena_printf(layout->arena,
	    "<fo:table id='t' %s><fo:table-column %s/><fo:table-column/>"
	    "<fo:table-body><fo:table-row %s><fo:table-cell %s/>"
	    "<fo:table-cell %s/></fo:table-row></fo:table-body></fo:table>",
	    table, column, row, first, second);

	return edge_as_text(layout, table_from(layout, fo), 0, 0, side);
}

static void
test_who_wins(void **state)
{
	static const struct {
		const char *table, *column, *row, *first, *second;
		enum table_side side;
		const char *winner;
	} cases[] = {
		{ "", "", "", "", "", TABLE_END, "none" },
		/* the wider one */
		{ "", "", "", "border='1pt solid red'",
		    "border='2pt dotted blue'", TABLE_END,
		    "2pt dotted #0000ff" },
		/* as wide: the stronger style */
		{ "", "", "", "border='2pt dotted red'",
		    "border='2pt double blue'", TABLE_END,
		    "2pt double #0000ff" },
		/* as strong: the one before */
		{ "", "", "", "border='2pt solid red'",
		    "border='2pt solid blue'", TABLE_END, "2pt solid #ff0000" },
		/* hidden: none at all */
		{ "", "", "", "border='5pt solid red'", "border-style='hidden'",
		    TABLE_END, "none" },
		/* cell before row before column before table */
		{ "border='1pt solid red'", "border='1pt solid lime'",
		    "border='1pt solid blue'", "border='1pt solid black'", "",
		    TABLE_BEFORE, "1pt solid #000000" },
		{ "border='1pt solid red'", "border='1pt solid lime'",
		    "border='1pt solid blue'", "", "", TABLE_BEFORE,
		    "1pt solid #0000ff" },
		{ "border='1pt solid red'", "border='1pt solid lime'", "", "",
		    "", TABLE_BEFORE, "1pt solid #00ff00" },
		{ "border='1pt solid red'", "", "", "", "", TABLE_START,
		    "1pt solid #ff0000" },
		/* a table's border is only at its edge */
		{ "border='1pt solid red'", "", "", "", "", TABLE_END, "none" },
		/* a precedence of its own decides first */
		{ "border-collapse='collapse-with-precedence'", "", "",
		    "border='1pt solid red' border-end-precedence='7'",
		    "border='2pt solid blue' border-start-precedence='3'",
		    TABLE_END, "1pt solid #ff0000" },
	};
	struct layout *layout = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_string_equal(contest(layout, cases[i].table,
					cases[i].column, cases[i].row,
					cases[i].first, cases[i].second,
					cases[i].side),
		    cases[i].winner);
}

static void
test_between_parts(void **state)
{
	struct layout *layout = *state;
	struct table *table = table_from(layout,
	    "<fo:table id='t'><fo:table-column/>"
	    "<fo:table-header border-after-style='solid'"
	    " border-after-width='3pt'><fo:table-row><fo:table-cell/>"
	    "</fo:table-row></fo:table-header>"
	    "<fo:table-body><fo:table-row><fo:table-cell/></fo:table-row>"
	    "<fo:table-row><fo:table-cell/></fo:table-row></fo:table-body>"
	    "</fo:table>");

	assert_string_equal(edge_as_text(layout, table, 0, 0, TABLE_AFTER),
	    "3pt solid #000000");
	assert_string_equal(edge_as_text(layout, table, 1, 0, TABLE_BEFORE),
	    "3pt solid #000000");
	assert_string_equal(edge_as_text(layout, table, 1, 0, TABLE_AFTER),
	    "none");
}

static void
test_half_lies_inside(void **state)
{
	static const char fo[] =
	    "<fo:table id='t' border-collapse='%s' "
	    "border-separation.inline-progression-direction='5pt'>"
	    "<fo:table-column/><fo:table-column/><fo:table-body>"
	    "<fo:table-row><fo:table-cell border='4pt solid red'"
	    " padding='1pt' number-columns-spanned='2'/></fo:table-row>"
	    "<fo:table-row><fo:table-cell border='1pt solid red'/>"
	    "<fo:table-cell border='6pt solid red'/></fo:table-row>"
	    "</fo:table-body></fo:table>";
	struct layout *layout = *state;
	struct table *collapsed = table_from(layout,
	    arena_printf(layout->arena, fo, "collapse"));
	struct table *separate = table_from(layout,
	    arena_printf(layout->arena, fo, "separate"));
	const struct table_cell *cell = table_grid_find(collapsed->first_row,
	    0);

	/* below, the wider of two segments: half of 6pt */
	assert_int_equal(cell->border[TABLE_BEFORE], DIMEN_PT(2));
	assert_int_equal(cell->border[TABLE_AFTER], DIMEN_PT(3));
	assert_int_equal(cell->padding[TABLE_START], DIMEN_PT(1));
	assert_string_equal(edge_as_text(layout, collapsed, 0, 0, TABLE_AFTER),
	    "4pt solid #ff0000");
	assert_string_equal(edge_as_text(layout, collapsed, 0, 1, TABLE_AFTER),
	    "6pt solid #ff0000");
	/* inside a cell there is no line */
	assert_string_equal(edge_as_text(layout, collapsed, 0, 0, TABLE_END),
	    "none");
	assert_int_equal(collapsed->gap_inline, 0);
	assert_int_equal(separate->gap_inline, DIMEN_PT(5));
	assert_int_equal(
	    table_grid_find(separate->first_row, 0)->border[TABLE_AFTER],
	    DIMEN_PT(4));
}

int
main(void)
{
	struct layout layout = layout_make();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_who_wins, &layout),
		cmocka_unit_test_prestate(test_between_parts, &layout),
		cmocka_unit_test_prestate(test_half_lies_inside, &layout),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	layout_drop(&layout);
	return failed;
}
