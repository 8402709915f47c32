/* Entries of the index, in the text and around blocks. */
#ifndef READ_INDEXTERM_H
#define READ_INDEXTERM_H

#include "read/markdown.h"

/*
 * Adds an entry to `into` where `attributes` stand: term (or `text`), sub,
 * subsub, see, seealso, sort; class main; range "start" or "end".
 */
void indexterm_add(struct markdown *md, xmlNode *into, const char *text,
    const struct attributes *attributes, struct pos pos);

/* Adds the two ends of a range for the entry that `attributes` name. */
void indexterm_add_range(struct markdown *md, xmlNode *into,
    const struct attributes *attributes, struct pos pos);

/* Reports ranges that nothing ended, and makes single entries of them. */
void indexterm_finish(struct markdown *md);

#endif
