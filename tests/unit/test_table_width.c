/* Column widths: fixed, shared, automatic, and tables that are too wide. */
#include "layout_fixture.h"

#include "fo_tree.h"
#include "layout/font.h"
#include "layout/hyphen.h"
#include "layout/image.h"
#include "layout/table_grid.h"
#include "layout/xref.h"

/*
 * Columns and cells in shorthand: C width; is a table-column, a number in a
 * row a cell whose content is so many pt wide and can't be divided, n*w one
 * over n columns, wxn one of n such pieces.  Rows end with a slash.
 */
static const char *
table_from(struct arena *arena, const char *attributes, const char *columns,
    const char *rows)
{
	GString *fo = g_string_new(NULL);
	char **words = g_strsplit(columns, ";", -1);
	const char *copy;

	g_string_printf(fo, "<fo:table id='t' line-height='10pt' %s>",
	    attributes);
	for (char **word = words; *word != NULL && **word != '\0'; word++)
		g_string_append_printf(fo,
		    "<fo:table-column column-width='%s'/>", *word);
	g_strfreev(words);
	g_string_append(fo, "<fo:table-body><fo:table-row>");
	words = g_strsplit(rows, " ", -1);
	for (char **word = words; *word != NULL; word++) {
		char *star = strchr(*word, '*'), *times;

		if (strcmp(*word, "/") == 0) {
			g_string_append(fo, "</fo:table-row><fo:table-row>");
			continue;
		}
		g_string_append_printf(fo,
		    "<fo:table-cell number-columns-spanned='%d'><fo:block>",
		    star == NULL ? 1 : atoi(*word));
		times = strchr(*word, 'x');
		for (int i = times == NULL ? 1 : atoi(times + 1); i > 0; i--)
			g_string_append_printf(fo,
			    "<fo:leader leader-length='%dpt'/>%s",
			    atoi(star == NULL ? *word : star + 1),
			    i > 1 ? " " : "");
		g_string_append(fo, "</fo:block></fo:table-cell>");
	}
	g_strfreev(words);
	g_string_append(fo, "</fo:table-row></fo:table-body></fo:table>");
	copy = arena_strdup(arena, fo->str);
	g_string_free(fo, TRUE);
	return copy;
}

/* "30 50 | 80": the widths of the columns and of the table, in pt. */
static const char *
widths_as_text(struct layout *layout, const char *fo, double room)
{
	struct fo_document *document = fo_tree_read_flow(layout->arena,
	    layout->diags, fo);
	struct table *table = table_grid_new(layout,
	    fo_tree_find(document, "t"));
	GString *text = g_string_new(NULL);
	const char *copy;

	table_border_resolve(table, DIMEN_PT(room));
	table_width_choose(layout, table, DIMEN_PT(room));
	for (size_t i = 0; i < table->column_count; i++)
		g_string_append_printf(text, "%.0f ",
		    dimen_pt(table->columns[i].width));
	g_string_append_printf(text, "| %.0f", dimen_pt(table->width));
	copy = arena_strdup(layout->arena, text->str);
	g_string_free(text, TRUE);
	return copy;
}

static void
test_widths(void **state)
{
	static const struct {
		const char *attributes, *columns, *rows;
		double room;
		const char *widths;
	} cases[] = {
		{ "", "30pt;50pt", "5 5", 200, "30 50 | 80" },
		{ "width='100%'", "25%;75%", "5 5", 200, "50 150 | 200" },
		{ "",
		    "proportional-column-width(1);"
		    "proportional-column-width(3)",
		    "5 5", 200, "50 150 | 200" },
		{ "", "40pt;proportional-column-width(1)", "5 5", 200,
		    "40 160 | 200" },
		/* automatic: as wide as the content */
		{ "", "", "30 50", 200, "30 50 | 80" },
		{ "", "", "30 50 / 60 20", 200, "60 50 | 110" },
		{ "", "auto;40pt", "30 5", 200, "30 40 | 70" },
		{ "width='100%'", "", "30 50", 160, "60 100 | 160" },
		{ "table-layout='fixed'", "", "30 50", 200, "100 100 | 200" },
		/* a wide cell widens what it covers, in proportion */
		{ "", "", "20 40 / 2*90", 200, "30 60 | 90" },
		{ "", "40pt;auto", "5 5 / 2*100", 200, "40 60 | 100" },
		/* less than wanted: who wants little has it */
		{ "", "", "10 20 30x9", 100, "10 20 70 | 100" },
		/* too wide: the widest give */
		{ "", "", "20 100 150", 170, "20 75 75 | 170" },
		{ "", "300pt;100pt", "5 5", 200, "100 100 | 200" },
	};
	struct layout *layout = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *fo = table_from(layout->arena, cases[i].attributes,
		    cases[i].columns, cases[i].rows);

		assert_string_equal(widths_as_text(layout, fo, cases[i].room),
		    cases[i].widths);
	}
}

