/* Walking the XML of an EPUB; see node.h. */
#include "epub/node.h"

#include <string.h>

bool
node_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)node->name, name) == 0;
}

xmlNode *
node_next_after(const xmlNode *node, const xmlNode *root)
{
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

xmlNode *
node_next(const xmlNode *node, const xmlNode *root)
{
	if (node->type == XML_ELEMENT_NODE && node->children != NULL)
		return node->children;
	return node_next_after(node, root);
}

const char *
node_attribute(const xmlNode *node, const char *name)
{
	const xmlAttr *attribute = node->type == XML_ELEMENT_NODE
	    ? xmlHasProp(node, BAD_CAST name)
	    : NULL;

	if (attribute == NULL)
		return NULL;
	return attribute->children != NULL
	    ? (const char *)attribute->children->content
	    : "";
}

struct pos
node_pos(const xmlNode *element)
{
	xmlChar *text = xmlGetNsProp(element, BAD_CAST "pos",
	    BAD_CAST "urn:x-quoin");
	struct pos pos = text != NULL && *text != '\0'
	    ? pos_read((const char *)text)
	    : POS_NONE;

	xmlFree(text);
	return pos;
}
