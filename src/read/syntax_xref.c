/*
 * Cross-references: @fig-heap stands for "Figure 3.2 on page 41".
 *
 *	@fig-heap               any place in the text
 *	[see @fig-heap]         with words before it, without the brackets
 *	[@fig-heap; @tbl-size]  several
 *	[-@fig-heap]            its number only
 *
 * A name with a known prefix must be there.  Any other is a reference only
 * where something bears that name, so that @somebody stays what it is; and in
 * brackets it needs words before it, since [@somebody] may be a link.
 */
#include <string.h>

#include <cmark-gfm/parser.h>
#include <glib.h>

#include "read/syntax.h"

#define BRACKET_NODES_MAX 64 /* before the first reference in brackets */
#define BRACKET_MAX 1000     /* bytes behind it */

static const char *const prefixes[] = { "fig-", "tbl-", "sec-", "ch-", "exm-",
	"exr-", "lst-", "app-", "prt-", "eq-" };

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

/*
 * The bytes of the letter or sign of a name at `i`, 0 where the name ends.
 * Japanese and Thai leave no space behind it: there a letter that is not Latin
 * ends a name in Latin letters.
 */
static size_t
scan_letter(const char *text, size_t length, size_t i)
{
	gunichar c;

	if ((unsigned char)text[i] < 0x80)
		return g_ascii_isalnum(text[i]) ||
		    (text[i] != '\0' && strchr("-_.:", text[i]));
	c = g_utf8_get_char_validated(text + i, (gssize)(length - i));
	if (c >= 0x110000 || (!g_unichar_isalnum(c) && !g_unichar_ismark(c)) ||
	    (i > 0 && g_ascii_isalnum(text[i - 1]) &&
		g_unichar_get_script(c) != G_UNICODE_SCRIPT_LATIN))
		return 0;
	return (size_t)g_unichar_to_utf8(c, NULL);
}

/* A name may hold points and colons, but a last one ends the sentence. */
static size_t
scan_name(const char *text, size_t length)
{
	size_t i = 0, bytes;

	if (length == 0 ||
	    (!g_ascii_isalpha(text[0]) && (unsigned char)text[0] < 0x80))
		return 0;
	while (i < length && (bytes = scan_letter(text, length, i)) > 0)
		i += bytes;
	while (i > 0 && strchr("-_.:", text[i - 1]) != NULL)
		i--;
	return i;
}

/* Is `node` an opening bracket?  An escaped one takes two columns. */
static bool
is_bracket(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_TEXT &&
	    node->as.literal.len == 1 && node->as.literal.data[0] == '[' &&
	    node->start_column == node->end_column;
}

/* The "[" before the first reference in it, or NULL. */
static cmark_node *
find_opener(cmark_node *parent)
{
	cmark_node *node = cmark_node_last_child(parent);

	for (int i = 0; node != NULL && i < BRACKET_NODES_MAX; i++) {
		if (is_bracket(node))
			return node;
		if (node->type == CMARK_NODE_TEXT && node->as.literal.len > 0 &&
		    node->as.literal.data[0] == ']')
			return NULL;
		node = cmark_node_previous(node);
	}
	return NULL;
}

static cmark_node *
new_reference(cmark_syntax_extension *extension, cmark_inline_parser *inlines,
    int at, size_t length)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	const char *name = (const char *)chunk->data + at + 1;
	struct syntax_inline *mine;
	cmark_node *node = syntax_new_inline(extension, inlines, SYNTAX_XREF,
	    at, at + 1 + (int)length);

	mine = cmark_node_get_user_data(node);
	mine->label = arena_strndup(syntax_arena(extension), name, length);
	mine->is_perhaps = !has_prefix(name, length);
	return node;
}

/*
 * Is what stands from `at` to the next "]" only words and references, and no
 * link?  The offset behind the bracket, or 0.
 */
static int
scan_bracket(const cmark_chunk *chunk, int at)
{
	int end = at;

	while (end < chunk->len && end - at < BRACKET_MAX &&
	    strchr("]\\[*_`<{!&^~", chunk->data[end]) == NULL)
		end++;
	if (end >= chunk->len || chunk->data[end] != ']')
		return 0;
	if (end + 1 < chunk->len && strchr("([{:", chunk->data[end + 1]))
		return 0;
	return end + 1;
}

