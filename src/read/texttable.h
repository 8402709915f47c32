/*
 * Tables that are drawn with characters, to CALS tables: grid tables, and
 * simple and multiline ones.  cmark takes each for a paragraph.
 */
#ifndef READ_TEXTTABLE_H
#define READ_TEXTTABLE_H

#include "read/markdown.h"

/* Is this paragraph such a table?  NULL is none. */
bool texttable_is(struct markdown *md, cmark_node *node);

/*
 * Adds it with the caption before it, or, where that is NULL, the one after it
 * if there is one.  Returns the node after both.  A grid that is not whole is
 * reported and shown as it is drawn.
 */
cmark_node *texttable_add(struct markdown *md, cmark_node *node,
    cmark_node *caption, xmlNode *into);

#endif
