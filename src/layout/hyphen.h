/*
 * Hyphenation: where a word may be divided, by libhyphen and the patterns
 * that are installed for its language.
 */
#ifndef LAYOUT_HYPHEN_H
#define LAYOUT_HYPHEN_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct hyphens;

/* What a language asks for; `remain` and `push` count characters. */
struct hyphen_rules {
	const char *language; /* "en" */
	const char *country;  /* "US", or NULL */
	unsigned remain, push;
};

/* Freed with `arena`. */
struct hyphens *hyphens_new(struct arena *arena, struct diags *diags);

enum { HYPHENS_POINTS_MAX = 24 };

/*
 * Writes to `points` the byte offsets before which `word`, letters only, may
 * be divided, in order, and returns how many; at most HYPHENS_POINTS_MAX.
 * Without patterns for the language there are none, after a note at `pos`.
 */
size_t hyphens_find(struct hyphens *hyphens, const struct hyphen_rules *rules,
    const char *word, size_t bytes, struct pos pos, size_t *points);

#endif
