/*
 * DocBook 4, with a DTD and without a namespace, becomes DocBook 5.0.
 */
#ifndef READ_DOCBOOK4_H
#define READ_DOCBOOK4_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/diag.h"

/* Is it of DocBook 4, by its root: a name of its own and no namespace? */
bool docbook4_is(const xmlDoc *doc);

/*
 * Changes the tree in place; elements keep the places they have.  `path` is
 * for messages.
 */
void docbook4_upgrade(struct diags *diags, xmlDoc *doc, const char *path);

#endif
