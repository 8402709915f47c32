/*
 * What is held against a cut between two pages, in one currency for both that
 * look for cuts: pagebreak.c, one page at a time, and pagefit.c, many.
 */
#ifndef LAYOUT_PAGECOST_H
#define LAYOUT_PAGECOST_H

#include "layout/galley.h"

enum {
	/* lengths are rounded: so much too tall still fits */
	PAGECOST_ROUNDING = 63,
};

extern const double pagecost_overfull; /* a box is taller than the room */

/* Of a page that leaves `slack` of its room empty. */
double pagecost_short(dimen slack, dimen room);

/* Of shrinking the glue by `ratio` of what it can, 0 to 1. */
double pagecost_shrunk(double ratio);

/*
 * Of cutting at a BREAK with this penalty; `relaxed` is as in struct piece: what
 * gave way.
 */
double pagecost_cut(const struct galley_break *cut, const struct item *item,
    int penalty, dimen room, int *relaxed);

/* Of a last page with so few lines on it. */
double pagecost_few_lines(size_t lines, dimen room);

#endif
