/*
 * Admonitions as mdbook-admonish and Material for MkDocs have them in mdBooks:
 * a fence whose text is Markdown.
 *
 *	```admonish warning title="Data loss", collapsible=true
 *	The following *can't* be undone.
 *	```
 */
#ifndef READ_ADMONISH_H
#define READ_ADMONISH_H

#include "read/markdown.h"

/* Is this code block one?  `info` is its info string. */
bool admonish_is(const char *info);

void admonish_add(struct markdown *md, cmark_node *node, const char *info,
    xmlNode *into);

#endif
