/* The sources that messages show; see diag_source.h. */
#include "base/diag_source.h"

#include <string.h>

enum { LINES_AHEAD = 20 }; /* an XML tag may have its attributes below it */

struct text {
	const char *bytes;
	size_t length;
	size_t *lines; /* offset of each, and of the end; NULL till needed */
	size_t line_count;
	struct pos near;   /* the last place asked for, */
	long near_letters; /* and the characters before it in its line */
};

struct diag_sources {
	GHashTable *texts; /* path -> struct text */
};

static void
free_text(void *data)
{
	struct text *text = data;

	g_free(text->lines);
	g_free(text);
}

struct diag_sources *
diag_sources_new(void)
{
	struct diag_sources *sources = g_new(struct diag_sources, 1);

	sources->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	    free_text);
	return sources;
}

void
diag_sources_free(struct diag_sources *sources)
{
	g_hash_table_destroy(sources->texts);
	g_free(sources);
}

void
diag_sources_add(struct diag_sources *sources, const char *path,
    const char *text, size_t length)
{
	struct text *added = g_new0(struct text, 1);

	added->bytes = text;
	added->length = length;
	g_hash_table_replace(sources->texts, g_strdup(path), added);
}

static void
find_lines(struct text *text)
{
	const char *end = text->bytes + text->length;
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(size_t));
	size_t offset = 0;

	g_array_append_val(lines, offset);
	for (const char *p = text->bytes;
	     (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++) {
		offset = (size_t)(p - text->bytes) + 1;
		g_array_append_val(lines, offset);
	}
	text->line_count = lines->len;
	g_array_append_val(lines, text->length);
	text->lines = (size_t *)(void *)g_array_free(lines, FALSE);
}

static struct text *
find_text(struct diag_sources *sources, struct pos pos)
{
	return pos.file == NULL ? NULL
				: g_hash_table_lookup(sources->texts, pos.file);
}

const char *
diag_sources_line(struct diag_sources *sources, struct pos pos, size_t *length)
{
	struct text *text = find_text(sources, pos);
	const char *line;

	*length = 0;
	if (text == NULL || pos.line == 0)
		return NULL;
	if (text->lines == NULL)
		find_lines(text);
	if (pos.line > text->line_count)
		return NULL;
	line = text->bytes + text->lines[pos.line - 1];
	*length = text->lines[pos.line] - text->lines[pos.line - 1];
	while (*length > 0 &&
	    (line[*length - 1] == '\n' || line[*length - 1] == '\r'))
		(*length)--;
	return line;
}

static bool
is_same(char a, char b)
{
	return a == b || (a == '"' && b == '\'') || (a == '\'' && b == '"');
}

/* Offset of `piece` in `line` from `from` on; `length` if it is not there. */
static size_t
find_piece(const char *line, size_t length, size_t from, const char *piece)
{
	size_t size = strlen(piece);

	for (size_t i = from; size <= length && i <= length - size; i++) {
		size_t j = 0;

		while (j < size && is_same(line[i + j], piece[j]))
			j++;
		if (j == size)
			return i;
	}
	return length;
}

size_t
diag_sources_find(struct diag_sources *sources, struct pos *pos,
    const char *piece)
{
	struct pos at = *pos;
	size_t from = at.column > 0 ? at.column - 1 : 0, length, found;
	const char *line = diag_sources_line(sources, at, &length);

	if (piece == NULL || *piece == '\0')
		return 0;
	for (int i = 0; i < LINES_AHEAD && line != NULL; i++) {
		found = find_piece(line, length, MIN(from, length), piece);
		if (found == length) /* some places are behind a bracket */
			found = find_piece(line, length, 0, piece);
		if (found < length) {
			at.column = (unsigned)found + 1;
			*pos = at;
			return strlen(piece);
		}
		from = 0;
		at.line++;
		line = diag_sources_line(sources, at, &length);
	}
	return 0;
}

/*
 * A line may be a megabyte long and have as many messages, so characters are
 * counted from the last place on.
 */
unsigned
diag_sources_column(struct diag_sources *sources, struct pos pos)
{
	size_t length;
	const char *line = diag_sources_line(sources, pos, &length);
	struct text *text;

	if (line == NULL || pos.column == 0)
		return pos.column;
	text = find_text(sources, pos);
	pos.column = (unsigned)MIN((size_t)pos.column - 1, length) + 1;
	if (text->near.line != pos.line) {
		text->near = (struct pos){ .line = pos.line, .column = 1 };
		text->near_letters = 0;
	}
	text->near_letters += g_utf8_pointer_to_offset(line +
		text->near.column - 1,
	    line + pos.column - 1);
	text->near.column = pos.column;
	return (unsigned)text->near_letters + 1;
}
