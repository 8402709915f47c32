/*
 * A TOML text while it is parsed: what toml.c and toml_string.c share.
 */
#ifndef READ_TOML_PARSER_H
#define READ_TOML_PARSER_H

#include <stdbool.h>

#include <glib.h>

#include "read/toml.h"

struct toml_parser {
	struct arena *arena;
	const char *at, *end;
	const char *line_start;
	unsigned line;
	const char *path;
	const char *reason; /* NULL as long as all is well */
	struct pos where;
	unsigned depth;
	GHashTable *last;  /* map or list -> its last item */
	GHashTable *items; /* address of a map and key -> item */
};

struct pos toml_here(const struct toml_parser *p);

/* Notes the first fault, here; returns NULL for whoever returns a node. */
void *toml_fail(struct toml_parser *p, const char *reason);

/* The next byte; NUL at the end. */
char toml_peek(const struct toml_parser *p);
bool toml_starts(const struct toml_parser *p, const char *text);
/* After a line's end was stepped over. */
void toml_begin_line(struct toml_parser *p);

/* Reads a string of any of the four kinds. */
const char *toml_read_string(struct toml_parser *p);

#endif
