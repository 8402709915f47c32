/*
 * TOML to a tree of maps, lists and scalars; see toml.h.  (Debian has no TOML
 * library for C.)
 *
 * A recursive-descent parser of https://toml.io/en/v1.0.0.  It checks what it
 * must to find its way, not all that the specification forbids: a number may
 * have any form, and a table may be opened twice.
 */
#include "read/toml.h"

#include <string.h>

#include <glib.h>

#define DEPTH_MAX 16 /* levels of lists and maps */

struct parser {
	struct arena *arena;
	const char *at, *end;
	const char *line_start;
	unsigned line;
	const char *path;
	const char *reason; /* NULL as long as all is well */
	struct pos where;
	unsigned depth;
	GHashTable *last;  /* map or list -> its last item */
	GHashTable *items; /* address of a map and key -> item */
};

static struct yaml_node *read_value(struct parser *p);

static struct pos
here(const struct parser *p)
{
	return (struct pos){ p->path, p->line,
		(unsigned)(p->at - p->line_start) + 1 };
}

static void *
fail(struct parser *p, const char *reason)
{
	if (p->reason == NULL) {
		p->reason = reason;
		p->where = here(p);
	}
	return NULL;
}

static char
peek(const struct parser *p)
{
	return p->at < p->end ? *p->at : '\0';
}

static bool
starts(const struct parser *p, const char *text)
{
	size_t length = strlen(text);

	return (size_t)(p->end - p->at) >= length &&
	    memcmp(p->at, text, length) == 0;
}

static void
begin_line(struct parser *p)
{
	p->line++;
	p->line_start = p->at;
}

static void
skip_blanks(struct parser *p)
{
	while (peek(p) == ' ' || peek(p) == '\t')
		p->at++;
}

/* Steps over blanks, comments and ends of lines. */
static void
skip_lines(struct parser *p)
{
	for (;;) {
		skip_blanks(p);
		if (peek(p) == '#') {
			while (p->at < p->end && *p->at != '\n')
				p->at++;
		} else if (peek(p) == '\n') {
			p->at++;
			begin_line(p);
		} else if (peek(p) == '\r') {
			p->at++;
		} else {
			return;
		}
	}
}

/* After a value or a header nothing but a comment may stand in its line. */
static bool
end_line(struct parser *p)
{
	unsigned line = p->line;

	skip_lines(p);
	if (p->at < p->end && p->line == line)
		fail(p, "the line should end here");
	return p->reason == NULL;
}

static struct yaml_node *
new_node(struct parser *p, enum yaml_kind kind)
{
	struct yaml_node *node = ARENA_NEW(p->arena, struct yaml_node);

	node->kind = kind;
	node->pos = here(p);
	return node;
}

static char *
path_of(struct parser *p, const struct yaml_node *map, const char *key)
{
	return arena_printf(p->arena, "%p.%s", (const void *)map, key);
}

static struct yaml_node *
find_item(struct parser *p, const struct yaml_node *map, const char *key)
{
	return g_hash_table_lookup(p->items, path_of(p, map, key));
}

/* Items of a map have their key already. */
static void
append(struct parser *p, struct yaml_node *parent, struct yaml_node *item)
{
	struct yaml_node *last = g_hash_table_lookup(p->last, parent);

	if (item->key != NULL)
		g_hash_table_insert(p->items, path_of(p, parent, item->key),
		    item);

	if (last == NULL)
		parent->first = item;
	else
		last->next = item;
	g_hash_table_insert(p->last, parent, item);
}

/* \uXXXX and \UXXXXXXXX. */
static void
read_code_point(struct parser *p, GString *text, int digits)
{
	gunichar c = 0;

	for (int i = 0; i < digits; i++, p->at++) {
		if (!g_ascii_isxdigit(peek(p))) {
			fail(p, "an escape has too few digits");
			return;
		}
		c = c * 16 + (gunichar)g_ascii_xdigit_value(peek(p));
	}
	if (c != 0 && g_unichar_validate(c))
		g_string_append_unichar(text, c);
	else
		fail(p, "there is no such character");
}

/* A backslash at the end of a line takes the white space that follows. */
static bool
skip_line_end(struct parser *p)
{
	const char *at = p->at;

	while (at < p->end && (*at == ' ' || *at == '\t' || *at == '\r'))
		at++;
	if (at == p->end || *at != '\n')
		return false;
	for (; p->at < p->end && g_ascii_isspace(*p->at);) {
		if (*p->at++ == '\n')
			begin_line(p);
	}
	return true;
}

