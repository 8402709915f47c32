/*
 * One page of a fit: all the places where it may end.
 *
 * The items are walked from the page's head; each BREAK within reach is offered
 * as its foot.  Paragraphs that can be set longer or shorter open "lanes": lane
 * d is the cheapest way to have d lines more above the place in hand than the
 * galley has.  All lanes share the walk, and differ in height only.
 *
 *	head  para  para  | para          lane +1: the first or the second
 *	   \____ +1 ____/ |               paragraph is a line longer, whichever
 *	                  foot            costs less
 *
 * The paragraph that lies over the foot is walked in each of its settings.
 */
#include "layout/pagefit_scan.h"

#include <math.h>

#include "layout/insert.h"
#include "layout/pagecost.h"

enum {
	LANE_MIDDLE = 2,
	LANES = 2 * LANE_MIDDLE + 1,
};

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

struct lane {
	double cost; /* INFINITY: there is no such way */
	dimen extra; /* height */
	const struct fit_choice *choices;
};

struct scan {
	struct fit *fit;
	struct fit_node *from;
	dimen room;
	dimen height, stretch, shrink;            /* down to the last box */
	dimen space, space_stretch, space_shrink; /* after it */
	dimen notes, floats;                      /* on this page */
	dimen later_notes, later_floats;          /* on the next */
	dimen divisible; /* of the last note: may go on to the next page */
	dimen line;      /* height of the last line */
	size_t lines;
	struct lane lanes[LANES];
	const struct fit_para *para; /* being walked */
	bool is_head;
	bool has_cut;
	bool has_allowed; /* one for which nothing has to give way */
	bool takes_any;   /* even one that leaves the page empty */
};

/* A foot in question. */
struct place {
	const struct galley_item *cut; /* NULL: the end of what is looked at */
	size_t item;
	const struct fit_para *para;
	int variant;
	size_t line;
};

static dimen
line_height(const struct scan *scan)
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
	if (*slack >= line_height(scan))
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
	return ABS(difference) > line_height(scan) / 2 ? uneven_facing : 0;
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

/* Whether a cut leaves so much free, in any lane, that it is none. */
static bool
is_too_high(const struct scan *scan, const struct galley_item *cut)
{
	dimen most = 0, slack;

	if (scan->takes_any || cut->cut.page_penalty <= PENALTY_FORCED)
		return false;
	for (int i = 0; i < LANES; i++)
		most = MAX(most, scan->lanes[i].extra);
	slack = scan->room - scan->notes - scan->floats - scan->height - most -
	    cut->cut.foot - cut->item.size - galley_cut_after(cut->cut.open);
	return slack > scan->stretch &&
	    (double)slack > emptiest * (double)scan->room;
}

/*
 * The page may end here.  False if nothing after it can be reached.
 */
static bool
offer(struct scan *scan, const struct place *place)
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
		.height = line_height(scan),
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

/* Footnotes and floats that are cited: what has no room waits. */
static void
add_citations(struct scan *scan, const struct citation *cited)
{
	const struct pagefit_params *params = scan->fit->params;
	bool is_first = true;

	for (; cited != NULL && params->inserts != NULL; cited = cited->next) {
		dimen extent = insert_extent(params->inserts, cited->fo,
		    params->insert_measure,
		    cited->fo->kind == FO_FLOAT ? scan->floats == 0
						: scan->notes == 0);

		if (cited->fo->kind != FO_FLOAT) {
			scan->notes += extent;
			/* of several the first begins here, at least */
			if (is_first)
				scan->divisible = -2 * line_height(scan);
			scan->divisible += extent;
			is_first = false;
		} else if (scan->later_floats == 0 &&
		    scan->height + scan->space + scan->notes + scan->floats +
			    extent + 2 * line_height(scan) <=
			scan->room) {
			scan->floats += extent;
		} else {
			scan->later_floats += extent;
		}
	}
}

static void
add_box(struct scan *scan, dimen size, bool is_line)
{
	scan->height += scan->space + size;
	scan->stretch += scan->space_stretch;
	scan->shrink += scan->space_shrink;
	scan->space = scan->space_stretch = scan->space_shrink = 0;
	scan->is_head = false;
	scan->lines += is_line;
}

/* The paragraph has ended: each of its settings leads to other lanes. */
static void
add_lanes(struct scan *scan, const struct fit_para *para)
{
	struct lane old[LANES];

	for (int i = 0; i < LANES; i++)
		old[i] = scan->lanes[i];
	for (int variant = FIT_LONGER; variant <= FIT_SHORTER; variant++) {
		int shift = variant == FIT_LONGER ? 1 : -1;

		if (para->lines[variant] == NULL)
			continue;
		for (int i = 0; i < LANES; i++) {
			double cost = old[i].cost + para->costs[variant];
			struct lane *lane;
			struct fit_choice *choice;

			if (i + shift < 0 || i + shift >= LANES || isinf(cost))
				continue;
			lane = &scan->lanes[i + shift];
			if (lane->cost <= cost)
				continue;
			choice = ARENA_NEW(scan->fit->arena, struct fit_choice);
			choice->previous = old[i].choices;
			choice->para = para;
			choice->variant = variant;
			lane->cost = cost;
			lane->extra = old[i].extra + para->heights[variant] -
			    para->heights[FIT_AS_IS];
			lane->choices = choice;
		}
	}
}

