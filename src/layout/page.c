/*
 * A page being filled, and its areas.
 */
#include "layout/page.h"

#include "layout/block.h"
#include "layout/box.h"
#include "layout/xref.h"

enum { WALK_DEPTH = 2000 };

static dimen
separator_extent(const struct galley *separator)
{
	return separator == NULL ? 0 : separator->extent;
}

dimen
page_room(const struct page_filling *filling)
{
	return filling->body.height - filling->notes_extent -
	    filling->floats_extent;
}

/* Counts the extents anew: the first insert brings its separator. */
static void
count_extents(struct page_filling *filling)
{
	filling->notes_extent = filling->floats_extent = 0;
	filling->last_note = filling->last_float = NULL;
	for (struct insert *i = filling->notes; i != NULL; i = i->next) {
		filling->notes_extent += i->extent;
		filling->last_note = i;
	}
	for (struct insert *i = filling->floats; i != NULL; i = i->next) {
		filling->floats_extent += i->extent;
		filling->last_float = i;
	}
	if (filling->notes != NULL)
		filling->notes_extent += separator_extent(
		    filling->note_separator);
	if (filling->floats != NULL)
		filling->floats_extent += separator_extent(
		    filling->float_separator);
	filling->floats_extent = galley_grid_round(filling->floats_extent,
	    filling->grid);
}

void
page_add_insert(struct page_filling *filling, struct insert *insert)
{
	struct insert **last = insert->is_float ? &filling->last_float
						: &filling->last_note;
	struct insert **first = insert->is_float ? &filling->floats
						 : &filling->notes;

	insert->next = NULL;
	if (*last != NULL)
		(*last)->next = insert;
	else
		*first = insert;
	count_extents(filling);
}

void
page_drop_insert(struct page_filling *filling, struct insert *insert)
{
	struct insert **link = insert->is_float ? &filling->floats
						: &filling->notes;

	while (*link != NULL && *link != insert)
		link = &(*link)->next;
	if (*link != NULL)
		*link = insert->next;
	count_extents(filling);
}

static struct area *
new_column(struct layout *layout, const struct page_filling *filling,
    const struct plan_span *span, unsigned column, dimen top)
{
	const struct master_body *body = &filling->body;
	struct area *area = area_new(layout->arena, AREA_REFERENCE, NULL);
	unsigned place = body->is_backward ? span->column_count - 1 - column
					   : column;

	area->width = span->column_count == 1 ? body->width
					      : body->column_width;
	area->height = filling->body.height - top;
	area->x = body->x + place * (area->width + body->column_gap);
	area->y = body->y + top;
	area_add(filling->page->regions[REGION_BODY], area);
	return area;
}

static void
report_overfull(struct layout *layout, const struct piece *piece, dimen room)
{
	struct pos pos = POS_NONE;

	for (size_t i = piece->from; i < piece->to && pos.line == 0; i++) {
		const struct galley_item *item = &piece->galley->at[i];

		if (item->kind == GALLEY_OPEN)
			pos = item->block->fo->pos;
	}
	if (pos.line == 0 && galley_open_block(piece->galley, piece->to))
		pos = galley_open_block(piece->galley, piece->to)->fo->pos;
	diag(layout->diags, DIAG_PAGE_OVERFULL, pos,
	    "it needs %.1fpt, there is %.1fpt", dimen_pt(piece->height),
	    dimen_pt(room));
}

static void
fill_span(struct layout *layout, struct page_filling *filling,
    const struct plan_span *plan, dimen top)
{
	struct page *page = filling->page;
	struct page_span *span = ARENA_NEW(layout->arena, struct page_span);
	struct page_span **link = &page->spans;

	while (*link != NULL)
		link = &(*link)->next;
	*link = span;
	span->column_count = plan->column_count;
	span->columns = ARENA_NEW_ARRAY(layout->arena, struct area *,
	    plan->column_count);
	for (unsigned i = 0; i < plan->column_count; i++) {
		struct area *area = new_column(layout, filling, plan, i,
		    top + plan->top);
		const struct piece *piece = &plan->pieces[i];

		span->columns[i] = area;
		if (i >= plan->count) {
			area->height = 0;
			continue;
		}
		if (piece->is_overfull)
			report_overfull(layout, piece,
			    page_room(filling) - plan->top);
		area->height = galley_place(layout, piece->galley, piece->from,
		    piece->to, piece->ratio, area, /*top*/ 0);
	}
}

