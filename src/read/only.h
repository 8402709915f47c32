/*
 * What stands in one output only: {.only format=pdf}, and Quarto's words for
 * it, .content-visible and .content-hidden.
 */
#ifndef READ_ONLY_H
#define READ_ONLY_H

#include "read/markdown.h"

/* Is there one of the classes among them?  NULL is none. */
bool only_is(const struct attributes *attributes);

/*
 * The outputs that the attributes choose: "pdf", "epub" or "none"; NULL for
 * all, after a message where they don't say it rightly.  `word` is what the
 * author wrote, for that message.
 */
const char *only_choose(struct markdown *md,
    const struct attributes *attributes, const char *word, struct pos pos);

/* Puts such a choice on an element, whose old one counts, too. */
void only_set(xmlNode *element, const char *outputs);

#endif