static void
test_too_wide_is_said(void **state)
{
	struct layout *layout = *state;
	size_t before = diags_count(layout->diags, DIAG_SEVERITY_WARNING);

	/* narrowed, but no content is cut: nothing to say */
	widths_as_text(layout,
	    table_from(layout->arena, "", "300pt;100pt", "5 5"), 200);
	assert_int_equal(diags_count(layout->diags, DIAG_SEVERITY_WARNING),
	    before);
	widths_as_text(layout, table_from(layout->arena, "", "", "20 100 160"),
	    165);
	assert_int_equal(diags_count(layout->diags, DIAG_SEVERITY_WARNING),
	    before + 1);
}

static void
test_measure(void **state)
{
	struct layout *layout = *state;
	struct fo_document *document = fo_tree_read_flow(layout->arena,
	    layout->diags,
	    table_from(layout->arena, "", "auto;auto;40pt", "30 50 10"));
	struct table *table = table_grid_new(layout,
	    fo_tree_find(document, "t"));
	dimen min, max;

	table_border_resolve(table, 0);
	table_width_measure(layout, table, &min, &max);
	assert_int_equal(min, DIMEN_PT(120));
	assert_int_equal(max, DIMEN_PT(120));
}

static void
test_grid(void **state)
{
	struct layout *layout = *state;
	size_t before = diags_count(layout->diags, DIAG_SEVERITY_ERROR);
	struct fo_document *document = fo_tree_read_flow(layout->arena,
	    layout->diags,
	    "<fo:table id='t'>"
	    "<fo:table-column number-columns-repeated='3'/>"
	    "<fo:table-body>"
	    "<fo:table-row>"
	    "<fo:table-cell number-rows-spanned='9' id='a'/>"
	    "<fo:table-cell number-columns-spanned='9' id='b'/>"
	    "</fo:table-row>"
	    "<fo:table-row>"
	    "<fo:table-cell id='c'/>"
	    "<fo:table-cell column-number='1' id='d'/>"
	    "</fo:table-row></fo:table-body></fo:table>");
	struct table *table = table_grid_new(layout,
	    fo_tree_find(document, "t"));
	struct table_row *first = table->first_row, *second = first->next;

	assert_int_equal(table->column_count, 3);
	/* both spans end with the table */
	assert_int_equal(table_grid_find(first, 0)->row_span, 2);
	assert_int_equal(table_grid_find(first, 1)->column_span, 2);
	assert_ptr_equal(table_grid_find(first, 0), table_grid_find(second, 0));
	/* d would lie over a: it moves on */
	assert_string_equal(fo_own(table_grid_find(second, 1)->fo, FO_PROP_ID),
	    "c");
	assert_string_equal(fo_own(table_grid_find(second, 2)->fo, FO_PROP_ID),
	    "d");
	assert_true(
	    diags_count(layout->diags, DIAG_SEVERITY_ERROR) >= before + 3);
}

int
main(void)
{
	struct layout_params params = { .directory = "." };
	struct layout layout = layout_make();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_widths, &layout),
		cmocka_unit_test_prestate(test_too_wide_is_said, &layout),
		cmocka_unit_test_prestate(test_measure, &layout),
		cmocka_unit_test_prestate(test_grid, &layout),
	};
	int failed;

	layout.params = &params;
	layout.fonts = fonts_new(layout.arena, layout.diags, NULL);
	layout.hyphens = hyphens_new(layout.arena, layout.diags);
	layout.images = images_new(layout.arena);
	layout.xref = xref_new(layout.arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	layout_drop(&layout);
	return failed;
}
