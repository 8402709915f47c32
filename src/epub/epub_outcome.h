/* What became of an EPUB, for a report (struct epub_outcome).  Private to epub/. */
#ifndef EPUB_EPUB_OUTCOME_H
#define EPUB_EPUB_OUTCOME_H

#include "epub/container.h"
#include "epub/epub.h"
#include "epub/image.h"

/*
 * Fills `outcome` from the stylesheet's result and from what goes into the
 * container; to be called before either is freed.
 */
void epub_outcome_collect(struct epub_outcome *outcome, xmlDoc *result,
    const struct images *images, const struct container *container);

#endif
