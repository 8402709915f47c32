/*
 * Footnotes, as GFM has them: [^label] in the text, and a block
 *
 *	[^label]: The note's text,
 *	    indented where it goes on.
 *
 * and, as Pandoc has them, right in the text: ^[The note's text.]
 *
 * cmark-gfm knows them too, but drops a note nobody refers to and forgets a
 * reference to none, and both are worth a message.
 */
#include <string.h>

#include <cmark-gfm/inlines.h>
#include <cmark-gfm/parser.h>
#include <glib.h>

#include "read/syntax.h"

#define BRACKETS_MAX 32 /* within each other in a note in the text */
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
	if (cmark_parser_get_indent(parser) >= INDENT) {
		cmark_parser_advance_offset(parser, (const char *)input, INDENT,
		    /*columns*/ 1);
		return 1;
	}
	return cmark_parser_is_blank(parser);
}

/* How many bytes a run of backticks at `at` and the code behind it take. */
static int
skip_code(const cmark_chunk *chunk, int at)
{
	int run = 0, other, close;

	while (at + run < chunk->len && chunk->data[at + run] == '`')
		run++;
	for (close = at + run; close < chunk->len; close += MAX(other, 1)) {
		for (other = 0; close + other < chunk->len &&
		     chunk->data[close + other] == '`';)
			other++;
		if (other == run)
			return close + run - at;
	}
	return run;
}

/* The offset of the "]" that ends a note whose text begins at `at`; or 0. */
static int
find_note_end(const cmark_chunk *chunk, int at)
{
	int depth = 1;

	while (at < chunk->len && depth <= BRACKETS_MAX) {
		unsigned char c = chunk->data[at];

		if (c == '`') {
			at += skip_code(chunk, at);
			continue;
		}
		if (c == '\\')
			at++;
		else if (c == '[')
			depth++;
		else if (c == ']' && --depth == 0)
			return at;
		at++;
	}
	return 0;
}

static void
free_content(cmark_mem *mem, void *data)
{
	struct syntax_inline *mine = data;

	(void)mem;
	cmark_node_free(mine->content);
}

/* Reads the text from `from` to `to` as a paragraph of its own. */
static cmark_node *
parse_content(cmark_parser *parser, cmark_inline_parser *inlines,
    const cmark_chunk *chunk, int from, int to)
{
	cmark_node *content = cmark_node_new(CMARK_NODE_PARAGRAPH);

	content->start_line = cmark_inline_parser_get_line(inlines);
	content->start_column = cmark_inline_parser_get_column(inlines) + 2;
	cmark_strbuf_put(&content->content, chunk->data + from, to - from);
	cmark_parse_inlines(parser, content, parser->refmap, parser->options);
	cmark_consolidate_text_nodes(content);
	return content;
}

static cmark_node *
match_note(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_inline_parser *inlines)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	int at = cmark_inline_parser_get_offset(inlines), end;
	struct syntax_inline *mine;
	cmark_node *node;

	end = find_note_end(chunk, at + 2);
	if (end <= at + 2)
		return NULL;
	node = syntax_new_inline(extension, inlines, SYNTAX_INLINE_NOTE, at,
	    end + 1);
	mine = cmark_node_get_user_data(node);
	mine->content = parse_content(parser, inlines, chunk, at + 2, end);
	cmark_node_set_user_data_free_func(node, free_content);
	cmark_inline_parser_set_offset(inlines, end + 1);
	return node;
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

	if (character != '^')
		return NULL;
	if (at + 1 < chunk->len && text[1] == '[' &&
	    (at < 1 || text[-1] != '['))
		return match_note(extension, parser, inlines);
	if (at < 1 || text[-1] != '[' || (at > 1 && text[-2] == '\\'))
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
