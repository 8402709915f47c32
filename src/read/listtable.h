/* Tables written as lists of lists, whose cells may hold any blocks. */
#ifndef READ_LISTTABLE_H
#define READ_LISTTABLE_H

#include "read/markdown.h"

/*
 * Makes a table of `element`, which holds a title or not, a paragraph as
 * caption or not, and a list of rows, each a list of cells:
 *
 *	- - first cell of the first row
 *	  - []{colspan=2} second, as wide as two
 *
 * `attributes`: header-rows (1), footer-rows (0), widths, aligns.  False, and
 * nothing is changed, where that is not what it holds.
 */
bool listtable_settle(struct markdown *md, xmlNode *element,
    const struct attributes *attributes, struct pos pos);

/* The private attributes by which a cell's empty span speaks of its cell. */
bool listtable_is_cell_key(const char *key);

#endif
