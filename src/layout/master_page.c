/*
 * The page that a simple-page-master makes.
 *
 *	+--page--------------------------+   Regions are laid out in the
 *	| margins                        |   orientation of the master, from its
 *	|  +--------- before ---------+  |   content box; then each is turned
 *	|  +-----+--------------+-----+  |   to where it lies on the page.
 *	|  |start|     body     | end |  |   `precedence` says who takes the
 *	|  +-----+--------------+-----+  |   corners.
 *	|  +--------- after ----------+  |
 *	+--------------------------------+
 */
#include "layout/box.h"
#include "layout/master.h"

struct rect {
	dimen x, y, width, height;
};

static const enum fo_kind kinds[REGION__MAX] = {
	[REGION_BEFORE] = FO_REGION_BEFORE,
	[REGION_START] = FO_REGION_START,
	[REGION_BODY] = FO_REGION_BODY,
	[REGION_END] = FO_REGION_END,
	[REGION_AFTER] = FO_REGION_AFTER,
};

#define A4_WIDTH DIMEN_PT(595.276)
#define A4_HEIGHT DIMEN_PT(841.89)
#define LEAST DIMEN_PT(12) /* width of a column, if there are several */

static const struct fo *
find_region(const struct fo *master, enum page_region region)
{
	const struct fo *child = master == NULL ? NULL : master->first;

	while (child != NULL && child->kind != kinds[region])
		child = child->next;
	return child;
}

/* On the page: what a region does not say itself it inherits. */
static int
quarter_turns(const struct fo *fo)
{
	double turned = fo_number(fo, FO_PROP_REFERENCE_ORIENTATION, 0);

	return (((int)turned / 90) % 4 + 4) % 4;
}

static dimen
page_length(const struct fo *master, enum fo_prop prop, dimen otherwise)
{
	if (master == NULL || fo_keyword(master, prop) != FO_KW_NONE_SET ||
	    fo_length(master, prop, 0) <= 0)
		return otherwise;
	return fo_length(master, prop, 0);
}

dimen
master_longest_side(const struct fo *master)
{
	return MAX(page_length(master, FO_PROP_PAGE_WIDTH, A4_WIDTH),
	    page_length(master, FO_PROP_PAGE_HEIGHT, A4_HEIGHT));
}

/* `rect` less the margins of `fo`; percentages are of the page's sides. */
static struct rect
inset(struct rect rect, const struct fo *fo, struct rect page)
{
	dimen left, right, top, bottom;

	if (fo == NULL)
		return rect;
	left = fo_length(fo, FO_PROP_MARGIN_LEFT, page.width);
	right = fo_length(fo, FO_PROP_MARGIN_RIGHT, page.width);
	top = fo_length(fo, FO_PROP_MARGIN_TOP, page.height);
	bottom = fo_length(fo, FO_PROP_MARGIN_BOTTOM, page.height);
	rect.x += left;
	rect.y += top;
	rect.width -= left + right;
	rect.height -= top + bottom;
	return rect;
}

static struct rect
whole_page(const struct fo *master)
{
	return (struct rect){
		.width = page_length(master, FO_PROP_PAGE_WIDTH, A4_WIDTH),
		.height = page_length(master, FO_PROP_PAGE_HEIGHT, A4_HEIGHT),
	};
}

static struct rect
page_content(const struct fo *master)
{
	return inset(whole_page(master), master, whole_page(master));
}

/* A rectangle's size in the master's orientation, its corner at 0, 0. */
static struct rect
oriented(const struct fo *master, struct rect rect)
{
	struct rect turned = { 0, 0, rect.width, rect.height };

	if (master != NULL && quarter_turns(master) % 2 != 0) {
		turned.width = rect.height;
		turned.height = rect.width;
	}
	return turned;
}

static dimen
extent(const struct fo *master, enum page_region region, dimen base)
{
	const struct fo *fo = find_region(master, region);

	return fo == NULL ? 0 : fo_length(fo, FO_PROP_EXTENT, base);
}

static bool
has_precedence(const struct fo *master, enum page_region region)
{
	const struct fo *fo = find_region(master, region);

	return fo != NULL && fo_is(fo, FO_PROP_PRECEDENCE, FO_KW_TRUE);
}

