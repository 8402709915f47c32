/* Code cells of Quarto's; see quartocell.h. */
#include "read/quartocell.h"

#include <string.h>

#include "read/figure.h"
#include "read/html.h"
#include "read/inline.h"
#include "read/yaml.h"

/* Behind the sign of a comment in the cell's language: "#| key: value". */
static size_t
scan_mark(const char *text, size_t length)
{
	static const char *const marks[] = { "#|", "//|", "%%|", "--|" };

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		size_t mark = strlen(marks[i]);

		if (length >= mark && memcmp(text, marks[i], mark) == 0)
			return mark;
	}
	return 0;
}

/* The options as YAML, one line for each of theirs. */
static GString *
take_lines(const char **text, size_t *length)
{
	GString *yaml = g_string_new(NULL);
	size_t mark;

	while ((mark = scan_mark(*text, *length)) > 0) {
		const char *end = memchr(*text, '\n', *length);
		size_t line = end == NULL ? *length : (size_t)(end - *text) + 1;

		mark += mark < line && (*text)[mark] == ' ';
		g_string_append_len(yaml, *text + mark, (gssize)(line - mark));
		*text += line;
		*length -= line;
	}
	return yaml;
}

static void
add_option(struct arena *arena, struct attributes *attributes,
    const struct yaml_node *option)
{
	static const struct {
		const char *key;
		const char *means;
	} keys[] = { { "fig-cap", "title" }, { "tbl-cap", "title" },
		{ "lst-cap", "title" }, { "fig-alt", "alt" } };
	const char *key = option->key, *value = option->text;

	if (option->kind != YAML_SCALAR)
		return;
	if (strcmp(key, "label") == 0 || strcmp(key, "lst-label") == 0) {
		if (g_str_has_prefix(value, "fig-") ||
		    g_str_has_prefix(value, "tbl-") ||
		    g_str_has_prefix(value, "lst-"))
			attributes->id = value; /* others name no place */
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (strcmp(key, keys[i].key) == 0)
			key = keys[i].means;
	}
	attributes_add(arena, attributes, key,
	    g_strstrip(arena_strdup(arena, value)));
}

const struct attributes *
quartocell_read(struct markdown *md, cmark_node *node, const char **text,
    size_t *length)
{
	struct arena *arena = md->reading->arena;
	struct attributes *attributes = ARENA_NEW(arena, struct attributes);
	GString *yaml = take_lines(text, length);
	struct pos origin = markdown_pos(md, node), where;
	const struct yaml_node *map;
	const char *reason;

	origin.line++;
	map = yaml_read(arena, yaml->str, yaml->len, origin, &reason, &where);
	if (map == NULL)
		diag(md->reading->diags, DIAG_ATTRIBUTE_WRONG, where,
		    "options of a cell: %s", reason);
	for (const struct yaml_node *option = map == NULL ? NULL : map->first;
	     option != NULL && map->kind == YAML_MAP; option = option->next)
		add_option(arena, attributes, option);
	g_string_free(yaml, /*free_segment*/ TRUE);
	return attributes;
}

static bool
is_false(const struct attributes *options, const char *key)
{
	const char *value = attributes_find(options, key);

	return value != NULL && g_ascii_strcasecmp(value, "false") == 0;
}

/* The file that R's include_graphics("file") fetches, or NULL. */
static const char *
find_picture(struct arena *arena, const char *text, size_t length)
{
	static const char call[] = "include_graphics(";
	const char *found = memmem(text, length, call, strlen(call));
	const char *end = text + length, *close;

	if (found == NULL)
		return NULL;
	found += strlen(call);
	if (found == end || (*found != '"' && *found != '\''))
		return NULL;
	close = memchr(found + 1, *found, (size_t)(end - found) - 1);
	return close == NULL
	    ? NULL
	    : arena_strndup(arena, found + 1, (size_t)(close - found) - 1);
}

static void
add_picture(struct markdown *md, cmark_node *node,
    const struct attributes *options, const char *file, xmlNode *into)
{
	const char *title = attributes_find(options, "title");
	const char *alt = attributes_find(options, "alt");
	xmlNode *figure = markdown_add(md, into,
	    title != NULL ? "figure" : "informalfigure", node);
	struct image image = {
		.url = file,
		.alt = alt != NULL ? alt : "",
		.width = attributes_find(options, "out-width"),
		.pos = markdown_pos(md, node),
	};

	if (image.width != NULL && !g_ascii_isdigit(*image.width))
		image.width = NULL;
	if (options->id != NULL)
		scope_add_id(md->reading, md->scope, figure, options->id,
		    image.pos);
	if (title != NULL)
		html_add_phrase(md,
		    element_add(&md->reading->make, figure, "title", image.pos),
		    /*before*/ NULL, title);
	figure_add_media(md, figure, "mediaobject", &image);
}

bool
quartocell_add(struct markdown *md, cmark_node *node,
    const struct attributes *options, const char *text, size_t length,
    xmlNode *into)
{
	const char *file;

	if (is_false(options, "include"))
		return true;
	if (!is_false(options, "echo"))
		return false;
	file = find_picture(md->reading->arena, text, length);
	if (file != NULL)
		add_picture(md, node, options, file, into);
	return file != NULL;
}
