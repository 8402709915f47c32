/*
 * Cutting HTML into tags, comments and text.
 */
#ifndef READ_HTML_TOKEN_H
#define READ_HTML_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/arena.h"

enum html_token_kind {
	HTML_TEXT,
	HTML_OPEN,    /* <name …> */
	HTML_CLOSE,   /* </name> */
	HTML_COMMENT, /* comments, declarations, processing instructions */
};

struct html_token {
	enum html_token_kind kind;
	const char *start; /* in the text that was cut */
	size_t length;
	char *name;    /* in lower case; of OPEN and CLOSE, "!" of others */
	bool is_empty; /* <name …/> */
};

/* A text while it is cut. */
struct html_cutter {
	struct arena *arena;
	const char *at, *end;
	unsigned failures; /* "<" that begin no whole tag */
};

/* Reads the token at `at` and steps over it; `at` must be before `end`. */
struct html_token html_token_read(struct html_cutter *cutter);

/* The value of a tag's attribute with entities resolved, or NULL. */
char *html_token_find(struct arena *arena, const struct html_token *token,
    const char *name);

/* Appends text with entities resolved and white space made single. */
void html_token_text(GString *out, const char *text, size_t length);

/* The same with its white space as it is. */
void html_token_code(GString *out, const char *text, size_t length);

#endif
