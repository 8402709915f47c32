/* Lists: bullets, numbers, tasks and definitions. */
#ifndef READ_LIST_H
#define READ_LIST_H

#include "read/markdown.h"

void list_add(struct markdown *md, cmark_node *node, xmlNode *into);

/*
 * Adds the variablelist that begins with the term `paragraph`; returns the
 * node after its last definition.
 */
cmark_node *list_add_definitions(struct markdown *md, cmark_node *paragraph,
    xmlNode *into);

/* A definition without a term; also a caption before a table. */
cmark_node *list_add_stray_definition(struct markdown *md, cmark_node *node,
    xmlNode *into);

/* Adds the list that the example `node` begins; returns what follows it. */
cmark_node *list_add_examples(struct markdown *md, cmark_node *node,
    xmlNode *into);

/* The same for a list with letters or roman figures. */
cmark_node *list_add_enumerated(struct markdown *md, cmark_node *node,
    xmlNode *into);

/* A definition with a blank line before it and a table after is a caption. */
bool list_is_caption(cmark_node *definition);

#endif
