/*
 * Superscript and subscript: 2^10^ and H~2~O, with no space inside.
 *
 * GFM strikes out what stands between single tildes, too.  So a subscript must
 * follow a letter, a figure or a bracket at once: ~that~ is struck out.  A
 * superscript must not be followed by a letter or figure, for x^2+y^2 means
 * neither.  Both become the spans [10]{.sup} and [2]{.sub}.
 */
#include <string.h>

#include <cmark-gfm/parser.h>
#include <glib.h>

#include "read/syntax.h"

#define SPAN_NODES_MAX 64 /* between the two marks */

static bool
is_word_char(unsigned char c)
{
	return g_ascii_isalnum(c) || c >= 0x80;
}

/* The offset of the mark that closes the one at `at`, or 0. */
static int
find_close(const cmark_chunk *chunk, int at)
{
	unsigned char mark = chunk->data[at];
	int close = at + 1;

	while (close < chunk->len && chunk->data[close] != mark &&
	    !g_ascii_isspace(chunk->data[close])) {
		if (chunk->data[close] == '\\')
			close++;
		close++;
	}
	if (close >= chunk->len || chunk->data[close] != mark ||
	    close == at + 1)
		return 0;
	return close;
}

/* May a script begin at `at`?  The offset where it ends, or 0. */
static int
scan_script(const cmark_chunk *chunk, int at)
{
	unsigned char mark = chunk->data[at];
	unsigned char before = at > 0 ? chunk->data[at - 1] : '\0', after;
	int close;

	if (before == mark)
		return 0;
	if (mark == '~' && !is_word_char(before) &&
	    (before == '\0' || strchr(")]}^*_`", before) == NULL))
		return 0;
	close = find_close(chunk, at);
	if (close == 0)
		return 0;
	after = close + 1 < chunk->len ? chunk->data[close + 1] : '\0';
	if (after == mark || (mark == '^' && is_word_char(after)))
		return 0;
	return close;
}

/* The opening mark before here whose script ends at `at`, or NULL. */
static cmark_node *
find_open(cmark_node *parent, int at)
{
	cmark_node *node = cmark_node_last_child(parent);

	for (int i = 0; node != NULL && i < SPAN_NODES_MAX; i++) {
		const struct syntax_inline *mine = syntax_inline_find(node);

		if (mine != NULL && mine->end == at)
			return node;
		node = cmark_node_previous(node);
	}
	return NULL;
}

static cmark_node *
match_inline(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_node *parent, unsigned char character, cmark_inline_parser *inlines)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	int at = cmark_inline_parser_get_offset(inlines), end;
	struct arena *arena = syntax_arena(extension);
	struct syntax_inline *mine;
	cmark_node *node, *open;

	(void)parser;
	if (character != '^' && character != '~')
		return NULL;
	open = find_open(parent, at);
	end = open != NULL ? 0 : scan_script(chunk, at);
	if (open == NULL && end == 0)
		return NULL;
	node = syntax_new_inline(extension, inlines,
	    open != NULL ? SYNTAX_SPAN_CLOSE : SYNTAX_SPAN_OPEN, at, at + 1);
	mine = cmark_node_get_user_data(node);
	mine->end = end;
	mine->attributes = attributes_from_class(arena,
	    character == '^' ? "sup" : "sub");
	if (open != NULL) {
		mine->open = open;
		mine = cmark_node_get_user_data(open);
		mine->close = node;
	}
	cmark_inline_parser_set_offset(inlines, at + 1);
	return node;
}

void
syntax_script_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_match_inline_func(extension, match_inline);
	/* "~" is special by GFM's strikethrough, and must be by that alone */
	syntax_set_special(extension, '^');
}
