/* Where a block-container stands: what is to be done with too much in it. */
#ifndef LAYOUT_CONTAINER_PLACE_H
#define LAYOUT_CONTAINER_PLACE_H

#include "fo/fo.h"

/* Where what a turned container has no room for may go. */
enum container_place {
	PLACE_FLOW,  /* on, in another container */
	PLACE_CELL,  /* the same, but what stands beside it goes on, too */
	PLACE_FIXED, /* nowhere: headers, notes, static content */
};

enum container_place container_place_of(const struct fo *fo);

/* Whether one around it is turned on its part. */
bool container_is_within_turned(const struct fo *fo);

/* Quarter turns counter-clockwise, 0 ... 3, against what is around it. */
int container_turns(const struct fo *fo);

#endif
