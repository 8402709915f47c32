/* Addresses of links. */
#ifndef READ_URI_H
#define READ_URI_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * `uri` with what no URI may hold percent-encoded, letters outside ASCII
 * too, so that every reader takes it.
 */
const char *uri_escape(struct arena *arena, const char *uri);

/* Is this a place in the book: #id, or the file of a chapter? */
bool uri_is_internal(const char *uri);

#endif
