/*
 * The readers' door.  Tells which kind of book it is, lets its files be read
 * one after another into one document, and joins them: links, index, info.
 */
#include "read/book.h"
#include "base/suggest.h"

#include <string.h>
#include <sys/stat.h>

#include "read/chapter.h"
#include "read/docbook.h"
#include "read/frontmatter.h"
#include "read/manifest.h"
#include "read/markdown.h"
#include "read/mdbook.h"
#include "read/mdbook_config.h"
#include "read/metadata.h"
#include "read/quarto.h"
#include "read/resolve.h"
#include "read/scope.h"
#include "read/settings.h"
#include "read/source.h"

/* Its address tells that nobody said another. */
static const char lang_default[] = "en";

const char *
book_setting(const struct book *book, const char *name)
{
	for (guint i = 0; i < book->settings->len; i++) {
		const struct book_setting *setting =
		    &g_array_index(book->settings, struct book_setting, i);

		if (strcmp(setting->name, name) == 0)
			return setting->value;
	}
	return NULL;
}

static void
release_doc(void *book)
{
	xmlFreeDoc(((struct book *)book)->doc);
}

static void
release_lists(void *object)
{
	struct book *book = object;

	file_roots_clear(&book->roots);
	g_array_free(book->settings, TRUE);
}

static struct book *
book_new(struct arena *arena, const char *path)
{
	struct book *book = ARENA_NEW(arena, struct book);
	size_t length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		length--;
	book->path = arena_strndup(arena, path, length);
	book->lang = lang_default;
	file_roots_init(&book->roots);
	book->settings = g_array_new(FALSE, FALSE, sizeof(struct book_setting));
	arena_defer(arena, release_lists, book);
	arena_defer(arena, release_doc, book);
	return book;
}

static bool
is_file_in(struct arena *arena, const char *directory, const char *name)
{
	return g_file_test(arena_printf(arena, "%s/%s", directory, name),
	    G_FILE_TEST_IS_REGULAR);
}

static bool
has_suffix(const char *path, const char *suffix)
{
	size_t length = strlen(path), end = strlen(suffix);

	return length > end &&
	    g_ascii_strcasecmp(path + length - end, suffix) == 0;
}

static bool
is_markdown(const char *path)
{
	return has_suffix(path, ".md") || has_suffix(path, ".markdown") ||
	    has_suffix(path, ".qmd");
}

static bool
is_xml(const char *path)
{
	return has_suffix(path, ".xml") || has_suffix(path, ".dbk") ||
	    has_suffix(path, ".docbook");
}

/* The slug that the path gives: its last part without ".md". */
static const char *
slug_from_path(struct arena *arena, const char *path)
{
	char *absolute = g_canonicalize_filename(path, /*relative_to*/ NULL);
	char *name = g_path_get_basename(absolute), *dot = strrchr(name, '.');
	char *slug;

	if (dot != NULL && dot != name && (is_markdown(name) || is_xml(name)))
		*dot = '\0';
	if (has_suffix(name, ".dbk")) /* slug.dbk.xml is our own output */
		name[strlen(name) - strlen(".dbk")] = '\0';
	slug = metadata_slug(arena, name);
	g_free(name);
	g_free(absolute);
	return slug;
}

/* What the metadata says about the whole book goes into `book`. */
static void
use_metadata(struct reading *reading, const struct metadata *metadata)
{
	struct book *book = reading->book;
	const char *reason, *path, *root;

	if (metadata->lang != NULL)
		book->lang = metadata->lang;
	if (metadata->slug != NULL)
		book->slug = metadata_slug(reading->arena, metadata->slug);
	if (metadata->cover == NULL)
		return;
	path = file_confine(reading->arena, &book->roots, book->directory,
	    metadata->cover, &reason);
	if (path == NULL) {
		diag(reading->diags, DIAG_IMAGE_MISSING, metadata->cover_pos,
		    "%s: %s", metadata->cover, reason);
		return;
	}
	root = g_ptr_array_index(book->roots.paths, 0);
	book->cover = g_str_has_prefix(path, root) ? path + strlen(root) + 1
						   : path;
}

