/* Images, in the line and on their own. */
#ifndef READ_FIGURE_H
#define READ_FIGURE_H

#include "read/markdown.h"

/* An image as written in Markdown or HTML. */
struct image {
	const char *url;
	const char *alt;
	bool is_decorative; /* says nothing that a reader would miss */
	const char *width;  /* "50%", "8cm", "300" (pixels), or NULL */
	struct pos pos;
};

/* Adds an inlinemediaobject to md->at. */
void figure_add_inline(struct markdown *md, cmark_node *node,
    const struct attributes *attributes);

/* Adds a mediaobject or an inlinemediaobject, `name`, to `parent`. */
xmlNode *figure_add_media(struct markdown *md, xmlNode *parent,
    const char *name, const struct image *image);

/* If `paragraph` is nothing but an image, adds it as a figure. */
bool figure_add(struct markdown *md, cmark_node *paragraph, xmlNode *into);

/*
 * The same for a filled paragraph, whose image may come from HTML.  Several of
 * them, and those that are links, stay one, with a role of their own.
 */
void figure_settle(xmlNode *paragraph);

#endif
