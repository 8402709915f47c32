/*
 * Links: from the area tree to the annotations of each page.  Private to
 * finish/.
 */
#ifndef FINISH_ANNOTATE_H
#define FINISH_ANNOTATE_H

#include "finish/finisher.h"

/* Writes the annotations and fills f->annotations and f->page_annotations. */
void annotate_pages(struct finisher *f);

/* Appends "[page /XYZ x y null]" for a place. */
void annotate_destination(const struct finisher *f, GString *body,
    const struct area_target *target);

#endif
