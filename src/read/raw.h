/*
 * Pandoc's raw text, `<kbd>X</kbd>`{=html} or a block behind ```{=html}: what is
 * for HTML is read like HTML in Markdown, what is for another format left out.
 */
#ifndef READ_RAW_H
#define READ_RAW_H

#include "read/block.h"
#include "read/markdown.h"

/* False where the code block is none. */
bool raw_add_block(struct markdown *md, struct flow *flow, cmark_node *node);

/*
 * Puts what `code` says behind it as nodes of their own, and takes the mark off
 * that follows; false where there is none.
 */
bool raw_open(struct markdown *md, cmark_node *code);

#endif
