/*
 * Resuming: the rest of a flow, from a cut on, set anew in another measure.
 */
#ifndef LAYOUT_RESUME_H
#define LAYOUT_RESUME_H

#include "layout/galley.h"

/*
 * The first cut from BREAK `at` on that a flow can be resumed at: not within a
 * table or between the columns of a strip.  The galley's count if none is.
 */
size_t resume_find(const struct galley *galley, size_t at);

/*
 * A galley of what follows the cut at BREAK `at` in the children of `flow` up
 * to `end`.  It begins with a BREAK too, and is to be placed from item 1 on.
 */
struct galley *resume_galley(struct layout *layout, const struct galley *galley,
    size_t at, const struct fo *flow, const struct fo *end, dimen measure);

#endif
