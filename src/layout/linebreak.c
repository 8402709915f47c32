/*
 * Line breaking by total fit, see linebreak.h.
 *
 * A "start" is a place where a line may begin, with the cheapest way to get
 * there.  The active ones are those from which the item in hand can still be
 * reached.  Several starts at the same place differ in how tight the line
 * before was and how many hyphens stand above one another, since the next
 * line is judged by both.
 *
 * Widths are differences of running totals, so the work per break depends on
 * the number of active starts only, which is about the number of breaks in
 * one line.
 */
#include "layout/linebreak.h"

#include <math.h>

/* The demerits of plain TeX, but for the last line's. */
static const double line_penalty = 10;
static const double badness_limit = 1e6;
static const double fitness_demerits = 1e4;
static const double double_hyphen_demerits = 1e4;
static const double triple_hyphen_demerits = 1e10;
static const double final_hyphen_demerits = 5e3;
/* a last line that is nothing but the tail of a word */
static const double final_tail_demerits = 1e7;
static const double short_last_demerits = 4e4;

/* Stands for the ratio of a line that is short and has no stretch. */
static const double ratio_limit = 1000;

enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE, FITNESS__MAX };

enum { HYPHENS__MAX = 3 }; /* none, one, two or more in a row */

struct totals {
	dimen width, stretch, shrink;
	size_t spaces;
};

struct start {
	struct start *next;           /* in the list of the active ones */
	const struct start *previous; /* where the line before began */
	struct totals totals;         /* up to the first box of the line */
	size_t at;                    /* the break before it */
	size_t line;                  /* number of the line, from 0 */
	double demerits;
	enum fitness fitness; /* of the line before */
	int hyphens;          /* that end the lines before, in a row */
	bool is_overfull;     /* the line before runs over */
};

/* The cheapest way to a break for each fitness and number of hyphens. */
struct candidate {
	const struct start *start;
	double demerits;
};

struct breaker {
	struct arena *arena;
	const struct item_list *items;
	const struct linebreak_params *params;
	struct start *active;
	struct totals totals; /* of the items before the one in hand */
	bool is_stuck;
};

static bool
is_forced(const struct item *item)
{
	return item->kind == ITEM_PENALTY && item->penalty <= PENALTY_FORCED;
}

static bool
is_last(const struct breaker *b, size_t at)
{
	return at + 1 == b->items->count;
}

static void
add_item(struct totals *totals, const struct item *item)
{
	if (item->kind == ITEM_PENALTY)
		return;
	totals->width += item->size;
	totals->stretch += item->stretch;
	totals->shrink += item->shrink;
	totals->spaces += item->kind == ITEM_GLUE && item->size > 0;
}

static dimen
line_width(const struct breaker *b, const struct start *start, size_t at)
{
	const struct item *item = &b->items->at[at];

	return b->totals.width - start->totals.width +
	    (item->kind == ITEM_PENALTY ? item->size : 0);
}

/*
 * What is to be done to the glue of the line from `start` to `at`: -1 shrinks
 * it as far as it goes, 1 stretches it by its stretch.
 */
static double
glue_ratio(const struct breaker *b, const struct start *start, size_t at)
{
	const struct linebreak_params *params = b->params;
	dimen room = params->measure - line_width(b, start, at);
	dimen stretch, shrink;

	if (start->line == 0)
		room -= params->indent;
	if (is_last(b, at))
		room -= params->last_indent;
	if (room == 0)
		return 0;
	if (room > 0) {
		stretch = b->totals.stretch - start->totals.stretch +
		    params->ragged;
		if (stretch <= 0)
			return ratio_limit;
		return fmin((double)room / (double)stretch, ratio_limit);
	}
	shrink = b->totals.shrink - start->totals.shrink;
	if (shrink <= 0)
		return -ratio_limit;
	return (double)room / (double)shrink;
}

static enum fitness
fitness_of(double ratio)
{
	if (ratio < -0.5)
		return TIGHT;
	if (ratio <= 0.5)
		return DECENT;
	return ratio <= 1 ? LOOSE : VERY_LOOSE;
}

/* Hyphens in a row, if a line after `start` ends with `item`. */
static int
hyphens_at(const struct start *start, const struct item *item)
{
	if (item->kind != ITEM_PENALTY || !item->is_flagged)
		return 0;
	return start->hyphens + 1;
}

static double
hyphen_demerits(const struct breaker *b, const struct start *start, size_t at)
{
	const struct item *item = &b->items->at[at];

	if (is_last(b, at) && start->hyphens > 0)
		return b->totals.spaces == start->totals.spaces
		    ? final_tail_demerits
		    : final_hyphen_demerits;
	switch (hyphens_at(start, item)) {
	case 0:
	case 1:
		return 0;
	case 2:
		return double_hyphen_demerits;
	default:
		return b->params->may_fail ? INFINITY : triple_hyphen_demerits;
	}
}

static double
line_demerits(const struct breaker *b, const struct start *start, size_t at,
    double ratio)
{
	const struct item *item = &b->items->at[at];
	double penalty = item->kind == ITEM_PENALTY ? item->penalty : 0;
	double badness = fmin(100 * fabs(ratio * ratio * ratio), badness_limit);
	double base = line_penalty + badness;
	double demerits = base * base + hyphen_demerits(b, start, at);

	if (penalty > 0)
		demerits = (base + penalty) * (base + penalty) +
		    hyphen_demerits(b, start, at);
	else if (!is_forced(item))
		demerits -= penalty * penalty;
	if (abs((int)fitness_of(ratio) - (int)start->fitness) > 1)
		demerits += fitness_demerits;
	if (is_last(b, at) && start->line > 0 &&
	    line_width(b, start, at) < b->params->short_last)
		demerits += short_last_demerits;
	return demerits;
}

