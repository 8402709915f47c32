/* Line blocks: lines that begin with a bar are kept as they are. */
#ifndef READ_VERSE_H
#define READ_VERSE_H

#include "read/markdown.h"

/* Adds the paragraph as a line block; false where it is none. */
bool verse_add(struct markdown *md, cmark_node *paragraph, xmlNode *into);

#endif
