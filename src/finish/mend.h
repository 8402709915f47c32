/*
 * Cairo's own objects: which of them the book needs, and what PDF/A wants
 * otherwise in them.  Private to finish/.
 */
#ifndef FINISH_MEND_H
#define FINISH_MEND_H

#include "finish/finisher.h"

/*
 * By object number, whether the pages of the book reach it; pages and their
 * content are.  What Cairo made of its tags is not.
 */
bool *mend_find_used(struct arena *arena, const struct pdf_file *source,
    const struct area_tree *tree);

/* Copies what is used and wasn't written otherwise. */
void mend_copy(struct finisher *f, const bool *is_used);

#endif
