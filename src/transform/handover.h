/*
 * What a stylesheet has made so far goes to a watcher, child by child of the
 * result's root, so that the next stage may begin (transform_run()).
 */
#ifndef TRANSFORM_HANDOVER_H
#define TRANSFORM_HANDOVER_H

#include "transform/transform.h"

struct handover {
	const struct transform_watcher *watcher;
	xmlDoc *kept; /* of the children that the watcher keeps, or NULL */
};

/* Hands over the children of the root of `result`, which loses them. */
void handover_give(struct handover *handover, const xmlDoc *result);

#endif
