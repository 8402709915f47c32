/* The structure tree of a tagged PDF.  Private to finish/. */
#ifndef FINISH_TAGGING_H
#define FINISH_TAGGING_H

#include "finish/finisher.h"

/*
 * Writes structure elements for all that has content or annotations, the
 * parent tree and the tree of identifiers; the number of the structure tree's
 * root.
 */
size_t tagging_write(struct finisher *f);

/* The key of an annotation in the parent tree. */
static inline size_t
tagging_annotation_key(const struct finisher *f, size_t index)
{
	return f->tree->page_count + index;
}

#endif
