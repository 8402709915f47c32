/*
 * Contrast of text with its ground, as WCAG 2.2 measures it (1.4.3).
 */
#ifndef FO_FO_CONTRAST_H
#define FO_FO_CONTRAST_H

#include "base/diag.h"
#include "fo/fo.h"

/*
 * Reports each pair of colours in the document that is under 4.5, or under 3
 * where all its text is large, once, at the first text that has it.
 */
void fo_contrast_check(const struct fo_document *document, struct diags *diags);

#endif
