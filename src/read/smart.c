/* Smart punctuation; see smart.h. */
#include "read/smart.h"

#include <string.h>

#include "read/spacing.h"

#define DASH_EM "\u2014"
#define DASH_EN "\u2013"
#define ELLIPSIS "\u2026"
#define APOSTROPHE "\u2019"

struct smart_marks {
	const char *language;
	const char *open_double, *close_double;
	const char *open_single, *close_single;
};

static const struct smart_marks all_marks[] = {
#define MARKS(...) { __VA_ARGS__ },
#include "read/smart_marks.def"
#undef MARKS
};

/* The second byte of the C1 control that hides an escaped character. */
static const struct {
	unsigned char hidden;
	char plain;
} escapes[] = { { 0x91, '"' }, { 0x92, '\'' }, { 0x93, '-' }, { 0x94, '.' } };

const struct smart_marks *
smart_marks_find(const char *language)
{
	const struct smart_marks *best = &all_marks[0];
	size_t best_length = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(all_marks); i++) {
		size_t length = strlen(all_marks[i].language);

		if (length > best_length &&
		    g_ascii_strncasecmp(all_marks[i].language, language,
			length) == 0 &&
		    (language[length] == '\0' || language[length] == '-')) {
			best = &all_marks[i];
			best_length = length;
		}
	}
	return best;
}

void
smart_begin(struct smart *smart)
{
	smart->before = 0;
	smart->doubles = smart->singles = 0;
}

/* What a quotation can follow: nothing, a space, or opening punctuation. */
static bool
is_opening_context(gunichar c)
{
	GUnicodeType type;

	if (c == 0 || g_unichar_isspace(c))
		return true;
	type = g_unichar_type(c);
	return type == G_UNICODE_OPEN_PUNCTUATION ||
	    type == G_UNICODE_INITIAL_PUNCTUATION ||
	    type == G_UNICODE_DASH_PUNCTUATION || c == '"' || c == '\'' ||
	    c == '/' || c == '=';
}

static bool
is_space_or_end(gunichar c)
{
	return c == 0 || g_unichar_isspace(c);
}

static const char *
choose_double(struct smart *smart, gunichar after)
{
	bool opens = is_opening_context(smart->before) &&
	    !is_space_or_end(after);
	bool dash = smart->before != 0 &&
	    g_unichar_type(smart->before) == G_UNICODE_DASH_PUNCTUATION;

	if (opens && dash && smart->doubles > 0 && !g_unichar_isalnum(after))
		opens = false; /* "broken off--" */
	if (opens) {
		smart->doubles++;
		return smart->marks->open_double;
	}
	if (smart->doubles > 0)
		smart->doubles--;
	return smart->marks->close_double;
}

/* An apostrophe looks like a closing quote, but in most languages only. */
static const char *
choose_single(struct smart *smart, gunichar after, const char *rest)
{
	bool opens = is_opening_context(smart->before) &&
	    !is_space_or_end(after);

	if (opens && g_unichar_isdigit(after) && rest[0] != '\0' &&
	    g_ascii_isdigit(rest[1]))
		return APOSTROPHE; /* the '90s */
	if (opens) {
		smart->singles++;
		return smart->marks->open_single;
	}
	if (smart->singles > 0 && !g_unichar_isalnum(after)) {
		smart->singles--;
		return smart->marks->close_single;
	}
	return APOSTROPHE;
}

/* As cmark does it: threes if that comes out even, else twos, else both. */
static void
add_dashes(GString *out, size_t count)
{
	size_t em = 0, en = 0;

	if (count % 3 == 0) {
		em = count / 3;
	} else if (count % 2 == 0) {
		en = count / 2;
	} else if (count % 3 == 2) {
		em = (count - 2) / 3;
		en = 1;
	} else {
		em = (count - 4) / 3;
		en = 2;
	}
	for (; em > 0; em--)
		g_string_append(out, DASH_EM);
	for (; en > 0; en--)
		g_string_append(out, DASH_EN);
}

