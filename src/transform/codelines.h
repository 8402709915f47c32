/*
 * Lines of code for a stylesheet that sets each as a block:
 *
 *	a <b>x        <q:code><q:line>a <b>x</b></q:line>
 *	y</b> z       <q:line><b>y</b> z</q:line></q:code>
 */
#ifndef TRANSFORM_CODELINES_H
#define TRANSFORM_CODELINES_H

#include <libxml/tree.h>

/*
 * Adds to `parent` a copy of the element `code`, its attributes but the id
 * included, whose content is divided into elements `line` of the namespace
 * `ns`.  Elements that go over a line's end are in both lines, their id in the
 * first only.  Returns the copy.
 */
xmlNode *codelines_copy(xmlNode *parent, const xmlNode *code, xmlNs *ns);

/* How many newlines are in it, and the characters of its longest line. */
struct codelines_size {
	size_t ends, longest;
};
struct codelines_size codelines_measure(const xmlNode *code);

#endif
