/* A document's elements by name; see elements.h. */
#include "transform/elements.h"

#include <glib.h>
#include <libxml/xpathInternals.h>

struct elements {
	xmlDoc *doc;
	GHashTable
	    *by_name; /* name to GPtrArray of xmlNode; NULL: no walk yet */
};

struct elements *
elements_new(xmlDoc *doc)
{
	struct elements *elements = g_new0(struct elements, 1);

	elements->doc = doc;
	return elements;
}

static void
free_nodes(void *nodes)
{
	g_ptr_array_free(nodes, TRUE);
}

void
elements_free(struct elements *elements)
{
	if (elements->by_name != NULL)
		g_hash_table_destroy(elements->by_name);
	g_free(elements);
}

static xmlNode *
next_node(xmlNode *node, const xmlNode *root)
{
	if (node->type == XML_ELEMENT_NODE && node->children != NULL)
		return node->children;
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

static void
walk(struct elements *elements)
{
	xmlNode *root = xmlDocGetRootElement(elements->doc);

	elements->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
	    free_nodes);
	for (xmlNode *node = root; node != NULL; node = next_node(node, root)) {
		GPtrArray *nodes;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		nodes = g_hash_table_lookup(elements->by_name, node->name);
		if (nodes == NULL) {
			nodes = g_ptr_array_new();
			g_hash_table_insert(elements->by_name,
			    (void *)node->name, nodes);
		}
		g_ptr_array_add(nodes, node);
	}
}

void
elements_add(struct elements *elements, const char *name, xmlNodeSet *to)
{
	const GPtrArray *nodes;

	if (elements->by_name == NULL)
		walk(elements);
	nodes = g_hash_table_lookup(elements->by_name, name);
	for (guint i = 0; nodes != NULL && i < nodes->len; i++)
		xmlXPathNodeSetAddUnique(to, nodes->pdata[i]);
}
