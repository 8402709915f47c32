/* Files in the PDF: its sources, for PDF/A-3.  Private to finish/. */
#ifndef FINISH_ATTACH_H
#define FINISH_ATTACH_H

#include "finish/finisher.h"

/*
 * Writes the files and appends the catalog's entries for them: /AF and the
 * tree of names.  Nothing if there are none.
 */
void attach_append(struct finisher *f, GString *body,
    const struct pdf_source *sources, size_t count, time_t made);

#endif
