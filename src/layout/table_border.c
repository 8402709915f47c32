/*
 * Borders of cells.  Where they are separate, each cell has its own.  Where
 * they collapse, one border is drawn on each line of the grid: the hidden
 * one, or else the widest, or else the one of the stronger style, or else
 * that of the cell before the row's, the part's, the column's, the table's
 * (XSL 1.1, 6.7.10; CSS 2.1, 17.6.2).  Half of it lies in the cell on each
 * side; the outer half of the table's outermost ones lies outside of it.
 * collapse-with-precedence lets a border's own number decide first.
 */
#include "layout/table_grid.h"

static const struct {
	enum fo_prop width, style, color, padding, precedence;
} side_props[] = {
	[TABLE_BEFORE] = { FO_PROP_BORDER_BEFORE_WIDTH,
	    FO_PROP_BORDER_BEFORE_STYLE, FO_PROP_BORDER_BEFORE_COLOR,
	    FO_PROP_PADDING_BEFORE, FO_PROP_BORDER_BEFORE_PRECEDENCE },
	[TABLE_AFTER] = { FO_PROP_BORDER_AFTER_WIDTH,
	    FO_PROP_BORDER_AFTER_STYLE, FO_PROP_BORDER_AFTER_COLOR,
	    FO_PROP_PADDING_AFTER, FO_PROP_BORDER_AFTER_PRECEDENCE },
	[TABLE_START] = { FO_PROP_BORDER_START_WIDTH,
	    FO_PROP_BORDER_START_STYLE, FO_PROP_BORDER_START_COLOR,
	    FO_PROP_PADDING_START, FO_PROP_BORDER_START_PRECEDENCE },
	[TABLE_END] = { FO_PROP_BORDER_END_WIDTH, FO_PROP_BORDER_END_STYLE,
	    FO_PROP_BORDER_END_COLOR, FO_PROP_PADDING_END,
	    FO_PROP_BORDER_END_PRECEDENCE },
};

/* The best border so far for one line of the grid. */
struct contest {
	struct table_edge edge;
	double precedence;
	bool is_hidden, by_precedence;
};

/* CSS 2.1, 17.6.2.1, rule 3. */
static int
style_strength(enum fo_keyword style)
{
	switch (style) {
	case FO_KW_DOUBLE:
		return 8;
	case FO_KW_SOLID:
		return 7;
	case FO_KW_DASHED:
		return 6;
	case FO_KW_DOTTED:
		return 5;
	case FO_KW_RIDGE:
		return 4;
	case FO_KW_OUTSET:
		return 3;
	case FO_KW_GROOVE:
		return 2;
	case FO_KW_INSET:
		return 1;
	default:
		return 0;
	}
}

/* Candidates come in the order in which they win where all else is equal. */
static void
consider(struct contest *c, const struct fo *fo, enum table_side side)
{
	struct table_edge edge;
	double precedence;

	if (fo == NULL)
		return;
	edge = (struct table_edge){
		.width = fo_length(fo, side_props[side].width, 0),
		.style = fo_keyword(fo, side_props[side].style),
		.color = fo_color(fo, side_props[side].color),
	};
	if (edge.style == FO_KW_HIDDEN)
		c->is_hidden = true;
	if (edge.style == FO_KW_NONE || edge.width <= 0)
		return;
	precedence = fo_is(fo, side_props[side].precedence, FO_KW_FORCE)
	    ? G_MAXDOUBLE
	    : fo_number(fo, side_props[side].precedence, 0);
	if (c->by_precedence && precedence != c->precedence &&
	    c->edge.width > 0) {
		if (precedence < c->precedence)
			return;
	} else if (edge.width < c->edge.width ||
	    (edge.width == c->edge.width &&
		style_strength(edge.style) <= style_strength(c->edge.style))) {
		return;
	}
	c->edge = edge;
	c->precedence = precedence;
}

static struct contest
contest_new(const struct table *table)
{
	return (struct contest){
		.by_precedence = fo_is(table->fo, FO_PROP_BORDER_COLLAPSE,
		    FO_KW_COLLAPSE_WITH_PRECEDENCE),
	};
}

static struct table_edge
winner(const struct contest *c)
{
	return c->is_hidden ? (struct table_edge){ 0 } : c->edge;
}

static const struct fo *
cell_fo(const struct table_cell *cell)
{
	return cell == NULL ? NULL : cell->fo;
}

