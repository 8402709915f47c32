/*
 * What a line, or whatever else an item of a galley holds, cites: footnotes
 * and floats, which are set elsewhere on its page.
 */
#ifndef LAYOUT_CITATION_H
#define LAYOUT_CITATION_H

#include "layout/layout.h"

struct galley;

struct citation {
	struct citation *next;
	const struct fo *fo; /* FO_FOOTNOTE or FO_FLOAT */
};

/*
 * Whether `fo` may be cited where it stands.  In static content it may not:
 * false, after a message, and what it holds is set in its place (XSL 1.1,
 * 6.12.1.3, 6.12.3).
 */
bool citation_is_in_flow(struct layout *layout, const struct fo *fo);

/*
 * Appends to `list` that `fo` is cited, and behind it the footnotes and
 * before-floats within it, which would be lost otherwise.
 */
void citation_add(struct layout *layout, const struct citation **list,
    const struct fo *fo);

/* Appends what the items [from, to) of a galley within the item cite. */
void citation_add_galley(struct layout *layout, const struct citation **list,
    const struct galley *galley, size_t from, size_t to);

#endif
