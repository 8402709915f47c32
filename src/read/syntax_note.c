/*
 * Footnotes, as GFM has them: [^label] in the text, and a block
 *
 *	[^label]: The note's text,
 *	    indented where it goes on.
 *
 * cmark-gfm knows them too, but drops a note nobody refers to and forgets a
 * reference to none, and both are worth a message.
 */
#include <string.h>

#include <cmark-gfm/parser.h>

#include "read/syntax.h"

#define INDENT 4
#define LABEL_MAX 200 /* bytes */

/* The length of a label that ends with "]" at `text`; 0 if there is none. */
static size_t
scan_label(const char *text, size_t length)
{
	size_t i = 0;

	while (i < length && i <= LABEL_MAX &&
	    strchr(" \t\r\n[]", text[i]) == NULL)
		i++;
	return i < length && i <= LABEL_MAX && text[i] == ']' ? i : 0;
}

static cmark_node *
open_block(cmark_syntax_extension *extension, int indented,
    cmark_parser *parser, cmark_node *parent, unsigned char *input, int length)
{
	int from = cmark_parser_get_first_nonspace(parser);
	const char *text = (const char *)input + from;
	size_t rest = (size_t)(length - from), label;
	cmark_node *node;

	if (indented || rest < 5 || text[0] != '[' || text[1] != '^')
		return NULL;
	label = scan_label(text + 2, rest - 2);
	if (label == 0 || text[label + 3] != ':')
		return NULL;
	node = syntax_open_block(extension, parser, parent,
	    syntax_types()->note);
	cmark_node_set_user_data(node,
	    arena_strndup(syntax_arena(extension), text + 2, label));
	cmark_parser_advance_offset(parser, (const char *)input,
	    from + (int)label + 4 - cmark_parser_get_offset(parser),
	    /*columns*/ 0);
	return node;
}

static int
match_block(cmark_syntax_extension *extension, cmark_parser *parser,
    unsigned char *input, int length, cmark_node *node)
{
	(void)extension;
	(void)length;
	(void)node;
	return syntax_match_indented(parser, input, INDENT);
}

/*
 * Takes "^label" and blots out the "[" before it, but leaves the "]" to
 * cmark, which has the bracket on its stack.
 */
static cmark_node *
match_inline(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_node *parent, unsigned char character, cmark_inline_parser *inlines)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	int at = cmark_inline_parser_get_offset(inlines);
	const char *text = (const char *)chunk->data + at;
	struct syntax_inline *mine;
	cmark_node *node;
	size_t label;

	(void)parser;
	if (character != '^' || at < 1 || text[-1] != '[' ||
	    (at > 1 && text[-2] == '\\'))
		return NULL;
	label = scan_label(text + 1, (size_t)(chunk->len - at) - 1);
	if (label == 0)
		return NULL;
	node = syntax_new_inline(extension, inlines, SYNTAX_NOTE, at - 1,
	    at + 1 + (int)label);
	mine = cmark_node_get_user_data(node);
	mine->label = arena_strndup(syntax_arena(extension), text + 1, label);
	cmark_node_unput(parent, 1);
	cmark_inline_parser_set_offset(inlines, at + 1 + (int)label);
	return node;
}

void
syntax_note_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_open_block_func(extension, open_block);
	cmark_syntax_extension_set_match_block_func(extension, match_block);
	cmark_syntax_extension_set_match_inline_func(extension, match_inline);
	syntax_set_special(extension, '^');
}
