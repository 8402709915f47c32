/*
 * What a block-container's object says about its width and height on the page:
 * whichever of its dimensions these are once it is turned, `turns` quarters.
 */
#ifndef LAYOUT_CONTAINER_SIZE_H
#define LAYOUT_CONTAINER_SIZE_H

#include "base/dimen.h"
#include "fo/fo.h"

/*
 * A percentage of a block-progression-dimension counts as none: the height of
 * the page isn't known yet.
 */
bool container_has_width(const struct fo *fo, int turns);
bool container_has_height(const struct fo *fo, int turns);

/* `measure` is what percentages are of; `otherwise` stands in for auto. */
dimen container_width_or(const struct fo *fo, int turns, dimen measure,
    dimen otherwise);
dimen container_height_or(const struct fo *fo, int turns, dimen measure,
    dimen otherwise);

#endif
