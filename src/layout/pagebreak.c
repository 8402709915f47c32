/*
 * Page breaking.
 *
 * Every BREAK that can be reached is weighed: by what it leaves empty or must
 * shrink, and by what has to give way for it (pagecost.c).
 *
 * The best few of them are then compared by what the next page would cost, so
 * that a heading is not set at a foot to be alone there, and a last page holds
 * more than two lines.  The end of the galley and a forced break are taken
 * when they fit.
 */
#include "layout/pagebreak.h"

#include <math.h>

#include "layout/pagecost.h"

enum { CANDIDATES = 6 }; /* compared by what comes after them */

/*
 * Pages are filled in order: that the next one comes out short does not shorten
 * this one, unless it would be a third empty.
 */
static const double shortness_ahead = 850;

struct candidate {
	size_t at;
	double cost;
	double filling; /* of the cost: shortness, or shrinking */
	dimen height, stretch, shrink;
	int relaxed;
	bool is_final; /* the end of the galley, or forced */
	bool is_planned;
	bool is_overfull;
};

struct scan {
	const struct galley *galley;
	const struct pagebreak_params *params;
	dimen room;
	dimen height, stretch, shrink;            /* down to the last box */
	dimen space, space_stretch, space_shrink; /* after it */
	dimen line;                               /* height of the last line */
	size_t lines;                             /* or steps of strips */
	struct candidate best[CANDIDATES];
	size_t count;
};

/* Keeps the cheapest in order; of equal ones the later is the fuller page. */
static void
add_candidate(struct scan *scan, struct candidate candidate)
{
	size_t i = scan->count;

	if (scan->count == CANDIDATES) {
		if (candidate.cost > scan->best[CANDIDATES - 1].cost)
			return;
		i--;
	} else {
		scan->count++;
	}
	for (; i > 0 && scan->best[i - 1].cost >= candidate.cost; i--)
		scan->best[i] = scan->best[i - 1];
	scan->best[i] = candidate;
}

/*
 * What filling the room to `height` costs; INFINITY if it can't be.  A final
 * cut may leave as much empty as it likes.
 */
static double
fill_cost(const struct scan *scan, dimen height, bool is_final)
{
	dimen slack = scan->room - height;
	double ratio;

	if (slack >= 0)
		return is_final ? 0 : pagecost_short(slack, scan->room);
	if (-slack > scan->shrink)
		return INFINITY;
	ratio = (double)-slack / (double)scan->shrink;
	return pagecost_shrunk(ratio);
}

/*
 * A page was planned to end here, with no more room than there is.  What it has
 * more now is for inserts still to come.
 */
static bool
is_planned(const struct scan *scan, const struct galley_break *cut)
{
	return scan->params->has_plan && cut->planned > 0 &&
	    cut->planned <= scan->room + PAGECOST_ROUNDING;
}

/* Weighs a cut at BREAK `at`.  False if nothing after it can be reached. */
static bool
weigh(struct scan *scan, size_t at)
{
	const struct galley_item *item = &scan->galley->at[at];
	int penalty = scan->params->is_page_end ? item->cut.page_penalty
						: item->item.penalty;
	struct candidate candidate = {
		.at = at,
		.height = scan->height + item->cut.foot + item->item.size +
		    galley_cut_after(item->cut.open),
		.stretch = scan->stretch,
		.shrink = scan->shrink,
		.is_final = penalty <= PENALTY_FORCED,
	};

	candidate.filling = fill_cost(scan, candidate.height,
	    candidate.is_final);
	candidate.cost = candidate.filling;
	if (isinf(candidate.cost)) {
		if (scan->count > 0)
			return scan->height - scan->shrink <= scan->room;
		candidate.is_overfull = true;
		candidate.cost = pagecost_overfull;
	}
	candidate.cost += pagecost_cut(&item->cut, &item->item, penalty,
	    scan->room, &candidate.relaxed);
	candidate.is_planned = is_planned(scan, &item->cut);
	if ((candidate.is_final || candidate.is_planned) &&
	    !candidate.is_overfull)
		scan->count = 0;
	add_candidate(scan, candidate);
	return !candidate.is_final && !candidate.is_planned &&
	    !candidate.is_overfull;
}

/* The galley's end is reached, with retained space after the last box. */
static void
weigh_end(struct scan *scan)
{
	struct candidate candidate = {
		.at = scan->galley->count,
		.height = scan->height + scan->space,
		.stretch = scan->stretch,
		.shrink = scan->shrink,
		.is_final = true,
	};

	candidate.cost = fill_cost(scan, candidate.height, /*is_final*/ true);
	if (isinf(candidate.cost)) {
		if (scan->count > 0)
			return;
		candidate.is_overfull = true;
		candidate.cost = pagecost_overfull;
	}
	scan->count = 0;
	add_candidate(scan, candidate);
}

