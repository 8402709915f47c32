/*
 * Grid tables, as Pandoc and reStructuredText have them.
 *
 *	+-------+----------+
 *	| Fruit | Price    |
 *	+=======+:========:+
 *	| Kiwi  | - one    |
 *	|       | - two    |
 *	+-------+----------+
 *
 * Cells may span columns and rows; "=" ends the head, and, twice, encloses the
 * foot; colons in the head's line (or the first) align columns.
 */
#ifndef READ_GRIDTABLE_H
#define READ_GRIDTABLE_H

#include "read/drawing.h"

/* Does a drawing of one begin with this line? */
bool gridtable_begins(const char *line, size_t length);

/* Finds the cells; false where the drawing is not whole, see `broken`. */
bool gridtable_read(struct drawing *drawing, struct arena *arena);

#endif
