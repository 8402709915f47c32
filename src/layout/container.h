/*
 * Block-containers: in the flow, of a given height, turned, or positioned.
 */
#ifndef LAYOUT_CONTAINER_H
#define LAYOUT_CONTAINER_H

#include "layout/galley.h"

struct container;

void container_add_items(struct galley_builder *builder, const struct fo *fo);

/*
 * Makes the areas of a container that was added as one item.  `parent` holds
 * the content of the open block; (left, top) is where the measure of the
 * galley starts in it and how far one has come.  `reference` is the nearest
 * reference area around it, whose corner lies at (x, y) in `parent`.
 */
void container_place(struct layout *layout,
    const struct container *container, struct area *parent, dimen top,
    const struct area *reference, dimen x, dimen y);

#endif
