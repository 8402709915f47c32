/* A document's elements by name and by id; see elements.h. */
#include "transform/elements.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>
#include <libxml/xpathInternals.h>

#include "base/word.h"

/* Both NULL as long as nobody asked. */
struct elements {
	xmlDoc *doc;
	GHashTable *by_name; /* to GPtrArray of xmlNode */
	GHashTable *by_id;   /* to xmlNode */
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
	if (elements->by_id != NULL)
		g_hash_table_destroy(elements->by_id);
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
collect_names(struct elements *elements)
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

static const char *
id_of(const xmlNode *node)
{
	for (const xmlAttr *attribute = node->properties; attribute != NULL;
	     attribute = attribute->next) {
		if (attribute->ns != NULL && attribute->children != NULL &&
		    strcmp((const char *)attribute->name, "id") == 0 &&
		    xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE))
			return (const char *)attribute->children->content;
	}
	return NULL;
}

static void
collect_ids(struct elements *elements)
{
	xmlNode *root = xmlDocGetRootElement(elements->doc);

	elements->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	for (xmlNode *node = root; node != NULL; node = next_node(node, root)) {
		const char *id = node->type == XML_ELEMENT_NODE ? id_of(node)
								: NULL;

		if (id != NULL && !g_hash_table_contains(elements->by_id, id))
			g_hash_table_insert(elements->by_id, (void *)id, node);
	}
}

static bool
is_inside(const xmlNode *node, const xmlNode *around)
{
	do
		node = node->parent;
	while (node != NULL && node != around);
	return node != NULL;
}

/* The index of the first that is behind the start tag of `around`. */
static guint
find_behind(const GPtrArray *nodes, const xmlNode *around)
{
	guint low = 0, high = nodes->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (xmlXPathCmpNodes((xmlNode *)around, nodes->pdata[middle]) >
		    0)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

void
elements_add(struct elements *elements, const char *name, const xmlNode *around,
    xmlNodeSet *to)
{
	const GPtrArray *nodes;

	if (elements->by_name == NULL)
		collect_names(elements);
	nodes = g_hash_table_lookup(elements->by_name, name);
	if (nodes == NULL)
		return;
	for (guint i = around != NULL ? find_behind(nodes, around) : 0;
	     i < nodes->len; i++) {
		if (around != NULL && !is_inside(nodes->pdata[i], around))
			return;
		xmlXPathNodeSetAddUnique(to, nodes->pdata[i]);
	}
}

/*
 * What libxml2 itself knows of ids is there without a walk; it lacks those of
 * elements that came twice and were renamed.
 */
static xmlNode *
find_known(const struct elements *elements, const char *id)
{
	const xmlAttr *attribute = xmlGetID(elements->doc, BAD_CAST id);
	const xmlNode *node;

	if (attribute == NULL || attribute->type != XML_ATTRIBUTE_NODE ||
	    attribute->parent == NULL || id_of(attribute->parent) == NULL ||
	    strcmp(id_of(attribute->parent), id) != 0)
		return NULL;
	node = attribute->parent;
	return is_inside(node, (const xmlNode *)elements->doc)
	    ? attribute->parent
	    : NULL;
}

xmlNode *
elements_find(struct elements *elements, const char *id)
{
	xmlNode *known = find_known(elements, id);

	if (known != NULL)
		return known;
	if (elements->by_id == NULL)
		collect_ids(elements);
	return g_hash_table_lookup(elements->by_id, id);
}

bool
elements_is(const xmlNode *node, const char *names)
{
	return node->type == XML_ELEMENT_NODE &&
	    word_is_among(names, (const char *)node->name);
}

bool
elements_has_role(const xmlNode *node, const char *roles)
{
	const xmlAttr *role = node->type == XML_ELEMENT_NODE
	    ? xmlHasNsProp(node, BAD_CAST "role", NULL)
	    : NULL;

	return role != NULL && role->children != NULL &&
	    role->children->next == NULL &&
	    word_is_among(roles, (const char *)role->children->content);
}

static bool
is_named(const xmlNode *node, const xmlNode *parent, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)node->name, name) == 0 &&
	    (node->ns == parent->ns ||
		(node->ns != NULL && parent->ns != NULL &&
		    xmlStrEqual(node->ns->href, parent->ns->href)));
}

xmlNode *
elements_title(const xmlNode *node)
{
	for (xmlNode *child = node->children; child != NULL;
	     child = child->next) {
		xmlNode *inner;

		if (is_named(child, node, "title"))
			return child;
		if (!is_named(child, node, "info"))
			continue;
		for (inner = child->children; inner != NULL;
		     inner = inner->next) {
			if (is_named(inner, node, "title"))
				return inner;
		}
	}
	return NULL;
}
