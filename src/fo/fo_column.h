/*
 * Which column a table cell is in, while the table is being read: for
 * from-table-column().
 */
#ifndef FO_FO_COLUMN_H
#define FO_FO_COLUMN_H

#include "fo/fo.h"

/* The cells of the rows so far that reach into the row being read. */
struct columns {
	unsigned *busy; /* rows that are still taken, by column */
	size_t count;   /* columns in `busy` */
	size_t next;    /* column after the last cell, from 0 */
};

/* At the start of a header, footer or body. */
void fo_column_start_part(struct columns *columns);
void fo_column_start_row(struct columns *columns);

/*
 * Puts a cell into the first free column, or into `number` (from 1) if that
 * is not 0, and returns its number.
 */
size_t fo_column_add(struct arena *arena, struct columns *columns,
    size_t number, size_t span, size_t rows);

/* The number that the next cell would have. */
size_t fo_column_next(const struct columns *columns);

/* The fo:table-column that has this number; NULL if there is none. */
const struct fo *fo_column_find(const struct fo *table, size_t number);

#endif
