/*
 * What a foot of a page costs, and whether it is the best way to its place.
 */
#include "layout/pagefit_foot.h"

#include <math.h>

#include "layout/pagecost.h"

/* Of a page that another line would have gone on. */
static const double uneven_foot = 40;
/* the same, where the facing page ends as high or not */
static const double uneven_facing = 12;
/* of each page: rather one less */
static const double page_cost = 20;
static const double stretched_cost = 12;
/* of what stays empty, for each page that is after it: the last is to be short */
static const double early_cost = 0.1;
/* of a footnote that goes on to the next page */
static const double divided_cost = 80;
/* How closely the least height of a page is looked for. */
static const dimen narrow_step = DIMEN_PT(2);

dimen
fit_line_height(const struct scan *scan)
{
	return scan->line > 0 ? scan->line : DIMEN_PT(12);
}

/*
 * What filling the room costs; leaves what stays empty in `*slack`, which is
 * negative if so much of a footnote goes on to the next page.
 */
static double
fill_cost(const struct scan *scan, dimen height, bool is_final, dimen *slack)
{
	dimen room = scan->room - scan->notes - scan->floats;
	double cost = 0;

	*slack = room - height;
	if (*slack < 0) {
		if (-*slack > scan->shrink)
			return -*slack > scan->divisible ? INFINITY
							 : divided_cost;
		cost = pagecost_shrunk((double)-*slack / (double)scan->shrink);
		*slack = 0;
		return cost;
	}
	if (is_final)
		return 0;
	if (*slack <= scan->stretch) {
		double ratio = scan->stretch == 0
		    ? 0
		    : (double)*slack / (double)scan->stretch;

		*slack = 0;
		return stretched_cost * ratio * ratio * ratio;
	}
	if (*slack >= fit_line_height(scan))
		cost = uneven_foot;
	return cost + pagecost_short(*slack, scan->room);
}

static bool
is_same_place(const struct fit_node *node, const struct fit_node *other)
{
	return node->layer == other->layer && node->para == other->para &&
	    node->variant == other->variant && node->line == other->line;
}

/* Whether so many places of the layer cost less that this one is given up. */
static bool
is_beaten(const struct fit *fit, size_t layer, double cost)
{
	size_t beam = fit_beam(fit, layer);

	return fit->least_count[layer] == beam &&
	    cost >= fit->least[layer][beam - 1];
}

static void
note_cost(struct fit *fit, size_t layer, double cost)
{
	double *least = fit->least[layer];
	size_t i = fit->least_count[layer];

	if (i < fit_beam(fit, layer))
		fit->least_count[layer]++;
	else
		i--;
	for (; i > 0 && least[i - 1] > cost; i--)
		least[i] = least[i - 1];
	least[i] = cost;
}

/* A cheaper way to the same place takes its turn. */
static void
forget_cost(struct fit *fit, size_t layer, double cost)
{
	double *least = fit->least[layer];
	size_t i = 0;

	while (i < fit->least_count[layer] && least[i] != cost)
		i++;
	if (i == fit->least_count[layer])
		return;
	for (fit->least_count[layer]--; i < fit->least_count[layer]; i++)
		least[i] = least[i + 1];
}

/* Of the ways to one place the cheapest stays. */
static void
add_node(struct fit *fit, struct fit_node state)
{
	struct fit_node **link, *node;

	if (state.is_horizon || state.item >= fit->galley->count) {
		if (fit->end != NULL && fit->end->cost <= state.cost)
			return;
		fit->end = arena_copy(fit->arena, &state, sizeof(state));
		return;
	}
	link = &fit->nodes_at[state.item - fit->at];
	for (node = *link; node != NULL; node = node->beside)
		if (is_same_place(node, &state))
			break;
	if (node == NULL) {
		node = ARENA_NEW(fit->arena, struct fit_node);
		state.beside = *link;
		*link = node;
		state.next = fit->layers[state.layer];
		fit->layers[state.layer] = node;
	} else {
		if (node->cost <= state.cost)
			return;
		forget_cost(fit, state.layer, node->cost);
		state.beside = node->beside;
		state.next = node->next;
	}
	note_cost(fit, state.layer, state.cost);
	*node = state;
}

/* The lane in which the page is filled best up to `height`. */
static const struct lane *
best_lane(const struct scan *scan, dimen height, bool is_final, double *least,
    dimen *left)
{
	const struct lane *best = NULL;

	*least = INFINITY;
	for (int i = 0; i < LANES; i++) {
		const struct lane *lane = &scan->lanes[i];
		double cost;
		dimen slack;

		if (isinf(lane->cost))
			continue;
		cost = lane->cost +
		    fill_cost(scan, height + lane->extra, is_final, &slack);
		if (cost >= *least)
			continue;
		*least = cost;
		*left = slack;
		best = lane;
	}
	return best;
}

/* Whether anything further down may still be reached. */
static bool
is_within_reach(const struct scan *scan)
{
	dimen least = scan->lanes[LANE_MIDDLE].extra;

	for (int i = 0; i < LANES; i++)
		if (!isinf(scan->lanes[i].cost))
			least = MIN(least, scan->lanes[i].extra);
	return scan->height + least - MAX(scan->shrink, scan->divisible) +
	    scan->notes + scan->floats <=
	    scan->room;
}

/*
 * Whether the page would be left so empty in any lane that it isn't worth more:
 * true of most feet that are offered, and to be found out soon.
 */
static inline bool
is_too_early(const struct scan *scan, dimen height)
{
	dimen slack = scan->room - scan->notes - scan->floats - height;

	return slack > scan->stretch &&
	    slack - scan->most_extra > MAX(scan->stretch, scan->emptiest);
}

