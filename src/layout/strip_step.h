/* The heights at which a strip may be cut; between strip*.c only. */
#ifndef LAYOUT_STRIP_STEP_H
#define LAYOUT_STRIP_STEP_H

#include "layout/strip.h"

/*
 * How far down breaks are looked for, in the height of the tallest page: what
 * lies below is found after a cut has brought it nearer.
 */
enum {
	STRIP_LOOK_DOWN_LEAST = 1,
	STRIP_LOOK_DOWN_MOST = 2,
};

/* Of what lies even below that no more is known than that it is there. */
#define STRIP_EXTENT_MOST DIMEN_PT(20000)

/* A place where a column's galley may be cut, good or bad. */
struct strip_break {
	dimen height; /* of the content above it */
	dimen size;   /* what a cut here adds: a footer, a retained border */
	size_t at;    /* the galley's item */
	int penalty;
	enum fo_keyword until;
};

struct strip_step {
	dimen height; /* of the strip down to this cut */
	dimen size;   /* what a cut here adds */
	int penalty;  /* of the break after the step; none on the last */
	enum fo_keyword until;
	const struct citation *citations;
	/*
	 * Rows that are there above the cut, and those that are complete.  A
	 * cell over several rows may go on below a row's bottom before
	 * anything of the next row fits: then that row hasn't begun, and the
	 * one above it reaches down to the cut.
	 */
	size_t rows_begun, rows_done;
};

/* Where a column's content begins, from the top of the strip. */
dimen strip_content_top(const struct strip *strip,
    const struct strip_column *column);

/* The steps of a strip whose row and column heights are known. */
void strip_step_find(struct layout *layout, struct strip *strip);

#endif
