/*
 * Change bars, see change_bar.h.
 *
 * First each object gets the list of bars that are open where it stands; the
 * lists share their tails.  When a page is complete, each block with lines
 * gets an empty area for each bar that one of its lines lies in: as tall as
 * the lines, with a border that is the bar, before all other areas.
 */
#include "layout/change_bar.h"

#include <string.h>

#include "layout/box.h"

enum { DEPTH_MAX = 400, BARS_MAX = 32 /* beside one line */ };

struct bar {
	const struct bar *outer; /* that was open before */
	const struct fo *begin;
};

struct change_bars {
	GHashTable *open; /* struct fo to struct bar, where there is one */
};

/* ---- which objects ---- */

static bool
has_class(const struct bar *bar, const struct fo *end)
{
	return g_strcmp0(fo_own(bar->begin, FO_PROP_CHANGE_BAR_CLASS),
		   fo_own(end, FO_PROP_CHANGE_BAR_CLASS)) == 0;
}

static const struct bar *
open_bar(struct arena *arena, const struct bar *outer, const struct fo *begin)
{
	struct bar *bar = ARENA_NEW(arena, struct bar);

	bar->outer = outer;
	bar->begin = begin;
	return bar;
}

/* The list without the innermost bar that `end` ends. */
static const struct bar *
close_bar(struct arena *arena, const struct bar *open, const struct fo *end)
{
	const struct bar *found = open, *rest;

	while (found != NULL && !has_class(found, end))
		found = found->outer;
	if (found == NULL)
		return open;
	rest = found->outer;
	/* what was opened inside of it stays open */
	if (found != open) {
		const struct bar *inner[BARS_MAX];
		size_t count = 0;

		for (; open != found && count < BARS_MAX; open = open->outer)
			inner[count++] = open;
		while (count > 0)
			rest = open_bar(arena, rest, inner[--count]->begin);
	}
	return rest;
}

static void
free_bars(void *object)
{
	g_hash_table_destroy(((struct change_bars *)object)->open);
}

void
change_bars_find(struct layout *layout, const struct fo *top)
{
	const struct bar *open = NULL;

	if (layout->change_bars == NULL) {
		layout->change_bars = ARENA_NEW(layout->arena,
		    struct change_bars);
		layout->change_bars->open = g_hash_table_new(NULL, NULL);
		arena_defer(layout->arena, free_bars, layout->change_bars);
	}
	for (const struct fo *fo = top; fo != NULL; fo = fo_next(fo, top)) {
		if (fo->kind == FO_PAGE_SEQUENCE)
			open = NULL;
		else if (fo->kind == FO_CHANGE_BAR_BEGIN)
			open = open_bar(layout->arena, open, fo);
		else if (fo->kind == FO_CHANGE_BAR_END)
			open = close_bar(layout->arena, open, fo);
		if (open != NULL)
			g_hash_table_insert(layout->change_bars->open,
			    (void *)fo, (void *)open);
	}
}

/* ---- their areas ---- */

/* The edges of a column, in the area that is being walked through. */
struct column {
	struct layout *layout;
	const struct change_bars *bars;
	const struct page *page;
	dimen left, right;
	size_t index, count;
};

/* A bar beside some lines of a block. */
struct stretch {
	const struct fo *begin;
	dimen top, bottom;
	bool has_first, has_last; /* the block's first and last line */
};

struct stretches {
	struct stretch at[BARS_MAX];
	size_t count;
};

static bool
stands_left(const struct column *column, const struct fo *begin)
{
	bool is_backward = box_is_backward(begin);
	bool is_odd = column->page->number % 2 != 0;

	switch (fo_keyword(begin, FO_PROP_CHANGE_BAR_PLACEMENT)) {
	case FO_KW_END:
		return is_backward;
	case FO_KW_LEFT:
		return true;
	case FO_KW_RIGHT:
		return false;
	case FO_KW_INSIDE:
		return is_odd;
	case FO_KW_OUTSIDE:
		return !is_odd;
	case FO_KW_ALTERNATE:
		if (column->count == 2)
			return (column->index == 0) != is_backward;
		return !is_odd;
	default:
		return !is_backward;
	}
}

