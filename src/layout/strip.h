/*
 * A strip: galleys side by side that are cut together, such as the cells of
 * a table row (or of rows tied by row spans) and a list item's label and body.
 *
 *	 top                          A strip's steps are the heights at which
 *	+--------+--------+-------+   it may be cut: at each, every column has
 *	| a1     | b1     | c1    |   reached a legal break of its own galley
 *	| a2     |        |-------+   or its end.  Step i runs from the cut i-1
 *	+--------+--------+           to the cut i.
 *
 * Where a column has no legal break yet, a step is there all the same but its
 * break is forbidden: a last resort for what is taller than a page.
 *
 * A column of a cut strip continues with the item after its last legal break,
 * so the rest has steps of its own: strip_rest().  What is placed is therefore
 * always a run of steps from 0 on.
 */
#ifndef LAYOUT_STRIP_H
#define LAYOUT_STRIP_H

#include "layout/galley.h"

struct strip_break;
struct strip_step;

enum strip_align {
	STRIP_BEFORE,
	STRIP_CENTER,
	STRIP_AFTER,
	STRIP_BASELINE, /* first baselines of a row's columns in one line */
};

/* Owned by whoever makes the strip; after strip_finish() it is const. */
struct strip_column {
	const struct fo *fo; /* table-cell, list-item-label, ... */
	struct galley *galley;
	void *owned;             /* whatever the owner wants to find again */
	struct galley_mark mark; /* the galley as this strip found it */
	size_t from;             /* first item still to be set */
	size_t row, row_count;   /* of the strip's rows; count at least 1 */
	size_t order;            /* in its row, from the start */
	dimen x, width;      /* border box, in the strip's parent's galley */
	dimen before, after; /* border and padding above and below */
	dimen cut_before, cut_after; /* the same where it is cut */
	dimen minimum;               /* height of the border box */
	enum strip_align align;
	bool is_continued; /* has begun on an earlier page */

	/* strip_finish() */
	struct strip_break *breaks;
	size_t break_count;
	dimen shift;  /* of the content, to align baselines */
	dimen extent; /* of its content, without before and after */
	bool is_done; /* all was placed on earlier pages */
};

struct strip_row {
	const struct fo *fo;
	void *owned;
	dimen minimum;
	int penalty_inside; /* of a cut in this row: keep-together */
	int penalty_after;  /* of a cut after it; not used on the last */
	enum fo_keyword until_after; /* forced: as in struct galley_break */

	/* strip_finish() */
	dimen top, height;
};

/* What is placed of a column on one page. */
struct strip_part {
	const struct strip_column *column;
	size_t from, to;        /* items of its galley */
	size_t row_count;       /* those of its rows that stand on the page */
	dimen x, y;             /* border box, in the parent area */
	dimen height;           /* down to the row's bottom or the cut */
	bool is_first, is_last; /* begins here, ends here */
};

struct strip {
	struct strip_row *rows;
	size_t row_count;
	/* in the order of the rows that they end in, then from the start */
	struct strip_column *columns;
	size_t column_count;
	void *owned;
	dimen gap; /* between rows: half of it above and below each */
	/* areas reach down to their row's bottom, and exist when empty */
	bool is_stretched;
	/* of one column: each step has an area of its own, where it can */
	bool is_stepwise;
	/*
	 * Makes the area of a part, its height and place included, and appends
	 * it to `parent`; the strip fills in the content.  NULL: AREA_BLOCK.
	 */
	struct area *(*new_area)(struct layout *layout,
	    const struct strip *strip, const struct strip_part *part,
	    struct area *parent);

	/* strip_finish() */
	dimen look_down; /* no step is lower, but the last */
	struct strip_step *steps;
	size_t step_count;
	dimen extent;
};

/* A strip of so many rows and columns, all zero but row_count of columns. */
struct strip *strip_new(struct arena *arena, size_t rows, size_t columns);

/* An area where the part lies, at the end of `parent`. */
struct area *strip_add_area(struct layout *layout, enum area_kind kind,
    const struct fo *fo, const struct strip_part *part, struct area *parent);

/* To be called when rows and columns are filled in: heights and steps. */
void strip_finish(struct layout *layout, struct strip *strip);

/*
 * Appends the strip's items (SLICEs with BREAKs between) to the galley that
 * is being made; galley.c's builder calls this for lists, table.c for rows.
 */
void strip_add_items(struct strip *strip, struct galley_builder *builder);

/* Height of steps [from, to) when they stand on one page. */
dimen strip_height(const struct strip *strip, size_t from, size_t to);

/*
 * What remains after `step` steps (at least one) were placed, with columns
 * that are finished empty.  NULL if nothing remains.
 */
struct strip *strip_rest(struct layout *layout, const struct strip *strip,
    size_t step);

/*
 * Places steps [from, to), which stand on one page, as children of `parent`
 * from y = `top`; the galley's left edge lies at x = `left` in it.  Returns
 * the y where they end.
 */
dimen strip_place(struct layout *layout, const struct strip *strip, size_t from,
    size_t to, struct area *parent, dimen left, dimen top);

/*
 * How far below its top the first baseline of a galley lies; false if it has
 * no line.
 */
bool strip_find_baseline(const struct galley *galley, dimen *baseline);

/* Slices: what a galley_item of the builder holds. */
struct item strip_step_box(const struct strip *strip, size_t step);
struct item strip_step_break(const struct strip *strip, size_t step);
enum fo_keyword strip_step_until(const struct strip *strip, size_t step);
/* The row that a cut after the step divides; NULL: it is between two. */
const struct fo *strip_step_row(const struct strip *strip, size_t step);
const struct citation *strip_step_citations(const struct strip *strip,
    size_t step);

#endif
