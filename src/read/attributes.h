/*
 * Attributes as Pandoc writes them: {#id .class key=value key="value"}.
 */
#ifndef READ_ATTRIBUTES_H
#define READ_ATTRIBUTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct attribute {
	const struct attribute *next;
	const char *key;
	const char *value;
};

struct attributes {
	const char *id;                /* or NULL */
	const struct attribute *first; /* classes too, with the key "class" */
	bool is_bare;                  /* a word without braces: ::: note */
};

/*
 * How many bytes at `text` are one whole {…} with something in it; 0 if that
 * is not what stands there.
 */
size_t attributes_scan(const char *text, size_t length);

/* Reads what attributes_scan() found. */
struct attributes *attributes_read(struct arena *arena, const char *text,
    size_t length);

/* The attributes that hold one class; for `::: note`. */
struct attributes *attributes_from_class(struct arena *arena,
    const char *class);

/* Adds a pair behind those there are. */
void attributes_add(struct arena *arena, struct attributes *attributes,
    const char *key, const char *value);

/* All of these take NULL for no attributes. */
const char *attributes_find(const struct attributes *attributes,
    const char *key);
bool attributes_has_class(const struct attributes *attributes,
    const char *class);

/*
 * The classes, separated by spaces, without those among the words of `known`;
 * NULL if none.
 */
const char *attributes_role(struct arena *arena,
    const struct attributes *attributes, const char *known);

#endif
