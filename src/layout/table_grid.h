/*
 * The grid of a table: its columns, its rows in three kinds of parts, and
 * which cell lies where.  Between table*.c only.
 */
#ifndef LAYOUT_TABLE_GRID_H
#define LAYOUT_TABLE_GRID_H

#include "layout/galley.h"
#include "layout/layout.h"
#include "layout/strip.h"
#include "layout/table_marker.h"

enum table_side { TABLE_BEFORE, TABLE_AFTER, TABLE_START, TABLE_END };

/* A border as it is drawn, on the line between two cells or around one. */
struct table_edge {
	dimen width;
	enum fo_keyword style;
	uint32_t color;
};

struct table_cell {
	const struct fo *fo;
	struct table_row *row; /* the first that it lies in */
	size_t column;         /* the first */
	size_t row_span, column_span;
	/* of the border: what of it lies in the cell, half where collapsed */
	dimen border[4];
	dimen padding[4];      /* TABLE_BEFORE ... */
	dimen min, max;        /* widths of the content, border and padding */
	struct galley *galley; /* table_row_strip() */
	struct table_cell *next_wide; /* of the cells over several columns */
};

struct table_row {
	struct table_row *previous, *next; /* through the whole table */
	const struct fo *fo;               /* NULL: made by starts-row */
	const struct table_part *part;
	size_t index; /* in the part */
	/* by column; NULL where there is none; shorter than the table maybe */
	struct table_cell **cells;
	size_t cell_count;
	/* what the row and its cells ask for: table_row_strip() finds it */
	enum fo_keyword break_before, break_after;
	int keep_before, keep_after;
};

/* A header, footer or body. */
struct table_part {
	struct table_part *next; /* of the bodies */
	const struct fo *fo;
	struct table_row **rows;
	size_t row_count;
	/* header and footer: set once, placed on each page */
	struct strip **strips;
	size_t strip_count;
	dimen extent;
	/* a header's first strips, where the table goes on, and their extent */
	size_t continued_count;
	dimen continued_extent;
};

struct table_column {
	const struct fo *fo; /* table-column, or NULL */
	dimen x, width;      /* from the start edge of the content box */
	dimen min, max;      /* of an automatic one */
	bool is_auto;
};

struct table {
	const struct fo *fo;
	struct table_column *columns;
	size_t column_count;
	struct table_part *header, *footer; /* NULL if there is none */
	struct table_part *bodies;
	struct table_row *first_row, *last_row;
	struct table_cell *wide; /* cells over several columns */
	bool is_collapsed;
	bool is_backward;            /* from right to left */
	dimen gap_inline, gap_block; /* between separate borders */
	dimen x, width;              /* content box, in the galley's measure */
	dimen left; /* of the galley's measure, in the table's area */
	struct table_markers *markers; /* NULL: header and footer stay as set */
	struct table_head *head; /* table_head.c: of the part being placed */
};

/*
 * Finds columns, rows and cells; spans that leave the table are cut short,
 * cells that overlap move on, with a message each.
 */
struct table *table_grid_new(struct layout *layout, const struct fo *fo);

/* The cell that lies there, or NULL. */
static inline struct table_cell *
table_grid_find(const struct table_row *row, size_t column)
{
	return column < row->cell_count ? row->cells[column] : NULL;
}

/* Fills in border and padding of all cells; padding's % is of `measure`. */
void table_border_resolve(struct table *table, dimen measure);

/* The collapsed border on one side of the grid unit (row, column). */
struct table_edge table_border_find(const struct table *table,
    const struct table_row *row, size_t column, enum table_side side);

/*
 * The same of the line under `above` and over `below`; either may be NULL:
 * there the table ends.
 */
struct table_edge table_border_between(const struct table *table,
    const struct table_row *above, const struct table_row *below,
    size_t column);

/*
 * Chooses the column widths for a table that may be `room` wide, and sets
 * table->width.
 */
void table_width_choose(struct layout *layout, struct table *table, dimen room);

/* Narrowest and widest useful width of the content box. */
void table_width_measure(struct layout *layout, struct table *table, dimen *min,
    dimen *max);

/* The row after the last of those that row spans tie to row `first`. */
size_t table_row_end(const struct table_part *part, size_t first);

/*
 * The rows from `first` on that row spans tie together, as a strip; `*end` is
 * the row after the last of them.
 */
struct strip *table_row_strip(struct layout *layout, const struct table *table,
    const struct table_part *part, size_t first, size_t *end);

/* The break between two rows; for a forced one `*until` is set. */
struct item table_row_break(const struct table_row *above,
    const struct table_row *below, enum fo_keyword *until);

/* What two breaks at one place come to: a page is more than a column. */
enum fo_keyword table_row_stronger(enum fo_keyword a, enum fo_keyword b);

/* Moves numbers so that their decimal signs lie below each other. */
void table_decimal_align(struct layout *layout, struct table *table);

/* table_cell.c: makes the areas of a cell's part; see struct strip. */
struct area *table_cell_new_area(struct layout *layout,
    const struct strip *strip, const struct strip_part *part,
    struct area *parent);

#endif
