/*
 * Headers of a table's cells; see structure_table.h.
 *
 *	+------+-------------+    A header in the table's head is that of the
 *	|      |     2025    |    cells below it, and one in a body's row of
 *	|      +------+------+    those behind it in its rows.  One that takes
 *	|      | Q1   | Q2   |    its row to itself is that of all rows up to
 *	+------+------+------+    the next such.
 *	| North              |
 *	+------+------+------+    So Q2's 7 is under "2025", "Q2", "North",
 *	| Oslo |  4   |  7   |    and "Oslo".
 *	+------+------+------+
 */
#include "fo/structure_table.h"

#include "fo/fo_column.h"

/* Layout takes no more, either. */
enum { COLUMNS_MAX = 1000 };

/* A cell in the grid; ends lie behind it. */
struct placed {
	struct element *cell;
	size_t row, row_end;
	size_t column, column_end;
	bool is_in_head;
	size_t told; /* the cell that named it as its header last, from 1 */
};

struct grid {
	GArray *cells; /* struct placed, row by row */
	struct columns columns;
	size_t row_count, column_count;
	struct arena *arena;
	bool needs_headers;
};

/* The headers that were met on the way through the rows. */
struct heads {
	GPtrArray **by_column; /* struct placed, of the table's head */
	GPtrArray **by_row;    /* of bodies */
	struct placed *group;  /* that takes a row to itself; NULL: none */
};

bool
structure_starts_row(const struct fo *cell)
{
	return fo_is(cell, FO_PROP_STARTS_ROW, FO_KW_TRUE) ||
	    cell->previous == NULL ||
	    fo_is(cell->previous, FO_PROP_ENDS_ROW, FO_KW_TRUE);
}

/* A number of columns or rows; of a cell that was made here, `otherwise`. */
static size_t
number_of(const struct element *cell, enum fo_prop prop, size_t otherwise)
{
	return cell->fo->kind == FO_TABLE_CELL
	    ? (size_t)CLAMP(fo_number(cell->fo, prop, (double)otherwise),
		  (double)otherwise, COLUMNS_MAX)
	    : otherwise;
}

static void
place_cell(struct grid *grid, struct element *cell, size_t rows_left)
{
	struct placed placed = {
		.cell = cell,
		.row = grid->row_count,
		.is_in_head = cell->parent->parent->type == ELEMENT_THEAD,
	};
	size_t span = number_of(cell, FO_PROP_NUMBER_COLUMNS_SPANNED, 1);
	size_t rows = MIN(number_of(cell, FO_PROP_NUMBER_ROWS_SPANNED, 1),
	    rows_left);

	placed.column = fo_column_add(grid->arena, &grid->columns,
	    number_of(cell, FO_PROP_COLUMN_NUMBER, 0), span, rows);
	placed.column--;
	placed.column_end = placed.column + span;
	placed.row_end = placed.row + rows;
	grid->column_count = MAX(grid->column_count, placed.column_end);
	grid->needs_headers = grid->needs_headers ||
	    (cell->type == ELEMENT_TH &&
		(span > 1 || rows > 1 ||
		    (placed.is_in_head
			    ? cell->parent->parent->first != cell->parent
			    : placed.column > 0)));
	g_array_append_val(grid->cells, placed);
}

static void
place_part(struct grid *grid, const struct element *part)
{
	size_t rows = 0;

	for (const struct element *row = part->first; row != NULL;
	     row = row->next)
		rows++;
	fo_column_start_part(&grid->columns);
	for (const struct element *row = part->first; row != NULL;
	     row = row->next, rows--) {
		fo_column_start_row(&grid->columns);
		for (struct element *cell = row->first; cell != NULL;
		     cell = cell->next)
			place_cell(grid, cell, rows);
		grid->row_count++;
	}
}

