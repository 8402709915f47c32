/*
 * White space and letter case in inline text (XSL 1.1, 4.7.2 and 7.17), and
 * what scripts and directions it holds.
 *
 * White space collapses within the characters of one object: a space before
 * the start tag of an inline and one after it stay two.
 */
#include <string.h>

#include "layout/inline.h"

/* A tab that is kept leads to the next of these columns. */
enum { TAB_COLUMNS = 8 };

struct spacing {
	enum fo_keyword linefeed, treatment;
	bool collapses;
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Whether spaces between `before` and `after` are ignored. */
static bool
ignores(const struct spacing *spacing, bool after_linefeed,
    bool before_linefeed)
{
	switch (spacing->treatment) {
	case FO_KW_IGNORE:
		return true;
	case FO_KW_IGNORE_IF_BEFORE_LINEFEED:
		return before_linefeed;
	case FO_KW_IGNORE_IF_AFTER_LINEFEED:
		return after_linefeed;
	case FO_KW_IGNORE_IF_SURROUNDING_LINEFEED:
		return before_linefeed || after_linefeed;
	default:
		return false;
	}
}

/* A linefeed as it comes out; the empty string if it does not. */
static const char *
linefeed(const struct spacing *spacing)
{
	switch (spacing->linefeed) {
	case FO_KW_IGNORE:
		return "";
	case FO_KW_PRESERVE:
		return "\n";
	case FO_KW_TREAT_AS_ZERO_WIDTH_SPACE:
		return "\u200b";
	default:
		return " ";
	}
}

/* Nobody counts columns in longer lines: a tab is a space there. */
static const size_t columns_max = 2000;

/* The column that the next character will stand in, or columns_max. */
static size_t
find_column(const GString *out)
{
	const char *p = out->str + out->len;
	size_t column = 0;

	while (p > out->str && p[-1] != '\n' && column < columns_max) {
		p--;
		/* bytes that continue a character stand in no column */
		column += ((unsigned char)*p & 0xc0) != 0x80;
	}
	return column;
}

static void
add_tab(GString *out)
{
	size_t column = find_column(out);

	do
		g_string_append_c(out, ' ');
	while (column < columns_max && ++column % TAB_COLUMNS != 0);
}

static void
add_space(GString *out, size_t start, const struct spacing *spacing, char c)
{
	if (!spacing->collapses && c == '\t') {
		add_tab(out);
		return;
	}
	if (!spacing->collapses) {
		g_string_append_c(out, c == '\r' ? ' ' : c);
		return;
	}
	if (out->len == start || !strchr(" \n", out->str[out->len - 1]))
		g_string_append_c(out, ' ');
}

/* Adds a run of spaces or one linefeed; returns what follows. */
static const char *
add_white(GString *out, size_t start, const struct spacing *spacing,
    const char *p, const char *begin, const char *end)
{
	const char *after = p;
	bool is_kept = spacing->linefeed == FO_KW_PRESERVE;

	if (*p == '\n') {
		const char *fed = linefeed(spacing);

		if (*fed == ' ' && spacing->treatment != FO_KW_IGNORE)
			add_space(out, start, spacing, ' ');
		else if (*fed != ' ')
			g_string_append(out, fed);
		return p + 1;
	}
	while (after < end && is_space(*after))
		after++;
	if (ignores(spacing, is_kept && p > begin && p[-1] == '\n',
		is_kept && after < end && *after == '\n'))
		return after;
	for (; p < after; p++)
		add_space(out, start, spacing, *p);
	return after;
}

/* Whether a word goes on with what comes after this. */
static bool
is_in_word(gunichar c)
{
	return g_unichar_isalnum(c) || c == '\'' || c == 0x2019 ||
	    g_unichar_ismark(c);
}

/* A word may have begun in another object, before what is added. */
static void
capitalize(GString *out, const char *text)
{
	bool in_word = out->len > 0 &&
	    is_in_word(g_utf8_get_char(g_utf8_prev_char(out->str + out->len)));

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		bool is_letter = is_in_word(c);

		g_string_append_unichar(out,
		    is_letter && !in_word ? g_unichar_totitle(c) : c);
		in_word = is_letter;
	}
}

/* Changes what was added from byte `start` on. */
static void
transform(GString *out, size_t start, enum fo_keyword how)
{
	char *text = g_strdup(out->str + start), *changed = NULL;

	g_string_truncate(out, start);
	if (how == FO_KW_UPPERCASE)
		changed = g_utf8_strup(text, -1);
	else if (how == FO_KW_LOWERCASE)
		changed = g_utf8_strdown(text, -1);
	if (changed != NULL)
		g_string_append(out, changed);
	else
		capitalize(out, text);
	g_free(changed);
	g_free(text);
}

bool
inline_space_add_text(GString *out, const struct fo *fo, const char *text,
    size_t bytes)
{
	const struct spacing spacing = {
		.linefeed = fo_keyword(fo, FO_PROP_LINEFEED_TREATMENT),
		.treatment = fo_keyword(fo, FO_PROP_WHITE_SPACE_TREATMENT),
		.collapses = fo_is(fo, FO_PROP_WHITE_SPACE_COLLAPSE,
		    FO_KW_TRUE),
	};
	enum fo_keyword how = fo_keyword(fo, FO_PROP_TEXT_TRANSFORM);
	const char *end = text + bytes;
	size_t start = out->len;
	bool has_ink = false;

	for (const char *p = text; p < end;) {
		size_t ink = strcspn(p, " \t\r\n");

		if (ink > (size_t)(end - p))
			ink = (size_t)(end - p);
		g_string_append_len(out, p, (gssize)ink);
		has_ink = has_ink || ink > 0;
		p += ink;
		if (p < end)
			p = add_white(out, start, &spacing, p, text, end);
	}
	if (how == FO_KW_UPPERCASE || how == FO_KW_LOWERCASE ||
	    how == FO_KW_CAPITALIZE)
		transform(out, start, how);
	return has_ink;
}

size_t
inline_space_count_doubled(const struct fo *fo, const char *text, size_t bytes)
{
	bool has_lines = !fo_is(fo, FO_PROP_LINEFEED_TREATMENT,
	    FO_KW_TREAT_AS_SPACE);
	size_t count = 0;

	if (fo->kind != FO_TEXT ||
	    !fo_is(fo, FO_PROP_WHITE_SPACE_COLLAPSE, FO_KW_TRUE))
		return 0;
	while (count < bytes &&
	    (is_space(text[count]) || (!has_lines && text[count] == '\n')))
		count++;
	return count;
}

bool
inline_space_is_complex(const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0xd6)
			continue;
		if (c == 0xe2) {
			gunichar u = g_utf8_get_char(text + i);

			if (u == 0x200e || u == 0x200f ||
			    (u >= 0x202a && u <= 0x202e) ||
			    (u >= 0x2066 && u <= 0x2069) || u >= 0x2e80)
				return true;
		} else if (c != 0xe1 || (unsigned char)text[i + 1] < 0xb8) {
			return true;
		}
	}
	return false;
}

const char *
inline_space_control(const struct fo *fo)
{
	bool is_right = fo_is(fo, FO_PROP_DIRECTION, FO_KW_RTL);

	switch (fo_keyword(fo, FO_PROP_UNICODE_BIDI)) {
	case FO_KW_EMBED:
		return is_right ? "\u202b" : "\u202a";
	case FO_KW_BIDI_OVERRIDE:
		return is_right ? "\u202e" : "\u202d";
	default:
		return NULL;
	}
}
