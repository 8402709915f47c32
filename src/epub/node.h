/*
 * Walking the XML of an EPUB: order, names, attributes.
 */
#ifndef EPUB_NODE_H
#define EPUB_NODE_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/diag.h"

/* Is it an element of this name, in whatever namespace? */
bool node_is(const xmlNode *node, const char *name);

/* The node after `node` in document order below `root`, or NULL. */
xmlNode *node_next(const xmlNode *node, const xmlNode *root);

/* The same without going into `node`. */
xmlNode *node_next_after(const xmlNode *node, const xmlNode *root);

/*
 * The value of an attribute without namespace, borrowed from the tree; NULL if
 * there is none.  The tree must have no entities.
 */
const char *node_attribute(const xmlNode *node, const char *name);

/* Where an element of the DocBook tree was written: its q:pos, or POS_NONE. */
struct pos node_pos(const xmlNode *element);

#endif
