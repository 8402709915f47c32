/*
 * A page being filled: its body, what inserts have taken of it, and the pieces
 * of the flow that go between.  page_fill() makes the areas when all that is
 * decided; page_finish() tells where ids and markers came to lie.
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "layout/flow.h"
#include "layout/insert.h"
#include "layout/master.h"
#include "layout/pagebreak.h"

/* One segment's part of the page: a piece for each column. */
struct plan_span {
	struct plan_span *next, *previous;
	struct segment *segment;
	struct galley_mark mark; /* where the segment was before it */
	struct piece *pieces;
	size_t count; /* of the pieces; at most column_count */
	unsigned column_count;
	dimen top, height;
};

struct plan {
	struct plan_span *first, *last;
	dimen height;
	enum fo_keyword until; /* what ended it, if anything did */
	bool is_last;          /* nothing of the flow is left */
};

struct page_filling {
	struct page *page;
	struct master_body body;
	struct insert *notes, *last_note; /* in order, on this page */
	struct insert *floats, *last_float;
	dimen notes_extent, floats_extent; /* separators included */
	dimen grid; /* of the flow, which begins on a line of it; or 0 */
	struct galley *note_separator, *float_separator; /* NULL: none */
};

/* The height that inserts have left for the flow. */
dimen page_room(const struct page_filling *filling);

void page_add_insert(struct page_filling *filling, struct insert *insert);
void page_drop_insert(struct page_filling *filling, struct insert *insert);

/* Makes the areas of the body. */
void page_fill(struct layout *layout, struct page_filling *filling,
    const struct plan *plan);

/* The markers of `fo`, which has an area on the page. */
void page_add_markers(struct layout *layout, struct page *page,
    const struct fo *fo, bool is_first, bool is_last);

/*
 * Walks the page's areas once: ids and index keys to layout->xref, markers to
 * the page, and fixed areas to their places.
 */
void page_finish(struct layout *layout, struct page *page, struct area *region,
    bool has_markers);

#endif
