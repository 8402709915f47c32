/*
 * DocBook XML: parsed without network, DTD or external entities, XIncludes
 * resolved within the book's roots, each element stamped with its place.
 */
#ifndef READ_DOCBOOK_H
#define READ_DOCBOOK_H

#include "read/reading.h"
#include "read/scope.h"

/* Reads a whole file; NULL after a fatal message. */
xmlDoc *docbook_read(struct reading *reading, const char *path,
    struct pos asked);

/* Makes `make` fit for adding to a document that was read. */
void docbook_adopt(struct element_maker *make, xmlDoc *doc);

/*
 * Makes the ids below `root` unique in the book, its own links following,
 * and known in `scope`.
 */
void docbook_settle_ids(struct reading *reading, struct scope *scope,
    xmlNode *root);

#endif
