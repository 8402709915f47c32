/*
 * Notes right in the text, as Pandoc has them: ^[The note's text.]
 *
 * What is between the brackets is read as a paragraph of its own, which hangs
 * on the mark for the note and dies with it.
 */
#include <cmark-gfm/inlines.h>
#include <cmark-gfm/parser.h>
#include <glib.h>

#include "read/syntax.h"

#define BRACKETS_MAX 32 /* within each other */

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
match_inline(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_node *parent, unsigned char character, cmark_inline_parser *inlines)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	int at = cmark_inline_parser_get_offset(inlines), end;
	struct syntax_inline *mine;
	cmark_node *node;

	(void)parent;
	if (character != '^' || at + 1 >= chunk->len ||
	    chunk->data[at + 1] != '[' ||
	    (at > 0 && chunk->data[at - 1] == '['))
		return NULL;
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

void
syntax_inline_note_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_match_inline_func(extension, match_inline);
	syntax_set_special(extension, '^');
}
