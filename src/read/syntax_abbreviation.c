/*
 * Abbreviations, as PHP Markdown Extra has them:
 *
 *	*[HTML]: Hypertext Markup Language
 *
 * A line of its own that is not shown; wherever the word stands in the file,
 * its expansion goes with it.
 */
#include <string.h>

#include <cmark-gfm/parser.h>

#include "read/syntax.h"

#define NAME_LENGTH_MAX 100 /* bytes */

static bool
is_blank_char(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The length of the name in "*[name]:" at `text`; 0 if it is none. */
static size_t
scan_name(const char *text, size_t length)
{
	size_t i = 2;

	if (length < 5 || text[0] != '*' || text[1] != '[')
		return 0;
	while (i < length && i < NAME_LENGTH_MAX && text[i] != ']' &&
	    text[i] != '[')
		i++;
	return i > 2 && i + 1 < length && text[i] == ']' && text[i + 1] == ':'
	    ? i - 2
	    : 0;
}

static cmark_node *
open_block(cmark_syntax_extension *extension, int indented,
    cmark_parser *parser, cmark_node *parent, unsigned char *input, int length)
{
	int from = cmark_parser_get_first_nonspace(parser);
	const char *text = (const char *)input + from, *end = text;
	struct syntax_abbreviation *abbreviation;
	size_t name;
	cmark_node *node;

	if (indented || from >= length)
		return NULL;
	name = scan_name(text, (size_t)(length - from));
	if (name == 0)
		return NULL;
	abbreviation = ARENA_NEW(syntax_arena(extension),
	    struct syntax_abbreviation);
	abbreviation->name = arena_strndup(syntax_arena(extension), text + 2,
	    name);
	text += name + 4;
	end = (const char *)input + length;
	while (end > text && is_blank_char(end[-1]))
		end--;
	while (text < end && is_blank_char(*text))
		text++;
	abbreviation->expansion = arena_strndup(syntax_arena(extension), text,
	    (size_t)(end - text));
	node = syntax_open_block(extension, parser, parent,
	    syntax_types()->abbreviation);
	cmark_node_set_user_data(node, abbreviation);
	cmark_parser_advance_offset(parser, (const char *)input,
	    length - 1 - cmark_parser_get_offset(parser), /*columns*/ 0);
	return node;
}

static int
match_block(cmark_syntax_extension *extension, cmark_parser *parser,
    unsigned char *input, int length, cmark_node *node)
{
	(void)extension;
	(void)parser;
	(void)input;
	(void)length;
	(void)node;
	return 0; /* it is one line */
}

void
syntax_abbreviation_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_open_block_func(extension, open_block);
	cmark_syntax_extension_set_match_block_func(extension, match_block);
}
