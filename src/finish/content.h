/* The content of pages: signs become marks.  Private to finish/. */
#ifndef FINISH_CONTENT_H
#define FINISH_CONTENT_H

#include "finish/finisher.h"

/*
 * Writes the content of every page of the book again and fills f->content.
 * False after a fatal message: a page's signs aren't what was painted.
 */
bool content_write(struct finisher *f);

/*
 * One page's content, decoded: each of `count` signs in `from` becomes what
 * its mark means, numbers counting up from 0; `texts` has what lines of code
 * read as (struct marks).  NULL if all is well, else what
 * is wrong with it.
 */
const char *content_mark(struct pdf_slice from, const struct mark *marks,
    size_t count, const char *texts, GString *to);

#endif
