/* Markdown within Markdown; see fragment.h. */
#include "read/fragment.h"

#include <string.h>

#include "read/note.h"

#define LABEL_MAX 999 /* bytes; CommonMark allows as many characters */

/*
 * The length of "[label]" at `text`, with the label in lower case in `label`;
 * 0 if that is not what stands there.
 */
static size_t
scan_label(const char *text, const char *end, char **label)
{
	const char *close = text;

	if (text == end || *text != '[')
		return 0;
	while (++close < end && *close != ']' && *close != '[' &&
	    close - text <= LABEL_MAX) {
		if (*close == '\\' && close + 1 < end)
			close++;
	}
	if (close >= end || *close != ']' || close == text + 1)
		return 0;
	*label = g_utf8_casefold(text + 1, close - text - 1);
	return (size_t)(close - text) + 1;
}

/* The lines of the file that give an address a name: label -> line. */
static GHashTable *
collect_addresses(const struct markdown *md)
{
	GHashTable *addresses = g_hash_table_new_full(g_str_hash, g_str_equal,
	    g_free, g_free);

	for (unsigned i = 1; i <= md->source->line_count; i++) {
		size_t length, skip = 0, scanned;
		const char *line = source_line(md->source, i, &length);
		char *label;

		while (skip < length && skip < 3 && line[skip] == ' ')
			skip++;
		scanned = scan_label(line + skip, line + length, &label);
		if (scanned == 0)
			continue;
		if (skip + scanned < length && line[skip + scanned] == ':' &&
		    line[skip + 1] != '^' &&
		    !g_hash_table_contains(addresses, label))
			g_hash_table_insert(addresses, label,
			    g_strndup(line, length));
		else
			g_free(label);
	}
	return addresses;
}

/* Puts behind a fragment the definitions that it may need; they show nothing.
 */
static void
add_addresses(struct markdown *md, GString *text)
{
	size_t length = text->len, scanned;

	for (size_t i = 0; i < length; i += MAX(scanned, 1)) {
		const char *line;
		char *label;

		scanned = scan_label(text->str + i, text->str + length, &label);
		if (scanned == 0)
			continue;
		if (md->addresses == NULL)
			md->addresses = collect_addresses(md);
		line = g_hash_table_lookup(md->addresses, label);
		g_free(label);
		if (line != NULL)
			g_string_append_printf(text, "\n\n%s\n", line);
	}
}

struct fragment
fragment_open(struct markdown *md, const char *text, unsigned line,
    unsigned column)
{
	struct fragment fragment = {
		.outer_line = md->first_line,
		.outer_column = md->first_column,
	};
	GString *whole = g_string_new(text);

	add_addresses(md, whole);
	fragment.document = markdown_parse_fragment(md, whole->str);
	g_string_free(whole, /*free_segment*/ TRUE);
	if (md->fragments == NULL)
		md->fragments = g_ptr_array_new_with_free_func(
		    (GDestroyNotify)cmark_node_free);
	g_ptr_array_add(md->fragments, fragment.document);
	md->first_line = line - 1;
	md->first_column = column - 1;
	note_collect(md, fragment.document);
	return fragment;
}

void
fragment_close(struct markdown *md, const struct fragment *fragment)
{
	md->first_line = fragment->outer_line;
	md->first_column = fragment->outer_column;
}
