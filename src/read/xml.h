/*
 * XML from an author's hand: parsed with the same care whichever vocabulary it
 * is in.
 */
#ifndef READ_XML_H
#define READ_XML_H

#include <libxml/tree.h>

#include "base/diag.h"
#include "base/file.h"

/* Which files entities may be read from: those of the book. */
struct xml_files {
	struct arena *arena;
	const struct file_roots *roots;
	unsigned count, most; /* how many were read, and may be */
};

/*
 * The place that a node of an entity in another file is stamped with by the
 * parser, in an attribute that no document can have.
 */
#define XML_PLACE " place"

/*
 * Parses `bytes`; NULL after a fatal message with the first fault's place.
 * `encoding` NULL lets the declaration say.  Entities in other files are read
 * where `files` has them (NULL for none), else reported and left out.  Elements nested deeper than any book are reported
 * as `deep` and stand side by side, so that whoever walks the tree may recurse.
 * A node's line is where its start tag begins, and `_private` the column
 * there, from 1 in bytes; 0 where that is not known.
 */
xmlDoc *xml_parse(struct diags *diags, enum diag_kind deep, const char *path,
    const char *bytes, size_t length, const char *encoding,
    struct xml_files *files);

#endif
