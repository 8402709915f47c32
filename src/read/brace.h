/*
 * Double braces in a text: where they are, what is in them, and what is
 * around them.
 */
#ifndef READ_BRACE_H
#define READ_BRACE_H

#include "read/source.h"

/* {{…}} as it stands in a source. */
struct brace {
	size_t start, end; /* offsets, of the backslash if there is one */
	bool is_escaped;
	char sigil;       /* '#', '%' or '<' of a helper, else NUL */
	const char *name; /* of the helper or the variable */
	const char *rest; /* what follows it, without blanks around */
};

/* Which fenced code a text is in, looked at up to `scanned`. */
struct fence {
	size_t scanned;
	size_t length;
	char mark;    /* its character, or NUL */
	bool is_code; /* all of the text is */
};

/* Reads what the two braces at `at` begin; false if it is nothing of ours. */
bool brace_read(struct arena *arena, const struct source *source, size_t at,
    size_t end, struct brace *brace);

/*
 * Is `offset` in fenced code, or behind an odd number of backticks in its
 * line?  Offsets must come in order.
 */
bool brace_is_in_code(struct fence *fence, const struct source *source,
    size_t offset);

bool brace_is_alone(const struct source *source, const struct brace *brace);

/*
 * What the lines of an included text begin with behind the first one: the
 * blanks and quotation marks before the braces, with blanks for a bullet, so
 * that it stays in its list or quotation.
 */
const char *brace_line_prefix(struct arena *arena, const struct source *source,
    size_t offset);

#endif
