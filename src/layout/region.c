/*
 * Regions and markers.
 *
 * Static content is laid out for each page anew: it may hold the page's number
 * and what markers say there.  A retrieve-marker looks among the markers of
 * its page first, then takes what earlier pages carried over, as far as
 * retrieve-boundary reaches.
 */
#include "layout/region.h"

#include <string.h>

#include "layout/box.h"
#include "layout/galley.h"
#include "layout/table_marker.h"

struct carry {
	struct carry *next;
	const char *class_name;
	const struct fo *marker;
	const struct fo *sequence; /* page-sequence it was in */
};

struct carried {
	struct carry *first;
};

struct carried *
region_carried_new(struct arena *arena)
{
	return ARENA_NEW(arena, struct carried);
}

struct carried *
region_carried_copy(struct arena *arena, const struct carried *carried)
{
	struct carried *copy = region_carried_new(arena);
	struct carry **link = &copy->first;

	for (const struct carry *carry = carried->first; carry != NULL;
	     carry = carry->next) {
		*link = arena_copy(arena, carry, sizeof(*carry));
		link = &(*link)->next;
	}
	return copy;
}

static struct carry *
find_carry(const struct carried *carried, const char *class_name)
{
	struct carry *carry = carried->first;

	while (carry != NULL && strcmp(carry->class_name, class_name) != 0)
		carry = carry->next;
	return carry;
}

void
region_carry(struct layout *layout, const struct page *page)
{
	for (const struct page_marker *marker = page->markers; marker != NULL;
	     marker = marker->next) {
		const char *name = fo_own(marker->fo,
		    FO_PROP_MARKER_CLASS_NAME);
		struct carry *carry;

		if (name == NULL || !marker->is_first)
			continue;
		carry = find_carry(layout->carried, name);
		if (carry == NULL) {
			carry = ARENA_NEW(layout->arena, struct carry);
			carry->class_name = name;
			carry->next = layout->carried->first;
			layout->carried->first = carry;
		}
		carry->marker = marker->fo;
		carry->sequence = page->sequence;
	}
}

/* The page's marker at the position that is asked for, or NULL. */
static const struct fo *
find_on_page(const struct page *page, const char *class_name,
    enum fo_keyword position)
{
	const struct fo *found = NULL;
	bool is_first = position == FO_KW_FIRST_STARTING_WITHIN_PAGE ||
	    position == FO_KW_FIRST_INCLUDING_CARRYOVER;

	for (const struct page_marker *marker = page->markers; marker != NULL;
	     marker = marker->next) {
		const char *name = fo_own(marker->fo,
		    FO_PROP_MARKER_CLASS_NAME);

		if (name == NULL || strcmp(name, class_name) != 0)
			continue;
		if ((position == FO_KW_FIRST_STARTING_WITHIN_PAGE ||
			position == FO_KW_LAST_STARTING_WITHIN_PAGE) &&
		    !marker->is_first)
			continue;
		if (position == FO_KW_LAST_ENDING_WITHIN_PAGE &&
		    !marker->is_last)
			continue;
		found = marker->fo;
		if (is_first)
			break;
	}
	return found;
}

static const struct fo *
find_on_pages(const struct layout *layout, const struct fo *retrieve,
    const char *class_name)
{
	enum fo_keyword boundary = fo_keyword(retrieve,
	    FO_PROP_RETRIEVE_BOUNDARY);
	const struct fo *found = find_on_page(layout->page, class_name,
	    fo_keyword(retrieve, FO_PROP_RETRIEVE_POSITION));
	const struct carry *carry;

	if (found != NULL || boundary == FO_KW_PAGE)
		return found;
	carry = find_carry(layout->carried, class_name);
	if (carry == NULL ||
	    (boundary == FO_KW_PAGE_SEQUENCE &&
		carry->sequence != layout->page->sequence))
		return NULL;
	return carry->marker;
}

const struct fo *
region_find_marker(struct layout *layout, const struct fo *retrieve)
{
	const char *name = fo_own(retrieve, FO_PROP_RETRIEVE_CLASS_NAME);
	const struct fo *found = NULL;

	if (name == NULL)
		return NULL;
	if (retrieve->kind == FO_RETRIEVE_TABLE_MARKER)
		found = table_markers_find(layout->table_markers, retrieve,
		    layout->page);
	else if (layout->page != NULL)
		found = find_on_pages(layout, retrieve, name);
	if (found == NULL)
		return NULL;
	return fo_instantiate_marker(layout->arena, found, retrieve);
}

/* ---- static content ---- */

static const struct fo *
find_content(const struct fo *sequence, const struct fo *region)
{
	const char *region_name = fo_own(region, FO_PROP_REGION_NAME);

	for (const struct fo *fo = sequence->first; fo != NULL; fo = fo->next) {
		const char *name = fo_own(fo, FO_PROP_FLOW_NAME);

		if (fo->kind == FO_STATIC_CONTENT && name != NULL &&
		    region_name != NULL && strcmp(name, region_name) == 0)
			return fo;
	}
	return NULL;
}

static void
fill_region(struct layout *layout, const struct page *page, struct area *region)
{
	const struct fo *content = find_content(page->sequence, region->fo);
	bool is_turned = region->turns % 2 != 0;
	dimen width = is_turned ? region->height : region->width;
	dimen height = is_turned ? region->width : region->height;
	struct box_edges edges;
	struct galley *galley;

	if (content == NULL)
		return;
	edges = box_edges(region->fo, width);
	width -= edges.start + edges.end;
	height -= edges.before + edges.after;
	galley = galley_new(layout, content, MAX(width, 0));
	galley->left = edges.start;
	galley_place(layout, galley, 0, galley->count, /*ratio*/ 0, region,
	    edges.before + box_align(region->fo, height - galley->extent));
}

void
region_fill(struct layout *layout, struct page *page)
{
	layout->page = page;
	for (enum page_region i = 0; i < REGION__MAX; i++)
		if (i != REGION_BODY && page->regions[i] != NULL)
			fill_region(layout, page, page->regions[i]);
	layout->page = NULL;
}
