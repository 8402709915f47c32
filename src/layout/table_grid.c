/*
 * The grid of a table: see table_grid.h.
 *
 *	+----+---------+    Rows are filled from their start; a cell takes the
 *	| a  | b    b  |    next place that no cell above spans into.  Places
 *	+----+----+----+    are a pointer each, so a table costs what its cells
 *	| c  | d  | e  |    and columns cost, whatever its spans claim.
 *	+ c  +----+----+
 *	| c  | f  |    |
 *	+----+----+----+
 */
#include "layout/table_grid.h"

#include "layout/box.h"

/* A column-number, span or repeat beyond this is no table's. */
enum { COLUMNS_MAX = 1000 };

/* A part under construction. */
struct filler {
	struct layout *layout;
	struct table *table;
	struct table_part *part;
	GPtrArray *rows;  /* struct table_row */
	GPtrArray *row;   /* cells of the row at hand, by column */
	GPtrArray *above; /* of the row above */
	size_t next;      /* column to try for the next cell */
	bool has_row;
};

static size_t
span_of(const struct fo *fo, enum fo_prop prop)
{
	double span = fo_number(fo, prop, 1);

	return span < 1 ? 1 : (size_t)MIN(span, 1e9);
}

/* ---- columns ---- */

static void
set_column(struct table *table, GArray *columns, size_t index,
    const struct fo *fo)
{
	if (columns->len <= index)
		g_array_set_size(columns, (guint)index + 1);
	g_array_index(columns, struct table_column, index).fo = fo;
	table->column_count = columns->len;
}

static void
read_columns(struct layout *layout, struct table *table)
{
	GArray *columns = g_array_new(FALSE, /*clear*/ TRUE,
	    sizeof(struct table_column));
	size_t next = 0;

	for (const struct fo *fo = table->fo->first; fo != NULL;
	     fo = fo->next) {
		size_t number, repeat;

		if (fo->kind != FO_TABLE_COLUMN)
			continue;
		number = (size_t)fo_number(fo, FO_PROP_COLUMN_NUMBER, 0);
		repeat = span_of(fo, FO_PROP_NUMBER_COLUMNS_REPEATED);
		if (number > 0)
			next = number - 1;
		if (next + repeat > COLUMNS_MAX) {
			diag(layout->diags, DIAG_TABLE_TOO_MANY_COLUMNS,
			    fo->pos, "column %zu", next + repeat);
			next = MIN(next, (size_t)COLUMNS_MAX);
			repeat = COLUMNS_MAX - next;
		}
		for (; repeat > 0; repeat--)
			set_column(table, columns, next++, fo);
	}
	table->columns = arena_copy(layout->work, columns->data,
	    columns->len * sizeof(struct table_column));
	g_array_free(columns, TRUE);
}

/* Columns that only cells know of. */
static void
complete_columns(struct layout *layout, struct table *table, size_t count)
{
	struct table_column *columns;

	if (count <= table->column_count)
		return;
	columns = ARENA_NEW_ARRAY(layout->work, struct table_column, count);
	for (size_t i = 0; i < table->column_count; i++)
		columns[i] = table->columns[i];
	table->columns = columns;
	table->column_count = count;
}

/* ---- rows ---- */

static struct table_cell *
cell_at(const GPtrArray *cells, size_t column)
{
	return column < cells->len ? g_ptr_array_index(cells, column) : NULL;
}

/* Whether a cell of this row or one from above lies there. */
static bool
is_taken(const struct filler *f, size_t column)
{
	return cell_at(f->row, column) != NULL;
}

static void
put_cell(struct filler *f, struct table_cell *cell, size_t column)
{
	if (f->row->len <= column)
		g_ptr_array_set_size(f->row, (int)column + 1);
	g_ptr_array_index(f->row, column) = cell;
}

