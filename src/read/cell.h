/* Cells of CALS tables: what every notation for them needs. */
#ifndef READ_CELL_H
#define READ_CELL_H

#include "read/element.h"

/* Makes the entry in `column`, from 0, span so many columns and rows. */
void cell_set_span(xmlNode *entry, unsigned column, unsigned across,
    unsigned down);

/* One paragraph in a cell is its text. */
void cell_unwrap(xmlNode *entry);

/* Names the `columns` columns of a tgroup, ahead of what is in it. */
void cell_add_colspecs(const struct element_maker *make, xmlNode *tgroup,
    unsigned columns);

#endif
