/*
 * Tables: columns, grid, and rows that become strips of a galley.
 *
 *	table_grid.c    columns, rows, and which cell lies where
 *	table_border.c  borders: which one wins between cells
 *	table_width.c   column widths: fixed, shared and automatic ones
 *	table_row.c     rows tied by row spans become one strip
 *	table_cell.c    the areas of a cell
 *	table_decimal.c numbers below each other
 *	table_head.c    header and footer, on each part of the table
 *	table.c         the table in its galley
 *
 * A table is one block of the galley.  Its header and footer stand on every
 * part of it, so they are no items: the block's OPEN and `cut_before` contain
 * the header's extent, its CLOSE and `cut_after` the footer's, and
 * galley_place() asks for their areas where it opens and closes the block.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/galley.h"
#include "layout/layout.h"

struct table;

/*
 * Adds a table: its OPEN, with the space, keeps and breaks before it, one
 * strip after another, and CLOSE.  `fo` is FO_TABLE; a table-and-caption and
 * its caption are plain blocks to the galley.
 */
struct galley_builder;
void table_add_items(struct layout *layout, struct galley_builder *builder,
    const struct fo *fo);

/*
 * Goes on with the table that was cut before `rest`, a strip of its rows, in
 * the builder's measure: columns, header and footer are set anew, and the rows
 * from the cut on; see resume.h.
 */
struct galley_break;
struct strip;
void table_add_rest(struct layout *layout, struct galley_builder *builder,
    const struct strip *rest, const struct galley_break *cut);

/* Narrowest and widest useful width of the whole table, indents included. */
void table_measure(struct layout *layout, const struct fo *fo, dimen *min,
    dimen *max);

/*
 * Makes the areas of the header as children of `area`, the table's, from
 * y = `top` (its border and padding are the caller's) and returns where the
 * rows begin: at `top` if there is no header, or if the table continues and
 * leaves it out at breaks.
 */
dimen table_place_header(struct layout *layout, const struct table *table,
    bool is_continued, struct area *area, dimen top);

/*
 * The same for the footer, at the end of each part; and for a header that
 * retrieves markers, for which the header's call only leaves room.
 */
dimen table_place_footer(struct layout *layout, const struct table *table,
    bool is_cut, struct area *area, dimen top);

#endif
