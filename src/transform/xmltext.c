/* An element as XML text; see xmltext.h. */
#include "transform/xmltext.h"

#define NAMESPACE "urn:x-quoin"

/* What the readers stamped on a tree is nobody else's business. */
static void
drop_stamps(xmlNode *root)
{
	xmlAttr *next;

	for (xmlAttr *attribute = root->properties; attribute != NULL;
	     attribute = next) {
		next = attribute->next;
		if (attribute->ns != NULL &&
		    xmlStrEqual(attribute->ns->href, BAD_CAST NAMESPACE))
			xmlRemoveProp(attribute);
	}
	for (xmlNode *child = root->children; child != NULL;
	     child = child->next) {
		if (child->type == XML_ELEMENT_NODE)
			drop_stamps(child);
	}
}

xmlChar *
xmltext_of(xmlNode *element)
{
	xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *copy = xmlDocCopyNode(element, doc, /*recursive*/ 1);
	xmlBuffer *buffer = xmlBufferCreate();
	xmlChar *text;

	xmlDocSetRootElement(doc, copy);
	drop_stamps(copy);
	xmlNodeDump(buffer, doc, copy, /*level*/ 0, /*format*/ 0);
	text = xmlBufferDetach(buffer);
	xmlBufferFree(buffer);
	xmlFreeDoc(doc);
	return text;
}
