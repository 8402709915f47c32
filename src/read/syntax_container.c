/*
 * Containers: a fence of three or more colons with a name opens one, a bare
 * fence closes the innermost one that is open.
 *
 *	::: {.warning #hot title="Mind the steam"}
 *	any blocks
 *	:::
 */
#include <string.h>

#include <cmark-gfm/parser.h>
#include <glib.h>

#include "read/syntax.h"

#define FENCE_MIN 3

/* How many colons stand at `text`. */
static size_t
count_colons(const char *text, size_t length)
{
	size_t count = 0;

	while (count < length && text[count] == ':')
		count++;
	return count;
}

static void
trim(const char **text, size_t *length)
{
	while (*length > 0 && strchr(" \t\r\n", (*text)[*length - 1]) != NULL)
		(*length)--;
	while (*length > 0 && (**text == ' ' || **text == '\t')) {
		(*text)++;
		(*length)--;
	}
}

static bool
is_word(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!g_ascii_isalnum(text[i]) && text[i] != '-' &&
		    text[i] != '_')
			return false;
	}
	return g_ascii_isalpha(text[0]);
}

/* Reads `note`, `note A title`, `{.note}` and `note {#id}`; NULL if none. */
static struct attributes *
read_name(struct arena *arena, const char *text, size_t length)
{
	size_t word = strcspn(text, " \t{"), scanned;
	struct attributes *attributes;

	if (word > length)
		word = length;
	if (word > 0 && !is_word(text, word))
		return NULL;
	if (word == 0)
		return attributes_scan(text, length) == length
		    ? attributes_read(arena, text, length)
		    : NULL;
	attributes = attributes_from_class(arena,
	    arena_strndup(arena, text, word));
	text += word;
	length -= word;
	trim(&text, &length);
	scanned = length > 0 ? attributes_scan(text, length) : 0;
	if (scanned == length && length > 0) {
		const char *class = attributes->first->value;

		attributes = attributes_read(arena, text, length);
		attributes_add(arena, attributes, "name", class);
	} else if (length > 0) {
		attributes_add(arena, attributes, "title",
		    arena_strndup(arena, text, length));
	}
	return attributes;
}

static cmark_node *
open_block(cmark_syntax_extension *extension, int indented,
    cmark_parser *parser, cmark_node *parent, unsigned char *input, int length)
{
	int from = cmark_parser_get_first_nonspace(parser);
	const char *text = (const char *)input + from;
	size_t rest = (size_t)(length - from), colons;
	struct syntax_container *container;
	struct attributes *attributes;
	cmark_node *node;

	colons = count_colons(text, rest);
	if (indented || colons < FENCE_MIN)
		return NULL;
	text += colons;
	rest -= colons;
	trim(&text, &rest);
	while (rest > 0 && text[rest - 1] == ':')
		rest--; /* Pandoc allows "::: note :::" */
	trim(&text, &rest);
	if (rest == 0)
		return NULL;
	attributes = read_name(syntax_arena(extension), text, rest);
	if (attributes == NULL)
		return NULL;

	container = ARENA_NEW(syntax_arena(extension), struct syntax_container);
	container->attributes = attributes;
	node = syntax_open_block(extension, parser, parent,
	    syntax_types()->container);
	cmark_node_set_user_data(node, container);
	cmark_parser_advance_offset(parser, (const char *)input,
	    length - 1 - cmark_parser_get_offset(parser), /*columns*/ 0);
	return node;
}

static bool
is_closing_fence(cmark_parser *parser, const unsigned char *input, int length)
{
	int from = cmark_parser_get_first_nonspace(parser);
	const char *text = (const char *)input + from;
	size_t rest = (size_t)(length - from);
	size_t colons = count_colons(text, rest);

	text += colons;
	rest -= colons;
	trim(&text, &rest);
	return colons >= FENCE_MIN && rest == 0 &&
	    cmark_parser_get_indent(parser) < 4;
}

/* Inside a code block a fence of ours is code. */
static bool
is_innermost(cmark_parser *parser, const cmark_node *container)
{
	cmark_node *node = parser->current;
	int length, offset;
	char character;

	if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK &&
	    cmark_node_get_fenced(node, &length, &offset, &character))
		return false;
	while (node != NULL && !syntax_is_container(node))
		node = cmark_node_parent(node);
	return node == container;
}

static int
match_block(cmark_syntax_extension *extension, cmark_parser *parser,
    unsigned char *input, int length, cmark_node *node)
{
	struct syntax_container *container = cmark_node_get_user_data(node);

	(void)extension;
	if (!is_closing_fence(parser, input, length) ||
	    !is_innermost(parser, node))
		return 1;
	container->closed = true;
	cmark_parser_advance_offset(parser, (const char *)input,
	    length - 1 - cmark_parser_get_offset(parser), /*columns*/ 0);
	return 0;
}

void
syntax_container_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_open_block_func(extension, open_block);
	cmark_syntax_extension_set_match_block_func(extension, match_block);
}
