/*
 * Hyphenation: where a word may be divided, by libhyphen and the patterns
 * that are installed for its language.
 */
#ifndef LAYOUT_HYPHEN_H
#define LAYOUT_HYPHEN_H

#include <stdbool.h>
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

/* Opens the patterns of a language such as "en-US", if there are any. */
void hyphens_foresee(struct hyphens *hyphens, const char *tag);

enum { HYPHENS_POINTS_MAX = 24 };

/*
 * Words with a hyphen wherever they may be divided ("man-u-script"), and
 * nowhere else; with white space or commas between them.
 */
void hyphens_add_exceptions(struct hyphens *hyphens, const char *words);

/*
 * The same as hyphens_find() if the word is one of these, whatever letters are
 * small or capital; false if it is none.
 */
bool hyphens_find_exception(struct hyphens *hyphens, const char *word,
    size_t bytes, size_t *points, size_t *count);

/*
 * Writes to `points` the byte offsets before which `word`, letters only, may
 * be divided, in order, and returns how many; at most HYPHENS_POINTS_MAX.
 * Without patterns for the language there are none, after a note at `pos`.
 */
size_t hyphens_find(struct hyphens *hyphens, const struct hyphen_rules *rules,
    const char *word, size_t bytes, struct pos pos, size_t *points);

#endif
