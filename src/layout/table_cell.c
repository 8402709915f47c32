/*
 * The areas of a cell: a reference area for its content and its borders.
 *
 * What lies under it (the backgrounds of its column, part and row) are areas
 * of their own before it.  The collapsed borders of a cell that covers
 * several units of the grid may change from unit to unit: they are drawn by
 * an empty reference area for each of them; and so are those of units beside
 * the cell that have none, lest the table's border has gaps.
 */
#include "layout/table_grid.h"

#include "layout/box.h"
#include "layout/table_head.h"

static void
add_background(struct layout *layout, const struct fo *fo,
    const struct strip_part *part, struct area *parent)
{
	const struct area_box *box;

	if (fo == NULL ||
	    ((fo_color(fo, FO_PROP_BACKGROUND_COLOR) & 0xff) == 0 &&
		fo_string(fo, FO_PROP_BACKGROUND_IMAGE) == NULL))
		return;
	box = box_fit(layout, box_background(layout, fo, part->column->width),
	    fo, part->column->width, part->height);
	if (box != NULL)
		strip_add_area(layout, AREA_BLOCK, /*fo*/ NULL, part, parent)
		    ->box = box;
}

static struct area_border
border_of(struct table_edge edge)
{
	return (struct area_border){
		.width = edge.width,
		.style = edge.style,
		.color = edge.color,
	};
}

/*
 * The borders around grid unit (row, column), which stands at y = `top`, as far
 * as they are there.
 */
static void
set_borders(const struct table *table, const struct table_row *row,
    size_t column, dimen top, bool has_before, bool has_after,
    struct area_box *box)
{
	int left = table->is_backward ? AREA_RIGHT : AREA_LEFT;
	int right = table->is_backward ? AREA_LEFT : AREA_RIGHT;

	box->is_collapsed = true;
	if (has_before)
		box->border[AREA_TOP] = border_of(table_border_between(table,
		    table_head_above(table, row, top), row, column));
	if (has_after)
		box->border[AREA_BOTTOM] = border_of(
		    table_border_find(table, row, column, TABLE_AFTER));
	box->border[left] = border_of(
	    table_border_find(table, row, column, TABLE_START));
	box->border[right] = border_of(
	    table_border_find(table, row, column, TABLE_END));
}

static bool
has_border(const struct area_box *box)
{
	for (int side = 0; side < 4; side++) {
		if (box->border[side].width > 0)
			return true;
	}
	return false;
}

static bool
is_retained(const struct fo *fo, enum fo_prop prop)
{
	return fo_is(fo, prop, FO_KW_RETAIN);
}

static bool
has_before_edge(const struct strip_part *part)
{
	return part->is_first ||
	    is_retained(part->column->fo,
		FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY);
}

static bool
has_after_edge(const struct strip_part *part)
{
	return part->is_last ||
	    is_retained(part->column->fo,
		FO_PROP_BORDER_AFTER_WIDTH_CONDITIONALITY);
}

static void
set_padding(const struct table *table, const struct table_cell *cell,
    const struct strip_part *part, struct area_box *box)
{
	bool backward = table->is_backward;

	if (part->is_first ||
	    is_retained(cell->fo, FO_PROP_PADDING_BEFORE_CONDITIONALITY))
		box->padding[AREA_TOP] = cell->padding[TABLE_BEFORE];
	if (part->is_last ||
	    is_retained(cell->fo, FO_PROP_PADDING_AFTER_CONDITIONALITY))
		box->padding[AREA_BOTTOM] = cell->padding[TABLE_AFTER];
	box->padding[backward ? AREA_RIGHT : AREA_LEFT] =
	    cell->padding[TABLE_START];
	box->padding[backward ? AREA_LEFT : AREA_RIGHT] =
	    cell->padding[TABLE_END];
}

/* One grid unit of a cell over several, or beside it: borders and colour. */
static void
add_unit(struct layout *layout, const struct strip *strip,
    const struct strip_part *part, size_t row, size_t column,
    struct area *parent)
{
	const struct table *table = strip->owned;
	const struct table_cell *cell = part->column->owned;
	const struct strip_row *rows = strip->rows;
	const struct table_column *across = &table->columns[column];
	size_t last = part->column->row + part->row_count - 1;
	bool is_first = row == part->column->row;
	struct area_box *box = ARENA_NEW(layout->arena, struct area_box);
	struct area *area;
	dimen top = rows[row].top - rows[part->column->row].top;
	dimen bottom = row == last ? part->height : top + rows[row].height;

