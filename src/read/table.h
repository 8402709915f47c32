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

/* A table of any notation, and what its caption says of it. */
struct table_caption {
	xmlNode *table;                      /* without its tgroup yet */
	const struct attributes *attributes; /* or NULL */
	struct pos pos;
};

/*
 * Makes the table that `node` stands for, with its title, if `caption` is not
 * NULL; table_end() puts on its columns what the caption says of them.
 */
struct table_caption table_begin(struct markdown *md, cmark_node *node,
    cmark_node *caption, xmlNode *into);
void table_end(struct markdown *md, const struct table_caption *of);

#endif
