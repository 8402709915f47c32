/*
 * The lines of a code block: which of them stand out, and the callouts that a
 * list explains.
 */
#ifndef READ_CODELINES_H
#define READ_CODELINES_H

#include "read/markdown.h"

#define CODELINES_CALLOUTS_MAX 99

/* What a code block asks of its lines. */
struct codelines {
	const char *highlight; /* "2,4-6", or NULL */
	unsigned first_number; /* that `highlight` counts from */
	bool is_diff;
	bool is_session;   /* commands behind a prompt, and what they print */
	unsigned callouts; /* up to which "<1>" marks a place; 0 for none */
	GPtrArray *marks[CODELINES_CALLOUTS_MAX + 1]; /* their ids, by number */
};

/*
 * How many callouts the text has, of which the last of `count` explanations
 * is for one; 0 where there is none, or one that nothing explains.
 */
unsigned codelines_count_callouts(const char *text, size_t length,
    unsigned count);

/* Whether the code, numbered up to `last`, has each line that is to stand out. */
bool codelines_has_all(const struct codelines *lines, unsigned last);

/* Adds the text to `listing`; fills lines->marks. */
void codelines_add(struct markdown *md, struct codelines *lines,
    const char *text, size_t length, xmlNode *listing);

void codelines_clear(struct codelines *lines);

#endif
