/*
 * Fitting pages.
 *
 * Pages are laid out in layers: layer n holds the places where the n-th page
 * from here may end, each with the cheapest way there.  From the best of a layer
 * all ends of the next page are weighed (pagefit_scan.c), which makes the next
 * layer.  That is Knuth and Plass's search, with pages for lines, kept short in
 * both directions: FIT_BEAM places a layer, PAGEFIT_PAGES layers.  Of the best way
 * through, all but the last pages are taken, since they were chosen in view of
 * what follows, and the last ones were not.
 *
 * Paragraphs are set longer or shorter only where that is of use: the first
 * search knows them as they are.  Around pages that come out badly they are
 * then tried, and the search is repeated, at most ROUNDS times.
 *
 *	M. F. Plass: "Optimal Pagination Techniques for Automatic Typesetting
 *	Systems", Stanford (1981).
 */
#include <string.h>

#include "layout/galley_build.h"
#include "layout/pagefit_relay.h"
#include "layout/pagefit_scan.h"

enum {
	ROUNDS = 2,
	PAGES_BACK = 4,  /* tried for a bad page: itself and those before it */
	UNSEEN = 3,      /* of the pages, not taken from the plan */
	LINES_MOST = 14, /* a page so many short is not mended by a paragraph */
};

/* What a line as loose as lines may be costs, in a paragraph set anew. */
static const double loose_line_cost = 70;
/* of any such paragraph */
static const double change_cost = 1;

struct galley_item
fit_line_break(const struct fit *fit, const struct fit_para *para, int variant,
    size_t index)
{
	const struct galley_item *first = &fit->galley->at[para->from];

	return build_line_break(&fit->galley->at[para->from + 1],
	    first->line.first->parent, para->lines[variant], index);
}

/* The last step of a strip, of which no more is known than that it is there. */
static bool
is_unknown(const struct fit *fit, const struct galley_item *item)
{
	return item->kind == GALLEY_SLICE &&
	    item->item.size > fit->params->layout->tallest;
}

/* Where the pages that are looked at certainly end. */
static size_t
find_limit(const struct fit *fit)
{
	const struct galley *galley = fit->galley;
	dimen left = fit->params->rooms[fit->params->count - 1];
	size_t at = fit->at;

	for (size_t i = 0; i < fit->params->count; i++)
		left += fit->params->rooms[i];
	for (; at < galley->count && left > 0; at++) {
		const struct galley_item *item = &galley->at[at];

		if (at > fit->at && is_unknown(fit, item))
			break;
		if (item->kind != GALLEY_BREAK)
			left -= MAX(item->item.size, 0);
	}
	return at;
}

static dimen
lines_height(const struct lines *lines)
{
	dimen height = 0;

	for (size_t i = 0; i < lines->count; i++)
		height += lines->at[i].height;
	return height;
}

/* Whether item `at` begins a paragraph that lies here as a whole. */
static bool
is_paragraph(const struct fit *fit, size_t at)
{
	const struct galley *galley = fit->galley;
	const struct galley_item *item = &galley->at[at];
	const struct galley_item *last;

	if (item->kind != GALLEY_LINE || item->line.index > 0 ||
	    item->line.lines->count < 2)
		return false;
	if (at + 2 * item->line.lines->count - 1 > fit->limit)
		return false;
	last = item + 2 * (item->line.lines->count - 1);
	return last->kind == GALLEY_LINE &&
	    last->line.lines == item->line.lines &&
	    last->line.index + 1 == last->line.lines->count &&
	    !(item[1].cut.reasons & GALLEY_KEEP_TOGETHER);
}

static void
find_paragraphs(struct fit *fit)
{
	const struct galley_item *items = fit->galley->at;

	fit->paras = ARENA_NEW_ARRAY(fit->arena, struct fit_para *,
	    fit->limit - fit->at + 1);
	for (size_t i = fit->at; i < fit->limit; i++) {
		struct fit_para *para;

		if (!is_paragraph(fit, i))
			continue;
		para = ARENA_NEW(fit->arena, struct fit_para);
		para->from = i;
		para->to = i + 2 * items[i].line.lines->count - 1;
		para->lines[FIT_AS_IS] = items[i].line.lines;
		para->heights[FIT_AS_IS] = lines_height(items[i].line.lines);
		fit->paras[i - fit->at] = para;
	}
}

static void
try_paragraph(const struct fit *fit, struct fit_para *para)
{
	struct layout *layout = fit->params->layout;

	para->is_tried = true;
	for (int variant = 1; variant < FIT__MAX; variant++) {
		static const int changes[] = { 0, 1, -1, 0 };
		double cost;
		struct lines *lines = para_break_loose(layout,
		    para->lines[FIT_AS_IS], changes[variant], &cost);

		if (lines == NULL || lines->count < 2)
			continue;
		para->lines[variant] = lines;
		para->heights[variant] = lines_height(lines);
		para->costs[variant] = change_cost + loose_line_cost * cost;
	}
}

