/*
 * Space resolution: what remains where several spaces meet (XSL 1.1, 4.3.1).
 */
#ifndef LAYOUT_SPACE_H
#define LAYOUT_SPACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/dimen.h"
#include "fo/fo.h"

/* One space-before or space-after. */
struct space {
	dimen minimum, optimum, maximum;
	double precedence;
	bool is_forcing;
	bool is_retained; /* .conditionality: stays at the edge of an area */
};

/* Whether the run of spaces lies at the edge of a reference area. */
enum {
	SPACE_HEAD = 1,
	SPACE_FOOT = 2,
};

struct space space_before(const struct fo *fo, dimen measure);
struct space space_after(const struct fo *fo, dimen measure);

/* It can neither take room nor push another space aside. */
bool space_is_nothing(const struct space *space);

/*
 * Resolves spaces that meet without anything between them: those that give
 * way become zero, in place.
 */
void space_resolve(struct space *spaces, size_t count, unsigned edges);

/* Sum of the optima after resolving a copy. */
dimen space_resolved_sum(const struct space *spaces, size_t count,
    unsigned edges);

#endif
