/*
 * Blocks: cmark's block nodes to DocBook's elements.
 */
#ifndef READ_BLOCK_H
#define READ_BLOCK_H

#include "read/markdown.h"

/*
 * Where the blocks of one parent go.  At the top of a document that is the
 * division which is open; HTML tags among the blocks move it inwards.
 */
struct flow {
	xmlNode *base;            /* NULL at the top of the document */
	struct html_frame *frame; /* the innermost tag that is open, or NULL */
};

/* The element that the next block goes into. */
xmlNode *block_into(struct markdown *md, struct flow *flow, struct pos pos);

/* Fills `into` with the block children of `parent`; never leaves it empty. */
void block_fill(struct markdown *md, cmark_node *parent, xmlNode *into);

/* The same for the children of the document: headings make divisions. */
void block_fill_document(struct markdown *md, cmark_node *document);

/*
 * Opens the division of a heading at the top, fills its title and returns the
 * division.  `more` are attributes besides its own.
 */
xmlNode *block_add_title(struct markdown *md, cmark_node *heading,
    struct attributes *more);

/*
 * Opens the division of a heading, or a bridgehead where there can be none;
 * returns what its text goes into.  `*element` is what its id belongs to.
 */
xmlNode *block_open_heading(struct markdown *md, struct flow *flow, int level,
    const struct attributes *attributes, struct pos pos, xmlNode **element);

/* Adds one block and returns the next that is not dealt with yet. */
cmark_node *block_add(struct markdown *md, struct flow *flow, cmark_node *node);

/* Whether a text is \newpage or the like. */
bool block_is_break(const char *text);

/* A paragraph of nothing but that: a page break. */
bool block_add_break(struct markdown *md, cmark_node *paragraph, xmlNode *into);
void block_add_page_break(struct markdown *md, xmlNode *into);

/* Who said it: a quote's last paragraph, where it begins with a dash. */
void block_settle_attribution(xmlNode *quote);

/* An empty paragraph, for what may not be empty. */
void block_add_empty(struct markdown *md, xmlNode *into, struct pos pos);

/*
 * The attributes that end a heading, or NULL; returns their node, which is not
 * to be shown, or NULL.
 */
cmark_node *block_heading_end(cmark_node *heading,
    const struct attributes **attributes);

#endif
