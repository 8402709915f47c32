/*
 * Raw HTML in Markdown: the harmless part of it is understood, the rest is
 * reported and its text kept.
 */
#ifndef READ_HTML_H
#define READ_HTML_H

#include "read/block.h"
#include "read/markdown.h"

/* One tag or comment in a line; `base` as for inline_pop(). */
void html_add_inline(struct markdown *md, const char *text, struct pos pos,
    guint base);

void html_add_block(struct markdown *md, struct flow *flow, cmark_node *node);

/* Reports a <details> that is open where its parent ends. */
void html_report_open(struct markdown *md, struct flow *flow);

#endif
