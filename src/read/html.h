/*
 * Raw HTML in Markdown: the harmless part of it is understood, the rest is
 * reported and its text kept.
 *
 * cmark gives single tags in a line, and runs of lines as blocks.  html.c has
 * the former, html_block.c the latter, html_frame.c what is open meanwhile.
 */
#ifndef READ_HTML_H
#define READ_HTML_H

#include "read/block.h"
#include "read/html_token.h"
#include "read/markdown.h"

/* One tag or comment in a line; `base` as for inline_pop(). */
void html_add_inline(struct markdown *md, cmark_node *node, guint base);

void html_add_block(struct markdown *md, struct flow *flow, cmark_node *node);

/*
 * Notes a paragraph that holds nothing but places to link to; at the end of
 * its file what follows takes their ids, and the paragraph vanishes.
 */
void html_note_anchors(struct markdown *md, xmlNode *paragraph);
void html_settle_anchors(struct markdown *md);

/* For the files of this reader. */
/* `node` is the inline it was found in, NULL in a block. */
void html_add_open_tag(struct markdown *md, const struct html_token *token,
    cmark_node *node, struct pos pos);
void html_add_image(struct markdown *md, const struct html_token *token,
    struct pos pos, xmlNode *parent, const char *name);
/* Gives `node` the id and the classes of a tag. */
void html_add_id(struct markdown *md, const struct html_token *token,
    struct pos pos, xmlNode *node);
void html_report_unknown(struct markdown *md, const struct html_token *token,
    struct pos pos);
/* Fills `into` with plain text, then with a line of Markdown; NULL for none. */
void html_add_phrase(struct markdown *md, xmlNode *into, const char *before,
    const char *markdown);

#endif
