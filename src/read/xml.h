/*
 * XML from an author's hand: parsed with the same care whichever vocabulary it
 * is in.
 */
#ifndef READ_XML_H
#define READ_XML_H

#include <libxml/tree.h>

#include "base/diag.h"

/*
 * Parses `bytes`; NULL after a fatal message with the first fault's place.
 * `encoding` NULL lets the declaration say.  Entities in other files are
 * reported and left out.  Elements nested deeper than any book are reported
 * as `deep` and stand side by side, so that whoever walks the tree may recurse.
 * A node's line is where its start tag begins, and `_private` the column
 * there, from 1 in bytes; 0 where that is not known.
 */
xmlDoc *xml_parse(struct diags *diags, enum diag_kind deep, const char *path,
    const char *bytes, size_t length, const char *encoding);

#endif