/* The reference area that holds a page's footnotes or floats. */
static struct area *
fill_inserts(struct layout *layout, struct page_filling *filling,
    const struct insert *inserts, const struct galley *separator, dimen top,
    dimen extent)
{
	struct area *area = area_new(layout->arena, AREA_REFERENCE, NULL);
	bool is_float = inserts->is_float;
	dimen y = 0;

	area->x = filling->body.x;
	area->y = filling->body.y + top;
	area->width = filling->body.width;
	area->height = extent;
	area_add(filling->page->regions[REGION_BODY], area);
	if (separator != NULL && !is_float) {
		struct area *block = area_new(layout->arena, AREA_BLOCK,
		    separator->fo);

		block->width = area->width;
		area_add(area, block);
		y = block->height = galley_place(layout, separator, 0,
		    separator->count, /*ratio*/ 0, block, /*top*/ 0);
	}
	for (; inserts != NULL; inserts = inserts->next)
		y = galley_place(layout, inserts->galley, inserts->from,
		    inserts->to, /*ratio*/ 0, area, y);
	if (separator != NULL && is_float)
		galley_place(layout, separator, 0, separator->count,
		    /*ratio*/ 0, area, y);
	return area;
}

/* display-align of the region-body. */
static dimen
align_flow(const struct page_filling *filling, const struct plan *plan)
{
	dimen free = page_room(filling) - plan->height;

	return filling->body.fo == NULL ? 0 : box_align(filling->body.fo, free);
}

void
page_fill(struct layout *layout, struct page_filling *filling,
    const struct plan *plan)
{
	struct page *page = filling->page;
	dimen top = filling->floats_extent + align_flow(filling, plan);

	if (page->regions[REGION_BODY] == NULL)
		return;
	layout->page = page;
	if (filling->floats != NULL)
		page->before_floats = fill_inserts(layout, filling,
		    filling->floats, filling->float_separator, 0,
		    filling->floats_extent);
	for (const struct plan_span *span = plan->first; span != NULL;
	     span = span->next)
		fill_span(layout, filling, span, top);
	if (filling->notes != NULL)
		page->footnotes = fill_inserts(layout, filling, filling->notes,
		    filling->note_separator,
		    filling->body.height - filling->notes_extent,
		    filling->notes_extent);
	layout->page = NULL;
}

/* ---- what lies where ---- */

struct walk {
	struct layout *layout;
	struct page *page;
	bool has_markers;
};

void
page_add_markers(struct layout *layout, struct page *page, const struct fo *fo,
    bool is_first, bool is_last)
{
	for (const struct fo *child = block_first_marker(fo); child != NULL;
	     child = child->next) {
		struct page_marker *marker;

		if (child->kind != FO_MARKER)
			continue;
		marker = ARENA_NEW(layout->arena, struct page_marker);
		marker->fo = child;
		marker->is_first = is_first;
		marker->is_last = is_last;
		if (page->last_marker != NULL)
			page->last_marker->next = marker;
		else
			page->markers = marker;
		page->last_marker = marker;
	}
}

static void
add_names(const struct walk *walk, const struct fo *fo, dimen x, dimen y)
{
	const char *id = fo_own(fo, FO_PROP_ID);
	const char *key = fo_own(fo, FO_PROP_INDEX_KEY);
	const char *begin = fo->kind == FO_INDEX_RANGE_END
	    ? fo_own(fo, FO_PROP_REF_ID)
	    : NULL;

	if (id != NULL)
		xref_add_id(walk->layout->xref, id, walk->page, x, y);
	if (key != NULL)
		xref_add_index_key(walk->layout->xref, key, id, walk->page, x,
		    y);
	if (begin != NULL)
		xref_end_index_range(walk->layout->xref, begin, walk->page, x,
		    y);
}

