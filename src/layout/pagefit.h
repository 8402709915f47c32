/*
 * Page fitting: the pages to come of a galley are cut together, so that one
 * page is not filled at the cost of the next, and paragraphs are set a line
 * longer or shorter where that makes a page come out right.
 *
 * It only plans.  Paragraphs that change are put into the galley, and the
 * BREAKs that pages are to end at say so (struct galley_break, `planned`);
 * pagebreak_find() takes them where the room is as foreseen.  Where a page came
 * out otherwise, what follows is planned again.
 */
#ifndef LAYOUT_PAGEFIT_H
#define LAYOUT_PAGEFIT_H

#include "layout/galley.h"

struct inserts;

enum { PAGEFIT_PAGES = 10 }; /* looked at together */

struct pagefit_params {
	struct layout *layout;
	struct inserts *inserts; /* for what is cited: it takes room */
	dimen insert_measure;
	/* what the flow may take of each of the next pages */
	dimen rooms[PAGEFIT_PAGES];
	size_t count; /* of the rooms: the plan ends after them */
	long number;  /* of the first of these pages */
};

/*
 * Plans the pages that begin with item `at`; returns where that item is now,
 * since items may have moved.
 */
size_t pagefit_plan(const struct pagefit_params *params, struct galley *galley,
    size_t at);

/* Whether a plan foresees that a page begins with item `at`. */
bool pagefit_is_planned(const struct galley *galley, size_t at);

#endif
