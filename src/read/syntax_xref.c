/*
 * Cross-references: @fig-heap stands for "Figure 3.2".  Only names with a
 * known prefix count, so that @somebody stays what it is.
 */
#include <string.h>

#include <cmark-gfm/parser.h>
#include <glib.h>

#include "read/syntax.h"

static const char *const prefixes[] = { "fig-", "tbl-", "sec-", "ch-", "exm-",
	"exr-" };

static bool
has_prefix(const char *text, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		size_t prefix = strlen(prefixes[i]);

		if (length > prefix && memcmp(text, prefixes[i], prefix) == 0)
			return true;
	}
	return false;
}

/* A name may hold points and colons, but a last one ends the sentence. */
static size_t
scan_name(const char *text, size_t length)
{
	size_t i = 0;

	while (i < length &&
	    (g_ascii_isalnum(text[i]) || (unsigned char)text[i] >= 0x80 ||
		(text[i] != '\0' && strchr("-_.:", text[i]))))
		i++;
	while (i > 0 && strchr("-_.:", text[i - 1]) != NULL)
		i--;
	return i;
}

static cmark_node *
match_inline(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_node *parent, unsigned char character, cmark_inline_parser *inlines)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	int at = cmark_inline_parser_get_offset(inlines);
	const char *text = (const char *)chunk->data + at + 1;
	size_t rest = (size_t)(chunk->len - at) - 1, length;
	struct syntax_inline *mine;
	cmark_node *node;

	(void)parser;
	(void)parent;
	if (character != '@' ||
	    (at > 0 && (g_ascii_isalnum(text[-2]) || text[-2] == '\\')))
		return NULL;
	length = has_prefix(text, rest) ? scan_name(text, rest) : 0;
	if (length == 0 || !has_prefix(text, length))
		return NULL;
	node = syntax_new_inline(extension, inlines, SYNTAX_XREF, at,
	    at + 1 + (int)length);
	mine = cmark_node_get_user_data(node);
	mine->label = arena_strndup(syntax_arena(extension), text, length);
	cmark_inline_parser_set_offset(inlines, at + 1 + (int)length);
	return node;
}

void
syntax_xref_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_match_inline_func(extension, match_inline);
	syntax_set_special(extension, '@');
}