static size_t
count_run(const char *at, const char *end, char c)
{
	const char *p = at;

	while (p < end && *p == c)
		p++;
	return (size_t)(p - at);
}

static void
note_last(struct smart *smart, const GString *out, size_t from)
{
	if (out->len > from)
		smart->before = g_utf8_get_char(
		    g_utf8_find_prev_char(out->str, out->str + out->len));
}

/* Replaces the mark at `at` and returns how many bytes it was. */
static size_t
add_mark(struct smart *smart, GString *out, const char *at, const char *end,
    bool goes_on)
{
	size_t run;
	gunichar after;

	if (*at == '-' || *at == '.') {
		run = count_run(at, end, *at);
		if (*at == '-' && run > 1)
			add_dashes(out, run);
		else if (*at == '.' && run == 3)
			g_string_append(out, ELLIPSIS);
		else
			g_string_append_len(out, at, (gssize)run);
		return run;
	}
	after = at + 1 < end ? g_utf8_get_char(at + 1) : goes_on ? 'x' : 0;
	g_string_append(out,
	    *at == '"'
		? choose_double(smart, after)
		: choose_single(smart, after, at + 1 < end ? at + 1 : ""));
	return 1;
}

void
smart_add(struct smart *smart, GString *out, const char *text, size_t length,
    bool goes_on)
{
	const char *end = text + length, *plain = text;
	size_t from = out->len;

	for (const char *p = text; p < end;) {
		if (smart->marks == NULL ||
		    (*p != '"' && *p != '\'' && *p != '-' && *p != '.')) {
			p++;
			continue;
		}
		g_string_append_len(out, plain, p - plain);
		note_last(smart, out, from);
		p += add_mark(smart, out, p, end, goes_on);
		note_last(smart, out, from);
		plain = p;
	}
	g_string_append_len(out, plain, end - plain);
	if (smart->marks != NULL)
		spacing_apply(out, from, smart->marks->language);
	note_last(smart, out, from);
}

void
smart_skip(struct smart *smart, const char *text, size_t length)
{
	if (length > 0)
		smart->before = g_utf8_get_char(
		    g_utf8_find_prev_char(text, text + length));
}

/* From `p`, where a line begins, to its end, which is returned. */
static char *
hide_in_line(char *p, const char *end)
{
	bool has_tag = false;

	for (; p < end && *p != '\n'; p++) {
		if (*p == '<')
			has_tag = true; /* HTML knows no backslash */
		if (*p != '\\' || p + 1 == end)
			continue;
		for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++) {
			if (p[1] == escapes[i].plain && !has_tag) {
				p[0] = '\xc2';
				p[1] = (char)escapes[i].hidden;
			}
		}
		if (p[0] == '\\' || (unsigned char)p[0] == 0xc2)
			p++;
	}
	return MIN(p, (char *)end);
}

void
smart_hide_escapes(char *text, size_t length)
{
	char *end = text + length, *line = text, *p = text;

	while ((p = memchr(p, '\\', (size_t)(end - p))) != NULL) {
		const char *newline = memrchr(line, '\n', (size_t)(p - line));

		if (newline != NULL)
			line += newline + 1 - line;
		line = p = hide_in_line(line, end);
	}
}

bool
smart_has_hidden(const char *text, size_t length)
{
	const char *end = text + length;

	for (const char *p = text;
	     (p = memchr(p, '\xc2', (size_t)(end - p))) != NULL; p++) {
		if (p + 1 < end && (unsigned char)p[1] >= 0x91 &&
		    (unsigned char)p[1] <= 0x94)
			return true;
	}
	return false;
}

void
smart_show(GString *out, const char *text, size_t length, bool is_code)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char next = i + 1 < length ? (unsigned char)text[i + 1]
						    : 0;

		if ((unsigned char)text[i] != 0xc2 || next < 0x91 ||
		    next > 0x94) {
			g_string_append_c(out, text[i]);
			continue;
		}
		if (is_code)
			g_string_append_c(out, '\\');
		g_string_append_c(out, escapes[next - 0x91].plain);
		i++;
	}
}
