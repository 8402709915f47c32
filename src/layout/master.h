/*
 * Page masters: which one the next page of a sequence has, and the page that
 * it makes, with its regions in place and empty.
 */
#ifndef LAYOUT_MASTER_H
#define LAYOUT_MASTER_H

#include "layout/area.h"
#include "layout/layout.h"

/* All masters of the document, by name. */
struct masters;

struct masters *masters_new(struct layout *layout, const struct fo *root);

/*
 * Where a page-sequence is in its page-sequence-master.  A plain value: a copy
 * of it is a place to come back to.
 */
struct master_place {
	const struct masters *masters;
	const struct fo *sequence;
	const struct fo *simple; /* the only master, if it is no sequence */
	const struct fo *part;   /* current sub-sequence-specifier */
	long used;               /* pages made by it */
};

/* What a page is, to choose its master by. */
struct master_query {
	bool is_first, is_last, is_blank;
	long number;
};

struct master_place master_begin(struct layout *layout,
    const struct masters *masters, const struct fo *sequence);

/*
 * The master of the next page; NULL if the document has none at all.  Without
 * a layout there are no messages: to look ahead with a copy of the place.
 */
const struct fo *master_next(struct layout *layout, struct master_place *place,
    const struct master_query *query);

/* Whether any master of the sequence is for last or only pages. */
bool master_knows_last(const struct master_place *place);

/* What a region-body offers to its flow. */
struct master_body {
	const struct fo *fo; /* FO_REGION_BODY; NULL: there is none */
	dimen width, height; /* content box, in its own orientation */
	dimen x, y;          /* of the content box, in the region's area */
	unsigned column_count;
	dimen column_gap, column_width;
	bool is_balanced; /* q:balance: columns end alike where the flow does */
	bool is_backward;
};

/* Of its pages: no text on them is higher. */
dimen master_longest_side(const struct fo *master);

/* A page with the areas of its regions. */
struct page *master_page(struct layout *layout, const struct fo *master);

struct master_body master_find_body(const struct fo *master);

/* A number as fo:page-number prints it: 1, 01, i, I, a, A. */
const char *master_format(struct arena *arena, long number, const char *format);

#endif
