/* Containers: ::: note … :::, and GitHub's alerts > [!NOTE]. */
#ifndef READ_CONTAINER_H
#define READ_CONTAINER_H

#include "read/markdown.h"

void container_add(struct markdown *md, cmark_node *node, xmlNode *into);

/*
 * Adds blocks that are not written as a container, below `content`, as the one
 * that the attributes' first class names.
 */
void container_add_content(struct markdown *md, cmark_node *content,
    const struct attributes *attributes, struct pos pos, xmlNode *into);

/* If the block quote is an alert, adds it; false if it is not. */
bool container_add_alert(struct markdown *md, cmark_node *quote, xmlNode *into);

#endif
