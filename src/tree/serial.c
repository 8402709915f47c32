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

void
serial_stamp(xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNs *quoin = tree_quoin_ns(doc);
	const xmlNode *parent = NULL; /* of the last element looked at */
	bool is_inline = false;       /* whether what it holds is */
	unsigned serial = 0;

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		char number[16];

		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (node->parent != parent) {
			parent = node->parent;
			is_inline = node != root && is_mixed(parent);
		}
		if (is_inline)
			continue;
		snprintf(number, sizeof(number), "%u", ++serial);
		xmlNewNsProp(node, quoin, BAD_CAST "serial", BAD_CAST number);
	}
}
