/*
 * The columns of CALS tables: where each entry stands once names, spans and
 * the rows that reach down from above are counted.  A table is laid out when
 * the first of its entries is asked for, in one pass.
 */
#ifndef TRANSFORM_COLUMN_H
#define TRANSFORM_COLUMN_H

#include <libxml/tree.h>

struct columns;

struct columns *columns_new(void);
void columns_free(struct columns *columns);

/* The column of `entry`, from 1; 0 if it is no entry of a tgroup. */
unsigned columns_find(struct columns *columns, const xmlNode *entry);

#endif