static struct rect
side_rect(const struct fo *master, enum page_region region)
{
	struct rect all = oriented(master, page_content(master));
	struct rect page = oriented(master, whole_page(master));
	dimen before = extent(master, REGION_BEFORE, page.height);
	dimen after = extent(master, REGION_AFTER, page.height);
	dimen start = extent(master, REGION_START, page.width);
	dimen end = extent(master, REGION_END, page.width);
	bool is_at_left = (region == REGION_START) != box_is_backward(master);
	dimen left = box_is_backward(master) ? end : start;
	struct rect rect = all;

	if (region == REGION_BEFORE || region == REGION_AFTER) {
		rect.height = region == REGION_BEFORE ? before : after;
		if (region == REGION_AFTER)
			rect.y = all.height - after;
		if (!has_precedence(master, region)) {
			rect.x = left;
			rect.width -= start + end;
		}
		return rect;
	}
	rect.width = region == REGION_START ? start : end;
	if (!is_at_left)
		rect.x = all.width - rect.width;
	if (has_precedence(master, REGION_BEFORE)) {
		rect.y = before;
		rect.height -= before;
	}
	if (has_precedence(master, REGION_AFTER))
		rect.height -= after;
	return rect;
}

/* From the master's orientation to the page. */
static struct rect
on_page(const struct fo *master, struct rect rect)
{
	struct rect content = page_content(master);
	struct rect placed = rect;

	switch (master == NULL ? 0 : quarter_turns(master)) {
	case 1:
		placed.x = rect.y;
		placed.y = content.height - rect.x - rect.width;
		break;
	case 2:
		placed.x = content.width - rect.x - rect.width;
		placed.y = content.height - rect.y - rect.height;
		break;
	case 3:
		placed.x = content.width - rect.y - rect.height;
		placed.y = rect.x;
		break;
	default:
		break;
	}
	if (master != NULL && quarter_turns(master) % 2 != 0) {
		placed.width = rect.height;
		placed.height = rect.width;
	}
	placed.x += content.x;
	placed.y += content.y;
	return placed;
}

static struct rect
region_rect(const struct fo *master, enum page_region region)
{
	if (region == REGION_BODY)
		return inset(oriented(master, page_content(master)),
		    find_region(master, REGION_BODY),
		    oriented(master, whole_page(master)));
	return side_rect(master, region);
}

struct master_body
master_find_body(const struct fo *master)
{
	const struct fo *fo = find_region(master, REGION_BODY);
	struct rect rect = region_rect(master, REGION_BODY);
	struct master_body body = { .fo = fo, .column_count = 1 };
	struct box_edges edges = { 0 };
	dimen gaps, most;

	if (fo != NULL) {
		edges = box_edges(fo, rect.width);
		body.column_count = (unsigned)fo_number(fo,
		    FO_PROP_COLUMN_COUNT, 1);
		body.is_balanced = fo_is(fo, FO_PROP_Q_BALANCE, FO_KW_YES);
		body.is_backward = box_is_backward(fo);
		if ((quarter_turns(fo) + quarter_turns(master)) % 2 != 0)
			rect = (struct rect){ 0, 0, rect.height, rect.width };
	}
	body.column_count = CLAMP(body.column_count, 1, 100);
	body.x = body.is_backward ? edges.end : edges.start;
	body.y = edges.before;
	body.width = rect.width - edges.start - edges.end;
	body.height = rect.height - edges.before - edges.after;
	if (fo != NULL)
		body.column_gap = MAX((dimen)0,
		    fo_length(fo, FO_PROP_COLUMN_GAP, body.width));
	most = (body.width + body.column_gap) / (LEAST + body.column_gap);
	body.column_count = CLAMP(body.column_count, 1, (unsigned)MAX(most, 1));
	gaps = body.column_gap * (body.column_count - 1);
	body.column_width = (body.width - gaps) / body.column_count;
	return body;
}

static struct area *
new_region(struct layout *layout, const struct fo *master,
    enum page_region region)
{
	const struct fo *fo = find_region(master, region);
	struct rect rect = on_page(master, region_rect(master, region));
	struct area *area;

	if (fo == NULL)
		return NULL;
	area = area_new(layout->arena, AREA_REFERENCE, fo);
	area->x = rect.x;
	area->y = rect.y;
	area->width = MAX(rect.width, 0);
	area->height = MAX(rect.height, 0);
	area->turns = (uint8_t)quarter_turns(fo);
	area->clip = fo_is(fo, FO_PROP_OVERFLOW, FO_KW_HIDDEN);
	area->box = box_fit(layout, box_new(layout, fo, area->width), fo,
	    area->width, area->height);
	return area;
}

struct page *
master_page(struct layout *layout, const struct fo *master)
{
	struct page *page = ARENA_NEW(layout->arena, struct page);

	page->master = master;
	page->width = page_length(master, FO_PROP_PAGE_WIDTH, A4_WIDTH);
	page->height = page_length(master, FO_PROP_PAGE_HEIGHT, A4_HEIGHT);
	if (master == NULL)
		return page;
	for (enum page_region i = 0; i < REGION__MAX; i++)
		page->regions[i] = new_region(layout, master, i);
	return page;
}