static const struct smart_marks *
choose_marks(const struct reading *reading, const struct metadata *metadata)
{
	if (g_strcmp0(metadata->quotes, "off") == 0 ||
	    g_strcmp0(metadata->quotes, "no") == 0 ||
	    g_strcmp0(metadata->quotes, "false") == 0)
		return NULL;
	return smart_marks_find(
	    metadata->lang != NULL ? metadata->lang : reading->book->lang);
}

/* Links, the index, and what the book says about itself. */
static void
finish(struct reading *reading, const struct metadata *metadata)
{
	xmlNode *root = xmlDocGetRootElement(reading->make.doc);

	metadata_write(reading, metadata, root);
	resolve_links(reading);
}

/* An index stands at the end of a book that has entries for it. */
static void
add_index(struct reading *reading)
{
	xmlNode *root = xmlDocGetRootElement(reading->make.doc);

	if (reading->has_indexterms && !reading->has_index &&
	    (element_is(root, "book") || element_is(root, "article")) &&
	    g_strcmp0(book_setting(reading->book, "index"), "no") != 0)
		element_add(&reading->make, root, "index", element_pos(root));
}

static bool
read_markdown(struct reading *reading)
{
	struct book *book = reading->book;
	struct source *source = source_read(reading->arena, reading->diags,
	    book->path, POS_NONE);
	struct metadata *metadata = metadata_new(reading);
	struct divisions divisions;
	struct markdown *md;
	unsigned lines;
	bool is_book;
	xmlNode *root;

	if (source == NULL)
		return false;
	metadata->pos = (struct pos){ source->path, 1, 1 };
	metadata->takes_variables = true;
	metadata->is_foreign = has_suffix(book->path, ".qmd");
	lines = frontmatter_read(reading, source, metadata);
	use_metadata(reading, metadata);
	md = markdown_parse(reading, source, scope_new(reading, source->path),
	    lines, choose_marks(reading, metadata));
	is_book = markdown_count_titles(md) > 1;
	element_init(&reading->make, is_book ? "book" : "article");
	book->doc = reading->make.doc;
	root = xmlDocGetRootElement(book->doc);
	element_stamp(&reading->make, root, metadata->pos);
	divisions_init(&divisions, reading,
	    is_book ? DIVISION_BOOK : DIVISION_ARTICLE, root);
	divisions.title_wanted = !is_book && metadata->title == NULL;
	markdown_fill(md, &divisions);
	divisions_finish(&divisions);
	finish(reading, metadata);
	return true;
}

static bool
read_docbook(struct reading *reading)
{
	struct book *book = reading->book;
	xmlNode *root;
	const char *lang;

	book->doc = docbook_read(reading, book->path, POS_NONE);
	if (book->doc == NULL)
		return false;
	docbook_adopt(&reading->make, book->doc);
	root = xmlDocGetRootElement(book->doc);
	lang = element_find_ns(root, "lang", (const char *)XML_XML_NAMESPACE);
	if (lang != NULL && *lang != '\0')
		book->lang = arena_strdup(reading->arena, lang);
	docbook_settle_ids(reading, scope_new(reading, book->path), root);
	return true;
}

/* The last part of a chapter's path without its suffix, as its title. */
static const char *
title_from_path(struct arena *arena, const char *path)
{
	return g_strdelimit(arena_strdup(arena, slug_from_path(arena, path)),
	    "-_", ' ');
}

static void
add_titled_chapter(struct reading *reading, struct divisions *divisions,
    struct scope *scope, const char *title, struct pos pos)
{
	xmlNode *element;
	xmlNode *heading = division_open(divisions, /*level*/ 1,
	    /*attributes*/ NULL, pos, &element);

	element_add_text(&reading->make, heading, title, strlen(title));
	scope_add_heading(reading, scope, element, title);
}

