/*
 * GFM tables to CALS tables.
 *
 * cmark fills rows that are too short and cuts those that are too long, both
 * without a word; so each row is compared with its source line, and what was
 * cut is read again and put into the last cell.
 */
#include "read/table.h"

#include <stdio.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#include "read/colspec.h"
#include "read/doubt.h"
#include "read/inline.h"

#define PADDING_MAX 10000 /* empty cells in a file, that a few bytes ask for */

static const char caption_word[] = "Table: ";

bool
table_is(cmark_node *node)
{
	return node != NULL &&
	    strcmp(cmark_node_get_type_string(node), "table") == 0;
}

bool
table_is_caption(cmark_node *paragraph)
{
	cmark_node *first = paragraph == NULL
	    ? NULL
	    : cmark_node_first_child(paragraph);
	const char *text;

	if (first == NULL ||
	    cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
	    cmark_node_get_type(first) != CMARK_NODE_TEXT)
		return false;
	text = cmark_node_get_literal(first);
	return strncmp(text, ": ", 2) == 0 ||
	    strncmp(text, caption_word, strlen(caption_word)) == 0;
}

/* Takes the mark off a caption, for the text that is left is its title. */
static void
strip_mark(cmark_node *caption)
{
	cmark_node *first = cmark_node_first_child(caption);
	const char *text = cmark_node_get_literal(first);
	size_t mark = text[0] == ':' ? 2 : strlen(caption_word);
	char *rest = g_strdup(text + mark);

	cmark_node_set_literal(first, rest);
	g_free(rest);
}

/* The attributes that end a caption, or NULL. */
static const struct attributes *
caption_attributes(cmark_node *caption)
{
	const struct syntax_inline *mine = caption == NULL
	    ? NULL
	    : syntax_inline_find(cmark_node_last_child(caption));

	return mine != NULL && mine->kind == SYNTAX_ATTRIBUTES
	    ? mine->attributes
	    : NULL;
}

static xmlNode *
add_titled(struct markdown *md, cmark_node *table, cmark_node *caption,
    xmlNode *into)
{
	xmlNode *element = markdown_add(md, into, "table", table);
	xmlNode *title = markdown_add(md, element, "title", caption);
	cmark_node *last = cmark_node_last_child(caption), *end = NULL;
	const struct attributes *attributes = caption_attributes(caption);

	if (table_is_caption(caption))
		strip_mark(caption);
	if (attributes != NULL) {
		end = last;
		doubt_report(md, attributes, /*classes*/ NULL,
		    markdown_pos(md, caption));
		inline_apply(md, element, attributes,
		    markdown_pos(md, caption));
	}
	inline_fill_range(md, cmark_node_first_child(caption), end, title);
	if (title->children == NULL) { /* attributes only */
		xmlUnlinkNode(title);
		xmlFreeNode(title);
		element_rename(element, "informaltable");
	}
	return element;
}

struct table_caption
table_begin(struct markdown *md, cmark_node *node, cmark_node *caption,
    xmlNode *into)
{
	return (struct table_caption){
		.table = caption != NULL
		    ? add_titled(md, node, caption, into)
		    : markdown_add(md, into, "informaltable", node),
		.attributes = caption_attributes(caption),
		.pos = markdown_pos(md, caption != NULL ? caption : node),
	};
}

void
table_end(struct markdown *md, const struct table_caption *of)
{
	colspec_set(md, of->table, of->attributes, of->pos);
}

static void
add_colspecs(struct markdown *md, cmark_node *table, xmlNode *tgroup)
{
	uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
	int count = cmark_gfm_extensions_get_table_columns(table);
	char number[16];

	snprintf(number, sizeof(number), "%d", count);
	element_set(tgroup, "cols", number);
	for (int i = 0; i < count; i++) {
		xmlNode *colspec = element_add(&md->reading->make, tgroup,
		    "colspec", POS_NONE);

		snprintf(number, sizeof(number), "c%d", i + 1);
		element_set(colspec, "colname", number);
		if (alignments[i] != 0)
			element_set(colspec, "align",
			    alignments[i] == 'l'       ? "left"
				: alignments[i] == 'r' ? "right"
						       : "center");
	}
}

/*
 * Finds the next cell's end from `at`: an unescaped bar, or the line's end.
 */
static const char *
cell_end(const char *at, const char *end)
{
	while (at < end && *at != '|') {
		if (*at == '\\' && at + 1 < end)
			at++;
		at++;
	}
	return at < end ? at : end;
}

/*
 * Counts the cells in a row's source line; `*surplus` is where the one after
 * the `columns`-th begins, or NULL.
 */
