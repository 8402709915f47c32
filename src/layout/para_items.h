/*
 * The items of a stretch of a paragraph, for one pass of the line breaker.
 * Internal to para_items.c, para_word.c and para_fit.c.
 */
#ifndef LAYOUT_PARA_ITEMS_H
#define LAYOUT_PARA_ITEMS_H

#include "layout/part.h"

/* To be compared with the badness of a line that stretches fully: 100. */
enum {
	PENALTY_HYPHEN = 70,       /* one line in twenty-two at 31 ems */
	PENALTY_HYPHEN_STIFF = 81, /* where letters don't give */
	PENALTY_HYPHEN_WIDE = 50,
	PENALTY_AFTER_HYPHEN = 30, /* a hyphen that is there anyway */
	PENALTY_RAGGED_HYPHEN = 200,
	PENALTY_INSIDE = 60, /* of a URL, between slashes */
	PENALTY_LATE = 250,  /* where nothing shows that a name goes on */
	PENALTY_CUT = 500,
};

struct builder {
	struct line_list *list;
	const struct para *para;
	struct item *items;
	struct para_place *places; /* where a break at the item leads */
	size_t count, limit;
	bool is_ragged;
	bool has_hyphens; /* this pass */
	bool has_cuts;
	int hyphen_penalty;
	dimen measure;              /* of the narrowest line */
	dimen unbroken;             /* width since the last place to break */
	struct para_place from, to; /* the stretch */
};

/*
 * Builds the items anew, with hyphens and cuts as the flags say; they lie in
 * the scratch arena.
 */
struct item_list para_items_build(struct builder *builder);

/* Appends an item; a break there leads to `byte` of `part`. */
void para_items_add(struct builder *builder, const struct item *item,
    uint32_t part, uint32_t byte);
void para_items_add_box(struct builder *builder, dimen width, uint32_t part,
    uint32_t byte);

/* A place where a line may end short; `hyphen`: with one of this width. */
void para_items_add_cut(struct builder *builder, dimen hyphen, uint32_t part,
    uint32_t byte);

/* The word of part `part`, from byte `start` up to byte `end`: para_word.c. */
void para_word_add(struct builder *builder, uint32_t part, uint32_t start,
    uint32_t end);

/*
 * How wide the hyphen is that shows where `before`, the end of a text, is cut
 * off from `after`; 0: none.
 */
dimen para_word_hyphen(const struct builder *builder, const struct word *word,
    const char *before, const char *after);

/* What stands first in the stretch hangs out so far. */
dimen para_items_first_hang(const struct builder *builder);

#endif
