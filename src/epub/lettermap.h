/*
 * The letters of an element, each with its place in the tree: text that is
 * spaced, hyphenated or tagged differently elsewhere is found again by them.
 */
#ifndef EPUB_LETTERMAP_H
#define EPUB_LETTERMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>
#include <libxml/tree.h>

struct lettermap {
	GArray *letters; /* struct lettermap_letter */
	GArray *pieces;  /* struct lettermap_piece, in order */
};

struct lettermap_letter {
	gunichar c;        /* in one case */
	uint32_t byte;     /* in its text node */
	bool is_after_gap; /* no letter of the node is right before it */
};

/* A text node with letters. */
struct lettermap_piece {
	xmlNode *text;
	size_t first; /* index of its first letter */
};

/* A place between two characters; `text` is NULL behind the last letter. */
struct lettermap_place {
	xmlNode *text;
	size_t byte;
};

void lettermap_init(struct lettermap *map);
void lettermap_clear(struct lettermap *map);

/* Reads all text in `element`, instead of what was there. */
void lettermap_read(struct lettermap *map, xmlNode *element);

/*
 * The index of the letter at which `text` (letters only) begins, of several
 * the one nearest to `expected`; `expected` itself where there is none near.
 */
size_t lettermap_find(const struct lettermap *map, const char *text,
    size_t expected);

/* The first letter after the word that a letter is in. */
size_t lettermap_skip_word(const struct lettermap *map, size_t index);

/* The place right before a letter. */
struct lettermap_place lettermap_place(const struct lettermap *map,
    size_t index);

#endif
