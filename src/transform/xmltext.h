/* XML as text, for who wants it so: MathML in a PDF. */
#ifndef TRANSFORM_XMLTEXT_H
#define TRANSFORM_XMLTEXT_H

#include <libxml/tree.h>

/* The element as XML, without our own attributes; xmlFree() it. */
xmlChar *xmltext_of(xmlNode *element);

#endif
