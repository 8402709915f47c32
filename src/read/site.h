/*
 * The website that a book is otherwise published on: links to pages which are
 * no part of the book, but lie beside it there.
 */
#ifndef READ_SITE_H
#define READ_SITE_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/diag.h"

struct reading;

struct site {
	const char
	    *url; /* of the book on the web, with "/" at its end, or NULL */
	const char *src; /* the folder, absolute, that its pages are made of */
};

/* Is it a reference without scheme and host to something other than text? */
bool site_is_page(const char *url);

/*
 * Makes `node` a link to `target` as seen from the file `path` on the website.
 * Where its address is not known that is reported, and only text is left.
 */
void site_link(struct reading *reading, xmlNode *node, const char *path,
    const char *target, struct pos pos);

#endif
