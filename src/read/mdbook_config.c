/* book.toml; see mdbook_config.h. */
#include "read/mdbook_config.h"

#include <stdlib.h>
#include <string.h>

#include "read/settings.h"
#include "read/toml.h"

/* Preprocessors whose work is done here as well. */
static const char *const known_preprocessors[] = { "links", "index", "admonish",
	"trpl-note", "trpl-listing", NULL };

static const char *
join(struct arena *arena, const char *directory, const char *name)
{
	if (strcmp(directory, ".") == 0)
		return name;
	return arena_printf(arena, "%s/%s", directory, name);
}

static bool
is_file(const char *path)
{
	return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

bool
mdbook_is(struct arena *arena, const char *directory)
{
	return is_file(join(arena, directory, "book.toml")) ||
	    is_file(join(arena, directory, "src/SUMMARY.md")) ||
	    is_file(join(arena, directory, "SUMMARY.md"));
}

/* The table [output.html]. */
static const struct yaml_node *
find_html(const struct mdbook_config *config)
{
	return yaml_find(yaml_find(config->map, "output"), "html");
}

/* False after a fatal message. */
static bool
read_map(struct mdbook_config *config)
{
	struct reading *reading = config->reading;
	const char *path = join(reading->arena, reading->book->directory,
	    "book.toml");
	struct source *source;
	const char *reason;
	struct pos where;

	if (!is_file(path)) {
		config->map = ARENA_NEW(reading->arena, struct yaml_node);
		return true;
	}
	source = source_read(reading->arena, reading->diags, path, POS_NONE);
	if (source == NULL)
		return false;
	config->map = toml_read(reading->arena, source->text, source->length,
	    source->path, &reason, &where);
	config->metadata->pos = (struct pos){ source->path, 1, 1 };
	if (config->map == NULL)
		diag(reading->diags, DIAG_MDBOOK_BROKEN, where, "%s", reason);
	return config->map != NULL;
}

static void
add_texts(GPtrArray *list, const struct yaml_node *node)
{
	if (node != NULL && node->kind == YAML_SCALAR) {
		g_ptr_array_add(list, (void *)node->text);
		return;
	}
	for (const struct yaml_node *item = node == NULL ? NULL : node->first;
	     item != NULL; item = item->next) {
		if (item->kind == YAML_SCALAR)
			g_ptr_array_add(list, (void *)item->text);
	}
}

/* mdBook makes typographic quotation marks where nobody turns it off. */
static bool
is_smart(const struct yaml_node *html)
{
	const char *smart = yaml_find_text(html, "smart-punctuation");

	if (smart == NULL)
		smart = yaml_find_text(html, "curly-quotes");
	return smart == NULL || strcmp(smart, "false") != 0;
}

/*
 * [output.quoin] holds what book.yaml would; "optional" and "command" are
 * there for mdBook.
 */
static void
read_own_table(struct mdbook_config *config)
{
	struct arena *arena = config->reading->arena;
	const struct yaml_node *map = yaml_find(config->map, "output");
	struct yaml_node *own = ARENA_NEW(arena, struct yaml_node);
	const struct yaml_node **link = &own->first;

	map = yaml_find(map, "quoin");
	if (map == NULL || map->kind != YAML_MAP)
		return;
	*own = (struct yaml_node){ .kind = YAML_MAP, .pos = map->pos };
	for (const struct yaml_node *item = map->first; item != NULL;
	     item = item->next) {
		struct yaml_node *copy;

		if (strcmp(item->key, "optional") == 0 ||
		    strcmp(item->key, "command") == 0)
			continue;
		copy = arena_copy(arena, item, sizeof(*item));
		*link = copy;
		link = &copy->next;
	}
	*link = NULL;
	metadata_read(config->reading, config->metadata, own,
	    /*is_book*/ false);
}

static void
read_metadata(struct mdbook_config *config)
{
	struct metadata *metadata = config->metadata;
	const struct yaml_node *map = yaml_find(config->map, "book");

	metadata->title = yaml_find_text(map, "title");
	metadata->description = yaml_find_text(map, "description");
	metadata->lang = yaml_find_text(map, "language");
	add_texts(metadata->authors, yaml_find(map, "authors"));
	if (metadata->authors->len == 0)
		add_texts(metadata->authors, yaml_find(map, "author"));
	metadata->quotes = is_smart(find_html(config)) ? NULL : "off";
	read_own_table(config);
}

/* Which lines of code are hidden: [output.html.code.hidelines]. */
static void
read_hidden(struct mdbook_config *config)
{
	struct reading *reading = config->reading;
	const struct yaml_node *map = yaml_find(yaml_find(find_html(config),
						    "code"),
	    "hidelines");

	reading->hidden = g_hash_table_new(g_str_hash, g_str_equal);
	arena_defer(reading->arena, (void (*)(void *))g_hash_table_unref,
	    reading->hidden);
	for (const struct yaml_node *item = map == NULL ? NULL : map->first;
	     item != NULL; item = item->next) {
		if (item->key != NULL && item->kind == YAML_SCALAR)
			g_hash_table_insert(reading->hidden, (void *)item->key,
			    (void *)item->text);
	}
}

/* The directory of SUMMARY.md: book.src, "src", or the book's own. */
static const char *
find_src(const struct mdbook_config *config)
{
	struct arena *arena = config->reading->arena;
	const char *directory = config->reading->book->directory;
	const char *src = yaml_find_text(yaml_find(config->map, "book"), "src");

	if (src == NULL)
		src = is_file(join(arena, directory, "src/SUMMARY.md")) ||
			!is_file(join(arena, directory, "SUMMARY.md"))
		    ? "src"
		    : ".";
	while (g_str_has_prefix(src, "./"))
		src += 2;
	if (*src == '\0' || strcmp(src, ".") == 0)
		return directory;
	return join(arena, directory, src);
}

/* Where the website of the book is, if anybody says so. */
static void
find_site(struct mdbook_config *config)
{
	struct reading *reading = config->reading;
	const struct yaml_node *html = find_html(config);
	const char *host = yaml_find_text(html, "cname");
	const char *path = yaml_find_text(html, "site-url");
	const char *url = settings_find_option(reading->options->settings,
	    "site-url");
	char *src = realpath(config->src, NULL);

	if (url == NULL)
		url = book_setting(reading->book, "site-url");
	if (url == NULL && path != NULL && g_uri_peek_scheme(path) != NULL)
		url = path;
	if (url == NULL && host != NULL)
		url = arena_printf(reading->arena, "https://%s%s", host,
		    path != NULL ? path : "/");
	if (url != NULL && !g_str_has_suffix(url, "/"))
		url = arena_printf(reading->arena, "%s/", url);
	reading->site.url = url;
	reading->site.src = src == NULL ? NULL
					: arena_strdup(reading->arena, src);
	free(src);
}

/* One message for all preprocessors whose work isn't done. */
static void
report_preprocessors(struct mdbook_config *config)
{
	const struct yaml_node *map = yaml_find(config->map, "preprocessor");
	GString *names = g_string_new(NULL);
	struct pos pos = POS_NONE;

	for (const struct yaml_node *item = map == NULL ? NULL : map->first;
	     item != NULL; item = item->next) {
		if (item->key == NULL ||
		    g_strv_contains(known_preprocessors, item->key))
			continue;
		if (names->len == 0)
			pos = item->pos;
		g_string_append_printf(names, "%s%s",
		    names->len > 0 ? ", " : "", item->key);
	}
	if (names->len > 0)
		diag(config->reading->diags, DIAG_PREPROCESSOR_UNKNOWN, pos,
		    "%s", names->str);
	g_string_free(names, /*free_segment*/ TRUE);
}

bool
mdbook_config_read(struct mdbook_config *config, struct reading *reading,
    struct metadata *metadata)
{
	*config = (struct mdbook_config){ .reading = reading,
		.metadata = metadata };
	if (!read_map(config))
		return false;
	read_metadata(config);
	report_preprocessors(config);
	read_hidden(config);
	config->src = find_src(config);
	find_site(config);
	return true;
}
