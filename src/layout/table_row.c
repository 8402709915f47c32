/*
 * Rows: those that row spans tie together become one strip, whose columns are
 * the cells in the order in which they end.
 */
#include "layout/table_grid.h"

#include "layout/box.h"

enum {
	ROW_CUT = 60,   /* a row should not be cut, if there is a choice */
	ROW_ALONE = 80, /* nor one left alone at a table's head or end */
};

enum fo_keyword
table_row_stronger(enum fo_keyword a, enum fo_keyword b)
{
	if (b == FO_KW_NONE_SET || b == FO_KW_AUTO)
		return a;
	if (a == FO_KW_NONE_SET || a == FO_KW_AUTO || a == FO_KW_COLUMN)
		return b;
	return b == FO_KW_ODD_PAGE || b == FO_KW_EVEN_PAGE ? b : a;
}

static int
keep(const struct fo *fo, enum fo_prop in_column, enum fo_prop on_page)
{
	return fo == NULL
	    ? 0
	    : MAX(galley_keep(fo, in_column), galley_keep(fo, on_page));
}

/* What the row itself asks of the places before and after it. */
static void
read_row(struct table_row *row)
{
	row->keep_before = keep(row->fo,
	    FO_PROP_KEEP_WITH_PREVIOUS_WITHIN_COLUMN,
	    FO_PROP_KEEP_WITH_PREVIOUS_WITHIN_PAGE);
	row->keep_after = keep(row->fo, FO_PROP_KEEP_WITH_NEXT_WITHIN_COLUMN,
	    FO_PROP_KEEP_WITH_NEXT_WITHIN_PAGE);
	row->break_before = row->break_after = FO_KW_NONE_SET;
	if (row->fo == NULL)
		return;
	row->break_before = table_row_stronger(FO_KW_NONE_SET,
	    fo_keyword(row->fo, FO_PROP_BREAK_BEFORE));
	row->break_after = table_row_stronger(FO_KW_NONE_SET,
	    fo_keyword(row->fo, FO_PROP_BREAK_AFTER));
}

/* Its cells' first and last blocks have a say in it too. */
static void
join_cell(struct table_row *first, struct table_row *last,
    const struct galley *galley)
{
	first->keep_before = MAX(first->keep_before, galley->keep_before);
	first->break_before = table_row_stronger(first->break_before,
	    galley->break_before);
	last->keep_after = MAX(last->keep_after, galley->keep_after);
	last->break_after = table_row_stronger(last->break_after,
	    galley->break_after);
}

/* Of the rows in the bodies. */
static bool
is_first(const struct table_row *row)
{
	return row->previous == NULL ||
	    row->previous->part->fo->kind == FO_TABLE_HEADER;
}

static bool
is_last(const struct table_row *row)
{
	return row->next == NULL ||
	    row->next->part->fo->kind == FO_TABLE_FOOTER;
}

struct item
table_row_break(const struct table_row *above, const struct table_row *below,
    enum fo_keyword *until)
{
	struct item cut = { .kind = ITEM_PENALTY };
	bool is_alone = is_first(above) || is_last(below);

	*until = table_row_stronger(above->break_after, below->break_before);
	if (*until != FO_KW_NONE_SET)
		cut.penalty = PENALTY_FORCED;
	else
		cut.penalty = MAX(is_alone ? ROW_ALONE : 0,
		    MAX(above->keep_after, below->keep_before));
	return cut;
}

/* The least height that a row or cell asks for; 0 where it is automatic. */
static dimen
least_height(const struct fo *fo)
{
	if (fo == NULL)
		return 0;
	return MAX(fo_length(fo, FO_PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
		       0),
	    fo_length(fo, FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0));
}

/*
 * A row has no area of its own: its height is that of its cells' content, as
 * theirs is, and borders and padding come to it.
 */
static dimen
least_content(const struct table_cell *cell)
{
	dimen least = least_height(cell->fo);

	return cell->row_span > 1 ? least
				  : MAX(least, least_height(cell->row->fo));
}

static enum strip_align
find_align(const struct fo *fo)
{
	switch (fo_keyword(fo, FO_PROP_DISPLAY_ALIGN)) {
	case FO_KW_CENTER:
		return STRIP_CENTER;
	case FO_KW_AFTER:
		return STRIP_AFTER;
	case FO_KW_BEFORE:
		return STRIP_BEFORE;
	default:
		return fo_is(fo, FO_PROP_RELATIVE_ALIGN, FO_KW_BASELINE)
		    ? STRIP_BASELINE
		    : STRIP_BEFORE;
	}
}

/* Where the cell lies across: its border box, in the galley's measure. */
static void
place_across(const struct table *table, const struct table_cell *cell,
    struct strip_column *column)
{
	const struct table_column *first = &table->columns[cell->column];
	const struct table_column *last = first + cell->column_span - 1;
	dimen start = first->x + table->gap_inline / 2;

	column->width = last->x + last->width - first->x - table->gap_inline;
	column->x = table->x +
	    (table->is_backward ? table->width - start - column->width : start);
}

