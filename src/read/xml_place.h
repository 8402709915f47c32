/*
 * Where the elements of an XML document begin.  libxml2 keeps the line where a
 * start tag ends, and no column; here the bytes are followed beside it.
 */
#ifndef READ_XML_PLACE_H
#define READ_XML_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* Where the last start tag was found; begin with { .bytes, .length, .line = 1 } */
struct xml_place {
	const char *bytes; /* the document; NULL once it isn't understood */
	size_t length;
	size_t seen;       /* how far it was followed */
	size_t line_start; /* offset of the line there */
	unsigned line;     /* of the start tag, from 1 */
	unsigned column;   /* from 1, in bytes */
};

/*
 * Goes on to the next start tag, which must be that of `name` with `prefix`
 * (or NULL).  False when it isn't: then no more places are known.  All calls
 * together look at each byte a bounded number of times.
 */
bool xml_place_next(struct xml_place *place, const char *prefix,
    const char *name);

#endif
