/*
 * "Did you mean …?": the nearest of the words that would have been right.
 */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include <stddef.h>

struct suggestion {
	const char *wanted;
	const char *best;
	size_t distance; /* twice the edits, and 1 for another length */
};

void suggest_begin(struct suggestion *suggestion, const char *wanted);
/* Equally near words: the one first in the alphabet, whatever the order. */
void suggest_weigh(struct suggestion *suggestion, const char *candidate);
/* The nearest, or NULL where none is near enough to be meant. */
const char *suggest_end(const struct suggestion *suggestion);

/* The nearest of words with spaces between them; interned, or NULL. */
const char *suggest_word(const char *wanted, const char *words);

/*
 * A file that is there, for one that isn't: `reference`, seen from the
 * directory `base`, with the nearest name where it goes wrong.  Interned, or
 * NULL.  Only for what lies within the book: it tells what is there.
 */
const char *suggest_file(const char *base, const char *reference);

#endif
