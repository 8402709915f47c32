/*
 * Block-containers: in the flow, of a given height, turned, or positioned.
 */
#ifndef LAYOUT_CONTAINER_H
#define LAYOUT_CONTAINER_H

#include "layout/galley.h"

struct container;

void container_add_items(struct galley_builder *builder, const struct fo *fo);

const struct fo *container_fo(const struct container *container);

/* The footnotes and floats in it, for the page that it stands on. */
const struct citation *container_citations(struct layout *layout,
    const struct container *container);

/*
 * What a container whose content is turned sideways takes of the line, without
 * its border and padding; false for others.
 */
bool container_measure(struct layout *layout, const struct fo *fo,
    dimen *width);

/* The width and start of what stands in a container that may be cut. */
void container_enter(struct galley_builder *builder,
    struct galley_block *block);

/*
 * Makes the areas of a container that was added as one item.  `parent` holds
 * the content of the open block, `top` is how far one has come in it.
 * `reference` is the nearest
 * reference area around it, whose corner lies at (x, y) in `parent`.
 */
void container_place(struct layout *layout, const struct container *container,
    struct area *parent, dimen top, const struct area *reference, dimen x,
    dimen y);

#endif
