/*
 * Definition lists: a term of one line, then definitions behind colons.
 *
 *	Term
 *	: Its definition,
 *	  which may go on.
 *
 * Only the definitions become nodes of ours; the term before them stays the
 * paragraph that it was, and the reader joins them (list.c).  A line with a
 * colon under a table is the table's caption and becomes a paragraph.
 */
#include <cmark-gfm/parser.h>
#include <glib.h>

#include "read/syntax.h"

#define MARKER_WIDTH_MAX 4 /* columns; more spaces would be code */

static bool
is_blank_char(unsigned char c)
{
	return c == ' ' || c == '\t';
}

/* A paragraph of one line, or a definition, may have definitions after it. */
static bool
may_precede(cmark_parser *parser, cmark_node *node)
{
	int last;

	if (node == NULL)
		return false;
	if (syntax_is_definition(node))
		return true;
	if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
		return false;
	last = node == parser->current ? parser->line_number - 1
				       : cmark_node_get_end_line(node);
	return last == cmark_node_get_start_line(node);
}

static bool
is_table(cmark_node *node)
{
	return node != NULL &&
	    g_strcmp0(cmark_node_get_type_string(node), "table") == 0;
}

/* Steps over the colon and the spaces; returns the columns they take. */
static int
skip_marker(cmark_parser *parser, const unsigned char *input)
{
	int start = parser->first_nonspace_column, width;

	cmark_parser_advance_offset(parser, (const char *)input,
	    parser->first_nonspace + 1 - parser->offset, /*columns*/ 0);
	while (is_blank_char(input[parser->offset]) &&
	    parser->column - start < MARKER_WIDTH_MAX)
		cmark_parser_advance_offset(parser, (const char *)input, 1,
		    /*columns*/ 1);
	width = parser->column - start;
	return cmark_parser_get_indent(parser) + width;
}

static cmark_node *
open_block(cmark_syntax_extension *extension, int indented,
    cmark_parser *parser, cmark_node *parent, unsigned char *input, int length)
{
	int from = cmark_parser_get_first_nonspace(parser);
	bool in_paragraph = cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH;
	cmark_node *node, *before;
	int indent;

	if (indented || from + 2 >= length || input[from] != ':' ||
	    !is_blank_char(input[from + 1]))
		return NULL;
	if (is_table(parent))
		return cmark_parser_add_child(parser, parent,
		    CMARK_NODE_PARAGRAPH, from + 1);
	before = in_paragraph ? parent : cmark_node_last_child(parent);
	if (!may_precede(parser, before))
		return NULL;
	indent = cmark_parser_get_indent(parser);
	node = syntax_open_block(extension, parser, parent,
	    syntax_types()->definition);
	cmark_node_set_user_data(node,
	    GINT_TO_POINTER(indent + skip_marker(parser, input)));
	return node;
}

static int
match_block(cmark_syntax_extension *extension, cmark_parser *parser,
    unsigned char *input, int length, cmark_node *node)
{
	int width = GPOINTER_TO_INT(cmark_node_get_user_data(node));

	(void)extension;
	(void)length;
	if (cmark_parser_get_indent(parser) >= width) {
		cmark_parser_advance_offset(parser, (const char *)input, width,
		    /*columns*/ 1);
		return 1;
	}
	return cmark_parser_is_blank(parser) &&
	    cmark_node_first_child(node) != NULL;
}

void
syntax_deflist_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_open_block_func(extension, open_block);
	cmark_syntax_extension_set_match_block_func(extension, match_block);
}