/* Reads what follows a backslash. */
static void
read_escape(struct parser *p, GString *text, bool is_long)
{
	static const char from[] = "btnfre\"\\", to[] = "\b\t\n\f\r\033\"\\";
	char c = peek(p);
	const char *found = c == '\0' ? NULL : strchr(from, c);

	if (found != NULL) {
		g_string_append_c(text, to[found - from]);
		p->at++;
	} else if (c == 'u' || c == 'U') {
		p->at++;
		read_code_point(p, text, c == 'u' ? 4 : 8);
	} else if (!is_long || !skip_line_end(p)) {
		fail(p, "there is no such escape");
	}
}

/* A string between `mark`s; a long one may hold line ends. */
static const char *
read_string_text(struct parser *p, const char *mark)
{
	bool is_long = strlen(mark) == 3, is_raw = mark[0] == '\'';
	GString *text = g_string_new(NULL);
	const char *copy;

	while (p->reason == NULL && !starts(p, mark)) {
		char c = peek(p);

		if (p->at == p->end || (c == '\n' && !is_long)) {
			fail(p, "a string has no end");
			break;
		}
		p->at++;
		if (c == '\\' && !is_raw) {
			read_escape(p, text, is_long);
			continue;
		}
		if (c == '\n')
			begin_line(p);
		g_string_append_c(text, c);
	}
	if (p->reason == NULL) {
		p->at += strlen(mark);
		for (int i = 0; i < 2 && is_long && peek(p) == mark[0]; i++)
			g_string_append_c(text, *p->at++);
	}
	copy = arena_strndup(p->arena, text->str, text->len);
	g_string_free(text, /*free_segment*/ TRUE);
	return copy;
}

static const char *
read_string(struct parser *p)
{
	static const char *const marks[] = { "\"\"\"", "'''", "\"", "'" };

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (!starts(p, marks[i]))
			continue;
		p->at += strlen(marks[i]);
		if (i < 2 && starts(p, "\r\n"))
			p->at++;
		if (i < 2 && peek(p) == '\n') {
			p->at++;
			begin_line(p);
		}
		return read_string_text(p, marks[i]);
	}
	return fail(p, "a string should begin here");
}

static bool
is_bare(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '-';
}

/* One part of a key: a word or a string. */
static const char *
read_key_part(struct parser *p)
{
	const char *start = p->at;

	if (peek(p) == '"' || peek(p) == '\'')
		return read_string(p);
	while (is_bare(peek(p)))
		p->at++;
	if (p->at == start)
		return fail(p, "a key should begin here");
	return arena_strndup(p->arena, start, (size_t)(p->at - start));
}

/* The map that `key` opens in `map`: a new one, or the one that is there. */
static struct yaml_node *
open_map(struct parser *p, struct yaml_node *map, const char *key)
{
	struct yaml_node *found = find_item(p, map, key);

	if (found == NULL) {
		found = new_node(p, YAML_MAP);
		found->key = key;
		append(p, map, found);
	}
	if (found->kind == YAML_LIST) /* of tables: the last one */
		found = g_hash_table_lookup(p->last, found);
	if (found == NULL || found->kind != YAML_MAP)
		return fail(p, "this key has a value already");
	return found;
}

/*
 * Reads a dotted key and returns the map that its last part goes into, which
 * is left in `*last`.
 */
static struct yaml_node *
read_key(struct parser *p, struct yaml_node *map, const char **last)
{
	for (;;) {
		skip_blanks(p);
		*last = read_key_part(p);
		skip_blanks(p);
		if (*last == NULL || p->reason != NULL)
			return NULL;
		if (peek(p) != '.')
			return map;
		p->at++;
		map = open_map(p, map, *last);
		if (map == NULL)
			return NULL;
	}
}

/* key = value */
static void
read_pair(struct parser *p, struct yaml_node *map)
{
	struct pos pos = here(p);
	const char *key;
	struct yaml_node *value;

	map = read_key(p, map, &key);
	if (map == NULL)
		return;
	if (peek(p) != '=') {
		fail(p, "\"=\" should follow the key");
		return;
	}
	p->at++;
	skip_blanks(p);
	if (find_item(p, map, key) != NULL) {
		fail(p, "this key has a value already");
		return;
	}
	value = read_value(p);
	if (value == NULL)
		return;
	value->key = key;
	value->pos = pos;
	append(p, map, value);
}

