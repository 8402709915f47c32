/*
 * How narrow the columns of a table can be without cutting a word, and how wide
 * their content is on one line (CSS 2.1, 17.5.2.2).
 */
#ifndef LAYOUT_TABLE_MEASURE_H
#define LAYOUT_TABLE_MEASURE_H

#include "layout/table_grid.h"

/*
 * Sets `min` and `max` of the automatic columns, or of all, from their cells; of
 * the other columns they are 0.  A cell over several columns widens those among
 * them that it concerns.
 */
void table_measure_columns(struct layout *layout, struct table *table,
    bool all);

#endif
