/*
 * Markdown within Markdown: what stands in a cell of a drawn table, or in the
 * fence of an admonition, is parsed apart, and its nodes know their places.
 */
#ifndef READ_FRAGMENT_H
#define READ_FRAGMENT_H

#include "read/markdown.h"

struct fragment {
	cmark_node *document; /* the file's; it lives as long as that is read */
	unsigned outer_line, outer_column;
};

/*
 * Parses `text`, which begins in line `line` and column `column` of
 * md->source, both from 1.  Addresses that the file defines for links
 * ([name]: …) are known in it.  Until fragment_close() the positions of nodes
 * count from there.
 */
struct fragment fragment_open(struct markdown *md, const char *text,
    unsigned line, unsigned column);
void fragment_close(struct markdown *md, const struct fragment *fragment);

#endif
