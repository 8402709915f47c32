/*
 * Change bars (XSL 1.1, 6.13): strokes beside the column along all that lies
 * between a change-bar-begin and its end.
 */
#ifndef LAYOUT_CHANGE_BAR_H
#define LAYOUT_CHANGE_BAR_H

#include "layout/area.h"
#include "layout/layout.h"

/* Which objects of a document lie in which bars. */
struct change_bars;

/*
 * Finds the bars in `top`, which is no less than a page-sequence, and adds
 * them to layout->change_bars, which is made if it is NULL.
 */
void change_bars_find(struct layout *layout, const struct fo *top);

/* Draws the bars of a page whose body is complete. */
void change_bars_add(struct layout *layout, const struct change_bars *bars,
    struct page *page);

#endif
