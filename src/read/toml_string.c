/* TOML: its text under the parser, and strings; see toml_parser.h. */
#include "read/toml_parser.h"

#include <string.h>

struct pos
toml_here(const struct toml_parser *p)
{
	return (struct pos){ p->path, p->line,
		(unsigned)(p->at - p->line_start) + 1 };
}

void *
toml_fail(struct toml_parser *p, const char *reason)
{
	if (p->reason == NULL) {
		p->reason = reason;
		p->where = toml_here(p);
	}
	return NULL;
}

char
toml_peek(const struct toml_parser *p)
{
	return p->at < p->end ? *p->at : '\0';
}

bool
toml_starts(const struct toml_parser *p, const char *text)
{
	size_t length = strlen(text);

	return (size_t)(p->end - p->at) >= length &&
	    memcmp(p->at, text, length) == 0;
}

void
toml_begin_line(struct toml_parser *p)
{
	p->line++;
	p->line_start = p->at;
}

/* \uXXXX and \UXXXXXXXX. */
static void
read_code_point(struct toml_parser *p, GString *text, int digits)
{
	gunichar c = 0;

	for (int i = 0; i < digits; i++, p->at++) {
		if (!g_ascii_isxdigit(toml_peek(p))) {
			toml_fail(p, "an escape has too few digits");
			return;
		}
		c = c * 16 + (gunichar)g_ascii_xdigit_value(toml_peek(p));
	}
	if (c != 0 && g_unichar_validate(c))
		g_string_append_unichar(text, c);
	else
		toml_fail(p, "there is no such character");
}

/* A backslash at the end of a line takes the white space that follows. */
static bool
skip_line_end(struct toml_parser *p)
{
	const char *at = p->at;

	while (at < p->end && (*at == ' ' || *at == '\t' || *at == '\r'))
		at++;
	if (at == p->end || *at != '\n')
		return false;
	for (; p->at < p->end && g_ascii_isspace(*p->at);) {
		if (*p->at++ == '\n')
			toml_begin_line(p);
	}
	return true;
}

/* Reads what follows a backslash. */
static void
read_escape(struct toml_parser *p, GString *text, bool is_long)
{
	static const char from[] = "btnfre\"\\", to[] = "\b\t\n\f\r\033\"\\";
	char c = toml_peek(p);
	const char *found = c == '\0' ? NULL : strchr(from, c);

	if (found != NULL) {
		g_string_append_c(text, to[found - from]);
		p->at++;
	} else if (c == 'u' || c == 'U') {
		p->at++;
		read_code_point(p, text, c == 'u' ? 4 : 8);
	} else if (!is_long || !skip_line_end(p)) {
		toml_fail(p, "there is no such escape");
	}
}

/* A string between `mark`s; a long one may hold line ends. */
static const char *
read_string_text(struct toml_parser *p, const char *mark)
{
	bool is_long = strlen(mark) == 3, is_raw = mark[0] == '\'';
	GString *text = g_string_new(NULL);
	const char *copy;

	while (p->reason == NULL && !toml_starts(p, mark)) {
		char c = toml_peek(p);

		if (p->at == p->end || (c == '\n' && !is_long)) {
			toml_fail(p, "a string has no end");
			break;
		}
		p->at++;
		if (c == '\\' && !is_raw) {
			read_escape(p, text, is_long);
			continue;
		}
		if (c == '\n')
			toml_begin_line(p);
		g_string_append_c(text, c);
	}
	if (p->reason == NULL) {
		p->at += strlen(mark);
		for (int i = 0; i < 2 && is_long && toml_peek(p) == mark[0];
		     i++)
			g_string_append_c(text, *p->at++);
	}
	copy = arena_strndup(p->arena, text->str, text->len);
	g_string_free(text, /*free_segment*/ TRUE);
	return copy;
}

const char *
toml_read_string(struct toml_parser *p)
{
	static const char *const marks[] = { "\"\"\"", "'''", "\"", "'" };

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (!toml_starts(p, marks[i]))
			continue;
		p->at += strlen(marks[i]);
		if (i < 2 && toml_starts(p, "\r\n"))
			p->at++;
		if (i < 2 && toml_peek(p) == '\n') {
			p->at++;
			toml_begin_line(p);
		}
		return read_string_text(p, marks[i]);
	}
	return toml_fail(p, "a string should begin here");
}
