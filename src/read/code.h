/* Code blocks and their languages. */
#ifndef READ_CODE_H
#define READ_CODE_H

#include "read/markdown.h"

void code_add(struct markdown *md, cmark_node *node, xmlNode *into);

/* The canonical name of a language, or NULL if nobody knows it. */
const char *code_language_find(const char *name);

#endif
