/* Columns of cells; see fo_column.h. */
#include "fo/fo_column.h"

#include <string.h>

enum { COLUMNS_LIMIT = 1000 }; /* cells beyond have no column */

void
fo_column_start_part(struct columns *columns)
{
	if (columns->count > 0)
		memset(columns->busy, 0,
		    columns->count * sizeof(columns->busy[0]));
	columns->next = 0;
}

void
fo_column_start_row(struct columns *columns)
{
	for (size_t i = 0; i < columns->count; i++) {
		if (columns->busy[i] > 0)
			columns->busy[i]--;
	}
	columns->next = 0;
}

size_t
fo_column_next(const struct columns *columns)
{
	size_t at = columns->next;

	while (at < columns->count && columns->busy[at] > 0)
		at++;
	return at + 1;
}

static void
make_room(struct arena *arena, struct columns *columns, size_t count)
{
	unsigned *busy;

	if (count <= columns->count)
		return;
	busy = ARENA_NEW_ARRAY(arena, unsigned, count * 2);
	if (columns->count > 0)
		memcpy(busy, columns->busy, columns->count * sizeof(busy[0]));
	columns->busy = busy;
	columns->count = count * 2;
}

size_t
fo_column_add(struct arena *arena, struct columns *columns, size_t number,
    size_t span, size_t rows)
{
	size_t end;

	if (number == 0)
		number = fo_column_next(columns);
	end = MIN(number - 1 + span, (size_t)COLUMNS_LIMIT);
	make_room(arena, columns, end);
	for (size_t i = number - 1; i < end; i++)
		columns->busy[i] = (unsigned)MIN(rows, (size_t)G_MAXINT);
	columns->next = end;
	return number;
}

static size_t
count_of(const struct fo *fo, enum fo_prop prop)
{
	return (size_t)fo_number(fo, prop, /*otherwise*/ 1);
}

const struct fo *
fo_column_find(const struct fo *table, size_t number)
{
	size_t next = 1;

	for (const struct fo *column = table->first; column != NULL;
	     column = column->next) {
		size_t given;

		if (column->kind != FO_TABLE_COLUMN)
			continue;
		given = count_of(column, FO_PROP_COLUMN_NUMBER);
		if (given > 0)
			next = given;
		given = count_of(column, FO_PROP_NUMBER_COLUMNS_REPEATED) *
		    count_of(column, FO_PROP_NUMBER_COLUMNS_SPANNED);
		if (number >= next && number < next + given)
			return column;
		next += given;
	}
	return NULL;
}
