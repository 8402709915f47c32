/*
 * Figures that Cairo drew, each on a page of its own: forms (ISO 32000-1,
 * 8.10), and the objects that they need.  Private to finish/.
 */
#ifndef FINISH_FIGURE_H
#define FINISH_FIGURE_H

#include "finish/finisher.h"

/* By object number, whether a figure reaches it. */
bool *figure_find_used(struct arena *arena, const struct pdf_file *source);

/* Copies what is used, mended where PDF/A wants it otherwise. */
void figure_copy_used(struct finisher *f, const bool *is_used);

/* Writes the `figure`-th page as the form `number`. */
void figure_write(struct finisher *f, size_t number, size_t figure);

#endif
