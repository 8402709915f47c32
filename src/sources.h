/* The files that a document was made from, for a PDF/A-3 to hold. */
#ifndef SOURCES_H
#define SOURCES_H

#include "finish/finish.h"
#include "read/book.h"

/*
 * What the positions in `book` name, and its settings'; without a book the
 * file `input` alone.  Each once, in order, read into `arena`; those that
 * can't be read any more are left out.  Their number in `*count`.
 */
const struct pdf_source *sources_collect(struct arena *arena,
    const struct book *book, const char *input, size_t *count);

#endif
