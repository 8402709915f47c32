/*
 * Quarto's _quarto.yml; see quarto.h.
 *
 *	book:
 *	  title: …
 *	  author: [name, or a map with name]
 *	  chapters: [index.qmd, {part: Title or part.qmd, chapters: […]}]
 *	  appendices: […]
 *	lang: en
 *
 * _variables.yml beside it gives what {{< var name >}} stands for.  All that
 * concerns websites and computation is left alone.
 */
#include "read/quarto.h"

#include <string.h>

static const char *
path_in(struct arena *arena, const char *directory, const char *name)
{
	if (strcmp(directory, ".") == 0)
		return name;
	return arena_printf(arena, "%s/%s", directory, name);
}

bool
quarto_is(struct arena *arena, const char *directory)
{
	return g_file_test(path_in(arena, directory, "_quarto.yml"),
	    G_FILE_TEST_IS_REGULAR);
}

/* Maps in maps have names with dots between: {{< var version.major >}}. */
static void
add_variables(struct reading *reading, const struct yaml_node *map,
    const char *prefix)
{
	for (const struct yaml_node *item = map->first; item != NULL;
	     item = item->next) {
		const char *name = arena_printf(reading->arena, "%s%s", prefix,
		    item->key);

		if (item->kind == YAML_SCALAR &&
		    !g_hash_table_contains(reading->include.variables, name))
			g_hash_table_insert(reading->include.variables,
			    (void *)name, (void *)item->text);
		else if (item->kind == YAML_MAP)
			add_variables(reading, item,
			    arena_printf(reading->arena, "%s.", name));
	}
}

static void
read_variables(struct reading *reading)
{
	const char *path = path_in(reading->arena, reading->book->directory,
	    "_variables.yml");
	const struct yaml_node *map;

	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return;
	map = manifest_read_map(reading, path);
	if (map != NULL)
		add_variables(reading, map, "");
}

GArray *
quarto_read(struct reading *reading, struct metadata *metadata)
{
	const struct yaml_node *map = manifest_read_map(reading,
	    path_in(reading->arena, reading->book->directory, "_quarto.yml"));
	const struct yaml_node *book = yaml_find(map, "book");
	const struct yaml_node *appendices = yaml_find(book, "appendices");
	GArray *entries;

	if (map == NULL)
		return NULL;
	if (book == NULL || yaml_find(book, "chapters") == NULL) {
		diag(reading->diags, DIAG_QUARTO_BROKEN, map->pos,
		    "there is no book with chapters in it");
		return NULL;
	}
	read_variables(reading);
	reading->include.is_quarto = true;
	metadata->is_foreign = true;
	metadata_read(reading, metadata, book, /*is_book*/ true);
	if (metadata->lang == NULL)
		metadata->lang = yaml_find_text(map, "lang");
	if (metadata->cover == NULL)
		metadata->cover = yaml_find_text(book, "cover-image");
	entries = g_array_new(FALSE, TRUE, sizeof(struct manifest_entry));
	if (manifest_add_chapters(reading, entries, metadata->chapters,
		/*class*/ NULL) &&
	    (appendices == NULL ||
		manifest_add_chapters(reading, entries, appendices,
		    "appendix")))
		return entries;
	g_array_free(entries, TRUE);
	return NULL;
}
