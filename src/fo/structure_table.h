/*
 * Tables in the structure: the order of their parts, and which header cells a
 * cell is under where their Scope doesn't say it (ISO 14289-1, 7.5; ISO
 * 32000-1, 14.8.5.7).  Private to fo/.
 */
#ifndef FO_STRUCTURE_TABLE_H
#define FO_STRUCTURE_TABLE_H

#include "fo/structure.h"

/*
 * When all of `table` is there: its footer goes behind its body.  Sets `headers` of the cells of `table`, in `arena`, and `is_named` of the
 * header cells, if a header cell spans rows or columns, is under another one,
 * or isn't at the table's edge.
 */
void structure_end_table(struct arena *arena, struct element *table);

/* Whether a cell in a body without rows is the first of its row. */
bool structure_starts_row(const struct fo *cell);

#endif