static bool
read_markdown_chapter(struct reading *reading, struct divisions *divisions,
    const struct manifest_entry *entry, const struct metadata *book_metadata)
{
	struct source *source = source_read(reading->arena, reading->diags,
	    entry->file, entry->pos);
	struct metadata *metadata = metadata_new(reading);
	struct scope *scope;
	struct markdown *md;
	unsigned lines;

	if (source == NULL)
		return false;
	metadata->quotes = book_metadata->quotes;
	metadata->is_foreign = has_suffix(entry->file, ".qmd");
	lines = frontmatter_read(reading, source, metadata);
	scope = scope_new(reading, source->path);
	md = markdown_parse(reading, source, scope, lines,
	    choose_marks(reading, metadata));
	if (entry->class != NULL) {
		chapter_fill(&(struct chapter){ .depth = 1,
				 .class = entry->class,
				 .title = metadata->title != NULL
				     ? metadata->title
				     : title_from_path(reading->arena,
					   source->path),
				 .pos = { source->path, 1, 1 } },
		    md, divisions);
		return true;
	}
	if (markdown_count_titles(md) == 0)
		add_titled_chapter(reading, divisions, scope,
		    metadata->title != NULL
			? metadata->title
			: title_from_path(reading->arena, source->path),
		    (struct pos){ source->path, 1, 1 });
	markdown_fill(md, divisions);
	return true;
}

static bool
read_docbook_chapter(struct reading *reading, struct divisions *divisions,
    const struct manifest_entry *entry)
{
	xmlDoc *doc = docbook_read(reading, entry->file, entry->pos);
	xmlNode *root;

	if (doc == NULL)
		return false;
	root = xmlDocCopyNode(xmlDocGetRootElement(doc), reading->make.doc,
	    /*recursive*/ 1);
	xmlFreeDoc(doc);
	division_add(divisions, root);
	docbook_settle_ids(reading, scope_new(reading, entry->file), root);
	return true;
}

static void
open_part(struct reading *reading, struct divisions *divisions,
    const struct manifest_entry *entry, struct scope *scope)
{
	xmlNode *part;
	xmlNode *title = division_open(divisions, /*level*/ 1,
	    attributes_from_class(reading->arena, "part"), entry->pos, &part);

	element_add_text(&reading->make, title, entry->part,
	    strlen(entry->part));
	scope_add_heading(reading, scope, part, entry->part);
}

static bool
read_entries(struct reading *reading, struct divisions *divisions,
    const GArray *entries, const struct metadata *metadata)
{
	struct scope *scope = scope_new(reading, metadata->pos.file);

	for (guint i = 0; i < entries->len; i++) {
		const struct manifest_entry *entry = &g_array_index(entries,
		    struct manifest_entry, i);

		if (entry->part != NULL)
			open_part(reading, divisions, entry, scope);
		else if (is_xml(entry->file)
			? !read_docbook_chapter(reading, divisions, entry)
			: !read_markdown_chapter(reading, divisions, entry,
			      metadata))
			return false;
	}
	return true;
}

static bool
read_manifest(struct reading *reading, bool is_quarto)
{
	struct book *book = reading->book;
	char *path = strcmp(book->directory, ".") == 0
	    ? arena_strdup(reading->arena, "book.yaml")
	    : arena_printf(reading->arena, "%s/book.yaml", book->directory);
	struct metadata *metadata = metadata_new(reading);
	GArray *entries = is_quarto ? quarto_read(reading, metadata)
				    : manifest_read(reading, path, metadata);
	struct divisions divisions;
	bool ok;

	if (entries == NULL)
		return false;
	use_metadata(reading, metadata);
	element_init(&reading->make, "book");
	book->doc = reading->make.doc;
	element_stamp(&reading->make, xmlDocGetRootElement(book->doc),
	    metadata->pos);
	divisions_init(&divisions, reading, DIVISION_BOOK,
	    xmlDocGetRootElement(book->doc));
	ok = read_entries(reading, &divisions, entries, metadata);
	divisions_finish(&divisions);
	if (ok)
		finish(reading, metadata);
	g_array_free(entries, TRUE);
	return ok;
}

