/* Drawn tables to CALS tables; see texttable.h. */
#include "read/texttable.h"

#include <string.h>

#include "read/block.h"
#include "read/cell.h"
#include "read/fragment.h"
#include "read/gridtable.h"
#include "read/inline.h"
#include "read/plaintable.h"
#include "read/table.h"

/* A drawing on its way into the tree. */
struct texttable {
	struct markdown *md;
	struct drawing drawing;
	unsigned line; /* of md->source, where it begins */
	size_t indent; /* bytes before it in each line */
};

static bool
is_marked(cmark_node *node)
{
	cmark_node *first = cmark_node_first_child(node);

	return first != NULL && cmark_node_get_type(first) == CMARK_NODE_TEXT &&
	    cmark_node_get_literal(first)[0] == PLAINTABLE_MARK;
}

/* A line of the paragraph, without what it is indented by. */
static const char *
line_of(struct markdown *md, cmark_node *node, int line, size_t *length)
{
	int column = cmark_node_get_start_column(node);
	const char *text = source_line(md->source,
	    (unsigned)line + md->first_line, length);
	size_t skip = column > 1 ? (size_t)column - 1 + md->first_column
				 : md->first_column;

	skip = MIN(skip, *length);
	*length -= skip;
	return text + skip;
}

static bool
is_grid(struct markdown *md, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	size_t length;
	const char *text = line_of(md, node, line, &length);

	while (length > 0 && g_ascii_isspace(text[length - 1]))
		length--;
	return cmark_node_get_end_line(node) >= line + 2 &&
	    gridtable_begins(text, length);
}

bool
texttable_is(struct markdown *md, cmark_node *node)
{
	return node != NULL && md->reading->dialect == SYNTAX_OURS &&
	    cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
	    (is_marked(node) || is_grid(md, node));
}

static void
take_lines(struct texttable *t, cmark_node *node)
{
	int first = cmark_node_get_start_line(node);
	int last = cmark_node_get_end_line(node);
	size_t length;

	drawing_init(&t->drawing, t->md->reading->arena,
	    (unsigned)(last - first + 1));
	for (int i = first; i <= last; i++) {
		const char *text = line_of(t->md, node, i, &length);

		drawing_add_line(&t->drawing, t->md->reading->arena, text,
		    length);
	}
	t->line = (unsigned)first + t->md->first_line;
	t->indent = (size_t)MAX(cmark_node_get_start_column(node), 1) - 1 +
	    t->md->first_column;
}

static void
set_columns(struct texttable *t, xmlNode *tgroup)
{
	const struct drawing *drawing = &t->drawing;
	xmlNode *colspec;
	char share[16];

	cell_add_colspecs(&t->md->reading->make, tgroup, drawing->columns);
	colspec = element_first(tgroup);
	for (unsigned i = 0; i < drawing->columns; i++) {
		char align = drawing->aligns[i];

		if (align != '\0')
			element_set(colspec, "align",
			    align == 'l'       ? "left"
				: align == 'r' ? "right"
					       : "center");
		if (drawing->shares != NULL) {
			g_snprintf(share, sizeof(share), "%u*",
			    drawing->shares[i]);
			element_set(colspec, "colwidth", share);
		}
		colspec = element_next(colspec);
	}
}

/* A text of words only: nothing in it begins a block. */
static void
fill_words(struct markdown *md, char *text, unsigned line, unsigned column,
    xmlNode *entry)
{
	char *safe = g_strdup_printf("%c%s", PLAINTABLE_MARK,
	    g_strdelimit(g_strchomp(text), "\n", ' '));
	struct fragment words = fragment_open(md, safe, line, column - 1);
	cmark_node *paragraph = cmark_node_first_child(words.document), *first;
	char *rest;

	g_free(safe);
	first = cmark_node_first_child(paragraph);
	rest = g_strdup(cmark_node_get_literal(first) + 1);
	cmark_node_set_literal(first, rest);
	g_free(rest);
	inline_fill(md, paragraph, entry);
	fragment_close(md, &words);
}

