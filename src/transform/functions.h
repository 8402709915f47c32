/*
 * What XSLT 1.0 lacks: functions that our stylesheets may call, in the
 * namespace urn:x-quoin, and some instructions.
 *
 *	q:sort-key(text, language)  orders as a dictionary does when compared
 *	                            byte by byte, in any locale
 *	q:initial(text, language)   its letter in an index, "" for signs, digits
 *	q:uuid(name)                urn:uuid:…, version 5: the same name gives
 *	                            the same identifier
 *	q:uri(text)                 an external address with what a URI can't
 *	                            hold escaped, "" if it is none or unsafe
 *	q:column(entry)             the column, from 1, where a CALS table's
 *	                            entry begins, spans from above counted
 *	q:enumerate(nodes)          numbers them from 1 in their order, for
 *	                            q:ordinal; how many they are
 *	q:ordinal(node)             its number, 0 if it has none
 *	q:xml(element)              it as XML text, without our own attributes
 *	q:lines(code)               its lines, as elements of this namespace in
 *	                            a copy of it (codelines.h)
 *
 *	q:all(name), q:all(name, element)
 *	                            all elements of that local name in the book,
 *	                            or inside of the element (elements.h)
 *	q:id(id)                    the element of the book that has it
 *	q:title(node)               its title element: own, or its info's; empty
 *	                            where it has none
 *	q:is(nodes, names)          whether the first is an element with one of
 *	                            these local names, "para simpara"
 *	q:inside(nodes, names)      whether an ancestor of the first is
 *	q:has-role(nodes, roles)    whether the role of any is one of these
 *	q:line-ends(code)           how many newlines are in it
 *	q:longest-line(code)        how many characters its longest line has
 *
 * q:enumerate and q:ordinal are there because a key into a tree that the stylesheet made
 * is built anew at each look.  All others depend on their arguments alone.
 *
 *	<stage:hand-over/>, with xmlns:stage="urn:x-quoin:stage" as an
 *	extension namespace: the children of the result's root that are there
 *	won't change any more, so that the next stage may begin with them
 *	(transform_run()).
 *	<stage:content looks="…"/>: apply-templates for running text and code,
 *	without a template for what is plain in it; <stage:look of="…"/>: the
 *	attributes of an element that is the same each time (content.h).
 */
#ifndef TRANSFORM_FUNCTIONS_H
#define TRANSFORM_FUNCTIONS_H

#include <libxslt/xsltInternals.h>

#include "transform/handover.h"

/* What the functions remember during one transform. */
struct functions;

/* `handover` is the caller's, or NULL where nobody waits for children. */
struct functions *functions_register(xsltTransformContext *context,
    struct handover *handover);

void functions_free(struct functions *functions);

#endif
