/* Code blocks and their languages. */
#ifndef READ_CODE_H
#define READ_CODE_H

#include "read/markdown.h"

/*
 * Adds a code block; returns the node after it, or after the list that
 * explains its callouts.
 */
cmark_node *code_add(struct markdown *md, cmark_node *node, xmlNode *into);

/* Says in which language an element's code is; NULL: in none. */
void code_set_language(struct markdown *md, xmlNode *element,
    const char *language);

/* The canonical name of a language, or NULL if nobody knows it. */
const char *code_language_find(const char *name);

#endif
