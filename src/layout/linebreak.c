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

/*
 * What a line costs: the square of how far its spaces are from the font's
 * own, in hundredths of what they may stretch, and what is held against its
 * break.  TeX's cube of the ratio, squared again, hardly minds spaces that
 * are off by a half; the plain square makes the whole paragraph even, which
 * is what the eye sees of it.  Where only the spaces give way they are often
 * off by more, and the cube keeps the worst of them small.
 */
static const double line_penalty = 1;
static const double badness_full = 100; /* at a ratio of 1 */
static const double badness_limit = 1e6;
/* Spaces that shrink by all they have differ less than those that stretch. */
static const double shrink_weight = 0.8;
static const double fitness_demerits = 500;
static const double double_hyphen_demerits = 500;
static const double ladder_demerits = 1e10;
static const double final_hyphen_demerits = 500;
/* a last line that is nothing but the tail of a word */
static const double final_tail_demerits = 1e7;
static const double short_last_demerits = 5e3;

/* Stands for the ratio of a line that is empty and has no stretch. */
static const double ratio_limit = 1000;

enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE, FITNESS__MAX };

/* Hyphens in a row: more than two never, if it can be helped. */
enum { LADDER_MAX = 2, HYPHENS__MAX = LADDER_MAX + 1 };

struct totals {
	dimen width;
	dimen stretch, shrink;         /* of glue */
	dimen box_stretch, box_shrink; /* which comes first */
	size_t spaces;
};

struct start {
	struct start *next;           /* in the list of the active ones */
	const struct start *previous; /* where the line before began */
	struct totals totals;         /* up to the first box of the line */
	dimen hang;                   /* of that box, into the margin */
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
	struct start *fresh, **last_fresh; /* not yet among the active */
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
	if (item->kind == ITEM_BOX) {
		totals->box_stretch += item->stretch;
		totals->box_shrink += item->shrink;
	} else {
		totals->stretch += item->stretch;
		totals->shrink += item->shrink;
		totals->spaces += item->size > 0;
	}
}

/*
 * Lines of one class are as wide and may stand for one another; those that
 * begin in different classes are weighed apart.
 */
static size_t
line_class(const struct breaker *b, size_t line)
{
	return b->params->wanted > 0 ? line
				     : MIN(line, b->params->beside_count);
}

static dimen
line_width(const struct breaker *b, const struct start *start, size_t at)
{
	const struct item *item = &b->items->at[at];

	return b->totals.width - start->totals.width - start->hang -
	    item->hang_before + (item->kind == ITEM_PENALTY ? item->size : 0);
}

/*
 * What is to be done to the glue of the line from `start` to `at` when its
 * boxes have done their part: -1 shrinks it as far as it goes, 1 stretches it
 * by its stretch.
 */
