/* YAML front matter; see frontmatter.h. */
#include "read/frontmatter.h"

#include <string.h>

static bool
is_line(const struct source *source, unsigned line, const char *text)
{
	size_t length;
	const char *start = source_line(source, line, &length);

	while (length > 0 &&
	    (start[length - 1] == ' ' || start[length - 1] == '\t'))
		length--;
	return length == strlen(text) && memcmp(start, text, length) == 0;
}

/* The line that closes it; 0 if there is none. */
static unsigned
find_end(const struct source *source)
{
	if (!is_line(source, 1, "---"))
		return 0;
	for (unsigned line = 2; line <= source->line_count; line++) {
		if (is_line(source, line, "---") ||
		    is_line(source, line, "..."))
			return line;
	}
	return 0;
}

/* "---" may as well be a thematic break; a map makes it front matter. */
static bool
looks_like_map(const struct source *source, unsigned end)
{
	for (unsigned line = 2; line < end; line++) {
		size_t length;
		const char *text = source_line(source, line, &length);
		size_t word = 0;

		if (length == 0 || *text == '#')
			continue;
		while (word < length &&
		    (g_ascii_isalnum(text[word]) || text[word] == '-' ||
			text[word] == '_'))
			word++;
		return word > 0 && word < length && text[word] == ':';
	}
	return false;
}

/*
 * One field of a title block, with the lines that go on with it after a
 * blank; NULL for an empty one.  `*line` moves behind it.
 */
static char *
read_field(struct arena *arena, const struct source *source, unsigned *line)
{
	size_t length;
	const char *text = source_line(source, *line, &length);
	GString *field = g_string_new_len(text + 1, (gssize)length - 1);
	char *copy;

	for (;;) {
		text = source_line(source, ++*line, &length);
		if (length == 0 || (*text != ' ' && *text != '\t'))
			break;
		while (length > 0 && (*text == ' ' || *text == '\t')) {
			text++;
			length--;
		}
		g_string_append_c(field, ' ');
		g_string_append_len(field, text, (gssize)length);
	}
	g_strstrip(field->str);
	copy = *field->str == '\0' ? NULL : arena_strdup(arena, field->str);
	g_string_free(field, /*free_segment*/ TRUE);
	return copy;
}

static bool
has_percent(const struct source *source, unsigned line)
{
	size_t length;
	const char *text = source_line(source, line, &length);

	return length >= 1 && text[0] == '%' &&
	    (length == 1 || text[1] == ' ' || text[1] == '\t');
}

/* Pandoc's title block: % title, % author; author, % date. */
static unsigned
read_title_block(struct reading *reading, const struct source *source,
    struct metadata *metadata)
{
	unsigned line = 1;
	char *authors;

	if (!has_percent(source, 1))
		return 0;
	metadata->title = read_field(reading->arena, source, &line);
	if (has_percent(source, line)) {
		authors = read_field(reading->arena, source, &line);
		for (char *next; authors != NULL; authors = next) {
			next = strchr(authors, ';');
			if (next != NULL)
				*next++ = '\0';
			g_ptr_array_add(metadata->authors, g_strstrip(authors));
		}
	}
	if (has_percent(source, line))
		metadata->date = read_field(reading->arena, source, &line);
	return line - 1;
}

unsigned
frontmatter_skip(const struct source *source)
{
	unsigned end = find_end(source);

	return end != 0 && looks_like_map(source, end) ? end : 0;
}

unsigned
frontmatter_read(struct reading *reading, const struct source *source,
    struct metadata *metadata)
{
	unsigned end = find_end(source);
	const struct yaml_node *map;
	const char *reason;
	struct pos where;

	if (end == 0)
		return read_title_block(reading, source, metadata);
	if (!looks_like_map(source, end))
		return 0;
	map = yaml_read(reading->arena, source->text + source->lines[1],
	    source->lines[end - 1] - source->lines[1],
	    (struct pos){ source->path, 2, 1 }, &reason, &where);
	if (map == NULL)
		diag(reading->diags, DIAG_FRONT_MATTER_BROKEN, where, "%s",
		    reason);
	else if (map->kind == YAML_MAP)
		metadata_read(reading, metadata, map, /*is_book*/ false);
	return end;
}