/* The totals where a line begins that follows a break at `at`. */
static struct totals
totals_after(const struct breaker *b, size_t at)
{
	struct totals totals = b->totals;

	for (size_t i = at; i < b->items->count; i++) {
		const struct item *item = &b->items->at[i];

		if (item->kind == ITEM_BOX || (i > at && is_forced(item)))
			break;
		add_item(&totals, item);
	}
	return totals;
}

static void
activate(struct breaker *b, size_t at, const struct totals *totals,
    const struct start *from, struct start state)
{
	struct start *start = ARENA_NEW(b->arena, struct start);

	*start = state;
	start->previous = from;
	start->totals = *totals;
	start->at = at;
	start->line = from->line + 1;
	start->hyphens = MIN(hyphens_at(from, &b->items->at[at]),
	    HYPHENS__MAX - 1);
	start->next = b->active;
	b->active = start;
}

/*
 * Makes starts of the cheapest candidates; one that costs more than the
 * cheapest and all that may still be held against that one never wins.
 */
static void
activate_cheapest(struct breaker *b, size_t at,
    struct candidate best[FITNESS__MAX][HYPHENS__MAX], double least)
{
	struct totals totals = totals_after(b, at);
	double limit = least + fitness_demerits + double_hyphen_demerits;

	for (int fitness = 0; fitness < FITNESS__MAX; fitness++) {
		for (int hyphens = 0; hyphens < HYPHENS__MAX; hyphens++) {
			struct candidate *c = &best[fitness][hyphens];
			struct start state = {
				.demerits = c->demerits,
				.fitness = (enum fitness)fitness,
			};

			if (c->start != NULL && c->demerits <= limit)
				activate(b, at, &totals, c->start, state);
		}
	}
}

/* Whether a line that runs over had better begin at `a` than at `b`. */
static bool
runs_over_less(const struct start *a, const struct start *b)
{
	return a->at > b->at || (a->at == b->at && a->demerits < b->demerits);
}

/* The line that ends here runs over, or the paragraph would be lost. */
static void
run_over(struct breaker *b, size_t at, const struct start *from)
{
	struct totals totals = totals_after(b, at);
	struct start state = {
		.demerits = from->demerits,
		.fitness = DECENT,
		.is_overfull = true,
	};

	if (b->params->may_fail)
		b->is_stuck = true;
	else
		activate(b, at, &totals, from, state);
}

/*
 * Weighs a break at item `at` for every active start, retires the starts that
 * even a closed-up line can no longer reach, and keeps the cheapest ways to
 * get here as starts for later lines.  When the last start retires without
 * any acceptable line, the line runs over.
 */
static void
try_break(struct breaker *b, size_t at)
{
	const struct item *item = &b->items->at[at];
	struct candidate best[FITNESS__MAX][HYPHENS__MAX] = { 0 };
	const struct start *retired = NULL;
	double least = INFINITY;

	for (struct start **link = &b->active; *link != NULL;) {
		struct start *start = *link;
		double ratio = glue_ratio(b, start, at);

		if (ratio >= -1 && ratio <= b->params->tolerance) {
			double total = start->demerits +
			    line_demerits(b, start, at, ratio);
			int hyphens = MIN(hyphens_at(start, item),
			    HYPHENS__MAX - 1);
			struct candidate *c = &best[fitness_of(ratio)][hyphens];

			if (total < INFINITY &&
			    (c->start == NULL || total < c->demerits))
				*c = (struct candidate){ start, total };
			least = fmin(least, total);
		}
		if (ratio < -1 || is_forced(item)) {
			if (retired == NULL || runs_over_less(start, retired))
				retired = start;
			*link = start->next;
		} else {
			link = &start->next;
		}
	}
	if (least < INFINITY)
		activate_cheapest(b, at, best, least);
	else if (b->active == NULL)
		run_over(b, at, retired);
}

static bool
is_legal(const struct item_list *items, size_t at)
{
	const struct item *item = &items->at[at];

	switch (item->kind) {
	case ITEM_PENALTY:
		return item->penalty < PENALTY_FORBIDDEN;
	case ITEM_GLUE:
		return at > 0 && items->at[at - 1].kind == ITEM_BOX;
	default:
		return false;
	}
}

/* Writes down the way that led to `last`, the start after the last line. */
static struct linebreaks
trace(struct arena *arena, const struct start *last)
{
	struct linebreaks lines = { .count = last->line };

	lines.at = ARENA_NEW_ARRAY(arena, size_t, lines.count);
	for (const struct start *start = last; start->previous != NULL;
	     start = start->previous) {
		lines.at[start->line - 1] = start->at;
		if (start->is_overfull)
			lines.overfull++;
	}
	return lines;
}

struct linebreaks
linebreak_paragraph(struct arena *arena, const struct item_list *items,
    const struct linebreak_params *params)
{
	struct breaker b = {
		.arena = arena,
		.items = items,
		.params = params,
	};
	const struct start *best;

	b.active = ARENA_NEW(arena, struct start);
	b.active->fitness = DECENT;
	for (size_t i = 0; i < items->count && !b.is_stuck; i++) {
		if (is_legal(items, i))
			try_break(&b, i);
		add_item(&b.totals, &items->at[i]);
	}
	if (b.is_stuck)
		return (struct linebreaks){ 0 };
	best = b.active;
	for (const struct start *start = best; start != NULL;
	     start = start->next) {
		if (start->demerits < best->demerits)
			best = start;
	}
	return trace(arena, best);
}