/* Puts into `found` those of `list` that stand before the cell, once each. */
static void
add_heads(GPtrArray *found, const GPtrArray *list, const struct placed *cell,
    size_t number)
{
	for (guint i = 0; list != NULL && i < list->len; i++) {
		struct placed *head = list->pdata[i];
		bool is_before = head->is_in_head
		    ? head->row_end <= cell->row
		    : head->column_end <= cell->column;

		if (!is_before || head->told == number)
			continue;
		head->told = number;
		head->cell->is_named = true;
		g_ptr_array_add(found, head->cell);
	}
}

static void
find_heads(struct arena *arena, const struct heads *heads,
    const struct placed *cell, size_t number)
{
	GPtrArray *found = g_ptr_array_new();

	for (size_t i = cell->column; i < cell->column_end; i++)
		add_heads(found, heads->by_column[i], cell, number);
	if (heads->group != NULL &&
	    heads->group->cell->parent->parent == cell->cell->parent->parent) {
		heads->group->cell->is_named = true;
		g_ptr_array_add(found, heads->group->cell);
	}
	for (size_t i = cell->row; i < cell->row_end; i++)
		add_heads(found, heads->by_row[i], cell, number);
	if (found->len > 0) {
		g_ptr_array_add(found, NULL);
		cell->cell->headers = arena_copy(arena, found->pdata,
		    found->len * sizeof(found->pdata[0]));
	}
	g_ptr_array_free(found, TRUE);
}

static void
add_head(GPtrArray **lists, size_t from, size_t to, struct placed *head)
{
	for (size_t i = from; i < to; i++) {
		if (lists[i] == NULL)
			lists[i] = g_ptr_array_new();
		g_ptr_array_add(lists[i], head);
	}
}

/* Row headers of a row stand before what is behind them, so they come first. */
static void
note_head(struct heads *heads, struct placed *cell)
{
	if (cell->is_in_head)
		add_head(heads->by_column, cell->column, cell->column_end,
		    cell);
	else
		add_head(heads->by_row, cell->row, cell->row_end, cell);
}

/* Whether a body's row has this header only. */
static bool
heads_group(const struct grid *grid, const struct placed *cell)
{
	return cell->cell->type == ELEMENT_TH && !cell->is_in_head &&
	    cell->column == 0 && cell->column_end == grid->column_count &&
	    grid->column_count > 1;
}

static void
free_lists(GPtrArray **lists, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (lists[i] != NULL)
			g_ptr_array_free(lists[i], TRUE);
	}
	g_free(lists);
}

static void
set_headers(struct arena *arena, struct grid *grid)
{
	struct heads heads = {
		.by_column = g_new0(GPtrArray *, grid->column_count),
		.by_row = g_new0(GPtrArray *, grid->row_count),
	};

	for (guint i = 0; i < grid->cells->len; i++) {
		struct placed *cell = &g_array_index(grid->cells, struct placed,
		    i);

		if (heads_group(grid, cell)) {
			heads.group = cell;
			continue;
		}
		find_heads(arena, &heads, cell, i + 1);
		if (cell->cell->type == ELEMENT_TH)
			note_head(&heads, cell);
	}
	free_lists(heads.by_column, grid->column_count);
	free_lists(heads.by_row, grid->row_count);
}

/* A table's footer is read after its body, though it is written before. */
static void
put_foot_last(struct element *table)
{
	struct element *before = NULL, *foot = table->first;

	while (foot != NULL && foot->type != ELEMENT_TFOOT) {
		before = foot;
		foot = foot->next;
	}
	if (foot == NULL || foot->next == NULL)
		return;
	if (before != NULL)
		before->next = foot->next;
	else
		table->first = foot->next;
	table->last->next = foot;
	table->last = foot;
	foot->next = NULL;
}

void
structure_end_table(struct arena *arena, struct element *table)
{
	struct grid grid = {
		.cells = g_array_new(FALSE, FALSE, sizeof(struct placed)),
		.arena = arena,
	};

	put_foot_last(table);
	for (const struct element *part = table->first; part != NULL;
	     part = part->next) {
		if (part->type != ELEMENT_CAPTION)
			place_part(&grid, part);
	}
	if (grid.needs_headers)
		set_headers(arena, &grid);
	g_array_free(grid.cells, TRUE);
}