struct table_edge
table_border_between(const struct table *table, const struct table_row *above,
    const struct table_row *below, size_t column)
{
	const struct table_cell *upper = above == NULL
	    ? NULL
	    : table_grid_find(above, column);
	const struct table_cell *lower = below == NULL
	    ? NULL
	    : table_grid_find(below, column);
	enum table_side outer = above == NULL ? TABLE_BEFORE : TABLE_AFTER;
	struct contest c = contest_new(table);

	if (upper != NULL && upper == lower)
		return (struct table_edge){ 0 };
	consider(&c, cell_fo(upper), TABLE_AFTER);
	consider(&c, cell_fo(lower), TABLE_BEFORE);
	if (above != NULL)
		consider(&c, above->fo, TABLE_AFTER);
	if (below != NULL)
		consider(&c, below->fo, TABLE_BEFORE);
	if (above != NULL && above->index + 1 == above->part->row_count)
		consider(&c, above->part->fo, TABLE_AFTER);
	if (below != NULL && below->index == 0)
		consider(&c, below->part->fo, TABLE_BEFORE);
	if (above == NULL || below == NULL) {
		consider(&c, table->columns[column].fo, outer);
		consider(&c, table->fo, outer);
	}
	return winner(&c);
}

/* The line before column `line` in `row`; past the last column, its end. */
static struct table_edge
find_vertical(const struct table *table, const struct table_row *row,
    size_t line)
{
	const struct table_cell *before = line == 0
	    ? NULL
	    : table_grid_find(row, line - 1);
	const struct table_cell *behind = table_grid_find(row, line);
	enum table_side outer = line == 0 ? TABLE_START : TABLE_END;
	struct contest c = contest_new(table);

	if (before != NULL && before == behind)
		return (struct table_edge){ 0 };
	consider(&c, cell_fo(before), TABLE_END);
	consider(&c, cell_fo(behind), TABLE_START);
	if (line == 0 || line == table->column_count) {
		consider(&c, row->fo, outer);
		consider(&c, row->part->fo, outer);
	}
	if (line > 0)
		consider(&c, table->columns[line - 1].fo, TABLE_END);
	if (line < table->column_count)
		consider(&c, table->columns[line].fo, TABLE_START);
	if (line == 0 || line == table->column_count)
		consider(&c, table->fo, outer);
	return winner(&c);
}

struct table_edge
table_border_find(const struct table *table, const struct table_row *row,
    size_t column, enum table_side side)
{
	switch (side) {
	case TABLE_BEFORE:
		return table_border_between(table, row->previous, row, column);
	case TABLE_AFTER:
		return table_border_between(table, row, row->next, column);
	case TABLE_START:
		return find_vertical(table, row, column);
	case TABLE_END:
	default:
		return find_vertical(table, row, column + 1);
	}
}

/* Half of the widest border along each side of the cell lies in it. */
static void
collapse_cell(const struct table *table, struct table_cell *cell)
{
	const struct table_row *first = cell->row;
	const struct table_part *part = first->part;
	size_t last_column = cell->column + cell->column_span - 1;
	dimen widest[4] = { 0 };

	for (size_t i = 0; i < cell->row_span; i++) {
		const struct table_row *row = part->rows[first->index + i];

		for (size_t c = cell->column; c <= last_column; c++) {
			bool has_side[] = {
				[TABLE_BEFORE] = i == 0,
				[TABLE_AFTER] = i + 1 == cell->row_span,
				[TABLE_START] = c == cell->column,
				[TABLE_END] = c == last_column,
			};

			for (int side = 0; side < 4; side++) {
				if (has_side[side])
					widest[side] = MAX(widest[side],
					    table_border_find(table, row, c,
						(enum table_side)side)
						.width);
			}
		}
	}
	for (int side = 0; side < 4; side++)
		cell->border[side] = widest[side] / 2;
}

static void
resolve_row(struct table *table, struct table_row *row, dimen measure)
{
	for (size_t c = 0; c < row->cell_count; c++) {
		struct table_cell *cell = row->cells[c];

		if (cell == NULL || cell->row != row || cell->column != c)
			continue;
		for (int side = 0; side < 4; side++) {
			cell->padding[side] = fo_length(cell->fo,
			    side_props[side].padding, measure);
			cell->border[side] = fo_length(cell->fo,
			    side_props[side].width, 0);
		}
		if (table->is_collapsed)
			collapse_cell(table, cell);
	}
}

void
table_border_resolve(struct table *table, dimen measure)
{
	for (struct table_row *row = table->first_row; row != NULL;
	     row = row->next)
		resolve_row(table, row, measure);
}