static int
count_cells(const char *line, size_t length, int columns, const char **surplus)
{
	const char *at = line, *end = line + length;
	int count = 0;

	*surplus = NULL;
	while (end > at && g_ascii_isspace(end[-1]))
		end--;
	while (at < end && g_ascii_isspace(*at))
		at++;
	if (at < end && *at == '|')
		at++;
	while (at < end) {
		if (count == columns)
			*surplus = at;
		at = cell_end(at, end);
		count++;
		if (at < end)
			at++;
	}
	return count;
}

/* The source line of a row, from the table's own column on. */
static const char *
row_line(struct markdown *md, cmark_node *row, size_t *length)
{
	int column = cmark_node_get_start_column(row);
	const char *line = source_line(md->source,
	    (unsigned)cmark_node_get_start_line(row) + md->first_line, length);
	size_t skip = column > 0 ? (size_t)column - 1 : 0;

	if (skip > *length)
		skip = *length;
	*length -= skip;
	return line + skip;
}

static void
add_surplus(struct markdown *md, const char *surplus, size_t length,
    xmlNode *entry)
{
	GString *text = g_string_new_len(surplus, (gssize)length);
	cmark_node *document, *paragraph;
	xmlNode *last = entry->last;

	g_strstrip(text->str);
	if (g_str_has_suffix(text->str, "|") &&
	    !g_str_has_suffix(text->str, "\\|"))
		*strrchr(text->str, '|') = '\0';
	document = markdown_parse_fragment(md, text->str);
	paragraph = cmark_node_first_child(document);
	if (last != NULL)
		element_add_text(&md->reading->make, entry, " | ", 3);
	if (paragraph != NULL &&
	    cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH)
		inline_fill(md, paragraph, entry);
	else
		element_add_text(&md->reading->make, entry, text->str,
		    strlen(text->str));
	cmark_node_free(document);
	g_string_free(text, /*free_segment*/ TRUE);
}

/* Compares a row with its source; see above. */
static void
check_row(struct markdown *md, cmark_node *row, int columns, xmlNode *entry)
{
	struct pos pos = markdown_pos(md, row);
	const char *surplus, *line;
	size_t length;
	int count;

	/* what cmark takes for a header row has as many as the line below */
	if (cmark_node_previous(row) == NULL)
		return;
	line = row_line(md, row, &length);
	count = count_cells(line, length, columns, &surplus);
	if (count < columns)
		diag(md->reading->diags, DIAG_TABLE_ROW_SHORT, pos,
		    "%d instead of %d", count, columns);
	if (count <= columns)
		return;
	pos.column += (unsigned)(surplus - line);
	diag(md->reading->diags, DIAG_TABLE_ROW_LONG, pos, "%d instead of %d",
	    count, columns);
	add_surplus(md, surplus, length - (size_t)(surplus - line), entry);
}

/* A cell that cmark made for a row that is too short. */
static bool
is_padding(cmark_node *cell)
{
	return cell == NULL || cmark_node_get_start_column(cell) == 0;
}

static void
add_row(struct markdown *md, cmark_node *row, int columns, xmlNode *body)
{
	xmlNode *element = markdown_add(md, body, "row", row), *entry = NULL;
	cmark_node *cell = cmark_node_first_child(row);

	for (int i = 0; i < columns; i++) {
		if (is_padding(cell) && ++md->padding > PADDING_MAX)
			break; /* CALS lets a row end before its last column */
		entry = element_add(&md->reading->make, element, "entry",
		    markdown_pos(md, cell != NULL ? cell : row));
		if (cell == NULL)
			continue;
		inline_fill(md, cell, entry);
		cell = cmark_node_next(cell);
	}
	check_row(md, row, columns, entry);
}

/* A table needs a body; the header is it where there is nothing else. */
static void
add_rows(struct markdown *md, cmark_node *table, xmlNode *tgroup)
{
	int columns = cmark_gfm_extensions_get_table_columns(table);
	cmark_node *row = cmark_node_first_child(table);
	bool has_body = row != NULL && cmark_node_next(row) != NULL;
	xmlNode *body = markdown_add(md, tgroup, has_body ? "thead" : "tbody",
	    table);

	for (; row != NULL; row = cmark_node_next(row)) {
		add_row(md, row, columns, body);
		if (has_body && row == cmark_node_first_child(table))
			body = markdown_add(md, tgroup, "tbody",
			    cmark_node_next(row));
	}
}

cmark_node *
table_add(struct markdown *md, cmark_node *table, cmark_node *caption,
    xmlNode *into)
{
	cmark_node *next = cmark_node_next(table);
	struct table_caption of;
	xmlNode *tgroup;

	if (caption == NULL && table_is_caption(next)) {
		caption = next;
		next = cmark_node_next(next);
	}
	of = table_begin(md, table, caption, into);
	tgroup = markdown_add(md, of.table, "tgroup", table);
	add_colspecs(md, table, tgroup);
	add_rows(md, table, tgroup);
	table_end(md, &of);
	return next;
}