static void
add_entry(struct texttable *t, const struct drawn_cell *cell, xmlNode *row)
{
	struct markdown *md = t->md;
	unsigned line = t->line + cell->line;
	unsigned column = (unsigned)(t->indent + cell->offset) + 1;
	xmlNode *entry = element_add(&md->reading->make, row, "entry",
	    source_pos(md->source, line, column));
	struct fragment blocks;

	cell_set_span(entry, cell->column, cell->across, cell->down);
	if (*cell->text == '\0')
		return;
	if (!t->drawing.has_blocks) {
		fill_words(md, cell->text, line, column, entry);
		return;
	}
	blocks = fragment_open(md, cell->text, line, column);
	block_fill(md, blocks.document, entry);
	fragment_close(md, &blocks);
	cell_unwrap(entry);
}

/* The rows from `first` up to `end`; cells come in their order. */
static void
add_part(struct texttable *t, xmlNode *tgroup, const char *name, unsigned first,
    unsigned end)
{
	const struct element_maker *make = &t->md->reading->make;
	const GArray *cells = t->drawing.cells;
	xmlNode *part, *row = NULL;
	unsigned rows = first;

	if (first >= end)
		return;
	part = element_add(make, tgroup, name, element_pos(tgroup));
	for (guint i = 0; i < cells->len; i++) {
		const struct drawn_cell *cell = &g_array_index(cells,
		    struct drawn_cell, i);

		if (cell->row < first || cell->row >= end)
			continue;
		for (; rows <= cell->row; rows++)
			row = element_add(make, part, "row",
			    source_pos(t->md->source, t->line + cell->line,
				(unsigned)t->indent + 1));
		add_entry(t, cell, row);
	}
}

/* Widths are those of the drawing where texts were made to fit into it. */
static void
settle_shares(struct drawing *drawing)
{
	for (guint i = 0; i < drawing->cells->len; i++) {
		const char *text =
		    g_array_index(drawing->cells, struct drawn_cell, i).text;
		const char *end = strchr(text, '\n');

		if (end != NULL && end[1] != '\0')
			return;
	}
	drawing->shares = NULL;
}

static void
add_table(struct texttable *t, xmlNode *element)
{
	const struct drawing *drawing = &t->drawing;
	unsigned body_end = drawing->rows - drawing->foot;
	xmlNode *tgroup;

	settle_shares(&t->drawing);
	tgroup = element_add(&t->md->reading->make, element, "tgroup",
	    source_pos(t->md->source, t->line, (unsigned)t->indent + 1));
	set_columns(t, tgroup);
	t->md->depth += 3;
	add_part(t, tgroup, "thead", 0, drawing->head);
	add_part(t, tgroup, "tfoot", body_end, drawing->rows);
	add_part(t, tgroup, "tbody", drawing->head, body_end);
	t->md->depth -= 3;
}

/* A drawing that is not understood keeps its form. */
static void
add_as_drawn(struct texttable *t, xmlNode *into)
{
	const struct element_maker *make = &t->md->reading->make;
	const struct drawing *drawing = &t->drawing;
	struct pos pos = source_pos(t->md->source, t->line + drawing->broken,
	    (unsigned)t->indent + 1);
	xmlNode *listing = element_add(make, into, "programlisting", pos);
	GString *text = g_string_new(NULL), *shown = g_string_new(NULL);

	diag(t->md->reading->diags, DIAG_TABLE_GRID_BROKEN, pos, NULL);
	for (unsigned i = 0; i < drawing->count; i++)
		g_string_append_printf(text, "%s%.*s", i > 0 ? "\n" : "",
		    (int)drawing->lines[i].length, drawing->lines[i].text);
	smart_show(shown, text->str, text->len, /*is_code*/ true);
	element_add_text(make, listing, shown->str, shown->len);
	g_string_free(shown, /*free_segment*/ TRUE);
	g_string_free(text, /*free_segment*/ TRUE);
}

cmark_node *
texttable_add(struct markdown *md, cmark_node *node, cmark_node *caption,
    xmlNode *into)
{
	struct texttable t = { .md = md };
	cmark_node *next = cmark_node_next(node);
	struct arena *arena = md->reading->arena;

	take_lines(&t, node);
	if (caption == NULL && table_is_caption(next)) {
		caption = next;
		next = cmark_node_next(next);
	}
	if (is_marked(node) ? plaintable_read(&t.drawing, arena)
			    : gridtable_read(&t.drawing, arena)) {
		struct table_caption of = table_begin(md, node, caption, into);

		add_table(&t, of.table);
		table_end(md, &of);
	} else {
		add_as_drawn(&t, into);
		if (caption != NULL)
			inline_fill(md, caption,
			    markdown_add(md, into, "para", caption));
	}
	drawing_clear(&t.drawing);
	return next;
}
