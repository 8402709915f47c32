/* Lists of words in an attribute: classes, roles, conditions, ids. */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include <stdbool.h>

/* Whether `words`, parted by white space, or NULL, have `word` among them. */
bool word_is_among(const char *words, const char *word);

#endif