static double
facing_cost(const struct scan *scan, dimen slack, bool is_final)
{
	size_t layer = scan->from->layer + 1;
	long number = scan->fit->params->number + (long)layer - 1;
	dimen difference = slack - scan->from->slack;

	if (number % 2 == 0 || layer < 2 || is_final || scan->from->is_final)
		return 0;
	return ABS(difference) > fit_line_height(scan) / 2 ? uneven_facing : 0;
}

/* Of pages that are as short in any order the earlier are filled. */
static double
order_cost(const struct scan *scan, dimen slack, bool is_final)
{
	size_t layer = scan->from->layer + 1;
	double after = (double)(scan->fit->params->count - layer);

	if (is_final || scan->room <= 0)
		return 0;
	return early_cost * after * (double)slack / (double)scan->room;
}

/* What is known of a foot before the lanes are looked at. */
struct foot {
	dimen height; /* of the page down to there */
	double cost;  /* besides the room that it leaves */
	int relaxed;
	bool is_final;
};

/* What a foot costs besides the room that it leaves. */
static double
place_cost(const struct scan *scan, const struct place *place, int *relaxed)
{
	const struct galley_item *cut = place->cut;
	double cost = 0;

	*relaxed = 0;
	if (cut != NULL)
		cost = pagecost_cut(&cut->cut, &cut->item,
		    cut->cut.page_penalty, scan->room, relaxed);
	else if (place->item >= scan->fit->galley->count)
		cost = pagecost_few_lines(scan->lines, scan->room);
	return cost + scan->from->cost + page_cost;
}

/*
 * Whether the foot leaves too much room even in the lane that fills most.  Once
 * a layer has its places, this is true of most.
 */
static bool
is_hopeless(const struct scan *scan, const struct foot *foot)
{
	dimen slack = scan->room - scan->notes - scan->floats - foot->height -
	    scan->most_extra;

	return slack > scan->stretch &&
	    is_beaten(scan->fit, scan->from->layer + 1,
		foot->cost + pagecost_short(slack, scan->room));
}

/*
 * Looks for what may be left empty, at most, of a page that isn't hopeless: so
 * the feet before needn't be weighed at all.
 */
static void
narrow(struct scan *scan)
{
	double cost = scan->from->cost + page_cost;
	dimen low = 0, high = MIN(scan->emptiest, scan->room);

	scan->is_narrow = true;
	while (high - low > narrow_step) {
		dimen slack = low + (high - low) / 2;

		if (is_beaten(scan->fit, scan->from->layer + 1,
			cost + pagecost_short(slack, scan->room)))
			high = slack;
		else
			low = slack;
	}
	scan->emptiest = MIN(scan->emptiest, high);
}

/* The place, reached by this lane, is where a next page may begin. */
static void
add_place(struct scan *scan, const struct place *place, const struct lane *lane,
    struct fit_node state)
{
	state.previous = scan->from;
	state.item = place->item;
	state.para = place->para;
	state.variant = place->variant;
	state.line = place->line;
	state.layer = scan->from->layer + 1;
	state.room = scan->room - scan->notes - scan->floats;
	state.height = fit_line_height(scan);
	state.notes = scan->later_notes - MIN(state.slack, 0);
	state.floats = scan->later_floats;
	state.slack = MAX(state.slack, 0);
	state.choices = lane->choices;
	state.is_divided = place->cut != NULL && place->cut->item.is_flagged;
	state.is_horizon = place->cut == NULL &&
	    place->item < scan->fit->galley->count;
	add_node(scan->fit, state);
}

static bool
weigh(struct scan *scan, const struct place *place, const struct foot *foot)
{
	struct fit_node state = {
		.is_final = foot->is_final,
		.relaxed = foot->relaxed,
	};
	const struct lane *lane = best_lane(scan, foot->height, foot->is_final,
	    &state.cost, &state.slack);
	bool is_overfull = lane == NULL;

	if (is_overfull) {
		if (scan->has_cut)
			return is_within_reach(scan);
		lane = &scan->lanes[LANE_MIDDLE];
		state.cost = lane->cost + pagecost_overfull;
	}
	scan->has_cut = true;
	scan->has_allowed |= foot->relaxed == 0 && !is_overfull;
	state.cost += foot->cost +
	    facing_cost(scan, MAX(state.slack, 0), foot->is_final) +
	    order_cost(scan, MAX(state.slack, 0), foot->is_final);
	if (place->cut == NULL ||
	    !is_beaten(scan->fit, scan->from->layer + 1, state.cost))
		add_place(scan, place, lane, state);
	return !foot->is_final && !is_overfull;
}

bool
fit_offer(struct scan *scan, const struct place *place)
{
	const struct galley_item *cut = place->cut;
	struct foot foot = {
		.height = scan->height +
		    (cut == NULL ? scan->space
				 : cut->cut.foot + cut->item.size +
				galley_cut_after(cut->cut.open)),
		.is_final = cut == NULL ||
		    cut->cut.page_penalty <= PENALTY_FORCED,
	};

	if (!foot.is_final && is_too_early(scan, foot.height))
		return true;
	foot.cost = place_cost(scan, place, &foot.relaxed);
	if (foot.is_final || !is_hopeless(scan, &foot))
		return weigh(scan, place, &foot);
	scan->has_cut = true;
	scan->has_allowed |= foot.relaxed == 0;
	if (scan->has_allowed && !scan->is_narrow)
		narrow(scan);
	return true;
}
