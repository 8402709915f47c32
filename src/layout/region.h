/*
 * Regions: headers and footers of a page, and the markers they retrieve.
 */
#ifndef LAYOUT_REGION_H
#define LAYOUT_REGION_H

#include "layout/area.h"
#include "layout/layout.h"

/*
 * Fills the side regions of a page whose body is complete with the
 * static-content of its sequence.
 */
void region_fill(struct layout *layout, struct page *page);

/* The last marker of each class on the pages so far. */
struct carried;

struct carried *region_carried_new(struct arena *arena);
struct carried *region_carried_copy(struct arena *arena,
    const struct carried *carried);

/* To be called when the page's regions are filled. */
void region_carry(struct layout *layout, const struct page *page);

/*
 * The fo:marker whose children stand for a retrieve-marker on layout->page
 * (for a retrieve-table-marker: in the table around it), with the properties
 * that they inherit there; NULL if there is none.
 */
const struct fo *region_find_marker(struct layout *layout,
    const struct fo *retrieve);

#endif
