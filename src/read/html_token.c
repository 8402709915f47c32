/* Cutting HTML into tags, comments and text; see html_token.h. */
#include "read/html_token.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#define ENTITY_MAX 32 /* bytes of a name */
#define FAILURES_MAX 100

static bool
is_name_char(char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == ':' || c == '_';
}

static const char *
find_end(const char *at, const char *end, const char *mark)
{
	size_t length = strlen(mark);
	const char *found = memmem(at, (size_t)(end - at), mark, length);

	return found == NULL ? end : found + length;
}

/* Steps over a tag; a quoted value may hold ">".  NULL if it has no end. */
static const char *
tag_end(const char *at, const char *end)
{
	char quote = '\0';

	for (; at < end; at++) {
		if (quote != '\0')
			quote = *at == quote ? '\0' : quote;
		else if (*at == '"' || *at == '\'')
			quote = *at;
		else if (*at == '>')
			return at + 1;
	}
	return NULL;
}

static struct html_token
read_markup(struct arena *arena, const char *at, const char *end)
{
	struct html_token token = { .kind = HTML_COMMENT, .start = at };
	const char *name = at + 1, *stop;

	token.name = arena_strdup(arena, "!");
	if (end - at >= 4 && strncmp(at, "<!--", 4) == 0) {
		stop = find_end(at + 2, end, "-->");
	} else if (end - at >= 2 && at[1] == '?') {
		stop = find_end(at, end, "?>");
	} else if (end - at >= 9 && strncmp(at, "<![CDATA[", 9) == 0) {
		stop = find_end(at, end, "]]>");
		token.name = arena_strdup(arena, "[");
	} else if (end - at >= 2 && at[1] == '!') {
		stop = find_end(at, end, ">");
	} else {
		token.kind = *name == '/' ? HTML_CLOSE : HTML_OPEN;
		name += *name == '/';
		stop = name;
		while (stop < end && is_name_char(*stop))
			stop++;
		token.name = arena_strndup(arena, name, (size_t)(stop - name));
		for (char *c = token.name; *c != '\0'; c++)
			*c = g_ascii_tolower(*c);
		stop = tag_end(stop, end);
		token.is_empty = stop - at >= 3 && stop[-2] == '/';
	}
	token.length = (size_t)(stop - at);
	return token;
}

/*
 * Does a tag or the like begin at `at`?  After many that only looked so no
 * more are tried, for each try may go through the whole text.
 */
static bool
is_markup(struct html_cutter *c, const char *at)
{
	if (*at != '<' || at + 1 == c->end || c->failures > FAILURES_MAX)
		return false;
	if (at[1] == '!' || at[1] == '?')
		return true;
	at += at[1] == '/' ? 2 : 1;
	if (at == c->end || !g_ascii_isalpha(*at))
		return false;
	if (tag_end(at, c->end) != NULL)
		return true;
	c->failures++;
	return false;
}

struct html_token
html_token_read(struct html_cutter *c)
{
	struct html_token token = { .kind = HTML_TEXT, .start = c->at };
	const char *stop = c->at;

	if (is_markup(c, c->at)) {
		token = read_markup(c->arena, c->at, c->end);
	} else {
		do {
			stop++;
		} while (stop < c->end && !is_markup(c, stop));
		token.length = (size_t)(stop - c->at);
	}
	c->at += token.length;
	return token;
}

/* The character of the entity at `at`, "&…;", and its length; 0 if none. */
static gunichar
read_entity(const char *at, const char *end, size_t *length)
{
	const char *stop = memchr(at, ';', MIN((size_t)(end - at), ENTITY_MAX));
	char name[ENTITY_MAX + 1] = { 0 };
	const htmlEntityDesc *entity;
	unsigned long number;

	if (stop == NULL || stop - at < 2)
		return 0;
	*length = (size_t)(stop - at) + 1;
	memcpy(name, at + 1, (size_t)(stop - at) - 1);
	if (name[0] == '#') {
		bool hexadecimal = (name[1] | 0x20) == 'x';

		number = strtoul(name + 1 + hexadecimal, NULL,
		    hexadecimal ? 16 : 10);
		if (number < ' ' && number != '\t' && number != '\n')
			return 0xfffd;
		return number <= 0x10ffff &&
			g_unichar_validate((gunichar)number)
		    ? (gunichar)number
		    : 0xfffd;
	}
	entity = htmlEntityLookup(BAD_CAST name);
	return entity == NULL ? 0 : entity->value;
}

static void
append_text(GString *out, const char *text, size_t length, bool fold)
{
	const char *end = text + length;

	while (text < end) {
		size_t taken = 1;
		gunichar c = *text == '&' ? read_entity(text, end, &taken) : 0;

		if (c != 0) {
			g_string_append_unichar(out, c);
		} else if (fold && g_ascii_isspace(*text)) {
			taken = 1;
			if (out->len == 0 || out->str[out->len - 1] != ' ')
				g_string_append_c(out, ' ');
		} else {
			taken = 1;
			g_string_append_c(out, *text);
		}
		text += taken;
	}
}

void
html_token_text(GString *out, const char *text, size_t length)
{
	append_text(out, text, length, /*fold*/ true);
}

void
html_token_code(GString *out, const char *text, size_t length)
{
	append_text(out, text, length, /*fold*/ false);
}

static const char *
skip_space(const char *at, const char *end)
{
	while (at < end && g_ascii_isspace(*at))
		at++;
	return at;
}

/* Reads the value behind "="; returns where it ends. */
static const char *
read_value(const char *at, const char *end, const char **value, size_t *length)
{
	const char *stop;

	if (at < end && (*at == '"' || *at == '\'')) {
		stop = memchr(at + 1, *at, (size_t)(end - at) - 1);
		*value = at + 1;
		stop = stop == NULL ? end : stop;
		*length = (size_t)(stop - *value);
		return stop < end ? stop + 1 : end;
	}
	stop = at;
	while (stop < end && !g_ascii_isspace(*stop) && *stop != '>')
		stop++;
	*value = at;
	*length = (size_t)(stop - at);
	return stop;
}

char *
html_token_find(struct arena *arena, const struct html_token *token,
    const char *name)
{
	const char *at = token->start + 1 + strlen(token->name);
	const char *end = token->start + token->length;

	while ((at = skip_space(at, end)) < end && *at != '>') {
		const char *key = at, *value = "";
		size_t key_length, length = 0;
		GString *text;
		char *copy;

		while (at < end && !g_ascii_isspace(*at) && *at != '=' &&
		    *at != '>')
			at++;
		key_length = (size_t)(at - key);
		at = skip_space(at, end);
		if (at < end && *at == '=')
			at = read_value(skip_space(at + 1, end), end, &value,
			    &length);
		if (key_length == 0)
			at++;
		if (key_length != strlen(name) ||
		    g_ascii_strncasecmp(key, name, key_length) != 0)
			continue;
		text = g_string_new(NULL);
		append_text(text, value, length, /*fold*/ false);
		copy = arena_strndup(arena, text->str, text->len);
		g_string_free(text, /*free_segment*/ TRUE);
		return copy;
	}
	return NULL;
}
