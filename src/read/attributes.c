/* Attributes as Pandoc writes them; see attributes.h. */
#include "read/attributes.h"

#include <string.h>

#include <glib.h>

/* A reader that moves over {…}; without an arena it only measures. */
struct scanner {
	const char *at, *end;
	struct arena *arena;
	struct attributes *attributes;
};

static bool
is_name_char(char c)
{
	return g_ascii_isalnum(c) || (c != '\0' && strchr("_-:./+", c)) ||
	    (unsigned char)c >= 0x80;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t
scan_name(struct scanner *s)
{
	const char *start = s->at;

	while (s->at < s->end && is_name_char(*s->at))
		s->at++;
	return (size_t)(s->at - start);
}

static void
note(struct scanner *s, const char *key, size_t key_length, const char *value,
    size_t length)
{
	char *copy;

	if (s->arena == NULL)
		return;
	copy = arena_strndup(s->arena, value, length);
	if (key == NULL)
		s->attributes->id = copy;
	else
		attributes_add(s->arena, s->attributes,
		    arena_strndup(s->arena, key, key_length), copy);
}

/* The quote that ends a value; a backslash takes the next one's meaning. */
static const char *
find_quote(const char *at, const char *end, char quote)
{
	for (; at < end && *at != quote; at++) {
		if (*at == '\\' && at + 1 < end)
			at++;
	}
	return at < end ? at : NULL;
}

static void
unescape(char *text, char quote)
{
	char *to = text;

	for (const char *from = text; *from != '\0'; from++) {
		if (*from == '\\' && (from[1] == quote || from[1] == '\\'))
			from++;
		*to++ = *from;
	}
	*to = '\0';
}

/* Reads the value after "key="; quoted, or a word. */
static bool
scan_value(struct scanner *s, const char *key, size_t key_length)
{
	const char *start = s->at, *close;
	char quote = s->at < s->end ? *s->at : '\0', *plain;

	if (quote == '"' || quote == '\'') {
		close = find_quote(start + 1, s->end, quote);
		if (close == NULL)
			return false;
		plain = g_strndup(start + 1, (gsize)(close - start) - 1);
		unescape(plain, quote);
		note(s, key, key_length, plain, strlen(plain));
		g_free(plain);
		s->at = close + 1;
		return true;
	}
	while (s->at < s->end && !is_blank(*s->at) && *s->at != '}')
		s->at++;
	note(s, key, key_length, start, (size_t)(s->at - start));
	return s->at > start;
}

static bool
scan_item(struct scanner *s)
{
	const char *start = s->at + 1;
	char first = *s->at;
	size_t length;

	if (first == '#' || first == '.') {
		s->at++;
		length = scan_name(s);
		note(s, first == '#' ? NULL : "class", strlen("class"), start,
		    length);
		return length > 0;
	}
	if (first == '-') { /* Pandoc's short word for it */
		s->at++;
		note(s, "class", strlen("class"), "unnumbered",
		    strlen("unnumbered"));
		return true;
	}
	if (!g_ascii_isalpha(first))
		return false;
	length = scan_name(s);
	if (s->at == s->end || *s->at != '=')
		return false;
	s->at++;
	return scan_value(s, start - 1, length);
}

static bool
scan(struct scanner *s)
{
	size_t items = 0;

	if (s->at == s->end || *s->at != '{')
		return false;
	s->at++;
	for (;;) {
		const char *before = s->at;

		while (s->at < s->end && is_blank(*s->at))
			s->at++;
		if (s->at == s->end)
			return false;
		if (*s->at == '}')
			break;
		if ((items > 0 && s->at == before) || !scan_item(s))
			return false;
		items++;
	}
	s->at++;
	return items > 0;
}

size_t
attributes_scan(const char *text, size_t length)
{
	struct scanner s = { .at = text, .end = text + length };

	return scan(&s) ? (size_t)(s.at - text) : 0;
}

struct attributes *
attributes_read(struct arena *arena, const char *text, size_t length)
{
	struct scanner s = {
		.at = text,
		.end = text + length,
		.arena = arena,
		.attributes = ARENA_NEW(arena, struct attributes),
	};

	scan(&s);
	return s.attributes;
}

void
attributes_add(struct arena *arena, struct attributes *attributes,
    const char *key, const char *value)
{
	struct attribute *added = ARENA_NEW(arena, struct attribute);
	const struct attribute **link = &attributes->first;

	while (*link != NULL)
		link = (const struct attribute **)&(*link)->next;
	added->key = key;
	added->value = value;
	*link = added;
}

struct attributes *
attributes_from_class(struct arena *arena, const char *class)
{
	struct attributes *attributes = ARENA_NEW(arena, struct attributes);

	attributes_add(arena, attributes, "class", class);
	attributes->is_bare = true;
	return attributes;
}

const char *
attributes_find(const struct attributes *attributes, const char *key)
{
	if (attributes == NULL)
		return NULL;
	for (const struct attribute *a = attributes->first; a != NULL;
	     a = a->next) {
		if (strcmp(a->key, key) == 0)
			return a->value;
	}
	return NULL;
}

bool
attributes_has_class(const struct attributes *attributes, const char *class)
{
	if (attributes == NULL)
		return false;
	for (const struct attribute *a = attributes->first; a != NULL;
	     a = a->next) {
		if (strcmp(a->key, "class") == 0 &&
		    strcmp(a->value, class) == 0)
			return true;
	}
	return false;
}

/* Is `word` one of `words`, which spaces separate? */
static bool
is_among(const char *word, const char *words)
{
	size_t length = strlen(word);

	for (const char *at = words; at != NULL; at = strchr(at, ' ')) {
		at += strspn(at, " ");
		if (strncmp(at, word, length) == 0 &&
		    (at[length] == ' ' || at[length] == '\0'))
			return true;
	}
	return false;
}

const char *
attributes_role(struct arena *arena, const struct attributes *attributes,
    const char *known)
{
	const char *role = NULL;

	if (attributes == NULL)
		return NULL;
	for (const struct attribute *a = attributes->first; a != NULL;
	     a = a->next) {
		if (strcmp(a->key, "class") != 0 || is_among(a->value, known))
			continue;
		role = role == NULL
		    ? a->value
		    : arena_printf(arena, "%s %s", role, a->value);
	}
	return role;
}
