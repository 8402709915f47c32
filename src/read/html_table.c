/*
 * HTML tables to CALS tables: which column each cell is in, which rows are
 * the head; see html_table.h.
 */
#include "read/html_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS_MAX 100
#define ROWSPAN_MAX 1000

/* Takes a whole number from an attribute that goes with that. */
static unsigned
take_number(xmlNode *node, const char *name, unsigned most)
{
	const char *text = element_find(node, name);
	unsigned long number = text == NULL ? 1 : strtoul(text, NULL, 10);

	element_remove(node, name);
	return (unsigned)MAX(1, MIN(number, most));
}

static void
set_number(xmlNode *node, const char *name, const char *prefix, unsigned number)
{
	char text[24];

	snprintf(text, sizeof(text), "%s%u", prefix, number);
	element_set(node, name, text);
}

/* A cell with one paragraph holds its words alone. */
static void
settle_cell(xmlNode *cell)
{
	xmlNode *only = element_first(cell);

	if (only == NULL || element_next(only) != NULL ||
	    !element_is(only, "para") || element_id(only) != NULL)
		return;
	element_move_children(only, cell);
	xmlUnlinkNode(only);
	xmlFreeNode(only);
}

/*
 * Gives the cells of a row their columns; `taken` counts for how many more
 * rows a cell from above fills each column.  Returns how many columns it has.
 */
static unsigned
settle_row(xmlNode *row, unsigned taken[COLUMNS_MAX], unsigned rows_left)
{
	unsigned column = 0, width = 0;

	for (xmlNode *cell = element_first(row), *next; cell != NULL;
	     cell = next) {
		unsigned span = take_number(cell, "colspan", COLUMNS_MAX);
		unsigned depth = take_number(cell, "rowspan", ROWSPAN_MAX);

		next = element_next(cell);
		element_remove(cell, "role");
		settle_cell(cell);
		while (column < COLUMNS_MAX && taken[column] > 0)
			column++;
		if (column == COLUMNS_MAX) { /* it joins the last one */
			element_move_children(cell, row->last);
			continue;
		}
		depth = MIN(depth, rows_left);
		span = MIN(span, COLUMNS_MAX - column);
		if (span > 1) {
			set_number(cell, "namest", "c", column + 1);
			set_number(cell, "nameend", "c", column + span);
		} else if (column > 0) {
			set_number(cell, "colname", "c", column + 1);
		}
		if (depth > 1)
			set_number(cell, "morerows", "", depth - 1);
		for (unsigned i = 0; i < span; i++, column++)
			taken[column] = depth;
		width = MAX(width, column);
	}
	for (unsigned i = 0; i < COLUMNS_MAX; i++) {
		if (taken[i] > 0) {
			width = MAX(width, i + 1);
			taken[i]--;
		}
	}
	return width;
}

/* Are all cells of the row <th>? */
static bool
is_head(const xmlNode *row)
{
	const xmlNode *cell = element_first(row);

	for (; cell != NULL; cell = element_next(cell)) {
		if (g_strcmp0(element_find(cell, "role"), "head") != 0)
			return false;
	}
	return element_first(row) != NULL;
}

static bool
has_role(const xmlNode *row, const char *role)
{
	return g_strcmp0(element_find(row, "role"), role) == 0;
}

/* Moves the rows of `role` into a new element, if there are any. */
static void
add_rows(const struct element_maker *make, xmlNode *table, xmlNode *tgroup,
    const char *name, const char *role)
{
	xmlNode *rows = NULL;

	for (xmlNode *row = element_first(table), *next; row != NULL;
	     row = next) {
		next = element_next(row);
		if (!element_is(row, "row") || !has_role(row, role))
			continue;
		if (rows == NULL)
			rows = element_add(make, tgroup, name,
			    element_pos(row));
		element_remove(row, "role");
		xmlUnlinkNode(row);
		xmlAddChild(rows, row);
	}
}

/* A caption makes it a table with a title. */
static void
settle_caption(xmlNode *table)
{
	xmlNode *caption = element_first(table);

	while (caption != NULL && !element_is(caption, "caption"))
		caption = element_next(caption);
	if (caption == NULL)
		return;
	settle_cell(caption);
	if (element_first(caption) != NULL &&
	    element_is_paragraph(element_first(caption)))
		return; /* of several paragraphs: it stays a caption */
	element_rename(caption, "title");
	element_rename(table, "table");
	xmlUnlinkNode(caption);
	if (table->children != NULL)
		xmlAddPrevSibling(table->children, caption);
	else
		xmlAddChild(table, caption);
}

/* Drops rows without cells, and says how many are left. */
static unsigned
count_rows(xmlNode *table)
{
	unsigned count = 0;

	for (xmlNode *row = element_first(table), *next; row != NULL;
	     row = next) {
		next = element_next(row);
		if (!element_is(row, "row"))
			continue;
		if (element_first(row) != NULL) {
			count++;
			continue;
		}
		xmlUnlinkNode(row);
		xmlFreeNode(row);
	}
	return count;
}

/* Which rows are head, foot ("foot") and body ("body"). */
static void
mark_rows(xmlNode *table)
{
	xmlNode *first = element_first(table);
	bool has_head = false, has_body = false;

	while (first != NULL && !element_is(first, "row"))
		first = element_next(first);
	for (xmlNode *row = first; row != NULL; row = element_next(row))
		has_head = has_head || has_role(row, "head");
	if (!has_head && is_head(first))
		element_set(first, "role", "head");
	for (xmlNode *row = first; row != NULL; row = element_next(row)) {
		if (element_is(row, "row") &&
		    element_find(row, "role") == NULL) {
			element_set(row, "role", "body");
			has_body = true;
		}
	}
	/* a table must have a body: it is the last row, if all else is head */
	for (xmlNode *row = table->last; row != NULL && !has_body;
	     row = row->prev) {
		if (element_is(row, "row")) {
			element_set(row, "role", "body");
			has_body = true;
		}
	}
}

void
html_table_settle(struct markdown *md, xmlNode *table)
{
	const struct element_maker *make = &md->reading->make;
	unsigned taken[COLUMNS_MAX] = { 0 }, columns = 0;
	unsigned rows = count_rows(table);
	xmlNode *tgroup, *caption = NULL;

	if (rows == 0) {
		xmlUnlinkNode(table);
		xmlFreeNode(table);
		return;
	}
	mark_rows(table);
	for (xmlNode *row = element_first(table); row != NULL;
	     row = element_next(row)) {
		unsigned width;

		if (element_is(row, "caption"))
			caption = row;
		if (!element_is(row, "row"))
			continue;
		width = settle_row(row, taken, rows--);
		columns = MAX(columns, width);
	}
	settle_caption(table);
	tgroup = element_add(make, table, "tgroup", element_pos(table));
	set_number(tgroup, "cols", "", columns);
	for (unsigned i = 0; i < columns; i++)
		set_number(element_add(make, tgroup, "colspec", POS_NONE),
		    "colname", "c", i + 1);
	add_rows(make, table, tgroup, "thead", "head");
	add_rows(make, table, tgroup, "tfoot", "foot");
	add_rows(make, table, tgroup, "tbody", "body");
	if (caption != NULL && element_is(caption, "caption")) {
		xmlUnlinkNode(caption);
		xmlAddChild(table, caption);
	}
}
