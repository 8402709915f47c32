/* Serial numbers; see serial.h. */
#include "tree/serial.h"

#include <stdbool.h>
#include <stdio.h>

#include "tree/tree.h"

/* Text and elements mixed: the elements are parts of a line. */
static bool
is_mixed(const xmlNode *element)
{
	for (xmlNode *node = element->children; node != NULL; node = node->next)
		if (node->type == XML_TEXT_NODE && !xmlIsBlankNode(node))
			return true;
	return false;
}

/* An element that is open, and whether what it holds is parts of a line. */
struct open_element {
	const xmlNode *element;
	bool is_mixed;
};

/* Whether `parent` is mixed; each element is looked through only once. */
static bool
is_in_line(GArray *open, const xmlNode *parent)
{
	struct open_element *last;

	for (; open->len > 0; g_array_set_size(open, open->len - 1)) {
		last = &g_array_index(open, struct open_element, open->len - 1);
		if (last->element == parent)
			return last->is_mixed;
		if (last->element == parent->parent)
			break;
	}
	g_array_append_vals(open,
	    &(struct open_element){ parent, is_mixed(parent) }, /*len*/ 1);
	return g_array_index(open, struct open_element, open->len - 1).is_mixed;
}

void
serial_stamp(xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNs *quoin = tree_quoin_ns(doc);
	GArray *open = g_array_new(/*zero_terminated*/ FALSE, /*clear*/ FALSE,
	    sizeof(struct open_element));
	unsigned serial = 0;

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		char number[16];

		if (node->type != XML_ELEMENT_NODE ||
		    (node != root && is_in_line(open, node->parent)))
			continue;
		snprintf(number, sizeof(number), "%u", ++serial);
		xmlNewNsProp(node, quoin, BAD_CAST "serial", BAD_CAST number);
	}
	g_array_free(open, TRUE);
}
