/* Folios on the tree; see folio.h. */
#include "tree/folio.h"

#include "tree/tree.h"

void
folio_stamp(xmlDoc *doc,
    const char *(*find)(const void *closure, const char *id),
    const void *closure)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNs *quoin = tree_quoin_ns(doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		const char *id = node->type == XML_ELEMENT_NODE ? tree_id(node)
								: NULL;
		const char *label = id != NULL ? find(closure, id) : NULL;

		if (label != NULL)
			xmlNewNsProp(node, quoin, BAD_CAST "page",
			    BAD_CAST label);
	}
}
