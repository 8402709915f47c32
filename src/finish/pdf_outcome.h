/* What became of a PDF, for a report (struct pdf_outcome).  Private to finish/. */
#ifndef FINISH_PDF_OUTCOME_H
#define FINISH_PDF_OUTCOME_H

#include "finish/finisher.h"

/* Fills the outcome that is asked for, once all has been written. */
void pdf_outcome_collect(const struct finisher *f, struct pdf_outcome *outcome);

#endif
