/*
 * YAML as a small tree with positions: maps, lists and scalars.  Anchors and
 * aliases are refused, for what they could multiply.
 */
#ifndef READ_YAML_H
#define READ_YAML_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum yaml_kind {
	YAML_SCALAR,
	YAML_LIST,
	YAML_MAP,
};

struct yaml_node {
	const struct yaml_node *next;  /* in its list or map */
	const struct yaml_node *first; /* of a list or map */
	enum yaml_kind kind;
	const char *key;  /* in a map, else NULL */
	const char *text; /* of a scalar */
	struct pos pos;   /* of the key where there is one */
};

/*
 * Reads one document.  `origin` is where `text` begins.  NULL where it cannot
 * be understood, with the reason and its place; an empty text is an empty map.
 */
const struct yaml_node *yaml_read(struct arena *arena, const char *text,
    size_t length, struct pos origin, const char **reason, struct pos *where);

/* The item of a map that has this key, or NULL; a map that is NULL has none. */
const struct yaml_node *yaml_find(const struct yaml_node *map, const char *key);

/* The text of such an item, or NULL where there is none or it is no scalar. */
const char *yaml_find_text(const struct yaml_node *map, const char *key);

#endif
