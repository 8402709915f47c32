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
#include "layout/pagefit_foot.h"

#include <math.h>

#include "layout/insert.h"
#include "layout/pagecost.h"

/* A cut that leaves more of the page than this is only for want of another. */
static const double emptiest = 0.6;

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
				scan->divisible = -2 * fit_line_height(scan);
			scan->divisible += extent;
			is_first = false;
		} else if (scan->later_floats == 0 &&
		    scan->height + scan->space + scan->notes + scan->floats +
			    extent + 2 * fit_line_height(scan) <=
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
	scan->most_extra = scan->lanes[LANE_MIDDLE].extra;
	for (int i = 0; i < LANES; i++)
		if (!isinf(scan->lanes[i].cost))
			scan->most_extra = MAX(scan->most_extra,
			    scan->lanes[i].extra);
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
		if (!fit_offer(scan, &place))
			return false;
	}
	return true;
}

/* Whether the foot may lie in the paragraph if it is set so. */
static bool
may_end_in(const struct scan *scan, const struct fit_para *para, int variant)
{
	dimen end = scan->height + scan->space + para->heights[variant];

	return para->lines[variant] != NULL &&
	    end + scan->notes + scan->floats + 3 * fit_line_height(scan) >=
	    scan->room;
}

/* One of the paragraph's other settings, cut in all places. */
static void
walk_variant(struct scan *scan, const struct fit_para *para, int variant)
{
	struct scan other = *scan;

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
			if (may_end_in(scan, para, variant))
				walk_variant(scan, para, variant);
		scan->para = para;
	}
	if (item->citations != NULL)
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
	const struct galley_item *items = scan->fit->galley->at;
	size_t limit = scan->fit->limit;
	struct place place = { .item = at };

	for (; at < limit; at++) {
		const struct galley_item *item = &items[at];

		if (item->kind == GALLEY_BREAK) {
			place.item = at;
			place.cut = item;
			if (!fit_offer(scan, &place))
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
	fit_offer(scan, &place);
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
	};
	size_t head = from->item + 1;

	scan.emptiest = takes_any ? INT64_MAX
				  : (dimen)(emptiest * (double)scan.room);

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
