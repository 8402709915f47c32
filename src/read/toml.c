/*
 * TOML to a tree of maps, lists and scalars; see toml.h.  (Debian has no TOML
 * library for C.)
 *
 * A recursive-descent parser of https://toml.io/en/v1.0.0.  It checks what it
 * must to find its way, not all that the specification forbids: a number may
 * have any form, and a table may be opened twice.
 */
#include "read/toml_parser.h"

#include <string.h>

#include <glib.h>

#define DEPTH_MAX 16 /* levels of lists and maps */

static struct yaml_node *read_value(struct toml_parser *p);

static void
skip_blanks(struct toml_parser *p)
{
	while (toml_peek(p) == ' ' || toml_peek(p) == '\t')
		p->at++;
}

/* Steps over blanks, comments and ends of lines. */
static void
skip_lines(struct toml_parser *p)
{
	for (;;) {
		skip_blanks(p);
		if (toml_peek(p) == '#') {
			while (p->at < p->end && *p->at != '\n')
				p->at++;
		} else if (toml_peek(p) == '\n') {
			p->at++;
			toml_begin_line(p);
		} else if (toml_peek(p) == '\r') {
			p->at++;
		} else {
			return;
		}
	}
}

/* After a value or a header nothing but a comment may stand in its line. */
static bool
end_line(struct toml_parser *p)
{
	unsigned line = p->line;

	skip_lines(p);
	if (p->at < p->end && p->line == line)
		toml_fail(p, "the line should end here");
	return p->reason == NULL;
}

static struct yaml_node *
new_node(struct toml_parser *p, enum yaml_kind kind)
{
	struct yaml_node *node = ARENA_NEW(p->arena, struct yaml_node);

	node->kind = kind;
	node->pos = toml_here(p);
	return node;
}

static char *
path_of(struct toml_parser *p, const struct yaml_node *map, const char *key)
{
	return arena_printf(p->arena, "%p.%s", (const void *)map, key);
}

static struct yaml_node *
find_item(struct toml_parser *p, const struct yaml_node *map, const char *key)
{
	return g_hash_table_lookup(p->items, path_of(p, map, key));
}

/* Items of a map have their key already. */
static void
append(struct toml_parser *p, struct yaml_node *parent, struct yaml_node *item)
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

static bool
is_bare(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '-';
}

/* One part of a key: a word or a string. */
static const char *
read_key_part(struct toml_parser *p)
{
	const char *start = p->at;

	if (toml_peek(p) == '"' || toml_peek(p) == '\'')
		return toml_read_string(p);
	while (is_bare(toml_peek(p)))
		p->at++;
	if (p->at == start)
		return toml_fail(p, "a key should begin here");
	return arena_strndup(p->arena, start, (size_t)(p->at - start));
}

/* The map that `key` opens in `map`: a new one, or the one that is there. */
static struct yaml_node *
open_map(struct toml_parser *p, struct yaml_node *map, const char *key)
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
		return toml_fail(p, "this key has a value already");
	return found;
}

/*
 * Reads a dotted key and returns the map that its last part goes into, which
 * is left in `*last`.
 */
static struct yaml_node *
read_key(struct toml_parser *p, struct yaml_node *map, const char **last)
{
	for (;;) {
		skip_blanks(p);
		*last = read_key_part(p);
		skip_blanks(p);
		if (*last == NULL || p->reason != NULL)
			return NULL;
		if (toml_peek(p) != '.')
			return map;
		p->at++;
		map = open_map(p, map, *last);
		if (map == NULL)
			return NULL;
	}
}

/* key = value */
static void
read_pair(struct toml_parser *p, struct yaml_node *map)
{
	struct pos pos = toml_here(p);
	const char *key;
	struct yaml_node *value;

	map = read_key(p, map, &key);
	if (map == NULL)
		return;
	if (toml_peek(p) != '=') {
		toml_fail(p, "\"=\" should follow the key");
		return;
	}
	p->at++;
	skip_blanks(p);
	if (find_item(p, map, key) != NULL) {
		toml_fail(p, "this key has a value already");
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
read_list(struct toml_parser *p)
{
	struct yaml_node *list = new_node(p, YAML_LIST), *item;

	p->at++;
	for (;;) {
		skip_lines(p);
		if (toml_peek(p) == ']') {
			p->at++;
			return list;
		}
		item = read_value(p);
		if (item == NULL)
			return NULL;
		append(p, list, item);
		skip_lines(p);
		if (toml_peek(p) == ',')
			p->at++;
		else if (toml_peek(p) != ']')
			return toml_fail(p, "\",\" or \"]\" should stand here");
	}
}

static struct yaml_node *
read_inline_map(struct toml_parser *p)
{
	struct yaml_node *map = new_node(p, YAML_MAP);

	p->at++;
	for (;;) {
		skip_lines(p);
		if (toml_peek(p) == '}') {
			p->at++;
			return map;
		}
		read_pair(p, map);
		if (p->reason != NULL)
			return NULL;
		skip_lines(p);
		if (toml_peek(p) == ',')
			p->at++;
		else if (toml_peek(p) != '}')
			return toml_fail(p, "\",\" or \"}\" should stand here");
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
read_bare(struct toml_parser *p)
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
	return toml_fail(p, "this is no value; a text wants quotes");
}

static struct yaml_node *
read_value(struct toml_parser *p)
{
	struct yaml_node *node;

	if (p->depth == DEPTH_MAX)
		return toml_fail(p, "nesting is too deep");
	p->depth++;
	switch (toml_peek(p)) {
	case '"':
	case '\'':
		node = new_node(p, YAML_SCALAR);
		node->text = toml_read_string(p);
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
add_table(struct toml_parser *p, struct yaml_node *map, const char *key)
{
	struct yaml_node *list = find_item(p, map, key), *table;

	if (list == NULL) {
		list = new_node(p, YAML_LIST);
		list->key = key;
		append(p, map, list);
	}
	if (list->kind != YAML_LIST)
		return toml_fail(p, "this key has a value already");
	table = new_node(p, YAML_MAP);
	append(p, list, table);
	return table;
}

/* [a.b] or [[a.b]]; returns the map that the lines below it go into. */
static struct yaml_node *
read_header(struct toml_parser *p, struct yaml_node *root)
{
	bool is_list = toml_starts(p, "[[");
	const char *close = is_list ? "]]" : "]", *key;
	struct yaml_node *map;

	p->at += strlen(close);
	map = read_key(p, root, &key);
	if (map == NULL)
		return NULL;
	map = is_list ? add_table(p, map, key) : open_map(p, map, key);
	if (map == NULL)
		return NULL;
	if (!toml_starts(p, close))
		return toml_fail(p, "the header of a table has no end");
	p->at += strlen(close);
	return map;
}

static void
read_document(struct toml_parser *p, struct yaml_node *root)
{
	struct yaml_node *map = root;

	for (skip_lines(p); p->at < p->end && p->reason == NULL;) {
		if (toml_peek(p) == '[')
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
	struct toml_parser p = {
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
