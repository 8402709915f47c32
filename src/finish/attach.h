/* Files in a PDF/A-3: its sources, its formulas.  Private to finish/. */
#ifndef FINISH_ATTACH_H
#define FINISH_ATTACH_H

#include "finish/finisher.h"

/*
 * Writes the files and appends the catalog's entries for them: /AF and the
 * tree of names.  Nothing if there are none.
 */
void attach_append(struct finisher *f, GString *body,
    const struct pdf_source *sources, size_t count);

/*
 * Writes a formula's MathML as a file and appends the /AF of the formula's
 * structure element (ISO 32000-2, 14.13).  PDF/A-2 allows no such file.
 */
void attach_append_formula(struct finisher *f, GString *body, const char *math);

#endif
