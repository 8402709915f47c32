/* Containers: ::: note … :::, and GitHub's alerts > [!NOTE]. */
#ifndef READ_CONTAINER_H
#define READ_CONTAINER_H

#include "read/markdown.h"

void container_add(struct markdown *md, cmark_node *node, xmlNode *into);

/* If the block quote is an alert, adds it; false if it is not. */
bool container_add_alert(struct markdown *md, cmark_node *quote, xmlNode *into);

#endif
