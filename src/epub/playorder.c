/* The order of play in toc.ncx; see playorder.h. */
#include "epub/playorder.h"

#include <stdbool.h>

#include <glib.h>

#include "epub/node.h"

/* Places by "c003.xhtml" or "c003.xhtml#id": 0 while not met, else 1, 2, … */
struct counter {
	GHashTable *places;
	guint count;
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

static void
meet(struct counter *counter, const char *place)
{
	void *key, *number;

	if (g_hash_table_lookup_extended(counter->places, place, &key,
		&number) &&
	    number == NULL)
		g_hash_table_insert(counter->places, key,
		    GUINT_TO_POINTER(++counter->count));
}

static void
meet_file(struct counter *counter, const xmlNode *file, GString *place)
{
	const char *path = node_attribute(file, "path");

	meet(counter, path);
	for (const xmlNode *node = file; node != NULL;
	     node = node_next(node, file)) {
		const char *id = node_attribute(node, "id");

		if (id == NULL)
			continue;
		g_string_printf(place, "%s#%s", path, id);
		meet(counter, place->str);
	}
}

static void
set_order(xmlNode *point, guint order)
{
	char *text = g_strdup_printf("%u", order);

	xmlSetProp(point, BAD_CAST "playOrder", BAD_CAST text);
	g_free(text);
}

void
playorder_set(xmlNode *ncx, const xmlNode *files)
{
	struct counter counter = {
		.places = g_hash_table_new(g_str_hash, g_str_equal),
	};
	GString *place = g_string_new(NULL);

	for (xmlNode *node = ncx; node != NULL; node = node_next(node, ncx)) {
		const char *wanted = is_point(node) ? find_place(node) : NULL;

		if (wanted != NULL)
			g_hash_table_insert(counter.places, (void *)wanted,
			    NULL);
	}
	for (const xmlNode *file = files->children; file != NULL;
	     file = file->next) {
		if (node_is(file, "file") && file->children != NULL &&
		    ncx->parent != file)
			meet_file(&counter, file, place);
	}
	for (xmlNode *node = ncx; node != NULL; node = node_next(node, ncx)) {
		const char *wanted = is_point(node) ? find_place(node) : NULL;

		if (wanted != NULL)
			set_order(node,
			    GPOINTER_TO_UINT(
				g_hash_table_lookup(counter.places, wanted)));
	}
	g_hash_table_destroy(counter.places);
	g_string_free(place, TRUE);
}
