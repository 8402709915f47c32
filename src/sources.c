/* What a document was made from; see sources.h. */
#include "sources.h"

#include <string.h>

#include "tree/tree.h"

struct collector {
	struct arena *arena;
	const struct book *book; /* or NULL */
	GHashTable *seen;        /* paths */
	GArray *sources;         /* struct pdf_source */
};

/* Below the book's directory, or without any. */
static const char *
name_of(const struct collector *c, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t length = c->book != NULL ? strlen(c->book->directory) : 0;

	if (length > 0 && strncmp(path, c->book->directory, length) == 0 &&
	    path[length] == '/')
		return path + length + 1;
	return slash != NULL ? slash + 1 : path;
}

static void
add_source(struct collector *c, const char *path)
{
	struct pdf_source source = { 0 };
	const char *reason;

	if (path == NULL || !g_hash_table_add(c->seen, (void *)path))
		return;
	source.bytes = file_read(c->arena, path, &source.length, &reason);
	if (source.bytes == NULL)
		return;
	source.name = name_of(c, path);
	g_array_append_val(c->sources, source);
}

/* Elements of one file stand next to each other, so few names are looked up. */
static void
add_book(struct collector *c)
{
	const xmlNode *root = xmlDocGetRootElement(c->book->doc);
	const char *last = NULL;

	for (guint i = 0; i < c->book->settings->len; i++)
		add_source(c,
		    g_array_index(c->book->settings, struct book_setting, i)
			.pos.file);
	for (const xmlNode *node = root; node != NULL;
	     node = tree_next((xmlNode *)node, root)) {
		const char *file = tree_pos(node).file;

		if (file != last)
			add_source(c, file);
		last = file;
	}
}

const struct pdf_source *
sources_collect(struct arena *arena, const struct book *book, const char *input,
    size_t *count)
{
	struct collector c = {
		.arena = arena,
		.book = book,
		.seen = g_hash_table_new(g_str_hash, g_str_equal),
		.sources = g_array_new(FALSE, FALSE, sizeof(struct pdf_source)),
	};
	const struct pdf_source *sources = NULL;

	if (book != NULL)
		add_book(&c);
	else
		add_source(&c, input);
	*count = c.sources->len;
	if (*count > 0)
		sources = arena_copy(arena, c.sources->data,
		    *count * sizeof(struct pdf_source));
	g_array_free(c.sources, TRUE);
	g_hash_table_destroy(c.seen);
	return sources;
}