	set_borders(table, rows[row].owned, column, part->y + top,
	    !is_first || has_before_edge(part),
	    row != last || has_after_edge(part), box);
	if (table_grid_find(rows[row].owned, column) == cell)
		box->background = fo_color(cell->fo, FO_PROP_BACKGROUND_COLOR);
	else if (!has_border(box))
		return;
	area = area_new(layout->arena, AREA_REFERENCE, /*fo*/ NULL);
	area->box = box;
	area->x = part->x +
	    (table->is_backward ? part->column->width - across->width -
			(across->x - table->columns[cell->column].x)
				: across->x - table->columns[cell->column].x);
	area->y = part->y + top;
	area->width = across->width;
	area->height = bottom - top;
	area_add(parent, area);
}

static void
add_units(struct layout *layout, const struct strip *strip,
    const struct strip_part *part, struct area *parent)
{
	const struct table_cell *cell = part->column->owned;

	for (size_t i = 0; i < part->row_count; i++) {
		for (size_t c = 0; c < cell->column_span; c++)
			add_unit(layout, strip, part, part->column->row + i,
			    cell->column + c, parent);
	}
}

static bool
is_missing(const struct table *table, const struct table_row *row,
    size_t column)
{
	return column < table->column_count &&
	    table_grid_find(row, column) == NULL;
}

/*
 * The units without a cell that follow this one; the first cell of a row has
 * those before it too.
 */
static void
add_missing_units(struct layout *layout, const struct strip *strip,
    const struct strip_part *part, struct area *parent)
{
	const struct table *table = strip->owned;
	const struct table_cell *cell = part->column->owned;
	size_t end = cell->column + cell->column_span;

	for (size_t i = 0; i < part->row_count; i++) {
		size_t at = part->column->row + i;
		const struct table_row *row = strip->rows[at].owned;
		size_t first = 0;

		while (first < cell->column && is_missing(table, row, first))
			first++;
		for (size_t c = 0; first == cell->column && c < first; c++)
			add_unit(layout, strip, part, at, c, parent);
		for (size_t c = end; is_missing(table, row, c); c++)
			add_unit(layout, strip, part, at, c, parent);
	}
}

static const struct area_box *
separate_box(struct layout *layout, const struct strip_part *part)
{
	const struct fo *fo = part->column->fo;

	if (fo_is(fo, FO_PROP_EMPTY_CELLS, FO_KW_HIDE) &&
	    part->column->extent == 0)
		return NULL;
	return box_part(layout, box_new(layout, fo, part->column->width), fo,
	    part->is_first, part->is_last);
}

/* The box of a cell in the collapsed model; its borders if it is one unit. */
static const struct area_box *
collapsed_box(struct layout *layout, const struct strip *strip,
    const struct strip_part *part, bool is_wide)
{
	const struct table *table = strip->owned;
	const struct table_cell *cell = part->column->owned;
	struct area_box *box = ARENA_NEW(layout->arena, struct area_box);
	const struct area_box *own = box_background(layout, cell->fo,
	    part->column->width);

	if (own != NULL)
		*box = *own;
	if (is_wide && box->background_image == NULL)
		box->background = 0;
	if (is_wide)
		box->is_collapsed = true;
	else
		set_borders(table, strip->rows[part->column->row].owned,
		    cell->column, part->y, has_before_edge(part),
		    has_after_edge(part), box);
	set_padding(table, cell, part, box);
	return box;
}

struct area *
table_cell_new_area(struct layout *layout, const struct strip *strip,
    const struct strip_part *part, struct area *parent)
{
	const struct table *table = strip->owned;
	const struct table_cell *cell = part->column->owned;
	bool is_wide = cell->column_span > 1 || cell->row_span > 1;
	struct area *area;

	add_background(layout, table->columns[cell->column].fo, part, parent);
	add_background(layout, cell->row->part->fo, part, parent);
	add_background(layout, cell->row->fo, part, parent);
	if (table->is_collapsed && is_wide)
		add_units(layout, strip, part, parent);
	if (table->is_collapsed)
		add_missing_units(layout, strip, part, parent);
	area = strip_add_area(layout, AREA_REFERENCE, cell->fo, part, parent);
	area->box = box_fit(layout,
	    table->is_collapsed ? collapsed_box(layout, strip, part, is_wide)
				: separate_box(layout, part),
	    cell->fo, area->width, area->height);
	return area;
}
