/*
 * Attributes in the text: [visible text]{.class}, and {#id .class} behind an
 * image, a link, code, a heading or a table's caption.
 *
 * When the "{" is reached, cmark has seen the brackets before it and made
 * text of them, but has not resolved emphasis yet.  So the span's two ends are
 * marked, and the reader joins them if they came to stand in the same parent;
 * where emphasis crosses them they are text again.
 */
#include <string.h>

#include <cmark-gfm/parser.h>

#include "read/syntax.h"

#define SPAN_NODES_MAX 256 /* in one span; keeps "]{.x}]{.x}…" linear */

static bool
is_text(cmark_node *node, const char *text)
{
	return node != NULL && cmark_node_get_type(node) == CMARK_NODE_TEXT &&
	    node->as.literal.len == (bufsize_t)strlen(text) &&
	    memcmp(node->as.literal.data, text, strlen(text)) == 0;
}

/* An escaped bracket takes two columns of the source. */
static bool
is_bracket(cmark_node *node, const char *bracket)
{
	return is_text(node, bracket) && node->start_column == node->end_column;
}

/* The "[" that belongs to the "]" at `close`, or NULL. */
static cmark_node *
find_opener(cmark_node *close)
{
	cmark_node *node = cmark_node_previous(close);
	int depth = 0;

	for (int i = 0; node != NULL && i < SPAN_NODES_MAX; i++) {
		if (is_text(node, "!["))
			return NULL;
		if (is_bracket(node, "]"))
			depth++;
		else if (is_bracket(node, "[") && depth-- == 0)
			return node;
		node = cmark_node_previous(node);
	}
	return NULL;
}

/* Turns the brackets into a span's ends; the closing one is returned. */
static cmark_node *
mark_span(cmark_syntax_extension *extension, cmark_inline_parser *inlines,
    cmark_node *bracket, int at, int length)
{
	cmark_node *opener = find_opener(bracket), *open, *close;
	struct syntax_inline *mine;

	if (opener == NULL)
		return NULL;
	open = syntax_new_inline(extension, inlines, SYNTAX_SPAN_OPEN, at, at);
	cmark_node_set_literal(open, "[");
	open->start_column = opener->start_column;
	open->start_line = opener->start_line;
	cmark_node_insert_before(opener, open);
	close = syntax_new_inline(extension, inlines, SYNTAX_SPAN_CLOSE, at - 1,
	    at + length);
	mine = cmark_node_get_user_data(open);
	mine->close = close;
	mine = cmark_node_get_user_data(close);
	mine->open = open;
	opener->as.literal.len = 0;
	bracket->as.literal.len = 0;
	return close;
}

static bool
is_blank_from(const cmark_chunk *chunk, int at)
{
	while (at < chunk->len && strchr(" \t\r\n", chunk->data[at]) != NULL)
		at++;
	return at == chunk->len;
}

/* May attributes that end at `end` belong to the block they close? */
static bool
is_block_end(cmark_node *parent, const cmark_chunk *chunk, int end)
{
	cmark_node_type type = cmark_node_get_type(parent);
	const char *text = (const char *)chunk->data;

	if (!is_blank_from(chunk, end))
		return false;
	return type == CMARK_NODE_HEADING ||
	    (type == CMARK_NODE_PARAGRAPH &&
		(strncmp(text, ": ", 2) == 0 ||
		    strncmp(text, "Table: ", 7) == 0));
}

static bool
takes_attributes(cmark_node *last, unsigned char before)
{
	cmark_node_type type = last == NULL ? CMARK_NODE_NONE
					    : cmark_node_get_type(last);

	return (type == CMARK_NODE_CODE && before == '`') ||
	    ((type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) &&
		(before == ')' || before == ']' || before == '>'));
}

static cmark_node *
match_inline(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_node *parent, unsigned char character, cmark_inline_parser *inlines)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	int at = cmark_inline_parser_get_offset(inlines);
	const char *text = (const char *)chunk->data + at;
	int length = character != '{'
	    ? 0
	    : (int)attributes_scan(text, (size_t)(chunk->len - at));
	cmark_node *last = cmark_node_last_child(parent), *node = NULL;
	unsigned char before = at > 0 ? chunk->data[at - 1] : '\0';
	struct syntax_inline *mine;

	(void)parser;
	if (length == 0)
		return NULL;
	if (before == ']' && is_bracket(last, "]"))
		node = mark_span(extension, inlines, last, at, length);
	if (node == NULL &&
	    (takes_attributes(last, before) ||
		is_block_end(parent, chunk, at + length)))
		node = syntax_new_inline(extension, inlines, SYNTAX_ATTRIBUTES,
		    at, at + length);
	if (node == NULL)
		return NULL;
	mine = cmark_node_get_user_data(node);
	mine->attributes = attributes_read(syntax_arena(extension), text,
	    (size_t)length);
	cmark_inline_parser_set_offset(inlines, at + length);
	return node;
}

void
syntax_span_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_match_inline_func(extension, match_inline);
	syntax_set_special(extension, '{');
}