static void
begin_row(struct filler *f, const struct fo *fo)
{
	struct table_row *row = ARENA_NEW(f->layout->work, struct table_row);
	GPtrArray *above = f->row;

	row->fo = fo;
	row->part = f->part;
	row->index = f->rows->len;
	g_ptr_array_add(f->rows, row);
	f->row = f->above;
	f->above = above;
	g_ptr_array_set_size(f->row, 0);
	for (size_t i = 0; i < above->len; i++) {
		struct table_cell *cell = g_ptr_array_index(above, i);

		if (cell != NULL &&
		    cell->row->index + cell->row_span > row->index)
			put_cell(f, cell, i);
	}
	f->next = 0;
	f->has_row = true;
}

static struct table_row *
last_row(const struct filler *f)
{
	return g_ptr_array_index(f->rows, f->rows->len - 1);
}

static void
end_row(struct filler *f)
{
	if (!f->has_row)
		return;
	last_row(f)->cells = arena_copy(f->layout->work, f->row->pdata,
	    f->row->len * sizeof(void *));
	last_row(f)->cell_count = f->row->len;
	f->has_row = false;
}

/* Where the cell begins, counting from 0. */
static size_t
find_place(struct filler *f, const struct fo *fo)
{
	size_t number = (size_t)fo_number(fo, FO_PROP_COLUMN_NUMBER, 0);
	size_t column = f->next;

	if (number > COLUMNS_MAX) {
		diag(f->layout->diags, DIAG_TABLE_TOO_MANY_COLUMNS, fo->pos,
		    "column-number %zu", number);
	} else if (number > 0) {
		column = number - 1;
		if (is_taken(f, column))
			diag(f->layout->diags, DIAG_TABLE_CELL_OVERLAP, fo->pos,
			    "column %zu", number);
	}
	while (is_taken(f, column))
		column++;
	return column;
}

static void
add_cell(struct filler *f, const struct fo *fo)
{
	struct table_cell *cell = ARENA_NEW(f->layout->work, struct table_cell);
	size_t span = span_of(fo, FO_PROP_NUMBER_COLUMNS_SPANNED);
	size_t declared = f->table->column_count;
	size_t fitting = 1;

	cell->fo = fo;
	cell->column = find_place(f, fo);
	cell->row = last_row(f);
	cell->row_span = span_of(fo, FO_PROP_NUMBER_ROWS_SPANNED);
	if (declared > 0 && cell->column >= declared)
		diag(f->layout->diags, DIAG_TABLE_ROW_TOO_LONG, fo->pos,
		    "column %zu of %zu", cell->column + 1, declared);
	else if (declared > 0 && span > declared - cell->column)
		diag(f->layout->diags, DIAG_TABLE_SPAN_TOO_LONG, fo->pos,
		    "%zu columns, %zu are left", span, declared - cell->column);
	if (declared > cell->column)
		span = MIN(span, declared - cell->column);
	span = MIN(span, (size_t)COLUMNS_MAX);
	while (fitting < span && !is_taken(f, cell->column + fitting))
		fitting++;
	if (fitting < span)
		diag(f->layout->diags, DIAG_TABLE_CELL_OVERLAP, fo->pos,
		    "column %zu", cell->column + fitting + 1);
	cell->column_span = fitting;
	for (size_t i = 0; i < fitting; i++)
		put_cell(f, cell, cell->column + i);
	f->next = cell->column + fitting;
	if (fitting > 1) {
		cell->next_wide = f->table->wide;
		f->table->wide = cell;
	}
}

/* Cells that stand in a body without rows: starts-row and ends-row. */
static void
add_loose_cell(struct filler *f, const struct fo *fo)
{
	if (f->has_row && fo_is(fo, FO_PROP_STARTS_ROW, FO_KW_TRUE))
		end_row(f);
	if (!f->has_row)
		begin_row(f, NULL);
	add_cell(f, fo);
	if (fo_is(fo, FO_PROP_ENDS_ROW, FO_KW_TRUE))
		end_row(f);
}

