/* GFM tables. */
#ifndef READ_TABLE_H
#define READ_TABLE_H

#include "read/markdown.h"

/* NULL is no table. */
bool table_is(cmark_node *node);

/* Does this paragraph begin as a caption: ": text" or "Table: text"? */
bool table_is_caption(cmark_node *paragraph);

/*
 * Adds `table` with the caption before it, or, where that is NULL, the one
 * after it if there is one.  Returns the node after both.
 */
cmark_node *table_add(struct markdown *md, cmark_node *table,
    cmark_node *caption, xmlNode *into);

#endif