static double
glue_ratio(const struct breaker *b, const struct start *start, size_t at)
{
	const struct linebreak_params *params = b->params;
	dimen room = params->measure - line_width(b, start, at);
	dimen stretch, shrink;

	if (start->line == 0)
		room -= params->indent;
	if (start->line < params->beside_count)
		room -= params->beside[start->line];
	if (is_last(b, at))
		room -= params->last_indent;
	if (room > 0)
		room -= MIN(room,
		    b->totals.box_stretch - start->totals.box_stretch);
	else
		room += MIN(-room,
		    b->totals.box_shrink - start->totals.box_shrink);
	if (room == 0)
		return 0;
	if (room > 0) {
		stretch = b->totals.stretch - start->totals.stretch +
		    params->ragged;
		/* the shorter a line that can't stretch, the worse */
		stretch = MAX(stretch, params->measure / (dimen)ratio_limit);
		return fmin((double)room / (double)MAX(stretch, 1),
		    ratio_limit);
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
	int hyphens;

	if (is_last(b, at) && start->hyphens > 0)
		return b->totals.spaces == start->totals.spaces
		    ? final_tail_demerits
		    : final_hyphen_demerits;
	hyphens = hyphens_at(start, item);
	if (hyphens < 2)
		return 0;
	if (hyphens <= (b->params->ladder > 0 ? b->params->ladder : LADDER_MAX))
		return double_hyphen_demerits;
	return b->params->may_fail ? INFINITY : ladder_demerits;
}

static double
badness_of(const struct breaker *b, double ratio)
{
	double badness = ratio > 0 ? badness_full * ratio
				   : -badness_full * shrink_weight * ratio;

	if (b->params->is_plain)
		badness = badness_full * fabs(ratio * ratio * ratio);
	return fmin(badness, badness_limit);
}

static double
line_demerits(const struct breaker *b, const struct start *start, size_t at,
    double ratio)
{
	const struct item *item = &b->items->at[at];
	double penalty = item->kind == ITEM_PENALTY ? item->penalty : 0;
	double badness = badness_of(b, ratio);
	double base = line_penalty + badness;
	double demerits = base * base + hyphen_demerits(b, start, at);

	if (penalty > 0)
		demerits += penalty * penalty;
	else if (!is_forced(item))
		demerits -= penalty * penalty;
	if (abs((int)fitness_of(ratio) - (int)start->fitness) > 1)
		demerits += fitness_demerits;
	if (is_last(b, at) && start->line > 0 &&
	    line_width(b, start, at) <= b->params->short_last)
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

/*
 * The active starts are in the order of their lines where that matters; the
 * new one becomes visible to later breaks only.
 */
static void
activate(struct breaker *b, size_t at, const struct totals *totals,
    const struct start *from, struct start state)
{
	struct start *start = ARENA_NEW(b->arena, struct start);

	*start = state;
	start->previous = from;
	start->totals = *totals;
	start->hang = b->items->at[at].hang_after;
	start->at = at;
	start->line = from->line + 1;
	start->hyphens = MIN(hyphens_at(from, &b->items->at[at]),
	    HYPHENS__MAX - 1);
	*b->last_fresh = start;
	b->last_fresh = &start->next;
}

/* Merges the fresh starts into the active ones. */
static void
take_fresh(struct breaker *b)
{
	struct start **link = &b->active;
	struct start *fresh = b->fresh;

	while (fresh != NULL) {
		struct start *next = fresh->next;

		size_t class = line_class(b, fresh->line);

		while (class > 0 && *link != NULL &&
		    line_class(b, (*link)->line) <= class)
			link = &(*link)->next;
		fresh->next = *link;
		*link = fresh;
		fresh = next;
	}
	b->fresh = NULL;
	b->last_fresh = &b->fresh;
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

/* The active starts that are weighed against one another, at one break. */
struct round {
	struct candidate best[FITNESS__MAX][HYPHENS__MAX];
	double least;
	size_t class; /* of all of them */
};

static void
weigh(struct breaker *b, struct round *round, const struct start *start,
    size_t at, double ratio)
{
	double total = start->demerits + line_demerits(b, start, at, ratio);
	int hyphens = MIN(hyphens_at(start, &b->items->at[at]),
	    HYPHENS__MAX - 1);
	struct candidate *c = &round->best[fitness_of(ratio)][hyphens];

	if (total < INFINITY && (c->start == NULL || total < c->demerits))
		*c = (struct candidate){ start, total };
	round->least = fmin(round->least, total);
}

/* True if some line may end here. */
static bool
end_round(struct breaker *b, struct round *round, size_t at)
{
	if (round->least == INFINITY)
		return false;
	activate_cheapest(b, at, round->best, round->least);
	return true;
}

/* Whether a line more can't lead to the number that is wanted. */
static bool
is_too_many(const struct breaker *b, const struct start *start, size_t at)
{
	return b->params->wanted > 0 &&
	    start->line + (is_last(b, at) ? 1 : 2) > b->params->wanted;
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
	struct round round = { .least = INFINITY };
	const struct start *retired = NULL;
	bool found = false;

	for (struct start **link = &b->active; *link != NULL;) {
		struct start *start = *link;
		double ratio = glue_ratio(b, start, at);

		size_t class = line_class(b, start->line);

		if (class != round.class) {
			found = end_round(b, &round, at) || found;
			round = (struct round){ .least = INFINITY,
				.class = class };
		}
		if (ratio >= -1 && ratio <= b->params->tolerance &&
		    !is_too_many(b, start, at))
			weigh(b, &round, start, at, ratio);
		if (ratio < -1 || is_forced(item)) {
			if (retired == NULL || runs_over_less(start, retired))
				retired = start;
			*link = start->next;
		} else {
			link = &start->next;
		}
	}
	found = end_round(b, &round, at) || found;
	if (!found && b->active == NULL)
		run_over(b, at, retired);
	take_fresh(b);
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
	struct linebreaks lines = {
		.count = last->line,
		.demerits = last->demerits,
	};

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
	const struct start *best = NULL;

	b.active = ARENA_NEW(arena, struct start);
	b.active->fitness = DECENT;
	b.active->hang = params->hang;
	b.last_fresh = &b.fresh;
	for (size_t i = 0; i < items->count && !b.is_stuck; i++) {
		if (is_legal(items, i))
			try_break(&b, i);
		add_item(&b.totals, &items->at[i]);
	}
	for (const struct start *start = b.active; start != NULL && !b.is_stuck;
	     start = start->next) {
		if (params->wanted > 0 && start->line != params->wanted)
			continue;
		if (best == NULL || start->demerits < best->demerits)
			best = start;
	}
	return best != NULL ? trace(arena, best) : (struct linebreaks){ 0 };
}
