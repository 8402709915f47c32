/*
 * Lists with letters, roman figures or a number in parentheses, as Pandoc has
 * them:
 *
 *	a. one        i)  one        (1) one        #. one
 *	b. two        ii) two        (2) two        #. two
 *
 * A list begins with its first number, at the beginning of a paragraph, so
 * that few sentences are taken for one; after a capital with a point two
 * spaces are wanted, for it may be a name's.  Each item becomes a node of
 * ours; the reader joins those that follow each other (list.c).
 */
#include <string.h>

#include <cmark-gfm/parser.h>
#include <glib.h>

#include "read/syntax.h"

enum { MARK_MAX = 12 }; /* characters */

struct mark {
	enum syntax_enumeration kind;
	char open, close; /* parentheses or the point; NUL for no open one */
	unsigned value;   /* 0: whatever comes next */
	size_t length;    /* with what is around the number */
};

static unsigned
roman_digit(char c)
{
	switch (g_ascii_tolower(c)) {
	case 'i':
		return 1;
	case 'v':
		return 5;
	case 'x':
		return 10;
	case 'l':
		return 50;
	case 'c':
		return 100;
	default:
		return 0;
	}
}

/* The value of a roman number; 0 for what is none. */
static unsigned
read_roman(const char *text, size_t length)
{
	unsigned value = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned digit = roman_digit(text[i]);
		unsigned next = i + 1 < length ? roman_digit(text[i + 1]) : 0;

		if (digit == 0)
			return 0;
		value = digit < next ? value - digit : value + digit;
	}
	return value;
}

static bool
read_number(const char *text, size_t length, bool as_roman, struct mark *mark)
{
	bool is_upper = g_ascii_isupper(text[0]);
	size_t digits = strspn(text, "0123456789");

	for (size_t i = 1; i < length; i++) {
		if (g_ascii_isupper(text[i]) != is_upper)
			return false;
	}
	if (length == 1 && text[0] == '#') {
		mark->kind = SYNTAX_ARABIC;
		mark->value = 0;
	} else if (digits >= length) {
		mark->kind = SYNTAX_ARABIC;
		mark->value = (unsigned)g_ascii_strtoull(text, NULL, 10);
		/* cmark has lists with a point or one parenthesis */
		return mark->open != '\0' && mark->value > 0;
	} else if (as_roman) {
		mark->kind = is_upper ? SYNTAX_UPPER_ROMAN : SYNTAX_LOWER_ROMAN;
		mark->value = read_roman(text, length);
		return mark->value > 0;
	} else {
		mark->kind = is_upper ? SYNTAX_UPPER_ALPHA : SYNTAX_LOWER_ALPHA;
		mark->value = (unsigned)(g_ascii_tolower(text[0]) - 'a' + 1);
		return length == 1 && g_ascii_isalpha(text[0]);
	}
	return true;
}

/* Reads the mark at `text`; false if none stands there. */
static bool
read_mark(const char *text, size_t length, bool as_roman, struct mark *mark)
{
	size_t start, end;

	*mark = (struct mark){ 0 };
	start = length > 0 && text[0] == '(';
	mark->open = start == 1 ? '(' : '\0';
	for (end = start; end < length && end < MARK_MAX &&
	     (g_ascii_isalnum(text[end]) || text[end] == '#');)
		end++;
	if (end == start || end + 1 >= length ||
	    (text[end] != ')' && (text[end] != '.' || start == 1)) ||
	    text[end + 1] != ' ')
		return false;
	mark->close = text[end];
	mark->length = end + 1;
	return read_number(text + start, end - start, as_roman, mark) &&
	    (!g_ascii_isupper(text[start]) || mark->close != '.' ||
		(end + 2 < length && text[end + 2] == ' '));
}

static bool
follows(const struct syntax_enumerator *before, const struct mark *mark)
{
	return before != NULL && before->kind == mark->kind &&
	    before->open == mark->open && before->close == mark->close &&
	    (mark->value == 0 || mark->value == before->value + 1);
}

/* "i." is the ninth letter after "h.", and the first number elsewhere. */
static bool
choose_mark(cmark_node *parent, const char *text, size_t length,
    struct mark *mark)
{
	const struct syntax_enumerator *before = syntax_enumerator_find(
	    cmark_node_last_child(parent));

	for (int as_roman = 0; as_roman < 2; as_roman++) {
		if (!read_mark(text, length, as_roman, mark) ||
		    !follows(before, mark))
			continue;
		mark->value = before->value + 1;
		return true;
	}
	for (int as_roman = 1; as_roman >= 0; as_roman--) {
		if (!read_mark(text, length, as_roman, mark) || mark->value > 1)
			continue;
		mark->value = 1;
		return true;
	}
	return false;
}

static cmark_node *
open_block(cmark_syntax_extension *extension, int indented,
    cmark_parser *parser, cmark_node *parent, unsigned char *input, int length)
{
	int from = cmark_parser_get_first_nonspace(parser);
	const char *text = (const char *)input + from;
	struct syntax_enumerator *item;
	struct mark mark;
	cmark_node *node;

	if (indented || from >= length ||
	    cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH ||
	    !choose_mark(parent, text, (size_t)(length - from), &mark))
		return NULL;
	item = ARENA_NEW(syntax_arena(extension), struct syntax_enumerator);
	item->kind = mark.kind;
	item->open = mark.open;
	item->close = mark.close;
	item->value = mark.value;
	item->width = cmark_parser_get_indent(parser) + (int)mark.length +
	    (int)strspn(text + mark.length, " ");
	node = syntax_open_block(extension, parser, parent,
	    syntax_types()->enumerator);
	cmark_node_set_user_data(node, item);
	cmark_parser_advance_offset(parser, (const char *)input,
	    from + (int)mark.length + (int)strspn(text + mark.length, " ") -
		cmark_parser_get_offset(parser),
	    /*columns*/ 0);
	return node;
}

static int
match_block(cmark_syntax_extension *extension, cmark_parser *parser,
    unsigned char *input, int length, cmark_node *node)
{
	const struct syntax_enumerator *item = cmark_node_get_user_data(node);

	(void)extension;
	(void)length;
	return syntax_match_indented(parser, input, item->width);
}

void
syntax_enumerator_init(cmark_syntax_extension *extension)
{
	cmark_syntax_extension_set_open_block_func(extension, open_block);
	cmark_syntax_extension_set_match_block_func(extension, match_block);
}
