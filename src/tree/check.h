/*
 * What both outputs need and the readers don't look at.
 */
#ifndef TREE_CHECK_H
#define TREE_CHECK_H

#include "read/book.h"

/*
 * Reports images without alternative text; what cannot be read is reported
 * and replaced by its alternative text, or its name.
 */
void check_images(struct book *book, struct diags *diags);

/* Reports formulas of which print shows less than the EPUB. */
void check_formulas(struct book *book, struct diags *diags);

/* Takes away, and reports, xml:lang that names no language. */
void check_languages(struct book *book, struct diags *diags);

#endif