static bool
read_mdbook(struct reading *reading)
{
	struct metadata *metadata = metadata_new(reading);

	if (!mdbook_read(reading, metadata))
		return false;
	use_metadata(reading, metadata);
	finish(reading, metadata);
	return true;
}

/* Finds out what `path` is and reads it. */
static bool
read_any(struct reading *reading)
{
	struct book *book = reading->book;
	struct arena *arena = reading->arena;

	if (!g_file_test(book->path, G_FILE_TEST_IS_DIR)) {
		if (is_xml(book->path))
			return read_docbook(reading);
		if (is_markdown(book->path))
			return read_markdown(reading);
		diag(reading->diags, DIAG_BOOK_MISSING, POS_NONE,
		    "%s is neither Markdown (.md) nor DocBook (.xml)",
		    book->path);
		return false;
	}
	if (is_file_in(arena, book->path, "book.yaml"))
		return read_manifest(reading, /*is_quarto*/ false);
	if (quarto_is(arena, book->path))
		return read_manifest(reading, /*is_quarto*/ true);
	if (mdbook_is(arena, book->path))
		return read_mdbook(reading);
	diag(reading->diags, DIAG_BOOK_MISSING, POS_NONE, "%s has no book.yaml",
	    book->path);
	return false;
}

static bool
open_roots(struct reading *reading, const struct book_options *options)
{
	struct book *book = reading->book;

	if (!g_file_test(book->path, G_FILE_TEST_EXISTS)) {
		diag_hint(reading->diags, DIAG_BOOK_MISSING, POS_NONE,
		    &(struct diag_hint){
			.instead = suggest_file(g_path_is_absolute(book->path)
				? "/"
				: ".",
			    book->path) },
		    "%s", book->path);
		return false;
	}
	book->directory = g_file_test(book->path, G_FILE_TEST_IS_DIR)
	    ? book->path
	    : file_directory(reading->arena, book->path);
	book->slug = slug_from_path(reading->arena, book->path);
	file_roots_add(&book->roots, book->directory);
	for (size_t i = 0;
	     options->allowed != NULL && options->allowed[i] != NULL; i++) {
		if (!file_roots_add(&book->roots, options->allowed[i]))
			diag(reading->diags, DIAG_FILE_UNREADABLE, POS_NONE,
			    "%s", options->allowed[i]);
	}
	return !diags_is_fatal(reading->diags);
}

static void
clear(struct reading *reading)
{
	for (guint i = 0; i < reading->scopes->len; i++)
		scope_clear(g_ptr_array_index(reading->scopes, i));
	g_ptr_array_free(reading->scopes, TRUE);
	g_array_free(reading->links, TRUE);
	g_ptr_array_free(reading->brackets, TRUE);
	g_hash_table_destroy(reading->ids);
	g_hash_table_destroy(reading->files);
	include_clear(&reading->include);
}

struct book *
book_read(struct arena *arena, struct diags *diags, const char *path,
    const struct book_options *options)
{
	struct reading reading = {
		.arena = arena,
		.diags = diags,
		.book = book_new(arena, path),
		.ids = g_hash_table_new(g_str_hash, g_str_equal),
		.scopes = g_ptr_array_new(),
		.links = resolve_links_new(),
		.brackets = g_ptr_array_new(),
		.files = g_hash_table_new(g_str_hash, g_str_equal),
		.options = options,
	};
	bool ok;

	include_init(&reading.include);
	settings_add_variables(&reading, options->settings);
	ok = open_roots(&reading, options) && read_any(&reading);

	if (ok) {
		settings_add_options(&reading, options->settings);
		settings_check(&reading);
		add_index(&reading);
		xmlSetNsProp(xmlDocGetRootElement(reading.make.doc),
		    reading.make.xml, BAD_CAST "lang",
		    BAD_CAST reading.book->lang);
		reading.book->edition = options->edition;
	}
	reading.book->has_lang = reading.book->lang != lang_default;
	clear(&reading);
	return ok && !diags_is_fatal(diags) ? reading.book : NULL;
}
