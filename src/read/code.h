/* Code blocks and their languages. */
#ifndef READ_CODE_H
#define READ_CODE_H

#include "read/markdown.h"

/*
 * Adds a code block; returns the node after it, or after the list that
 * explains its callouts.
 */
cmark_node *code_add(struct markdown *md, cmark_node *node, xmlNode *into);

/* Tells whoever asked to be told that a piece of code is in the tree. */
void code_tell(const struct markdown *md, const xmlNode *code);

/* The canonical name of a language, or NULL if nobody knows it. */
const char *code_language_find(const char *name);

#endif