static void
add_box(struct scan *scan, const struct galley_item *item)
{
	scan->height += scan->space + item->item.size;
	scan->stretch += scan->space_stretch;
	scan->shrink += scan->space_shrink;
	scan->space = scan->space_stretch = scan->space_shrink = 0;
	if (item->kind == GALLEY_LINE || item->kind == GALLEY_SLICE)
		scan->lines++;
	if (item->kind == GALLEY_LINE)
		scan->line = item->item.size;
}

static void
scan_from(struct scan *scan, size_t from)
{
	const struct galley *galley = scan->galley;
	dimen extent;
	bool is_head;

	galley_head(galley, from, &extent);
	is_head = from > 0 && galley->at[from - 1].kind == GALLEY_BREAK;
	scan->height = extent;
	for (size_t i = from; i < galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (item->kind == GALLEY_BREAK) {
			if (i >= scan->params->limit && scan->count > 0)
				return;
			if (!weigh(scan, i))
				return;
		} else if (item->kind == GALLEY_SPACE) {
			if (is_head)
				continue;
			scan->space += item->item.size;
			scan->space_stretch += item->item.stretch;
			scan->space_shrink += item->item.shrink;
		} else if (galley_is_solid(item)) {
			is_head = false;
			add_box(scan, item);
		}
	}
	if (galley->count < scan->params->limit || scan->count == 0)
		weigh_end(scan);
}

/* What the next page costs if it begins after `at`. */
static double
cost_ahead(const struct scan *scan, size_t at)
{
	struct pagebreak_params params = {
		.room = scan->params->next_room,
		.is_page_end = scan->params->is_page_end,
		.limit = SIZE_MAX,
	};
	struct scan next = {
		.galley = scan->galley,
		.params = &params,
		.room = params.room + PAGECOST_ROUNDING,
	};

	const struct candidate *best;
	double cost;

	scan_from(&next, at + 1);
	if (next.count == 0)
		return 0;
	best = &next.best[0];
	cost = best->cost;
	if (!best->is_overfull)
		cost -= MIN(best->filling, shortness_ahead);
	if (best->is_final)
		cost += pagecost_few_lines(next.lines, next.room);
	return cost;
}

static const struct candidate *
choose(const struct scan *scan)
{
	const struct candidate *best = &scan->best[0];
	double least = INFINITY;

	if (best->is_final || best->is_planned || best->is_overfull ||
	    scan->count == 1)
		return best;
	for (size_t i = 0; i < scan->count; i++) {
		double cost = scan->best[i].cost +
		    cost_ahead(scan, scan->best[i].at);

		if (cost < least) {
			least = cost;
			best = &scan->best[i];
		}
	}
	return best;
}

/*
 * The glue shrinks where it must, and stretches where that fills the page, so
 * that pages end alike.
 */
static double
glue_ratio(const struct scan *scan, const struct candidate *candidate)
{
	/* not of the room with what rounding is forgiven */
	dimen slack = scan->params->room - candidate->height;

	if (candidate->is_overfull)
		return candidate->shrink > 0 ? -1 : 0;
	if (slack < 0)
		return candidate->shrink > 0
		    ? -fmin((double)-slack / (double)candidate->shrink, 1)
		    : 0;
	if (candidate->is_final || candidate->stretch <= 0 ||
	    slack > candidate->stretch)
		return 0;
	return (double)slack / (double)candidate->stretch;
}

struct piece
pagebreak_find(const struct galley *galley, size_t from,
    const struct pagebreak_params *params)
{
	struct scan scan = {
		.galley = galley,
		.params = params,
		.room = params->room + PAGECOST_ROUNDING,
	};
	struct piece piece = { .galley = galley, .from = from };
	const struct candidate *chosen;

	scan_from(&scan, from);
	if (scan.count == 0) {
		piece.to = galley->count;
		piece.is_end = true;
		return piece;
	}
	chosen = choose(&scan);
	piece.to = chosen->at;
	piece.height = chosen->height;
	piece.ratio = glue_ratio(&scan, chosen);
	piece.is_overfull = chosen->is_overfull;
	piece.relaxed = chosen->relaxed;
	piece.is_end = chosen->at == galley->count;
	if (!piece.is_end && chosen->is_final)
		piece.until = galley->at[chosen->at].cut.until;
	return piece;
}
