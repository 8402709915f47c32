/*
 * mdBook: a directory with book.toml and SUMMARY.md becomes a book as it is.
 */
#ifndef READ_MDBOOK_H
#define READ_MDBOOK_H

#include "read/metadata.h"

/*
 * Reads the book in reading->book->directory into reading->make.doc, with what
 * it says about itself in `metadata`.  False after a fatal message.
 */
bool mdbook_read(struct reading *reading, struct metadata *metadata);

#endif
