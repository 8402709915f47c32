/* Cross-references: @fig-heap, and the forms they are shown in. */
#ifndef READ_XREF_H
#define READ_XREF_H

#include "read/markdown.h"

/* Adds a reference; where links may not stand, its source. */
void xref_add(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine);

/* A bracket around references, shown only where they turn out to be none. */
void xref_add_bracket(struct markdown *md, const char *bracket);

/* The number of an example: the "@good" in "(@good)". */
void xref_add_example(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine);

/* The id in the book of what is labelled (@label). */
char *xref_example_id(struct arena *arena, const char *label);

/* The form that a span's class asks for: number, title, …; NULL if none. */
const char *xref_form_find(const struct attributes *attributes);

#endif
