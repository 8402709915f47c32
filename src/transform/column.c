/*
 * The columns of CALS tables; see column.h.
 *
 *	1   2   3
 *	a   b   c       b has morerows=1, so
 *	d   |   e       e is the second entry of its row, in column 3
 *
 * `reach` says for each column how many rows from above still fill it.
 */
#include "transform/column.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#define COLUMNS_MAX 1000u
#define ROWS_MAX 100000u

struct columns {
	GHashTable *laid_out; /* set of tgroups */
	GHashTable *column;   /* entry to its column */
};

/* One tgroup while it is laid out. */
struct grid {
	GHashTable *names; /* colname to column */
	GHashTable *spans; /* spanname to its spanspec */
	unsigned width;    /* the last column that anything reached */
	unsigned reach[COLUMNS_MAX + 1];
};

struct columns *
columns_new(void)
{
	struct columns *columns = g_new0(struct columns, 1);

	columns->laid_out = g_hash_table_new(NULL, NULL);
	columns->column = g_hash_table_new(NULL, NULL);
	return columns;
}

void
columns_free(struct columns *columns)
{
	g_hash_table_destroy(columns->laid_out);
	g_hash_table_destroy(columns->column);
	g_free(columns);
}

static bool
is_named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)node->name, name) == 0;
}

static const char *
find_attribute(const xmlNode *node, const char *name)
{
	const xmlAttr *attribute = xmlHasProp(node, BAD_CAST name);

	if (attribute == NULL || attribute->children == NULL)
		return NULL;
	return (const char *)attribute->children->content;
}

static unsigned
read_number(const xmlNode *node, const char *name, unsigned most)
{
	const char *text = find_attribute(node, name);
	long number = text != NULL ? strtol(text, NULL, 10) : 0;

	return number > 0 ? MIN((unsigned long)number, most) : 0;
}

static unsigned
find_named(const struct grid *grid, const char *name)
{
	if (name == NULL)
		return 0;
	return GPOINTER_TO_UINT(g_hash_table_lookup(grid->names, name));
}

static void
read_names(struct grid *grid, const xmlNode *tgroup)
{
	unsigned column = 0;

	for (const xmlNode *node = tgroup->children; node != NULL;
	     node = node->next) {
		unsigned given;

		if (is_named(node, "spanspec") &&
		    find_attribute(node, "spanname") != NULL) {
			g_hash_table_insert(grid->spans,
			    (char *)find_attribute(node, "spanname"),
			    (xmlNode *)node);
		}
		if (!is_named(node, "colspec"))
			continue;
		given = read_number(node, "colnum", COLUMNS_MAX);
		column = given > 0 ? given : column + 1;
		if (find_attribute(node, "colname") != NULL)
			g_hash_table_insert(grid->names,
			    (char *)find_attribute(node, "colname"),
			    GUINT_TO_POINTER(column));
	}
}

/* First and last column that the entry names for itself, 0 for none. */
static void
find_extent(const struct grid *grid, const xmlNode *entry, unsigned *first,
    unsigned *last)
{
	const char *span = find_attribute(entry, "spanname");
	const xmlNode *from = entry;

	if (span != NULL && g_hash_table_lookup(grid->spans, span) != NULL)
		from = g_hash_table_lookup(grid->spans, span);
	*first = find_named(grid, find_attribute(from, "namest"));
	*last = find_named(grid, find_attribute(from, "nameend"));
	if (*first == 0)
		*first = find_named(grid, find_attribute(from, "colname"));
	if (*last < *first)
		*last = *first;
}

static void
place_row(struct columns *columns, struct grid *grid, const xmlNode *row)
{
	unsigned next = 1;

	for (const xmlNode *entry = row->children; entry != NULL;
	     entry = entry->next) {
		unsigned first, last, more;

		if (!is_named(entry, "entry") && !is_named(entry, "entrytbl"))
			continue;
		find_extent(grid, entry, &first, &last);
		while (next < COLUMNS_MAX && grid->reach[next] > 0)
			next++;
		if (first == 0)
			first = last = next;
		g_hash_table_insert(columns->column, (xmlNode *)entry,
		    GUINT_TO_POINTER(first));
		more = read_number(entry, "morerows", ROWS_MAX);
		for (unsigned i = first; i <= last && i <= COLUMNS_MAX; i++)
			grid->reach[i] = more + 1;
		grid->width = MAX(grid->width, MIN(last, COLUMNS_MAX));
		next = MIN(last + 1, COLUMNS_MAX);
	}
	for (unsigned i = 1; i <= grid->width; i++) {
		if (grid->reach[i] > 0)
			grid->reach[i]--;
	}
}

static void
lay_out(struct columns *columns, const xmlNode *tgroup)
{
	struct grid *grid = g_new0(struct grid, 1);

	grid->names = g_hash_table_new(g_str_hash, g_str_equal);
	grid->spans = g_hash_table_new(g_str_hash, g_str_equal);
	read_names(grid, tgroup);
	for (const xmlNode *part = tgroup->children; part != NULL;
	     part = part->next) {
		if (!is_named(part, "thead") && !is_named(part, "tbody") &&
		    !is_named(part, "tfoot"))
			continue;
		memset(grid->reach, 0, sizeof(grid->reach));
		for (const xmlNode *row = part->children; row != NULL;
		     row = row->next) {
			if (is_named(row, "row"))
				place_row(columns, grid, row);
		}
	}
	g_hash_table_destroy(grid->names);
	g_hash_table_destroy(grid->spans);
	g_free(grid);
}

unsigned
columns_find(struct columns *columns, const xmlNode *entry)
{
	const xmlNode *tgroup = entry->parent;

	while (tgroup != NULL && !is_named(tgroup, "tgroup") &&
	    !is_named(tgroup, "entrytbl"))
		tgroup = tgroup->parent;
	if (tgroup == NULL)
		return 0;
	if (g_hash_table_add(columns->laid_out, (xmlNode *)tgroup))
		lay_out(columns, tgroup);
	return GPOINTER_TO_UINT(g_hash_table_lookup(columns->column, entry));
}
