/* The order of play in toc.ncx; see playorder.h. */
#include "epub/playorder.h"

#include <stdbool.h>

#include <glib.h>

#include "epub/node.h"

/* A navPoint or pageTarget, and when the place it leads to was met. */
struct point {
	xmlNode *node;
	guint met; /* 0: never */
};

static const char *
find_place(const xmlNode *point)
{
	for (const xmlNode *node = point->children; node != NULL;
	     node = node->next) {
		if (node_is(node, "content"))
			return node_attribute(node, "src");
	}
	return NULL;
}

static bool
is_point(const xmlNode *node)
{
	return node_is(node, "navPoint") || node_is(node, "pageTarget");
}

static int
compare_points(const void *a, const void *b)
{
	const struct point *one = a, *two = b;

	return (one->met > two->met) - (one->met < two->met);
}

static void
set_order(xmlNode *point, guint order)
{
	char *text = g_strdup_printf("%u", order);

	xmlSetProp(point, BAD_CAST "playOrder", BAD_CAST text);
	g_free(text);
}

void
playorder_set(xmlNode *ncx, GHashTable *places)
{
	GArray *points = g_array_new(/*zero_terminated*/ FALSE,
	    /*clear*/ FALSE, sizeof(struct point));
	guint order = 0, last = 0;

	for (xmlNode *node = ncx; node != NULL; node = node_next(node, ncx)) {
		const char *wanted = is_point(node) ? find_place(node) : NULL;
		struct point point = { .node = node };

		if (wanted == NULL)
			continue;
		point.met = GPOINTER_TO_UINT(
		    g_hash_table_lookup(places, wanted));
		g_array_append_val(points, point);
	}
	g_array_sort(points, compare_points);
	for (guint i = 0; i < points->len; i++) {
		const struct point *point = &g_array_index(points, struct point,
		    i);

		if (point->met != last)
			order++;
		last = point->met;
		set_order(point->node, order);
	}
	g_array_free(points, TRUE);
}