static struct area *
bar_area(const struct column *column, const struct stretch *stretch)
{
	struct arena *arena = column->layout->arena;
	const struct fo *begin = stretch->begin;
	dimen offset = fo_length(begin, FO_PROP_CHANGE_BAR_OFFSET, 0);
	dimen width = fo_length(begin, FO_PROP_CHANGE_BAR_WIDTH, 0);
	struct area *area = area_new(arena, AREA_BLOCK, /*fo*/ NULL);
	struct area_box *box = ARENA_NEW(arena, struct area_box);

	box->border[AREA_LEFT] = (struct area_border){
		.width = width,
		.style = fo_keyword(begin, FO_PROP_CHANGE_BAR_STYLE),
		.color = fo_color(begin, FO_PROP_CHANGE_BAR_COLOR),
	};
	area->box = box;
	area->x = stands_left(column, begin) ? column->left - offset - width
					     : column->right + offset;
	area->y = stretch->top;
	area->width = width;
	area->height = stretch->bottom - stretch->top;
	return area;
}

static void
add_line(struct stretches *stretches, const struct bar *bar,
    const struct area *line, bool is_first)
{
	size_t i = 0;

	if (bar == NULL)
		return;
	/* those further out come first */
	add_line(stretches, bar->outer, line, is_first);
	while (i < stretches->count && stretches->at[i].begin != bar->begin)
		i++;
	if (i == BARS_MAX)
		return;
	if (i == stretches->count) {
		stretches->at[i].begin = bar->begin;
		stretches->at[i].top = line->y;
		stretches->at[i].has_first = is_first;
		stretches->count++;
	}
	stretches->at[i].bottom = line->y + line->height;
	stretches->at[i].has_last = line->next == NULL;
}

static void
add_inlines(const struct column *column, const struct area *area,
    struct stretches *stretches, const struct area *line, bool is_first,
    int depth)
{
	const struct bar *bar = area->fo == NULL || area->kind == AREA_LINE
	    ? NULL
	    : g_hash_table_lookup(column->bars->open, area->fo);

	add_line(stretches, bar, line, is_first);
	if (depth >= DEPTH_MAX || area->kind == AREA_BLOCK)
		return;
	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		add_inlines(column, child, stretches, line, is_first,
		    depth + 1);
}

static void
add_bars(const struct column *column, struct area *block)
{
	struct stretches stretches = { .count = 0 };
	struct area *first = NULL, **link = &first;

	for (const struct area *line = block->first; line != NULL;
	     line = line->next) {
		if (line->kind == AREA_LINE)
			add_inlines(column, line, &stretches, line,
			    line == block->first, /*depth*/ 0);
	}
	for (size_t i = 0; i < stretches.count; i++) {
		struct stretch *stretch = &stretches.at[i];

		if (fo_is(stretch->begin, FO_PROP_CHANGE_BAR_STYLE, FO_KW_NONE))
			continue;
		if (stretch->has_first)
			stretch->top = 0;
		if (stretch->has_last)
			stretch->bottom = block->height;
		*link = bar_area(column, stretch);
		link = &(*link)->next;
	}
	if (first != NULL) {
		*link = block->first;
		block->first = first;
	}
}

static bool
has_line(const struct area *area)
{
	const struct area *child = area->first;

	while (child != NULL && child->kind != AREA_LINE)
		child = child->next;
	return child != NULL;
}

static void
walk(struct column column, struct area *area, int depth)
{
	if (depth >= DEPTH_MAX || area->turns != 0 || area->kind == AREA_LINE)
		return;
	for (struct area *child = area->first; child != NULL;
	     child = child->next) {
		struct column inner = column;

		inner.left -= child->x;
		inner.right -= child->x;
		walk(inner, child, depth + 1);
	}
	if (has_line(area))
		add_bars(&column, area);
}

void
change_bars_add(struct layout *layout, const struct change_bars *bars,
    struct page *page)
{
	struct column column = {
		.layout = layout,
		.bars = bars,
		.page = page,
	};

	for (struct page_span *span = page->spans; span != NULL;
	     span = span->next) {
		column.count = span->column_count;
		for (size_t i = 0; i < span->column_count; i++) {
			column.index = i;
			column.left = 0;
			column.right = span->columns[i]->width;
			walk(column, span->columns[i], /*depth*/ 0);
		}
	}
	column.count = 1;
	column.index = 0;
	for (int i = 0; i < 2; i++) {
		struct area *inserts = i == 0 ? page->before_floats
					      : page->footnotes;

		if (inserts == NULL)
			continue;
		column.right = inserts->width;
		walk(column, inserts, /*depth*/ 0);
	}
}
