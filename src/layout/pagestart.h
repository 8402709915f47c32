/*
 * Where each page begins in the source: page → element and character.
 *
 * That is the first text or picture of the flow on the page; footnotes,
 * floats, running heads and a table's repeated header are no part of that.
 */
#ifndef LAYOUT_PAGESTART_H
#define LAYOUT_PAGESTART_H

#include "layout/area.h"

/*
 * Sets `start` of all pages, from the serial numbers that the formatting
 * objects have from q:serial; strings live in `arena`.
 */
void pagestart_find(struct arena *arena, struct area_tree *tree);

#endif
