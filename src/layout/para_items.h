/*
 * The items of a stretch of a paragraph, for one pass of the line breaker.
 * Internal to para_items.c and para_fit.c.
 */
#ifndef LAYOUT_PARA_ITEMS_H
#define LAYOUT_PARA_ITEMS_H

#include "layout/part.h"

/* Plain TeX's 50 makes a fifth more hyphens and hardly evener lines. */
enum {
	PENALTY_HYPHEN = 150,
	PENALTY_AFTER_HYPHEN = 50, /* a hyphen that is there anyway */
	PENALTY_RAGGED_HYPHEN = 300,
	PENALTY_INSIDE = 100, /* of a URL, between slashes */
	PENALTY_CUT = 500,
};

struct builder {
	const struct line_list *list;
	const struct para *para;
	struct item *items;
	struct para_place *places; /* where a break at the item leads */
	size_t count, limit;
	bool is_ragged;
	bool has_hyphens; /* this pass */
	bool has_cuts;
	dimen measure;              /* of the narrowest line */
	dimen unbroken;             /* width since the last place to break */
	struct para_place from, to; /* the stretch */
};

/*
 * Builds the items anew, with hyphens and cuts as the flags say; they lie in
 * the scratch arena.
 */
struct item_list para_items_build(struct builder *builder);

#endif