/* What remains of before and after edges where the cell is cut. */
static void
find_cut_edges(const struct table *table, const struct table_cell *cell,
    struct strip_column *column)
{
	const struct fo *fo = cell->fo;

	if (fo_is(fo, FO_PROP_PADDING_BEFORE_CONDITIONALITY, FO_KW_RETAIN))
		column->cut_before += cell->padding[TABLE_BEFORE];
	if (fo_is(fo, FO_PROP_PADDING_AFTER_CONDITIONALITY, FO_KW_RETAIN))
		column->cut_after += cell->padding[TABLE_AFTER];
	if (fo_is(fo, FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY,
		FO_KW_RETAIN) ||
	    table->is_collapsed)
		column->cut_before += cell->border[TABLE_BEFORE];
	if (fo_is(fo, FO_PROP_BORDER_AFTER_WIDTH_CONDITIONALITY,
		FO_KW_RETAIN) ||
	    table->is_collapsed)
		column->cut_after += cell->border[TABLE_AFTER];
}

static void
fill_column(struct layout *layout, const struct table *table,
    struct table_cell *cell, struct strip_column *column)
{
	dimen start = cell->border[TABLE_START] + cell->padding[TABLE_START];
	dimen end = cell->border[TABLE_END] + cell->padding[TABLE_END];
	dimen least = least_content(cell);

	column->fo = cell->fo;
	column->owned = cell;
	column->order = cell->column;
	column->row_count = cell->row_span;
	column->before = cell->border[TABLE_BEFORE] +
	    cell->padding[TABLE_BEFORE];
	column->after = cell->border[TABLE_AFTER] + cell->padding[TABLE_AFTER];
	column->minimum = least > 0 ? least + column->before + column->after
				    : 0;
	column->align = find_align(cell->fo);
	place_across(table, cell, column);
	find_cut_edges(table, cell, column);
	column->galley = galley_new(layout, cell->fo,
	    MAX(column->width - start - end, (dimen)0));
	column->galley->left = table->is_backward ? end : start;
	cell->galley = column->galley;
}

static void
fill_row(struct table_row *row, struct strip_row *to)
{
	const struct fo *fo = row->fo == NULL ? row->part->fo : row->fo;

	to->fo = row->fo;
	to->owned = row;
	to->minimum = least_height(row->fo);
	to->penalty_inside = MAX(ROW_CUT +
		(is_first(row) || is_last(row) ? ROW_ALONE : 0),
	    keep(fo, FO_PROP_KEEP_TOGETHER_WITHIN_COLUMN,
		FO_PROP_KEEP_TOGETHER_WITHIN_PAGE));
}

static bool
ends_in(const struct table_cell *cell, const struct table_row *row)
{
	return cell->row->index + cell->row_span == row->index + 1;
}

/* Where the rows that hang together from `first` on end. */
static size_t
find_end(const struct table_part *part, size_t first, size_t *cell_count)
{
	size_t end = first + 1;

	*cell_count = 0;
	for (size_t i = first; i < end; i++) {
		const struct table_row *row = part->rows[i];

		for (size_t c = 0; c < row->cell_count; c++) {
			const struct table_cell *cell = row->cells[c];

			if (cell == NULL || cell->row != row ||
			    cell->column != c)
				continue;
			end = MAX(end, i + cell->row_span);
			++*cell_count;
		}
	}
	return end;
}

size_t
table_row_end(const struct table_part *part, size_t first)
{
	size_t cell_count;

	return find_end(part, first, &cell_count);
}

struct strip *
table_row_strip(struct layout *layout, const struct table *table,
    const struct table_part *part, size_t first, size_t *end)
{
	struct strip *strip;
	size_t cell_count, next = 0;

	*end = find_end(part, first, &cell_count);
	strip = strip_new(layout->work, *end - first, cell_count);
	strip->owned = (void *)table;
	strip->is_stretched = true;
	strip->gap = table->gap_block;
	strip->new_area = table_cell_new_area;
	for (size_t i = first; i < *end; i++)
		read_row(part->rows[i]);
	for (size_t i = first; i < *end; i++) {
		struct table_row *row = part->rows[i];

		fill_row(row, &strip->rows[i - first]);
		for (size_t c = 0; c < row->cell_count; c++) {
			struct table_cell *cell = row->cells[c];
			struct strip_column *column;

			if (cell == NULL || cell->column != c ||
			    !ends_in(cell, row))
				continue;
			column = &strip->columns[next++];
			column->row = cell->row->index - first;
			fill_column(layout, table, cell, column);
			join_cell(cell->row, row, column->galley);
		}
	}
	for (size_t i = first; i + 1 < *end; i++) {
		struct strip_row *row = &strip->rows[i - first];

		row->penalty_after = table_row_break(part->rows[i],
		    part->rows[i + 1], &row->until_after)
					 .penalty;
	}
	strip_finish(layout, strip);
	return strip;
}
