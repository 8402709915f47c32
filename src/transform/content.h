/*
 * <stage:content looks="…"/>: the templates for the children of an element, but
 * without a template where it is known what one would make.
 *
 * Most of a book is plain text, and words of code or emphasis in it, and the
 * tokens of listings, tens of thousands of them; a template for each takes most
 * of the time of a stylesheet.  So here
 *
 *	text is copied, unless it begins or ends the element with a newline;
 *	an element without attributes, or with a role alone, and with nothing
 *	    but text in it, becomes a copy of its look with that text.
 *
 * All else goes to the templates.  `looks`, which is evaluated once, gives
 * elements; q:of says what each is the look of, by local names or name.role
 * ("code literal phrase.hl-keyword"), in the namespace of the element whose
 * content it is.  Attributes of ours (q:…) count as none.
 *
 * <stage:look of="…"/>, first thing inside a new element: gives it the
 * attributes of a look, an element that is evaluated once as `looks` are.
 */
#ifndef TRANSFORM_CONTENT_H
#define TRANSFORM_CONTENT_H

#include <libxslt/xsltInternals.h>

/* The looks of a stylesheet's instructions, as far as they were used. */
struct contents;

struct contents *contents_new(void);
void contents_free(struct contents *contents);

/* Run the instructions; the first for the content of `node`. */
void contents_apply(struct contents *contents, xsltTransformContext *context,
    xmlNode *node, xmlNode *instruction);

void contents_add_look(struct contents *contents, xsltTransformContext *context,
    xmlNode *instruction);

#endif
