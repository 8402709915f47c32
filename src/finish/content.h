/* The contents of pages, and what they refer to.  Private to finish/. */
#ifndef FINISH_CONTENT_H
#define FINISH_CONTENT_H

#include "finish/finisher.h"

/* Writes the content of every page of the book and fills f->content. */
void content_write(struct finisher *f);

/* "/Resources<<...>>" of a page. */
void content_append_resources(const struct finisher *f, GString *body,
    const struct page *page);

#endif
