/*
 * HTML elements of blocks that are open: <details>, <div>, lists, tables.
 *
 * cmark gives HTML in pieces with Markdown between them, so an element may
 * open in one piece and close in another.  A frame is one that is open; the
 * blocks which come meanwhile go into the innermost.
 */
#ifndef READ_HTML_FRAME_H
#define READ_HTML_FRAME_H

#include "read/block.h"
#include "read/html_name.h"
#include "read/html_token.h"

struct html_frame {
	struct html_frame *outer;
	const struct html_name *name;
	xmlNode *node; /* what it became, or NULL for nothing */
	struct pos pos;
	const char *role; /* of rows: "head", "foot" or NULL */
	xmlNode *caption; /* of a listing: what follows its code, or NULL */
};

/* Opens an element; what HTML closes by that is closed. */
void html_frame_open(struct markdown *md, struct flow *flow,
    const struct html_name *name, const struct html_token *token,
    struct pos pos);

/* Closes the innermost element of that name, if any, and all in it. */
void html_frame_close(struct markdown *md, struct flow *flow, const char *name);

/* Closes all; those that should have been closed are reported. */
void html_frame_close_all(struct markdown *md, struct flow *flow);

/*
 * Where a block goes: into the innermost frame that became an element.  NULL
 * if there is none.  A list makes an item for it, a row a cell.
 */
xmlNode *html_frame_into(struct markdown *md, struct flow *flow,
    struct pos pos);

/* Is anything open that became an element? */
bool html_frame_is_open(const struct flow *flow);

/* The innermost frame, if it is of `kind` and still empty; else NULL. */
struct html_frame *html_frame_fresh(const struct flow *flow,
    enum html_block_kind kind);

#endif
