/* The outline and the page labels of a PDF.  Private to finish/. */
#ifndef FINISH_OUTLINE_H
#define FINISH_OUTLINE_H

#include "finish/annotate.h"

/* Writes the outline's objects; the number of its root, 0 if there is none. */
size_t outline_write(struct finisher *f);

/* Appends the number tree of page labels (12.4.2). */
void outline_append_labels(const struct finisher *f, GString *body);

#endif
