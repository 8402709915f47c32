/* From a book to the EPUB: cover, fonts, printed pages. */
#ifndef PACK_H
#define PACK_H

#include "run.h"

/* Writes the EPUB, or its files for --emit xhtml; false after a fatal message. */
bool pack_book(struct run *run);

#endif