/* Adds words and references up to `end`; the last node is returned. */
static cmark_node *
add_rest(cmark_syntax_extension *extension, cmark_inline_parser *inlines,
    cmark_node *parent, cmark_node *node, int at, int end)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	const char *text = (const char *)chunk->data;

	while (at < end) {
		size_t length = 0;
		int from = at;

		cmark_node_append_child(parent, node);
		if (text[at] == '@')
			length = scan_name(text + at + 1,
			    (size_t)(end - at) - 1);
		if (length > 0) {
			node = new_reference(extension, inlines, at, length);
			at += 1 + (int)length;
			continue;
		}
		do
			at++;
		while (at < end && text[at] != '@');
		node = cmark_node_new(CMARK_NODE_TEXT);
		cmark_node_set_literal(node,
		    arena_strndup(syntax_arena(extension), text + from,
			(size_t)(at - from)));
	}
	return node;
}

/* Takes a "-" off the end of the text before: only the number is wanted. */
static void
take_form(cmark_node *before, cmark_node *opener, cmark_node *node)
{
	struct syntax_inline *mine = cmark_node_get_user_data(node);

	if (cmark_node_previous(before) != opener && before != opener)
		return;
	if (before->type == CMARK_NODE_TEXT && before->as.literal.len == 1 &&
	    before->as.literal.data[0] == '-') {
		before->as.literal.len = 0;
		mine->form = "number";
	}
}

/*
 * Marks the brackets, for they are text again where nothing bears the name.
 * The closing one is returned.
 */
static cmark_node *
keep_brackets(cmark_syntax_extension *extension, cmark_inline_parser *inlines,
    cmark_node *opener, cmark_node *parent, cmark_node *last, int end)
{
	cmark_node *open = syntax_new_inline(extension, inlines, SYNTAX_BRACKET,
	    end - 1, end);

	cmark_node_set_literal(open, "[");
	cmark_node_insert_before(opener, open);
	cmark_node_append_child(parent, last);
	return syntax_new_inline(extension, inlines, SYNTAX_BRACKET, end - 1,
	    end);
}

/*
 * Drops the first word in brackets where the one before them is the same, for
 * without brackets it would stand there twice: See [see @fig-heap].
 */
static void
drop_doubled(cmark_node *opener)
{
	cmark_node *before = cmark_node_previous(opener);
	cmark_node *first = cmark_node_next(opener);
	const char *outer, *inner, *end;
	char *rest;
	size_t word;

	if (before == NULL || first == NULL ||
	    before->type != CMARK_NODE_TEXT || first->type != CMARK_NODE_TEXT)
		return;
	outer = cmark_node_get_literal(before);
	inner = cmark_node_get_literal(first);
	word = strcspn(inner, " ");
	end = outer + strlen(outer);
	if (word == 0 || inner[word] != ' ' || (size_t)(end - outer) <= word ||
	    end[-1] != ' ' ||
	    g_ascii_strncasecmp(end - word - 1, inner, word) != 0 ||
	    (end - word - 1 > outer && g_ascii_isalnum(end[-(long)word - 2])))
		return;
	rest = g_strdup(inner + word + 1);
	cmark_node_set_literal(first, rest);
	g_free(rest);
}

static cmark_node *
match_inline(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_node *parent, unsigned char character, cmark_inline_parser *inlines)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	int at = cmark_inline_parser_get_offset(inlines), behind, end;
	const char *text = (const char *)chunk->data + at + 1;
	cmark_node *node, *opener;
	size_t length;

	(void)parser;
	if (character != '@' ||
	    (at > 0 &&
		(g_ascii_isalnum(text[-2]) ||
		    strchr("\\._+/", text[-2]) != NULL)))
		return NULL; /* an address, or escaped */
	length = scan_name(text, (size_t)(chunk->len - at) - 1);
	if (length == 0)
		return NULL;
	behind = at + 1 + (int)length;
	node = new_reference(extension, inlines, at, length);
	opener = find_opener(parent);
	end = opener != NULL ? scan_bracket(chunk, behind) : 0;
	if (end > 0 &&
	    (has_prefix(text, length) ||
		cmark_node_last_child(parent) != opener)) {
		take_form(cmark_node_last_child(parent), opener, node);
		node = add_rest(extension, inlines, parent, node, behind,
		    end - 1);
		if (has_prefix(text, length))
			drop_doubled(opener);
		else
			node = keep_brackets(extension, inlines, opener, parent,
			    node, end);
		opener->as.literal.len = 0;
		behind = end;
	}
	cmark_inline_parser_set_offset(inlines, behind);
	return node;
}

void
syntax_xref_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_match_inline_func(extension, match_inline);
	syntax_set_special(extension, '@');
}
