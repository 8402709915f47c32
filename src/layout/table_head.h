/*
 * Headers and footers of tables, which stand on each part of them.  Private to
 * the table's files; how they are placed galley_place() asks by table.h.
 */
#ifndef LAYOUT_TABLE_HEAD_H
#define LAYOUT_TABLE_HEAD_H

#include "layout/table_grid.h"

/*
 * Sets both.  Where they would fill most of each page they become ordinary rows
 * of the bodies, with a message.
 */
void table_head_set(struct layout *layout, struct table *table);

/* Adds what they take to the edges of the table's block, whole and cut. */
void table_head_reserve(const struct table *table, struct galley_block *block);

/*
 * The row that `row` comes below where it stands at y = `top` in the table's
 * area: first on a page on which the table goes on, that is the header's last.
 * NULL: none, the table's edge is there.
 */
const struct table_row *table_head_above(const struct table *table,
    const struct table_row *row, dimen top);

/* Footnotes in them, which are cited where the table opens; or NULL. */
const struct citation *table_head_citations(struct layout *layout,
    const struct table *table);

/* Whether a row is for the pages only on which the table goes on. */
bool table_head_is_for_later(const struct fo *row);

#endif
