/* Admonitions in fences; see admonish.h. */
#include "read/admonish.h"

#include <string.h>

#include "read/container.h"
#include "read/fragment.h"

static const char keyword[] = "admonish";

/* Their words, and the container that each is. */
static const struct {
	const char *word;
	const char *class;
} types[] = {
	{ "note", "note" },
	{ "abstract", "note" },
	{ "summary", "note" },
	{ "tldr", "note" },
	{ "info", "note" },
	{ "todo", "note" },
	{ "tip", "tip" },
	{ "hint", "tip" },
	{ "important", "important" },
	{ "success", "tip" },
	{ "check", "tip" },
	{ "done", "tip" },
	{ "question", "note" },
	{ "help", "note" },
	{ "faq", "note" },
	{ "warning", "warning" },
	{ "attention", "warning" },
	{ "caution", "caution" },
	{ "failure", "caution" },
	{ "fail", "caution" },
	{ "missing", "caution" },
	{ "danger", "warning" },
	{ "error", "warning" },
	{ "bug", "caution" },
	{ "example", "note" },
	{ "quote", "note" },
	{ "cite", "note" },
};

bool
admonish_is(const char *info)
{
	size_t length = strlen(keyword);

	return strncmp(info, keyword, length) == 0 &&
	    (info[length] == '\0' || strchr(" \t,", info[length]) != NULL);
}

static const char *
find_class(const char *word)
{
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		if (strcmp(types[i].word, word) == 0)
			return types[i].class;
	}
	return NULL;
}

/* Reads a word, or what stands between quotes, and steps over it. */
static char *
read_value(struct arena *arena, const char **at)
{
	GString *value = g_string_new(NULL);
	const char *p = *at;
	char quote = *p == '"' || *p == '\'' ? *p++ : '\0', *copy;

	while (*p != '\0' &&
	    (quote != '\0' ? *p != quote : strchr(" \t,=", *p) == NULL)) {
		if (quote == '"' && *p == '\\' && p[1] != '\0')
			p++;
		g_string_append_c(value, *p++);
	}
	*at = quote != '\0' && *p == quote ? p + 1 : p;
	copy = arena_strndup(arena, value->str, value->len);
	g_string_free(value, /*free_segment*/ TRUE);
	return copy;
}

static void
add_classes(struct arena *arena, struct attributes *attributes,
    const char *words, const char *separators)
{
	char **list = g_strsplit_set(words, separators, -1);

	for (char **word = list; *word != NULL; word++) {
		if (**word != '\0')
			attributes_add(arena, attributes, "class",
			    arena_strdup(arena, *word));
	}
	g_strfreev(list);
}

static void
set(struct arena *arena, struct attributes *attributes, const char *key,
    char *value, char **type)
{
	if (strcmp(key, "type") == 0)
		*type = value;
	else if (strcmp(key, "id") == 0)
		attributes->id = value;
	else if (strcmp(key, "class") == 0)
		add_classes(arena, attributes, value, " ");
	else
		attributes_add(arena, attributes, key, value);
}

/* Its type may have classes behind points: warning.wide */
static char *
split_type(struct arena *arena, struct attributes *attributes, char *type)
{
	char *point = strchr(type, '.');

	if (point == NULL)
		return type;
	*point = '\0';
	add_classes(arena, attributes, point + 1, ".");
	return type;
}

/* What stands behind the keyword: a type, and key=value or a title. */
static char *
read_info(struct arena *arena, const char *at, struct attributes *attributes)
{
	char *type = NULL;

	for (;;) {
		bool is_quoted;
		char *word;

		at += strspn(at, " \t,");
		if (*at == '\0')
			return type;
		is_quoted = *at == '"' || *at == '\'';
		word = read_value(arena, &at);
		if (is_quoted) {
			attributes_add(arena, attributes, "title", word);
		} else if (*at == '=') {
			at++;
			set(arena, attributes, word, read_value(arena, &at),
			    &type);
		} else if (type == NULL) {
			type = split_type(arena, attributes, word);
		}
	}
}

/* A kind of which DocBook has no element says its name. */
static void
name_kind(struct arena *arena, struct attributes *attributes, const char *type,
    const char *class)
{
	char *title;

	if (strcmp(type, class) == 0)
		return;
	attributes_add(arena, attributes, "class", type);
	if (attributes_find(attributes, "title") != NULL || *type == '\0')
		return;
	title = arena_strdup(arena, type);
	title[0] = g_ascii_toupper(title[0]);
	attributes_add(arena, attributes, "title", title);
}

void
admonish_add(struct markdown *md, cmark_node *node, const char *info,
    xmlNode *into)
{
	struct arena *arena = md->reading->arena;
	struct attributes *attributes = ARENA_NEW(arena, struct attributes);
	struct attributes *all;
	struct pos pos = markdown_pos(md, node);
	const char *class, *type;
	struct fragment content;

	type = read_info(arena, info + strlen(keyword), attributes);
	if (type == NULL)
		type = "note";
	class = find_class(type);
	if (class == NULL)
		class = "note"; /* the book's own, from its book.toml */
	all = attributes_from_class(arena, class);
	all->is_bare = false;
	all->id = attributes->id;
	name_kind(arena, attributes, type, class);
	for (const struct attribute *a = attributes->first; a != NULL;
	     a = a->next)
		attributes_add(arena, all, a->key, a->value);
	content = fragment_open(md, cmark_node_get_literal(node),
	    (unsigned)cmark_node_get_start_line(node) + md->first_line + 1,
	    (unsigned)cmark_node_get_start_column(node));
	container_add_content(md, content.document, all, pos, into);
	fragment_close(md, &content);
}
