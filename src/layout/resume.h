/*
 * Resuming: the rest of a flow, from a cut on, set anew in another measure.
 */
#ifndef LAYOUT_RESUME_H
#define LAYOUT_RESUME_H

#include "layout/galley.h"

/*
 * The first cut from BREAK `at` on that a flow can be resumed at: not within a
 * block inside a line, nor before a caption that is set after its table.  The
 * galley's count if none is.
 */
size_t resume_find(const struct galley *galley, size_t at);

/*
 * A galley of what follows the cut at BREAK `at` in the children of `flow` up
 * to `end`: of a flow, or of a cell, a label or a body that the cut goes
 * through.  It begins with a BREAK too, and is to be placed from item 1 on.
 * NULL if it can't be resumed there.
 */
struct galley *resume_galley(struct layout *layout, const struct galley *galley,
    size_t at, const struct fo *flow, const struct fo *end, dimen measure);

/*
 * For tables and lists: `rest`, what a cut left of a strip, in the measure of
 * `anew`, which is the whole strip set there.  The rest's first row is row
 * `row` of that one.
 */
struct strip *resume_strip(struct layout *layout, const struct strip *anew,
    const struct strip *rest, size_t row);

#endif
