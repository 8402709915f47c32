/*
 * Line blocks, as Pandoc has them: verse and addresses.
 *
 *	| The Lord of the Rings
 *	|     by J. R. R. Tolkien
 *
 * To cmark they are a paragraph whose lines begin with a bar.  Lines that end
 * with one as well are rather a table that lacks the line under its head.
 */
#include "read/verse.h"

#include <string.h>

#include "read/inline.h"

static bool
is_line_end(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ||
	    cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

static bool
begins_with_bar(cmark_node *node)
{
	const char *text = node == NULL ||
		cmark_node_get_type(node) != CMARK_NODE_TEXT
	    ? ""
	    : cmark_node_get_literal(node);

	return text[0] == '|' && (text[1] == ' ' || text[1] == '\0');
}

static bool
is_verse(cmark_node *paragraph)
{
	cmark_node *node = cmark_node_first_child(paragraph), *next;

	if (!begins_with_bar(node))
		return false;
	for (; node != NULL; node = next) {
		next = cmark_node_next(node);
		if (next != NULL && is_line_end(node) && !begins_with_bar(next))
			return false;
		if ((next == NULL || is_line_end(next)) &&
		    cmark_node_get_type(node) == CMARK_NODE_TEXT &&
		    g_str_has_suffix(cmark_node_get_literal(node), " |"))
			return false;
	}
	return true;
}

/* The text behind a line's bar; more spaces than one are kept. */
static const char *
text_behind_bar(struct markdown *md, const char *text)
{
	GString *line = g_string_new(NULL);
	const char *copy;

	text += text[1] == ' ' ? 2 : 1;
	for (; *text == ' '; text++)
		g_string_append(line, "\u00a0");
	g_string_append(line, text);
	copy = arena_strndup(md->reading->arena, line->str, line->len);
	g_string_free(line, /*free_segment*/ TRUE);
	return copy;
}

bool
verse_add(struct markdown *md, cmark_node *paragraph, xmlNode *into)
{
	if (!is_verse(paragraph))
		return false;
	for (cmark_node *node = cmark_node_first_child(paragraph); node != NULL;
	     node = cmark_node_next(node)) {
		cmark_node *before = cmark_node_previous(node);

		if ((before == NULL || is_line_end(before)) &&
		    begins_with_bar(node))
			cmark_node_set_literal(node,
			    text_behind_bar(md, cmark_node_get_literal(node)));
	}
	inline_fill(md, paragraph,
	    markdown_add(md, into, "literallayout", paragraph));
	return true;
}
