/*
 * Box, glue and penalty: the words that both breakers speak, after Knuth and
 * Plass.  For lines the size is a width, for pages a height.
 */
#ifndef LAYOUT_ITEM_H
#define LAYOUT_ITEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/dimen.h"

enum item_kind {
	ITEM_BOX,     /* never divided, never discarded */
	ITEM_GLUE,    /* may grow and shrink; vanishes at a break */
	ITEM_PENALTY, /* a place to break, good or bad */
};

enum {
	PENALTY_FORBIDDEN = 10000,
	PENALTY_FORCED = -10000,
};

struct item {
	enum item_kind kind;
	bool is_flagged;       /* penalty: a hyphen; two in a row look bad */
	int penalty;           /* PENALTY_FORCED ... PENALTY_FORBIDDEN */
	dimen size;            /* penalty: what a break here adds (a hyphen) */
	dimen stretch, shrink; /* boxes too: leaders, fonts that expand */
	/*
	 * How far into the margins that may hang which stands before a break
	 * here, and after it: punctuation, a hyphen.
	 */
	dimen hang_before, hang_after;
};

struct item_list {
	struct item *at;
	size_t count;
};

#endif
