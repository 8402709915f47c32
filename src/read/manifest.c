/*
 * book.yaml.  Chapters are file names; a map with `part` begins a part and
 * may hold its own `chapters`.
 *
 *	chapters:
 *	  - preface.md
 *	  - part: First steps
 *	    chapters:
 *	      - 01-start.md
 *	      - 02-more.xml
 */
#include "read/manifest.h"

#include <errno.h>
#include <string.h>

#include "base/suggest.h"
#include "read/source.h"

static const char *
join(struct reading *reading, const char *file)
{
	const char *directory = reading->book->directory;

	if (strcmp(directory, ".") == 0)
		return arena_strdup(reading->arena, file);
	return arena_printf(reading->arena, "%s/%s", directory, file);
}

/* A chapter lies in the book, like everything that the book names. */
static bool
add_file(struct reading *reading, GArray *entries, const char *file,
    const char *class, struct pos pos)
{
	struct manifest_entry entry = {
		.file = join(reading, file),
		.class = class,
		.pos = pos,
	};
	char *reference = g_uri_escape_string(file, "/", /*allow_utf8*/ TRUE);
	const char *reason;
	bool ok = file_confine(reading->arena, &reading->book->roots,
		      reading->book->directory, reference, &reason) != NULL;

	g_free(reference);
	if (ok)
		g_array_append_val(entries, entry);
	else
		diag_hint(reading->diags, DIAG_FILE_UNREADABLE, pos,
		    &(struct diag_hint){ .piece = file,
			.instead = strcmp(reason, g_strerror(ENOENT)) == 0
			    ? suggest_file(reading->book->directory, file)
			    : NULL },
		    "%s: %s", entry.file, reason);
	return ok;
}

static bool
add_part(struct reading *reading, GArray *entries, const struct yaml_node *map,
    const char *class)
{
	const struct yaml_node *part = yaml_find(map, "part");
	const struct yaml_node *chapters = yaml_find(map, "chapters");
	const struct yaml_node *file = yaml_find(map, "file");
	const struct yaml_node *href = yaml_find(map, "href");
	struct manifest_entry entry = { .pos = map->pos };

	if (part != NULL && part->kind == YAML_SCALAR) {
		entry.part = part->text;
		entry.pos = part->pos;
		if (g_str_has_suffix(part->text, ".qmd")) {
			if (!add_file(reading, entries, part->text, "part",
				part->pos))
				return false;
		} else {
			g_array_append_val(entries, entry);
		}
		return chapters == NULL ||
		    manifest_add_chapters(reading, entries, chapters, class);
	}
	if (file == NULL)
		file = href; /* as Quarto has it, too */
	if (file == NULL || file->kind != YAML_SCALAR) {
		diag(reading->diags, DIAG_BOOK_BROKEN, map->pos,
		    "an entry of chapters is a file name, or a map with part");
		return false;
	}
	return add_file(reading, entries, file->text, class, map->pos);
}

bool
manifest_add_chapters(struct reading *reading, GArray *entries,
    const struct yaml_node *list, const char *class)
{
	if (list->kind != YAML_LIST) {
		diag(reading->diags, DIAG_BOOK_BROKEN, list->pos,
		    "chapters must be a list of files");
		return false;
	}
	for (const struct yaml_node *item = list->first; item != NULL;
	     item = item->next) {
		if (item->kind == YAML_MAP) {
			if (!add_part(reading, entries, item, class))
				return false;
			continue;
		}
		if (item->kind != YAML_SCALAR || *item->text == '\0') {
			diag(reading->diags, DIAG_BOOK_BROKEN, item->pos,
			    "a chapter must be a file name");
			return false;
		}
		if (!add_file(reading, entries, item->text, class, item->pos))
			return false;
	}
	return true;
}

static int
compare_names(const void *a, const void *b)
{
	const char *const *first = a, *const *second = b;

	return strcmp(*first, *second);
}

static bool
add_all_files(struct reading *reading, GArray *entries)
{
	GDir *directory = g_dir_open(reading->book->directory, 0, NULL);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const char *name;
	bool ok = true;

	while (
	    directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
		if (g_str_has_suffix(name, ".md") && name[0] != '.' &&
		    g_ascii_strcasecmp(name, "README.md") != 0)
			g_ptr_array_add(names, g_strdup(name));
	}
	if (directory != NULL)
		g_dir_close(directory);
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len && ok; i++)
		ok = add_file(reading, entries, g_ptr_array_index(names, i),
		    /*class*/ NULL, POS_NONE);
	g_ptr_array_free(names, TRUE);
	return ok;
}

const struct yaml_node *
manifest_read_map(struct reading *reading, const char *path)
{
	struct source *source = source_read(reading->arena, reading->diags,
	    path, POS_NONE);
	const struct yaml_node *map;
	const char *reason;
	struct pos where;

	if (source == NULL)
		return NULL;
	map = yaml_read(reading->arena, source->text, source->length,
	    (struct pos){ source->path, 1, 1 }, &reason, &where);
	if (map == NULL) {
		diag(reading->diags, DIAG_BOOK_BROKEN, where, "%s", reason);
		return NULL;
	}
	if (map->kind != YAML_MAP) {
		diag(reading->diags, DIAG_BOOK_BROKEN, map->pos,
		    "it must hold keys and values");
		return NULL;
	}
	return map;
}

GArray *
manifest_read(struct reading *reading, const char *path,
    struct metadata *metadata)
{
	const struct yaml_node *map = manifest_read_map(reading, path);
	GArray *entries;
	bool ok;

	if (map == NULL)
		return NULL;
	entries = g_array_new(FALSE, TRUE, sizeof(struct manifest_entry));
	metadata->takes_variables = true;
	metadata_read(reading, metadata, map, /*is_book*/ true);
	ok = metadata->chapters == NULL
	    ? add_all_files(reading, entries)
	    : manifest_add_chapters(reading, entries, metadata->chapters,
		  /*class*/ NULL);
	if (ok && entries->len == 0) {
		diag(reading->diags, DIAG_BOOK_BROKEN, map->pos,
		    "the book has no chapters");
		ok = false;
	}
	if (ok)
		return entries;
	g_array_free(entries, TRUE);
	return NULL;
}
