/*
 * Boxes: what an area draws around and under its content, from the border,
 * padding and background properties.
 */
#ifndef LAYOUT_BOX_H
#define LAYOUT_BOX_H

#include "layout/area.h"
#include "layout/layout.h"

/* Widths of border and padding together. */
struct box_edges {
	dimen before, after, start, end;
};

/* Percentages of padding refer to `measure`. */
struct box_edges box_edges(const struct fo *fo, dimen measure);

/* What remains of the before and after edges where the block is cut. */
struct box_edges box_cut_edges(const struct fo *fo, dimen measure);

/* How far the content of a block stands in at either side. */
struct box_indents {
	dimen start, end;
};

/*
 * The indents of `fo`, less what would leave no room for text: blocks that
 * are nested very deeply go on below one another rather than off the page.
 */
struct box_indents box_indents(const struct fo *fo, dimen measure);

/* Whether `fo` has a border, padding or a background. */
bool box_is_there(const struct fo *fo);

/*
 * The box of `fo`, or NULL if nothing is to be drawn.  Start is the right
 * side where the object is written from right to left.
 */
const struct area_box *box_new(struct layout *layout, const struct fo *fo,
    dimen measure);

/* The same with its background only. */
const struct area_box *box_background(struct layout *layout,
    const struct fo *fo, dimen measure);

/*
 * The box for a part of what was cut: border and padding of the edges that
 * the part hasn't got become what .conditionality leaves of them.
 */
const struct area_box *box_part(struct layout *layout,
    const struct area_box *box, const struct fo *fo, bool is_first,
    bool is_last);

/*
 * The box with its background image in place, to be called when the size of
 * the border box is known.
 */
const struct area_box *box_fit(struct layout *layout,
    const struct area_box *box, const struct fo *fo, dimen width, dimen height);

/* How far display-align moves content down, which leaves `free` of its box. */
dimen box_align(const struct fo *fo, dimen free);

/* Start is right: lines and columns run from right to left. */
bool box_is_backward(const struct fo *fo);

#endif
