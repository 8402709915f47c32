/*
 * Page breaking: where a column or page of a galley ends.
 *
 * The cheapest cut is taken of those that fit, after TeX (tex.web, parts 44
 * and 45), and with a look ahead: of the best few, the one after which the
 * next page also begins and ends well.  Nothing is placed here and no inserts
 * are known: the room is what they left.
 */
#ifndef LAYOUT_PAGEBREAK_H
#define LAYOUT_PAGEBREAK_H

#include "layout/galley.h"

struct pagebreak_params {
	dimen room;       /* height of this column */
	dimen next_room;  /* of the one after it */
	bool is_page_end; /* the last column of its page */
	size_t limit;     /* cuts at this item or later are out; SIZE_MAX */
	bool has_plan;    /* a cut that is planned is taken where it fits */
};

/* A part of a galley for one column. */
struct piece {
	const struct galley *galley;
	size_t from, to;       /* items; `to` is a BREAK or the galley's end */
	double ratio;          /* of the glue */
	dimen height;          /* natural, edges of cut blocks included */
	enum fo_keyword until; /* what the break at its end asks for */
	bool is_end;           /* the galley ends with it */
	bool is_overfull;      /* a box is taller than the room */
	int relaxed; /* 0; 1: a keep-together gave way; 2: a keep with next
	              * or previous; 3: widows or orphans */
};

struct piece pagebreak_find(const struct galley *galley, size_t from,
    const struct pagebreak_params *params);

#endif
