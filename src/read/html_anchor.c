/*
 * Places to link to that stand alone: <a id="old-name"></a> above a heading.
 * A paragraph of nothing else would leave a gap, so what follows it takes over
 * its ids; see html.h.
 */
#include "read/html.h"

static bool
is_anchor(const xmlNode *node)
{
	if (node->type == XML_TEXT_NODE)
		return xmlIsBlankNode((xmlNode *)node);
	return element_is(node, "phrase") && node->children == NULL &&
	    element_id(node) != NULL;
}

void
html_note_anchors(struct markdown *md, xmlNode *paragraph)
{
	/* deeper ones may yet be moved or merged by what they are in */
	if (md->depth > 0 || !element_is(paragraph, "para") ||
	    element_first(paragraph) == NULL)
		return;
	for (const xmlNode *node = paragraph->children; node != NULL;
	     node = node->next) {
		if (!is_anchor(node))
			return;
	}
	if (md->anchors == NULL)
		md->anchors = g_ptr_array_new();
	g_ptr_array_add(md->anchors, paragraph);
}

/* The element that comes next in the text; NULL at its end. */
static xmlNode *
next_element(const xmlNode *node)
{
	for (; node != NULL && node->type == XML_ELEMENT_NODE;
	     node = node->parent) {
		xmlNode *next = element_next(node);

		if (next != NULL)
			return next;
	}
	return NULL;
}

void
html_settle_anchors(struct markdown *md)
{
	if (md->anchors == NULL)
		return;
	/* from the last one on: several in a row find the same element */
	for (guint i = md->anchors->len; i > 0; i--) {
		xmlNode *paragraph = g_ptr_array_index(md->anchors, i - 1);
		xmlNode *next = next_element(paragraph);

		if (next == NULL)
			continue;
		for (xmlNode *node = element_first(paragraph); node != NULL;
		     node = element_next(node))
			scope_move_id(md->reading, md->scope, node, next);
		xmlUnlinkNode(paragraph);
		xmlFreeNode(paragraph);
	}
	g_ptr_array_free(md->anchors, TRUE);
	md->anchors = NULL;
}
