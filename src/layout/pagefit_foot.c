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
/* A cut that leaves more than this free is only for want of another. */
static const double emptiest = 0.6;

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
		state.beside = node->beside;
		state.next = node->next;
	}
	*node = state;
}

/* The lane in which the page is filled best up to `height`. */
static const struct lane *
best_lane(const struct scan *scan, dimen height, bool is_final,
    struct fit_node *state)
{
	const struct lane *best = NULL;

	state->cost = INFINITY;
	for (int i = 0; i < LANES; i++) {
		const struct lane *lane = &scan->lanes[i];
		double cost;
		dimen slack;

		if (isinf(lane->cost))
			continue;
		cost = lane->cost +
		    fill_cost(scan, height + lane->extra, is_final, &slack);
		if (cost >= state->cost)
			continue;
		state->cost = cost;
		state->slack = slack;
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

/* Whether the page would be left so empty in any lane that it isn't worth more. */
static bool
is_too_early(const struct scan *scan, dimen height)
{
	dimen room = scan->room - scan->notes - scan->floats;
	dimen slack = room - height;

	if (scan->takes_any || slack <= scan->stretch)
		return false;
	for (int i = 0; i < LANES; i++) {
		const struct lane *lane = &scan->lanes[i];

		if (isinf(lane->cost))
			continue;
		if (slack - lane->extra <= scan->stretch ||
		    (double)(slack - lane->extra) <=
			emptiest * (double)scan->room)
			return false;
	}
	return true;
}

static double
facing_cost(const struct scan *scan, const struct fit_node *state)
{
	long number = scan->fit->params->number + (long)state->layer - 1;
	dimen difference = state->slack - scan->from->slack;

	if (number % 2 == 0 || state->layer < 2 || state->is_final ||
	    scan->from->is_final)
		return 0;
	return ABS(difference) > fit_line_height(scan) / 2 ? uneven_facing : 0;
}

/* Of pages that are as short in any order the earlier are filled. */
static double
order_cost(const struct scan *scan, const struct fit_node *state)
{
	double after = (double)(scan->fit->params->count - state->layer);

	if (state->is_final || scan->room <= 0)
		return 0;
	return early_cost * after * (double)state->slack / (double)scan->room;
}

static int
penalty_of(const struct place *place)
{
	return place->cut == NULL ? PENALTY_FORCED
				  : place->cut->cut.page_penalty;
}

bool
fit_offer(struct scan *scan, const struct place *place)
{
	const struct galley_item *cut = place->cut;
	size_t end = scan->fit->galley->count;
	int penalty = penalty_of(place);
	bool is_final = penalty <= PENALTY_FORCED, is_overfull = false;
	dimen height = scan->height +
	    (cut == NULL ? scan->space
			 : cut->cut.foot + cut->item.size +
			galley_cut_after(cut->cut.open));
	const struct lane *lane;
	struct fit_node state;

	if (!is_final && is_too_early(scan, height))
		return true;
	state = (struct fit_node){
		.previous = scan->from,
		.item = place->item,
		.para = place->para,
		.variant = place->variant,
		.line = place->line,
		.layer = scan->from->layer + 1,
		.room = scan->room - scan->notes - scan->floats,
		.height = fit_line_height(scan),
		.notes = scan->later_notes,
		.floats = scan->later_floats,
		.is_divided = cut != NULL && cut->item.is_flagged,
		.is_final = is_final,
		.is_horizon = cut == NULL && place->item < end,
	};
	lane = best_lane(scan, height, is_final, &state);
	if (lane == NULL) {
		if (scan->has_cut)
			return is_within_reach(scan);
		is_overfull = true;
		lane = &scan->lanes[LANE_MIDDLE];
		state.cost = lane->cost + pagecost_overfull;
	}
	if (state.slack < 0) {
		state.notes -= state.slack;
		state.slack = 0;
	}
	scan->has_cut = true;
	state.choices = lane->choices;
	if (cut != NULL)
		state.cost += pagecost_cut(&cut->cut, &cut->item, penalty,
		    scan->room, &state.relaxed);
	else if (!state.is_horizon)
		state.cost += pagecost_few_lines(scan->lines, scan->room);
	scan->has_allowed |= state.relaxed == 0 && !is_overfull;
	state.cost += scan->from->cost + page_cost + facing_cost(scan, &state) +
	    order_cost(scan, &state);
	add_node(scan->fit, state);
	return !is_final && !is_overfull;
}
