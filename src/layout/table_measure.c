/* How narrow and how wide columns can be; see table_measure.h. */
#include "layout/table_measure.h"

#include <stdlib.h>

static void
measure_cell(struct layout *layout, const struct table *table,
    struct table_cell *cell)
{
	dimen edges = table->gap_inline + cell->border[TABLE_START] +
	    cell->border[TABLE_END] + cell->padding[TABLE_START] +
	    cell->padding[TABLE_END];

	galley_measure(layout, cell->fo, &cell->min, &cell->max);
	cell->min += edges;
	cell->max = MAX(cell->min, cell->max + edges);
}

static bool
concerns(const struct table *table, const struct table_cell *cell, bool all)
{
	for (size_t i = 0; i < cell->column_span; i++) {
		if (all || table->columns[cell->column + i].is_auto)
			return true;
	}
	return false;
}

static int
compare_spans(const void *a, const void *b)
{
	const struct table_cell *left = *(struct table_cell *const *)a;
	const struct table_cell *right = *(struct table_cell *const *)b;

	if (left->column_span != right->column_span)
		return left->column_span < right->column_span ? -1 : 1;
	if (left->column != right->column)
		return left->column < right->column ? -1 : 1;
	return 0;
}

/*
 * Gives what a wide cell needs more than its columns have to those of them
 * that can take it, in proportion to their widest width.
 */
static void
widen(struct table *table, const struct table_cell *cell, bool all)
{
	dimen min = 0, max = 0, weight = 0;
	size_t takers = 0;

	for (size_t i = 0; i < cell->column_span; i++) {
		const struct table_column *column =
		    &table->columns[cell->column + i];
		bool takes = all || column->is_auto;

		min += takes ? column->min : column->width;
		max += takes ? column->max : column->width;
		weight += takes ? column->max : 0;
		takers += takes;
	}
	for (size_t i = 0; i < cell->column_span; i++) {
		struct table_column *column = &table->columns[cell->column + i];
		double part = weight > 0 ? (double)column->max / (double)weight
					 : 1.0 / (double)takers;

		if (!all && !column->is_auto)
			continue;
		if (cell->min > min)
			column->min += (dimen)((double)(cell->min - min) *
					   part) +
			    1;
		if (cell->max > max)
			column->max += (dimen)((double)(cell->max - max) *
					   part) +
			    1;
		column->max = MAX(column->max, column->min);
	}
}

static void
measure_wide(struct layout *layout, struct table *table, bool all)
{
	GPtrArray *wide = g_ptr_array_new();

	for (struct table_cell *cell = table->wide; cell != NULL;
	     cell = cell->next_wide) {
		if (concerns(table, cell, all)) {
			measure_cell(layout, table, cell);
			g_ptr_array_add(wide, cell);
		}
	}
	g_ptr_array_sort(wide, compare_spans);
	for (guint i = 0; i < wide->len; i++)
		widen(table, g_ptr_array_index(wide, i), all);
	g_ptr_array_free(wide, TRUE);
}

void
table_measure_columns(struct layout *layout, struct table *table, bool all)
{
	for (size_t i = 0; i < table->column_count; i++)
		table->columns[i].min = table->columns[i].max = 0;
	for (struct table_row *row = table->first_row; row != NULL;
	     row = row->next) {
		for (size_t c = 0; c < row->cell_count; c++) {
			struct table_column *column = &table->columns[c];
			struct table_cell *cell = row->cells[c];

			if (cell == NULL || cell->row != row ||
			    cell->column_span > 1 ||
			    !concerns(table, cell, all))
				continue;
			measure_cell(layout, table, cell);
			column->min = MAX(column->min, cell->min);
			column->max = MAX(column->max, cell->max);
		}
	}
	measure_wide(layout, table, all);
}