/* Lines of a paragraph set otherwise, and the cuts between them. */
static bool
walk_lines(struct scan *scan, const struct fit_para *para, int variant,
    size_t line)
{
	const struct lines *lines = para->lines[variant];

	for (; line < lines->count; line++) {
		struct galley_item cut;
		struct place place = {
			.cut = &cut,
			.item = para->from,
			.para = para,
			.variant = variant,
			.line = line,
		};

		add_citations(scan, lines->at[line].citations);
		add_box(scan, lines->at[line].height, /*is_line*/ true);
		scan->line = lines->at[line].height;
		if (line + 1 == lines->count)
			break;
		cut = fit_line_break(scan->fit, para, variant, line);
		if (!is_too_high(scan, &cut) && !offer(scan, &place))
			return false;
	}
	return true;
}

/* The foot may lie in the paragraph: its other settings, cut in all places. */
static void
walk_variant(struct scan *scan, const struct fit_para *para, int variant)
{
	struct scan other = *scan;
	dimen end = scan->height + scan->space + para->heights[variant];

	if (para->lines[variant] == NULL ||
	    end + scan->notes + scan->floats + 3 * line_height(scan) <
		scan->room)
		return;
	for (int i = 0; i < LANES; i++) {
		struct lane *lane = &other.lanes[i];
		struct fit_choice *choice;

		if (isinf(lane->cost))
			continue;
		choice = ARENA_NEW(scan->fit->arena, struct fit_choice);
		choice->previous = lane->choices;
		choice->para = para;
		choice->variant = variant;
		lane->choices = choice;
		lane->cost += para->costs[variant];
	}
	walk_lines(&other, para, variant, 0);
	scan->has_cut = other.has_cut;
	scan->has_allowed = other.has_allowed;
}

/* A box of the galley, or an item that only stands for something. */
static void
walk_item(struct scan *scan, size_t at)
{
	const struct galley_item *item = &scan->fit->galley->at[at];
	const struct fit_para *para = scan->fit->paras[at - scan->fit->at];

	if (para != NULL && para->is_tried) {
		for (int variant = 1; variant < FIT__MAX; variant++)
			walk_variant(scan, para, variant);
		scan->para = para;
	}
	add_citations(scan, item->citations);
	if (galley_is_solid(item))
		add_box(scan, item->item.size,
		    item->kind == GALLEY_LINE || item->kind == GALLEY_SLICE);
	if (item->kind == GALLEY_LINE)
		scan->line = item->item.size;
	if (scan->para != NULL && at + 1 == scan->para->to) {
		add_lanes(scan, scan->para);
		scan->para = NULL;
	}
}

/* From item `at` on. */
static void
walk(struct scan *scan, size_t at)
{
	const struct galley *galley = scan->fit->galley;
	struct place place = { .item = at };

	for (; at < scan->fit->limit; at++) {
		const struct galley_item *item = &galley->at[at];

		if (item->kind == GALLEY_BREAK) {
			place.item = at;
			place.cut = item;
			if (!is_too_high(scan, item) && !offer(scan, &place))
				return;
		} else if (item->kind != GALLEY_SPACE) {
			walk_item(scan, at);
		} else if (!scan->is_head) {
			scan->space += item->item.size;
			scan->space_stretch += item->item.stretch;
			scan->space_shrink += item->item.shrink;
		}
	}
	place.item = at;
	place.cut = NULL;
	offer(scan, &place);
}

/* What waits from the page before: the flow keeps at least some room. */
static void
carry(struct scan *scan, const struct fit_node *from)
{
	scan->notes = MIN(from->notes, scan->room / 2);
	scan->later_notes = from->notes - scan->notes;
	scan->floats = MIN(from->floats, scan->room / 2);
	scan->later_floats = from->floats - scan->floats;
}

/* Whether the page may end somewhere for which nothing has to give way. */
static bool
scan_page(struct fit *fit, struct fit_node *from, bool takes_any)
{
	const struct pagefit_params *params = fit->params;
	struct scan scan = {
		.fit = fit,
		.from = from,
		.room = params->rooms[from->layer] + PAGECOST_ROUNDING,
		.takes_any = takes_any,
	};
	size_t head = from->item + 1;

	carry(&scan, from);
	for (int i = 0; i < LANES; i++)
		scan.lanes[i].cost = INFINITY;
	scan.lanes[LANE_MIDDLE].cost = 0;
	if (from->para != NULL) {
		struct galley_item cut = fit_line_break(fit, from->para,
		    from->variant, from->line);

		scan.height = galley_cut_before(cut.cut.open);
		head = from->para->to;
		if (!walk_lines(&scan, from->para, from->variant,
			from->line + 1))
			return scan.has_allowed;
	} else {
		scan.is_head = head > 0 &&
		    fit->galley->at[head - 1].kind == GALLEY_BREAK;
		galley_head(fit->galley, head, &scan.height);
	}
	walk(&scan, head);
	return scan.has_allowed;
}

void
fit_scan(struct fit *fit, struct fit_node *from)
{
	if (!scan_page(fit, from, /*takes_any*/ false))
		scan_page(fit, from, /*takes_any*/ true);
}