static void
finish_rows(struct filler *f)
{
	struct table_part *part = f->part;

	part->row_count = f->rows->len;
	part->rows = arena_copy(f->layout->work, f->rows->pdata,
	    f->rows->len * sizeof(void *));
	for (size_t i = 0; i < part->row_count; i++) {
		struct table_row *row = part->rows[i];

		for (size_t c = 0; c < row->cell_count; c++) {
			struct table_cell *cell = row->cells[c];

			if (cell == NULL || cell->column != c ||
			    cell->row != row ||
			    cell->row_span <= part->row_count - i)
				continue;
			diag(f->layout->diags, DIAG_TABLE_SPAN_TOO_LONG,
			    cell->fo->pos, "%zu rows, %zu are left",
			    cell->row_span, part->row_count - i);
			cell->row_span = part->row_count - i;
		}
	}
}

static struct table_part *
read_part(struct layout *layout, struct table *table, const struct fo *fo,
    size_t *column_count)
{
	struct filler f = {
		.layout = layout,
		.table = table,
		.part = ARENA_NEW(layout->work, struct table_part),
		.rows = g_ptr_array_new(),
		.row = g_ptr_array_new(),
		.above = g_ptr_array_new(),
	};

	f.part->fo = fo;
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (child->kind == FO_TABLE_CELL) {
			add_loose_cell(&f, child);
		} else if (child->kind == FO_TABLE_ROW) {
			end_row(&f);
			begin_row(&f, child);
			for (const struct fo *cell = child->first; cell != NULL;
			     cell = cell->next) {
				if (cell->kind == FO_TABLE_CELL)
					add_cell(&f, cell);
			}
			end_row(&f);
		}
	}
	end_row(&f);
	finish_rows(&f);
	for (size_t i = 0; i < f.part->row_count; i++)
		*column_count = MAX(*column_count, f.part->rows[i]->cell_count);
	g_ptr_array_free(f.rows, TRUE);
	g_ptr_array_free(f.row, TRUE);
	g_ptr_array_free(f.above, TRUE);
	return f.part;
}

/* ---- the whole ---- */

static void
chain_rows(struct table *table, struct table_part *part)
{
	for (size_t i = 0; part != NULL && i < part->row_count; i++) {
		struct table_row *row = part->rows[i];

		row->previous = table->last_row;
		if (table->last_row == NULL)
			table->first_row = row;
		else
			table->last_row->next = row;
		table->last_row = row;
	}
}

static void
read_parts(struct layout *layout, struct table *table)
{
	struct table_part **end = &table->bodies;
	size_t column_count = table->column_count;

	for (const struct fo *fo = table->fo->first; fo != NULL;
	     fo = fo->next) {
		struct table_part *part;

		if (fo->kind != FO_TABLE_HEADER &&
		    fo->kind != FO_TABLE_FOOTER && fo->kind != FO_TABLE_BODY)
			continue;
		part = read_part(layout, table, fo, &column_count);
		if (fo->kind == FO_TABLE_HEADER && table->header == NULL) {
			table->header = part;
		} else if (fo->kind == FO_TABLE_FOOTER &&
		    table->footer == NULL) {
			table->footer = part;
		} else {
			*end = part;
			end = &part->next;
		}
	}
	complete_columns(layout, table, column_count);
	chain_rows(table, table->header);
	for (struct table_part *body = table->bodies; body != NULL;
	     body = body->next)
		chain_rows(table, body);
	chain_rows(table, table->footer);
}

struct table *
table_grid_new(struct layout *layout, const struct fo *fo)
{
	struct table *table = ARENA_NEW(layout->work, struct table);

	table->fo = fo;
	table->is_backward = box_is_backward(fo);
	table->is_collapsed = !fo_is(fo, FO_PROP_BORDER_COLLAPSE,
	    FO_KW_SEPARATE);
	if (!table->is_collapsed) {
		table->gap_inline = fo_length(fo,
		    FO_PROP_BORDER_SEPARATION_INLINE, 0);
		table->gap_block = fo_length(fo,
		    FO_PROP_BORDER_SEPARATION_BLOCK, 0);
	}
	read_columns(layout, table);
	read_parts(layout, table);
	return table;
}
