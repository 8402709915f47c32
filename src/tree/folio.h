/*
 * Folios on the tree: q:page, the label of the printed page that an element
 * with an id begins on, for references that name it.
 */
#ifndef TREE_FOLIO_H
#define TREE_FOLIO_H

#include <libxml/tree.h>

/* `find` knows an id's page label; NULL if that isn't in print. */
void folio_stamp(xmlDoc *doc,
    const char *(*find)(const void *closure, const char *id),
    const void *closure);

#endif
