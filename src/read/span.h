/* Bracketed spans: [text]{.class}, index entries among them. */
#ifndef READ_SPAN_H
#define READ_SPAN_H

#include "read/markdown.h"

/* False where the two ends do not belong together: they are text. */
bool span_open(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine);
bool span_close(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine, guint base);

#endif