static struct yaml_node *
read_list(struct parser *p)
{
	struct yaml_node *list = new_node(p, YAML_LIST), *item;

	p->at++;
	for (;;) {
		skip_lines(p);
		if (peek(p) == ']') {
			p->at++;
			return list;
		}
		item = read_value(p);
		if (item == NULL)
			return NULL;
		append(p, list, item);
		skip_lines(p);
		if (peek(p) == ',')
			p->at++;
		else if (peek(p) != ']')
			return fail(p, "\",\" or \"]\" should stand here");
	}
}

static struct yaml_node *
read_inline_map(struct parser *p)
{
	struct yaml_node *map = new_node(p, YAML_MAP);

	p->at++;
	for (;;) {
		skip_lines(p);
		if (peek(p) == '}') {
			p->at++;
			return map;
		}
		read_pair(p, map);
		if (p->reason != NULL)
			return NULL;
		skip_lines(p);
		if (peek(p) == ',')
			p->at++;
		else if (peek(p) != '}')
			return fail(p, "\",\" or \"}\" should stand here");
	}
}

static bool
may_be_bare(const char *text)
{
	static const char *const words[] = { "true", "false", "inf", "nan",
		NULL };

	if (g_strv_contains(words, text))
		return true;
	text += *text == '+' || *text == '-';
	return g_ascii_isdigit(*text) || g_strv_contains(words + 2, text);
}

/* A number, a date, true or false: whatever ends where a value may. */
static struct yaml_node *
read_bare(struct parser *p)
{
	struct yaml_node *node = new_node(p, YAML_SCALAR);
	const char *start = p->at, *stop;

	while (p->at < p->end && strchr(",]}#\r\n", *p->at) == NULL)
		p->at++;
	stop = p->at;
	while (stop > start && (stop[-1] == ' ' || stop[-1] == '\t'))
		stop--;
	node->text = arena_strndup(p->arena, start, (size_t)(stop - start));
	if (may_be_bare(node->text))
		return node;
	p->at = start;
	return fail(p, "this is no value; a text wants quotes");
}

static struct yaml_node *
read_value(struct parser *p)
{
	struct yaml_node *node;

	if (p->depth == DEPTH_MAX)
		return fail(p, "nesting is too deep");
	p->depth++;
	switch (peek(p)) {
	case '"':
	case '\'':
		node = new_node(p, YAML_SCALAR);
		node->text = read_string(p);
		break;
	case '[':
		node = read_list(p);
		break;
	case '{':
		node = read_inline_map(p);
		break;
	default:
		node = read_bare(p);
		break;
	}
	p->depth--;
	return p->reason == NULL ? node : NULL;
}

/* One more table of the list `key`. */
static struct yaml_node *
add_table(struct parser *p, struct yaml_node *map, const char *key)
{
	struct yaml_node *list = find_item(p, map, key), *table;

	if (list == NULL) {
		list = new_node(p, YAML_LIST);
		list->key = key;
		append(p, map, list);
	}
	if (list->kind != YAML_LIST)
		return fail(p, "this key has a value already");
	table = new_node(p, YAML_MAP);
	append(p, list, table);
	return table;
}

/* [a.b] or [[a.b]]; returns the map that the lines below it go into. */
static struct yaml_node *
read_header(struct parser *p, struct yaml_node *root)
{
	bool is_list = starts(p, "[[");
	const char *close = is_list ? "]]" : "]", *key;
	struct yaml_node *map;

	p->at += strlen(close);
	map = read_key(p, root, &key);
	if (map == NULL)
		return NULL;
	map = is_list ? add_table(p, map, key) : open_map(p, map, key);
	if (map == NULL)
		return NULL;
	if (!starts(p, close))
		return fail(p, "the header of a table has no end");
	p->at += strlen(close);
	return map;
}

static void
read_document(struct parser *p, struct yaml_node *root)
{
	struct yaml_node *map = root;

	for (skip_lines(p); p->at < p->end && p->reason == NULL;) {
		if (peek(p) == '[')
			map = read_header(p, root);
		else
			read_pair(p, map);
		if (p->reason == NULL)
			end_line(p);
	}
}

const struct yaml_node *
toml_read(struct arena *arena, const char *text, size_t length,
    const char *path, const char **reason, struct pos *where)
{
	struct parser p = {
		.arena = arena,
		.at = text,
		.end = text + length,
		.line_start = text,
		.line = 1,
		.path = path,
		.last = g_hash_table_new(NULL, NULL),
		.items = g_hash_table_new(g_str_hash, g_str_equal),
	};
	struct yaml_node *root = new_node(&p, YAML_MAP);

	read_document(&p, root);
	g_hash_table_destroy(p.last);
	g_hash_table_destroy(p.items);
	*reason = p.reason;
	*where = p.where;
	return p.reason == NULL ? root : NULL;
}
