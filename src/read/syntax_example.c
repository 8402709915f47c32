/*
 * Examples that are numbered through the book, as Pandoc has them:
 *
 *	(@good) This is a good example.
 *
 * and (@good) elsewhere is its number.  Each becomes a node of ours; the
 * reader joins those that follow each other to a list (list.c).
 */
#include <string.h>

#include <cmark-gfm/parser.h>
#include <glib.h>

#include "read/syntax.h"

#define LABEL_MAX 100 /* bytes */

/* The length of "(@label)" at `text`; 0 if that is not what stands there. */
static size_t
scan_mark(const char *text, size_t length)
{
	size_t i = 2;

	if (length < 4 || text[0] != '(' || text[1] != '@')
		return 0;
	while (i < length && i < LABEL_MAX &&
	    (g_ascii_isalnum(text[i]) || text[i] == '-' || text[i] == '_' ||
		(unsigned char)text[i] >= 0x80))
		i++;
	return i < length && text[i] == ')' ? i + 1 : 0;
}

static cmark_node *
open_block(cmark_syntax_extension *extension, int indented,
    cmark_parser *parser, cmark_node *parent, unsigned char *input, int length)
{
	int from = cmark_parser_get_first_nonspace(parser);
	const char *text = (const char *)input + from;
	struct syntax_example *example;
	cmark_node *node;
	size_t mark;

	if (indented || from >= length ||
	    cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH)
		return NULL;
	mark = scan_mark(text, (size_t)(length - from));
	if (mark == 0 || text[mark] != ' ')
		return NULL;
	example = ARENA_NEW(syntax_arena(extension), struct syntax_example);
	example->label = arena_strndup(syntax_arena(extension), text + 2,
	    mark - 3);
	example->width = cmark_parser_get_indent(parser) + (int)mark + 1;
	node = syntax_open_block(extension, parser, parent,
	    syntax_types()->example);
	cmark_node_set_user_data(node, example);
	cmark_parser_advance_offset(parser, (const char *)input,
	    from + (int)mark + 1 - cmark_parser_get_offset(parser),
	    /*columns*/ 0);
	return node;
}

static int
match_block(cmark_syntax_extension *extension, cmark_parser *parser,
    unsigned char *input, int length, cmark_node *node)
{
	const struct syntax_example *example = cmark_node_get_user_data(node);

	(void)extension;
	(void)length;
	return syntax_match_indented(parser, input, example->width);
}

/* The "@label" between parentheses; those stay text. */
static cmark_node *
match_inline(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_node *parent, unsigned char character, cmark_inline_parser *inlines)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	int at = cmark_inline_parser_get_offset(inlines);
	const char *text = (const char *)chunk->data + at;
	struct syntax_inline *mine;
	cmark_node *node;
	size_t mark;

	(void)parser;
	(void)parent;
	if (character != '@' || at < 1 || text[-1] != '(')
		return NULL;
	mark = scan_mark(text - 1, (size_t)(chunk->len - at) + 1);
	if (mark < 4)
		return NULL;
	node = syntax_new_inline(extension, inlines, SYNTAX_EXAMPLE, at,
	    at + (int)mark - 2);
	mine = cmark_node_get_user_data(node);
	mine->label = arena_strndup(syntax_arena(extension), text + 1,
	    mark - 3);
	cmark_inline_parser_set_offset(inlines, at + (int)mark - 2);
	return node;
}

void
syntax_example_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_open_block_func(extension, open_block);
	cmark_syntax_extension_set_match_block_func(extension, match_block);
	cmark_syntax_extension_set_match_inline_func(extension, match_inline);
	syntax_set_special(extension, '@');
}
