/* The links of a page, and where they are on it.  Private to paint/. */
#ifndef PAINT_LINK_H
#define PAINT_LINK_H

#include <stdbool.h>

#include <glib.h>

#include "layout/area.h"

/*
 * Adds the page's links, each as often as it has areas.  With tags, those in
 * areas that are repeated are none, for they would be read once more.
 */
void link_find(GArray *links, const struct page *page, bool is_tagged);

#endif
