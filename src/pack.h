/* From a book to the EPUB: cover, fonts, printed pages. */
#ifndef PACK_H
#define PACK_H

#include "run.h"

/*
 * What can be begun before the book is there, in the background: stylesheets
 * are read; and when it is read and run->params are set: its cover is styled.
 */
void pack_begin(struct run *run);
void pack_prefetch(struct run *run);

/* Writes the EPUB, or its files for --emit xhtml; false after a fatal message. */
bool pack_book(struct run *run);

/* Says what the shops that the book names would say of it. */
void pack_check(struct run *run);

#endif
