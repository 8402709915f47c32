/*
 * A Markdown file as a chapter that has its place among others: any depth in
 * the book, a title of its own or one that its table of contents gives it.
 */
#ifndef READ_CHAPTER_H
#define READ_CHAPTER_H

#include "read/markdown.h"

struct chapter {
	int depth;         /* 1 for a chapter, 2 for a section in it, … */
	const char *class; /* what it is instead, "preface", or NULL */
	bool is_unnumbered;
	bool is_draft;     /* there is nothing but its title */
	const char *title; /* without markup, as the contents have it */
	cmark_node *node;  /* whose inline content is that title, or NULL */
	struct markdown *contents; /* that `node` belongs to, begun */
	struct pos pos;
};

/*
 * Fills a new division with `md`.  Its title is the file's first heading,
 * where that is meant to be one; else the contents' title.  Other headings go
 * as deep below it as they are below the first.
 */
void chapter_fill(const struct chapter *chapter, struct markdown *md,
    struct divisions *divisions);

/* Opens a division for a chapter without a file. */
void chapter_fill_empty(const struct chapter *chapter, struct scope *scope,
    struct divisions *divisions);

#endif
