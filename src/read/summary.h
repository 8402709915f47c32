/*
 * SUMMARY.md: the chapters of an mdBook in order.
 *
 * Links in paragraphs are chapters without a number, before the list or after
 * it; items of lists are numbered ones, nested as the lists are; headings
 * begin parts.
 */
#ifndef READ_SUMMARY_H
#define READ_SUMMARY_H

#include "read/markdown.h"

enum summary_kind {
	SUMMARY_PART,
	SUMMARY_PREFIX,   /* a chapter before all numbered ones */
	SUMMARY_NUMBERED, /* an item of a list */
	SUMMARY_SUFFIX,   /* a chapter behind a list, or between two */
};

struct summary_entry {
	enum summary_kind kind;
	unsigned depth;   /* of a chapter, from 1 */
	const char *file; /* relative to SUMMARY.md; NULL for a draft */
	const char *text; /* its title without markup */
	cmark_node *node; /* whose inline content is its title */
	struct pos pos;
};

struct summary {
	struct markdown *md; /* for the titles; see inline_fill() */
	const char *title;   /* what it says above all, or NULL */
	GArray *entries;     /* struct summary_entry */
};

/* NULL after a fatal message: it cannot be read, or lists no chapters. */
struct summary *summary_read(struct reading *reading, const char *path,
    const struct smart_marks *marks);

#endif
