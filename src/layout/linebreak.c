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
#include "layout/linebreak_cost.h"

#include <math.h>
#include <string.h>

/* Stands for the ratio of a line that is empty and has no stretch. */
static const double ratio_limit = 1000;

/* More than rounding can make of two ratios that should be equal. */
static const double beyond_doubt = 1 + 1e-9;

/* The cheapest way to a break for each fitness and number of hyphens. */
struct candidate {
	const struct start *start;
	double demerits;
};

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

/* Where a full line has got to that begins with `start`. */
static dimen
full_line(const struct breaker *b, const struct start *start)
{
	const struct linebreak_params *params = b->params;
	dimen full = start->totals.width + start->hang + params->measure;

	if (start->line == 0)
		full -= params->indent;
	if (start->line < params->beside_count)
		full -= params->beside[start->line];
	return full;
}

static dimen
line_stretch(const struct breaker *b, const struct start *start)
{
	dimen stretch = b->totals.stretch - start->totals.stretch +
	    b->params->ragged;

	/* the shorter a line that can't stretch, the worse */
	return MAX(stretch, b->least_stretch);
}

/*
 * Whether a line with so much room left is far from full, as most are that are
 * looked at: glue_ratio() would be beyond what is tolerable.
 */
static bool
is_far_from_full(const struct breaker *b, const struct start *start, dimen room)
{
	dimen rest = room - (b->totals.box_stretch - start->totals.box_stretch);

	return (double)rest > b->longest * (double)line_stretch(b, start);
}

/*
 * What is to be done to the glue of the line from `start` on, which has so much
 * room left, when its boxes have done their part: -1 shrinks it as far as it
 * goes, 1 stretches it by its stretch.
 */
static double
glue_ratio(const struct breaker *b, const struct start *start, dimen room)
{
	dimen shrink;

	if (room > 0)
		room -= MIN(room,
		    b->totals.box_stretch - start->totals.box_stretch);
	else
		room += MIN(-room,
		    b->totals.box_shrink - start->totals.box_shrink);
	if (room == 0)
		return 0;
	if (room > 0) {
		double ratio = (double)room / (double)line_stretch(b, start);

		return MIN(ratio, ratio_limit);
	}
	shrink = b->totals.shrink - start->totals.shrink;
	if (shrink <= 0)
		return -ratio_limit;
	return (double)room / (double)shrink;
}

/* The totals where a line begins that follows a break at `at`. */
static struct totals
totals_after(const struct breaker *b, size_t at)
{
	struct totals totals = b->totals;

	for (size_t i = at; i < b->items->count; i++) {
		const struct item *item = &b->items->at[i];

		if (item->kind == ITEM_BOX ||
		    (i > at && linebreak_is_forced(item)))
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
	start->class = line_class(b, start->line);
	start->full = full_line(b, start);
	start->hyphens = MIN(linebreak_hyphens_at(from, &b->items->at[at]),
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

		while (fresh->class > 0 && *link != NULL &&
		    (*link)->class <= fresh->class)
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
	double limit = least + DEMERITS_LATER;

	for (int fitness = 0; fitness < FITNESS__MAX; fitness++) {
		for (int hyphens = 0; hyphens < HYPHENS__MAX; hyphens++) {
			struct candidate *c = &best[fitness][hyphens];

			if (c->start == NULL || c->demerits > limit)
				continue;
			activate(b, at, &totals, c->start,
			    (struct start){
				.demerits = c->demerits,
				.fitness = (enum fitness)fitness,
			    });
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
	double least; /* INFINITY: there are none, and `best` is not yet set */
	size_t class; /* of all of them */
	struct candidate best[FITNESS__MAX][HYPHENS__MAX];
};

static void
weigh(struct breaker *b, struct round *round, const struct start *start,
    size_t at, double ratio)
{
	double total = start->demerits +
	    linebreak_demerits(b, start, at, ratio);
	int hyphens = MIN(linebreak_hyphens_at(start, &b->items->at[at]),
	    HYPHENS__MAX - 1);
	struct candidate *c = &round->best[linebreak_fitness(ratio)][hyphens];

	if (total == INFINITY)
		return;
	if (round->least == INFINITY)
		memset(round->best, 0, sizeof(round->best));
	if (c->start == NULL || total < c->demerits)
		*c = (struct candidate){ start, total };
	round->least = MIN(round->least, total);
}

/* True if some line may end here.  The next round may begin. */
static bool
end_round(struct breaker *b, struct round *round, size_t at)
{
	if (round->least == INFINITY)
		return false;
	activate_cheapest(b, at, round->best, round->least);
	round->least = INFINITY;
	return true;
}

/* Whether a line more can't lead to the number that is wanted. */
static bool
is_too_many(const struct breaker *b, const struct start *start, size_t at)
{
	return b->params->wanted > 0 &&
	    start->line + (linebreak_is_last(b, at) ? 1 : 2) >
	    b->params->wanted;
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
	bool must_end = linebreak_is_forced(&b->items->at[at]), found = false;
	dimen end = linebreak_end(b, at) +
	    (linebreak_is_last(b, at) ? b->params->last_indent : 0);
	const struct start *retired = NULL;
	struct round round;

	round.least = INFINITY;
	round.class = 0;
	for (struct start **link = &b->active; *link != NULL;) {
		struct start *start = *link;
		dimen room = start->full - end;
		double ratio;

		if (!must_end && is_far_from_full(b, start, room)) {
			link = &start->next;
			continue;
		}
		ratio = glue_ratio(b, start, room);
		if (start->class != round.class) {
			found = end_round(b, &round, at) || found;
			round.class = start->class;
		}
		if (ratio >= -1 && ratio <= b->params->tolerance &&
		    !is_too_many(b, start, at))
			weigh(b, &round, start, at, ratio);
		if (ratio < -1 || must_end) {
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
	if (b->fresh != NULL)
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
		.least_stretch = MAX(params->measure / (dimen)ratio_limit, 1),
		.longest = params->tolerance * beyond_doubt,
	};
	const struct start *best = NULL;

	b.active = ARENA_NEW(arena, struct start);
	b.active->fitness = DECENT;
	b.active->hang = params->hang;
	b.active->full = full_line(&b, b.active);
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
