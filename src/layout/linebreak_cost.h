/*
 * What the files of line breaking share: a line on its way, and what it costs.
 * For linebreak*.c only.
 */
#ifndef LAYOUT_LINEBREAK_COST_H
#define LAYOUT_LINEBREAK_COST_H

#include "layout/linebreak.h"

enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE, FITNESS__MAX };

/* Hyphens in a row: more than two never, if it can be helped. */
enum { LADDER_MAX = 2, HYPHENS__MAX = LADDER_MAX + 1 };

enum {
	DEMERITS_FITNESS = 500, /* a tight line after a loose one */
	DEMERITS_DOUBLE_HYPHEN = 500,
	/* what may be held against a line by the one after it */
	DEMERITS_LATER = DEMERITS_FITNESS + DEMERITS_DOUBLE_HYPHEN,
};

struct totals {
	dimen width;
	dimen stretch, shrink;         /* of glue */
	dimen box_stretch, box_shrink; /* which comes first */
	size_t spaces;
};

struct start {
	struct start *next; /* in the list of the active ones */
	size_t class;       /* of the line: line_class() */
	/*
	 * Where the total of widths has got to when the line is full.  What
	 * comes first hangs into the margin; the indent is taken off.
	 */
	dimen full;
	struct totals totals;         /* up to the first box of the line */
	dimen hang;                   /* of that box */
	const struct start *previous; /* where the line before began */
	size_t at;                    /* the break before it */
	size_t line;                  /* number of the line, from 0 */
	double demerits;
	enum fitness fitness; /* of the line before */
	int hyphens;          /* that end the lines before, in a row */
	bool is_overfull;     /* the line before runs over */
};

struct breaker {
	struct arena *arena;
	const struct item_list *items;
	const struct linebreak_params *params;
	struct start *active;
	struct start *fresh, **last_fresh; /* not yet among the active */
	struct totals totals; /* of the items before the one in hand */
	dimen least_stretch;  /* of any line */
	double longest; /* times its stretch: more than a line may stretch */
	bool is_stuck;
};

static inline bool
linebreak_is_forced(const struct item *item)
{
	return item->kind == ITEM_PENALTY && item->penalty <= PENALTY_FORCED;
}

static inline bool
linebreak_is_last(const struct breaker *b, size_t at)
{
	return at + 1 == b->items->count;
}

/* Where a line has got to that ends at item `at`, as struct start counts. */
static inline dimen
linebreak_end(const struct breaker *b, size_t at)
{
	const struct item *item = &b->items->at[at];

	return b->totals.width - item->hang_before +
	    (item->kind == ITEM_PENALTY ? item->size : 0);
}

enum fitness linebreak_fitness(double ratio);

/* Hyphens in a row, if a line after `start` ends with `item`. */
int linebreak_hyphens_at(const struct start *start, const struct item *item);

/* Of the line from `start` to item `at`, whose glue is set at `ratio`. */
double linebreak_demerits(const struct breaker *b, const struct start *start,
    size_t at, double ratio);

#endif
