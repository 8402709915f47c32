/*
 * Decimal alignment: cells whose text-align is a string stand in their column
 * so that the string lies on one vertical in all of them.
 *
 *	|  12.5   |   What stands before it is as wide as its widest in the
 *	|   3     |   column; a number without it ends where it would begin.
 *	| 100.25  |   Text without any digit, such as a heading, stays where
 *	| none    |   it is.
 *
 * The cells are set at their start; here those with less before the string
 * are moved away from it, as far as they have room, and then all together so
 * far that the widest number ends where the column does, under a heading that
 * is ranged right.
 */
#include "layout/table_grid.h"

#include <string.h>

/* The string that the cell's text is aligned on, or NULL. */
static const char *
find_string(const struct fo *fo)
{
	while (fo->first != NULL && fo->first->kind == FO_BLOCK)
		fo = fo->first;
	return fo_string(fo, FO_PROP_TEXT_ALIGN);
}

/* The first line of the cell as it will be placed; NULL if it has none. */
static const struct area *
first_line(struct layout *layout, const struct galley *galley)
{
	for (size_t i = 0; i < galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (item->kind == GALLEY_LINE)
			return line_place(layout, item->line.lines,
			    item->line.index);
		if (galley_is_solid(item) && item->kind != GALLEY_OPEN)
			return NULL;
	}
	return NULL;
}

/* How a line stands to its string. */
struct standing {
	const char *string;
	dimen before; /* what stands before it: its width */
	dimen end;    /* where the line's text ends */
	bool is_found, has_digit;
};

static dimen
width_before(const struct area_text *text, size_t bytes)
{
	dimen width = 0;
	size_t glyph = 0, byte = 0;

	for (size_t i = 0; i < text->cluster_count && byte < bytes; i++) {
		for (size_t g = 0; g < text->clusters[i].glyphs; g++)
			width += text->glyphs[glyph++].advance;
		byte += text->clusters[i].bytes;
	}
	return width;
}

static void
look_through(struct standing *s, const struct area *parent, dimen x)
{
	for (const struct area *area = parent->first; area != NULL;
	     area = area->next) {
		const char *found;

		if (area->kind != AREA_TEXT) {
			look_through(s, area, x + area->x);
			continue;
		}
		if (area->text->is_backward || area->text->is_mark)
			continue;
		for (size_t i = 0; i < area->text->bytes; i++)
			s->has_digit |= g_ascii_isdigit(area->text->utf8[i]);
		s->end = MAX(s->end, x + area->x + area->width);
		found = memmem(area->text->utf8, area->text->bytes, s->string,
		    strlen(s->string));
		if (found == NULL || s->is_found)
			continue;
		s->is_found = true;
		s->before = x + area->x +
		    width_before(area->text,
			(size_t)(found - area->text->utf8));
	}
}

/* False for a cell that isn't aligned so. */
static bool
find_standing(struct layout *layout, const struct table_cell *cell,
    struct standing *standing)
{
	const struct area *line;

	*standing = (struct standing){ .string = find_string(cell->fo) };
	if (standing->string == NULL || *standing->string == '\0')
		return false;
	line = first_line(layout, cell->galley);
	if (line == NULL)
		return false;
	look_through(standing, line, 0);
	if (!standing->is_found)
		standing->before = standing->end;
	return standing->has_digit;
}

/* How far a cell moves so that its string stands below the others. */
static dimen
own_shift(const struct table_cell *cell, const struct standing *standing,
    dimen widest)
{
	dimen free = cell->galley->measure - standing->end;

	return CLAMP(widest - standing->before, 0, MAX(free, (dimen)0));
}

static void
move_cells(const GPtrArray *cells, const GArray *standings, dimen widest)
{
	dimen common = DIMEN_MAX;

	for (guint i = 0; i < cells->len; i++) {
		const struct table_cell *cell = g_ptr_array_index(cells, i);
		const struct standing *standing = &g_array_index(standings,
		    struct standing, i);

		common = MIN(common,
		    cell->galley->measure - standing->end -
			own_shift(cell, standing, widest));
	}
	for (guint i = 0; i < cells->len; i++) {
		struct table_cell *cell = g_ptr_array_index(cells, i);

		cell->galley->left += MAX(common, (dimen)0) +
		    own_shift(cell,
			&g_array_index(standings, struct standing, i), widest);
	}
}

static void
align_column(struct layout *layout, struct table *table, size_t column)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct standing));
	GPtrArray *cells = g_ptr_array_new();
	dimen widest = 0;

	for (struct table_row *row = table->first_row; row != NULL;
	     row = row->next) {
		struct table_cell *cell = table_grid_find(row, column);
		struct standing standing;

		if (cell == NULL || cell->row != row ||
		    cell->column != column || cell->column_span > 1 ||
		    cell->galley == NULL || row->part == table->header ||
		    !find_standing(layout, cell, &standing))
			continue;
		g_array_append_val(found, standing);
		g_ptr_array_add(cells, cell);
		widest = MAX(widest, standing.before);
	}
	move_cells(cells, found, widest);
	g_array_free(found, TRUE);
	g_ptr_array_free(cells, TRUE);
}

void
table_decimal_align(struct layout *layout, struct table *table)
{
	if (table->is_backward)
		return;
	for (size_t i = 0; i < table->column_count; i++)
		align_column(layout, table, i);
}