/* Leaves the cheapest of a layer in it. */
static void
prune(struct fit_node **layer, size_t beam)
{
	struct fit_node *best = NULL;
	size_t count = 0;

	while (*layer != NULL) {
		struct fit_node *node = *layer;
		struct fit_node **link = &best;

		*layer = node->next;
		while (*link != NULL && (*link)->cost <= node->cost)
			link = &(*link)->next;
		node->next = *link;
		*link = node;
		if (++count <= beam)
			continue;
		for (link = &best; (*link)->next != NULL;)
			link = &(*link)->next;
		*link = NULL;
	}
	*layer = best;
}

/* The cheapest way; NULL if there is none. */
static const struct fit_node *
search(struct fit *fit)
{
	size_t count = fit->limit - fit->at + 1;
	struct fit_node *root = ARENA_NEW(fit->arena, struct fit_node);

	root->item = fit->at - 1;
	memset(fit->nodes_at, 0, count * sizeof(struct fit_node *));
	memset(fit->layers, 0, sizeof(fit->layers));
	memset(fit->least_count, 0, sizeof(fit->least_count));
	fit->end = NULL;
	fit->layers[0] = root;
	for (size_t i = 0; i < fit->params->count; i++) {
		prune(&fit->layers[i], fit_beam(fit, i));
		for (struct fit_node *node = fit->layers[i]; node != NULL;
		     node = node->next)
			if (fit->end == NULL || node->cost < fit->end->cost)
				fit_scan(fit, node);
	}
	if (fit->end != NULL)
		return fit->end;
	for (size_t i = fit->params->count; i > 0; i--) {
		prune(&fit->layers[i], fit_beam(fit, i));
		if (fit->layers[i] != NULL)
			return fit->layers[i];
	}
	return NULL;
}

/* A page that a line more or less, or other lines, could mend. */
static bool
is_bad(const struct fit_node *node)
{
	if (node->relaxed > 1 || node->is_divided)
		return true;
	return !node->is_final && node->slack >= node->height &&
	    node->slack < LINES_MOST * node->height;
}

/* Tries the paragraphs of a page; false if none was left to be tried. */
static bool
try_page(struct fit *fit, const struct fit_node *page)
{
	size_t from = page->previous->item + 1, to;
	bool is_new = false;

	from = MAX(from, fit->at);
	to = MIN(page->item + 1, fit->limit);
	if (page->para != NULL)
		to = MAX(to, page->para->to);
	for (size_t i = from; i < to; i++) {
		struct fit_para *para = fit->paras[i - fit->at];

		if (para == NULL || para->is_tried)
			continue;
		try_paragraph(fit, para);
		is_new = true;
	}
	return is_new;
}

/* Tries those of a page and of the ones before it, `count` in all. */
static bool
try_pages(struct fit *fit, const struct fit_node *page, int count)
{
	bool is_new = false;

	for (; count > 0 && page->previous != NULL; count--) {
		if (try_page(fit, page)) {
			fit->wider_from = MIN(fit->wider_from, page->layer);
			is_new = true;
		}
		page = page->previous;
	}
	return is_new;
}

/* Searches, and again with more freedom where that would help. */
static const struct fit_node *
find_way(struct fit *fit)
{
	const struct fit_node *way = search(fit);

	for (int i = 0; i < ROUNDS && way != NULL; i++) {
		bool is_new = false;

		for (const struct fit_node *page = way; page->previous != NULL;
		     page = page->previous) {
			if (!is_bad(page))
				continue;
			is_new |= try_pages(fit, page, PAGES_BACK + i);
		}
		if (!is_new)
			break;
		way = search(fit);
	}
	return way;
}

/* The pages of the way that are taken: the foot of the last one, or NULL. */
static const struct fit_node *
take(const struct fit *fit, const struct fit_node *way)
{
	size_t last = way->layer > UNSEEN ? way->layer - UNSEEN : 1;

	if (way == fit->end && !way->is_horizon)
		return way;
	if (way->is_horizon && last == way->layer)
		return NULL;
	while (way->layer > last)
		way = way->previous;
	return way;
}

size_t
pagefit_plan(const struct pagefit_params *params, struct galley *galley,
    size_t at)
{
	struct arena *arena = params->layout->scratch;
	struct arena_mark mark = arena_mark(arena);
	struct fit fit = {
		.params = params,
		.galley = galley,
		.arena = arena,
		.at = at,
		.wider_from = SIZE_MAX,
	};
	const struct fit_node *way;

	if (at >= galley->count || params->count == 0)
		return at;
	fit.limit = find_limit(&fit);
	find_paragraphs(&fit);
	fit.nodes_at = ARENA_NEW_ARRAY(arena, struct fit_node *,
	    fit.limit - at + 1);
	way = find_way(&fit);
	way = way == NULL ? NULL : take(&fit, way);
	if (way != NULL)
		at = fit_relay(&fit, way);
	arena_reset(arena, mark);
	return at;
}

bool
pagefit_is_planned(const struct galley *galley, size_t at)
{
	if (at == 0 || galley->at[at - 1].kind != GALLEY_BREAK)
		return false;
	return galley->at[at - 1].cut.planned > 0 &&
	    !galley->at[at - 1].cut.is_plan_end;
}
