/*
 * An mdBook; see mdbook.h.
 *
 *	book.toml           [book] title, authors, language, src, …
 *	src/SUMMARY.md      the chapters; summary.c reads it
 *	src/…               Markdown files, each a chapter or a section in one
 *
 * What mdBook numbers 1.2 becomes the second section of the first chapter,
 * and its headings are sections in that, without a number.  Chapters before
 * the numbered ones become prefaces, those after them appendices without a
 * letter.
 */
#include "read/mdbook.h"

#include <string.h>

#include "read/chapter.h"
#include "read/frontmatter.h"
#include "read/inline.h"
#include "read/mdbook_config.h"
#include "read/settings.h"
#include "read/summary.h"

/* One book while it is read. */
struct mdbook {
	struct reading *reading;
	struct metadata *metadata;
	struct mdbook_config config;
	struct summary *summary;
	struct divisions divisions;
	GHashTable *read; /* set: the files that are chapters already */
};

static const char *
join(struct arena *arena, const char *directory, const char *name)
{
	if (strcmp(directory, ".") == 0)
		return name;
	return arena_printf(arena, "%s/%s", directory, name);
}

/*
 * All that mdBook numbers is numbered, and stands in the contents; what the
 * book says itself comes after this and counts more.
 */
static void
set_depths(struct mdbook *book)
{
	const GArray *entries = book->summary->entries;
	unsigned depth = 1;
	char number[2] = { 0 };

	for (guint i = 0; i < entries->len; i++)
		depth = MAX(depth,
		    g_array_index(entries, struct summary_entry, i).depth);
	number[0] = (char)('0' + MIN(depth, 6));
	if (book_setting(book->reading->book, "number-depth") == NULL)
		settings_add(book->reading, "number-depth", number, POS_NONE);
	if (book_setting(book->reading->book, "toc-depth") == NULL)
		settings_add(book->reading, "toc-depth", number, POS_NONE);
}

/* The path of a chapter's file as messages name it; NULL after one. */
static const char *
find_file(struct mdbook *book, const struct summary_entry *entry)
{
	struct reading *reading = book->reading;
	char *reference = g_uri_escape_string(entry->file, "/",
	    /*allow_utf8*/ TRUE);
	const char *reason, *file = entry->file;
	const char *path = file_confine(reading->arena, &reading->book->roots,
	    book->config.src, reference, &reason);
	bool ok = path != NULL && g_file_test(path, G_FILE_TEST_IS_REGULAR);

	g_free(reference);
	while (g_str_has_prefix(file, "./"))
		file += 2;
	if (!ok) {
		diag(reading->diags, DIAG_CHAPTER_MISSING, entry->pos, "%s: %s",
		    file, path != NULL ? "it is no file" : reason);
		return NULL;
	}
	if (!g_hash_table_add(book->read, (void *)path)) {
		diag(reading->diags, DIAG_CHAPTER_DOUBLE, entry->pos, "%s",
		    file);
		return NULL;
	}
	return join(reading->arena, book->config.src, file);
}

static struct chapter
chapter_from_entry(const struct mdbook *book, const struct summary_entry *entry)
{
	struct chapter chapter = {
		.depth = (int)entry->depth,
		.is_draft = entry->file == NULL,
		.title = entry->text,
		.node = entry->node,
		.contents = book->summary->md,
		.pos = entry->pos,
	};

	if (entry->kind == SUMMARY_PREFIX)
		chapter.class = "preface";
	chapter.is_unnumbered = entry->kind == SUMMARY_SUFFIX;
	return chapter;
}

static bool
add_chapter(struct mdbook *book, const struct summary_entry *entry,
    bool is_last_list)
{
	struct reading *reading = book->reading;
	struct chapter chapter = chapter_from_entry(book, entry);
	const char *path = entry->file == NULL ? NULL : find_file(book, entry);
	struct source *source;

	if (chapter.is_unnumbered && is_last_list)
		chapter.class = "appendix";
	if (path == NULL) {
		chapter_fill_empty(&chapter, book->summary->md->scope,
		    &book->divisions);
		return true;
	}
	source = source_read(reading->arena, reading->diags, path, entry->pos);
	if (source == NULL)
		return false;
	chapter_fill(&chapter,
	    markdown_parse(reading, source, scope_new(reading, source->path),
		frontmatter_skip(source), book->summary->md->smart.marks),
	    &book->divisions);
	return true;
}

static void
add_part(struct mdbook *book, const struct summary_entry *entry)
{
	struct reading *reading = book->reading;
	struct markdown *md = book->summary->md;
	xmlNode *part;
	xmlNode *title = division_open(&book->divisions, /*level*/ 1,
	    attributes_from_class(reading->arena, "part"), entry->pos, &part);

	inline_fill(md, entry->node, title);
	scope_add_heading(reading, md->scope, part, entry->text);
}

static bool
add_entries(struct mdbook *book)
{
	const GArray *entries = book->summary->entries;
	guint last_numbered = 0;

	for (guint i = 0; i < entries->len; i++) {
		if (g_array_index(entries, struct summary_entry, i).kind ==
		    SUMMARY_NUMBERED)
			last_numbered = i;
	}
	for (guint i = 0; i < entries->len; i++) {
		const struct summary_entry *entry = &g_array_index(entries,
		    struct summary_entry, i);

		if (entry->kind == SUMMARY_PART)
			add_part(book, entry);
		else if (!add_chapter(book, entry, i > last_numbered))
			return false;
	}
	return true;
}

/* Where book.toml gives no title, the contents may; the first chapter does. */
static void
choose_title(struct mdbook *book)
{
	const char *title = book->summary->title;

	if (book->metadata->title != NULL || title == NULL ||
	    g_ascii_strcasecmp(title, "Summary") == 0 ||
	    g_ascii_strcasecmp(title, "Table of Contents") == 0)
		return;
	book->metadata->title = title;
}

static bool
read_chapters(struct mdbook *book, const struct smart_marks *marks)
{
	struct reading *reading = book->reading;
	struct markdown *contents;
	xmlNode *root;
	bool ok;

	book->summary = summary_read(reading,
	    join(reading->arena, book->config.src, "SUMMARY.md"), marks);
	if (book->summary == NULL)
		return false;
	if (book->metadata->pos.file == NULL) /* there is no book.toml */
		book->metadata->pos = (struct pos){
			book->summary->md->source->path, 1, 1
		};
	choose_title(book);
	set_depths(book);
	element_init(&reading->make, "book");
	reading->book->doc = reading->make.doc;
	root = xmlDocGetRootElement(reading->make.doc);
	element_stamp(&reading->make, root, book->metadata->pos);
	divisions_init(&book->divisions, reading, DIVISION_BOOK, root);
	contents = book->summary->md;
	markdown_begin(contents, &book->divisions);
	ok = add_entries(book);
	markdown_end(contents);
	divisions_finish(&book->divisions);
	return ok;
}

bool
mdbook_read(struct reading *reading, struct metadata *metadata)
{
	struct mdbook book = { .reading = reading, .metadata = metadata };
	bool ok;

	reading->dialect = SYNTAX_MDBOOK;
	if (!mdbook_config_read(&book.config, reading, metadata))
		return false;
	if (metadata->lang != NULL)
		reading->book->lang = metadata->lang;
	book.read = g_hash_table_new(g_str_hash, g_str_equal);
	ok = read_chapters(&book,
	    metadata->quotes == NULL ? smart_marks_find(reading->book->lang)
				     : NULL);
	g_hash_table_destroy(book.read);
	return ok;
}