static bool
is_first_part(const struct fo *fo)
{
	while (fo->previous != NULL &&
	    (fo->previous->kind == FO_MARKER || fo->previous->kind == FO_TEXT))
		fo = fo->previous;
	return fo->previous == NULL;
}

/*
 * Rows and bodies have no areas: what their first cell's area shows is theirs
 * too.
 */
static void
visit_rows(const struct walk *walk, const struct fo *cell, dimen x, dimen y)
{
	const struct fo *fo = cell;

	while (fo->parent != NULL && fo->parent->kind != FO_TABLE &&
	    is_first_part(fo)) {
		fo = fo->parent;
		if (fo->own != NULL)
			add_names(walk, fo, x, y);
		if (walk->has_markers)
			page_add_markers(walk->layout, walk->page, fo, true,
			    true);
	}
}

static void
visit(const struct walk *walk, struct area *area, dimen x, dimen y)
{
	const struct fo *fo = area->fo;

	if (fo == NULL || fo->kind == FO_TEXT)
		return;
	if (fo->own != NULL)
		add_names(walk, fo, x, y);
	/* a line begins and ends its paragraph, not the block around it */
	if (walk->has_markers && area->kind != AREA_VIEWPORT &&
	    area->kind != AREA_LINE)
		page_add_markers(walk->layout, walk->page, fo, area->is_first,
		    area->is_last);
	if (fo->kind == FO_TABLE_CELL && area->kind == AREA_REFERENCE &&
	    area->is_first)
		visit_rows(walk, fo, x, y);
}

/* A fixed container's place was given on the page. */
static bool
is_fixed(const struct area *area)
{
	return area->kind == AREA_VIEWPORT && area->fo != NULL &&
	    area->fo->kind == FO_BLOCK_CONTAINER &&
	    fo_is(area->fo, FO_PROP_ABSOLUTE_POSITION, FO_KW_FIXED);
}

static void
fix(const struct walk *walk, struct area *area, dimen x, dimen y)
{
	const struct fo *fo = area->fo;

	if (!fo_is(fo, FO_PROP_LEFT, FO_KW_AUTO))
		area->x = fo_length(fo, FO_PROP_LEFT, walk->page->width) - x;
	else if (!fo_is(fo, FO_PROP_RIGHT, FO_KW_AUTO))
		area->x = walk->page->width - area->width - x -
		    fo_length(fo, FO_PROP_RIGHT, walk->page->width);
	if (!fo_is(fo, FO_PROP_TOP, FO_KW_AUTO))
		area->y = fo_length(fo, FO_PROP_TOP, walk->page->height) - y;
	else if (!fo_is(fo, FO_PROP_BOTTOM, FO_KW_AUTO))
		area->y = walk->page->height - area->height - y -
		    fo_length(fo, FO_PROP_BOTTOM, walk->page->height);
}

/*
 * Where content is turned, all that is in an area has the area's place: near
 * enough for a link.
 */
static void
walk_turned(const struct walk *walk, struct area *area, dimen x, dimen y)
{
	for (struct area *child = area->first; child != NULL;
	     child = child->next) {
		visit(walk, child, x, y);
		walk_turned(walk, child, x, y);
	}
}

static void
walk_areas(const struct walk *walk, struct area *area, dimen x, dimen y,
    unsigned depth)
{
	if (is_fixed(area))
		fix(walk, area, x, y);
	x += area->x;
	y += area->y;
	visit(walk, area, x, y);
	if (depth >= WALK_DEPTH)
		return;
	if (area->turns != 0) {
		walk_turned(walk, area, x, y);
		return;
	}
	for (struct area *child = area->first; child != NULL;
	     child = child->next)
		walk_areas(walk, child, x, y, depth + 1);
}

void
page_finish(struct layout *layout, struct page *page, struct area *region,
    bool has_markers)
{
	struct walk walk = {
		.layout = layout,
		.page = page,
		.has_markers = has_markers,
	};

	if (region != NULL)
		walk_areas(&walk, region, 0, 0, /*depth*/ 0);
}
