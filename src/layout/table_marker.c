/*
 * Markers in tables, see table_marker.h.
 *
 * A header or footer that retrieves is set anew for each part of the table
 * (for each page or column), when the rows of the part have their areas: only
 * then is it known which markers begin and end there.
 */
#include "layout/table_marker.h"

#include <string.h>

#include "layout/block.h"

/* Areas nested deeper than this hold no marker that anybody would miss. */
enum { DEPTH_MAX = 400 };

struct entry {
	struct entry *next;
	const struct fo *marker;
	const char *class_name;
	bool is_first, is_last; /* of the areas of the marker's parent */
	const struct page *page;
};

struct table_markers {
	struct entry *current, **end; /* of the part, in order of areas */
	struct entry *carried;        /* the last of each class before it */
};

static bool
retrieves(const struct fo *part)
{
	const struct fo *fo = part;

	while (fo != NULL && fo->kind != FO_RETRIEVE_TABLE_MARKER)
		fo = fo_next(fo, part);
	return fo != NULL;
}

struct table_markers *
table_markers_new(struct arena *arena, const struct fo *header,
    const struct fo *footer)
{
	if ((header == NULL || !retrieves(header)) &&
	    (footer == NULL || !retrieves(footer)))
		return NULL;
	return ARENA_NEW(arena, struct table_markers);
}

/* ---- collecting ---- */

struct collector {
	struct layout *layout;
	struct table_markers *markers;
};

static void
add_markers(const struct collector *c, const struct fo *fo, bool is_first,
    bool is_last)
{
	for (const struct fo *child = block_first_marker(fo); child != NULL;
	     child = child->next) {
		const char *name = child->kind != FO_MARKER
		    ? NULL
		    : fo_own(child, FO_PROP_MARKER_CLASS_NAME);
		struct entry *entry;

		if (name == NULL)
			continue;
		entry = ARENA_NEW(c->layout->work, struct entry);
		entry->marker = child;
		entry->class_name = name;
		entry->is_first = is_first;
		entry->is_last = is_last;
		entry->page = c->layout->page;
		*c->markers->end = entry;
		c->markers->end = &entry->next;
	}
}

static bool
is_first_child(const struct fo *fo)
{
	do
		fo = fo->previous;
	while (fo != NULL && (fo->kind == FO_MARKER || fo->kind == FO_TEXT));
	return fo == NULL;
}

/* Rows and bodies have no areas of their own: they begin with a cell's. */
static void
add_rows(const struct collector *c, const struct fo *cell)
{
	for (const struct fo *fo = cell;
	     fo->parent->kind != FO_TABLE && is_first_child(fo);) {
		fo = fo->parent;
		add_markers(c, fo, /*is_first*/ true, /*is_last*/ true);
	}
}

static void
collect(const struct collector *c, const struct area *area, int depth)
{
	const struct fo *fo = area->fo;

	if (fo != NULL && fo->kind != FO_TEXT && area->kind != AREA_VIEWPORT) {
		if (fo->kind == FO_TABLE_CELL && area->is_first)
			add_rows(c, fo);
		add_markers(c, fo, area->is_first, area->is_last);
	}
	for (const struct area *child = area->first;
	     child != NULL && depth < DEPTH_MAX; child = child->next)
		collect(c, child, depth + 1);
}

void
table_markers_begin(struct layout *layout, struct table_markers *markers,
    const struct area *area)
{
	const struct collector c = { layout, markers };

	markers->current = NULL;
	markers->end = &markers->current;
	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		collect(&c, child, /*depth*/ 0);
}

static struct entry *
find_class(struct entry *entry, const char *class_name)
{
	while (entry != NULL && strcmp(entry->class_name, class_name) != 0)
		entry = entry->next;
	return entry;
}

void
table_markers_end(struct layout *layout, struct table_markers *markers)
{
	for (const struct entry *entry = markers->current; entry != NULL;
	     entry = entry->next) {
		struct entry *carried = find_class(markers->carried,
		    entry->class_name);
		struct entry *next;

		if (carried == NULL) {
			carried = ARENA_NEW(layout->work, struct entry);
			carried->next = markers->carried;
			markers->carried = carried;
		}
		next = carried->next;
		*carried = *entry;
		carried->next = next;
	}
	markers->current = NULL;
}

/* ---- finding ---- */

static bool
qualifies(const struct entry *entry, enum fo_keyword position)
{
	switch (position) {
	case FO_KW_FIRST_INCLUDING_CARRYOVER:
		return true;
	case FO_KW_LAST_ENDING:
		return entry->is_last;
	default:
		return entry->is_first;
	}
}

static const struct fo *
find_current(const struct table_markers *markers, const char *class_name,
    enum fo_keyword position)
{
	bool takes_first = position == FO_KW_FIRST_STARTING ||
	    position == FO_KW_FIRST_INCLUDING_CARRYOVER;
	const struct fo *found = NULL;

	for (const struct entry *entry = markers->current; entry != NULL;
	     entry = entry->next) {
		if (strcmp(entry->class_name, class_name) != 0 ||
		    !qualifies(entry, position))
			continue;
		found = entry->marker;
		if (takes_first)
			break;
	}
	return found;
}

static size_t
text_length(const struct fo *marker)
{
	size_t length = 0;

	for (const struct fo *fo = fo_next(marker, marker); fo != NULL;
	     fo = fo_next(fo, marker))
		length += fo->kind == FO_TEXT ? fo->length : 1;
	return length;
}

static const struct fo *
find_longest(const struct fo *retrieve, const char *class_name)
{
	const struct fo *table = retrieve, *found = NULL;
	size_t longest = 0;

	while (table != NULL && table->kind != FO_TABLE)
		table = table->parent;
	if (table == NULL)
		return NULL;
	for (const struct fo *fo = fo_next(table, table); fo != NULL;
	     fo = fo_next(fo, table)) {
		const char *name = fo->kind != FO_MARKER
		    ? NULL
		    : fo_own(fo, FO_PROP_MARKER_CLASS_NAME);
		size_t length;

		if (name == NULL || strcmp(name, class_name) != 0)
			continue;
		length = text_length(fo);
		if (found == NULL || length > longest) {
			found = fo;
			longest = length;
		}
	}
	return found;
}

const struct fo *
table_markers_find(const struct table_markers *markers,
    const struct fo *retrieve, const struct page *page)
{
	const char *name = fo_own(retrieve, FO_PROP_RETRIEVE_CLASS_NAME);
	enum fo_keyword boundary = fo_keyword(retrieve,
	    FO_PROP_RETRIEVE_BOUNDARY_WITHIN_TABLE);
	const struct fo *found;
	const struct entry *carried;

	if (markers == NULL)
		return find_longest(retrieve, name);
	found = find_current(markers, name,
	    fo_keyword(retrieve, FO_PROP_RETRIEVE_POSITION_WITHIN_TABLE));
	if (found != NULL || boundary == FO_KW_TABLE_FRAGMENT)
		return found;
	carried = find_class(markers->carried, name);
	if (carried == NULL ||
	    (boundary == FO_KW_PAGE && carried->page != page))
		return NULL;
	return carried->marker;
}
