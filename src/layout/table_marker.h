/*
 * Table markers: what a header or footer retrieves from the part of the table
 * that it stands with (XSL 1.1, 6.13.7), such as "continued".
 */
#ifndef LAYOUT_TABLE_MARKER_H
#define LAYOUT_TABLE_MARKER_H

#include "layout/area.h"
#include "layout/layout.h"

/* Of one table: markers of the parts placed so far, and of the current one. */
struct table_markers;

/* NULL if neither part retrieves anything; each may be NULL. */
struct table_markers *table_markers_new(struct arena *arena,
    const struct fo *header, const struct fo *footer);

/*
 * `area` holds the rows of a part and nothing else: its markers are those
 * that table_markers_find() looks among, until the next part begins.
 */
void table_markers_begin(struct layout *layout, struct table_markers *markers,
    const struct area *area);

/* The part is complete: what it holds is carried over to the next ones. */
void table_markers_end(struct layout *layout, struct table_markers *markers);

/*
 * The fo:marker for `retrieve`, or NULL.  While none is begun (`markers` NULL:
 * extents are to be found) the longest one in the table: so that there will be
 * room for any.
 */
const struct fo *table_markers_find(const struct table_markers *markers,
    const struct fo *retrieve, const struct page *page);

#endif
