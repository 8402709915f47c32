/* Markdown to DocBook: one file; see markdown.h. */
#include "read/markdown.h"

#include <string.h>

#include "read/block.h"
#include "read/foresee.h"
#include "read/html.h"
#include "read/include.h"
#include "read/indexterm.h"
#include "read/inline.h"
#include "read/note.h"
#include "read/plaintable.h"

struct pos
markdown_pos(const struct markdown *md, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	int column = cmark_node_get_start_column(node);

	if (md->within.line > 0)
		return md->within;
	while (line <= 0 && node != NULL) { /* made by an extension */
		node = cmark_node_parent(node);
		line = node == NULL ? 1 : cmark_node_get_start_line(node);
		column = node == NULL ? 1 : cmark_node_get_start_column(node);
	}
	return source_pos(md->source, (unsigned)line + md->first_line,
	    (column > 0 ? (unsigned)column : 1) + md->first_column);
}

xmlNode *
markdown_add(struct markdown *md, xmlNode *parent, const char *name,
    cmark_node *node)
{
	return element_add(&md->reading->make, parent, name,
	    markdown_pos(md, node));
}

void
markdown_report_depth(struct markdown *md, cmark_node *node)
{
	if (!md->deep_reported)
		diag(md->reading->diags, DIAG_NESTING_DEEP,
		    markdown_pos(md, node), NULL);
	md->deep_reported = true;
}

const char *
markdown_plain(struct markdown *md, const char *text)
{
	GString *shown;
	const char *copy;

	if (text == NULL)
		return "";
	if (!md->has_hidden || !smart_has_hidden(text, strlen(text)))
		return text;
	shown = g_string_new(NULL);
	smart_show(shown, text, strlen(text), /*is_code*/ false);
	copy = arena_strndup(md->reading->arena, shown->str, shown->len);
	g_string_free(shown, /*free_segment*/ TRUE);
	return copy;
}

cmark_node *
markdown_parse_fragment(struct markdown *md, const char *text)
{
	cmark_parser *parser = syntax_parser_new(md->reading->arena,
	    md->reading->dialect);
	cmark_node *document;

	cmark_parser_feed(parser, text, strlen(text));
	document = cmark_parser_finish(parser);
	syntax_parser_free(parser);
	return document;
}

/* Drawn tables are marked for the reader; see read/plaintable.h. */
static void
feed(cmark_parser *parser, enum syntax_dialect dialect, const char *text,
    size_t length)
{
	char *marked = dialect == SYNTAX_OURS
	    ? plaintable_mark(text, length, &length)
	    : NULL;

	cmark_parser_feed(parser, marked != NULL ? marked : text, length);
	g_free(marked);
}

struct markdown *
markdown_parse(struct reading *reading, struct source *source,
    struct scope *scope, unsigned first_line, const struct smart_marks *marks)
{
	struct markdown *md = ARENA_NEW(reading->arena, struct markdown);
	cmark_parser *parser = syntax_parser_new(reading->arena,
	    reading->dialect);
	char *text;
	size_t length;

	source = include_expand(reading, source, scope->path, first_line);
	text = source->text + source->lines[first_line];
	length = source->length - source->lines[first_line];
	foresee_pictures(reading, scope->path, text, length);
	md->reading = reading;
	md->source = source;
	md->scope = scope;
	md->first_line = first_line;
	md->smart.marks = marks;
	if (marks != NULL) {
		smart_hide_escapes(text, length);
		md->has_hidden = smart_has_hidden(text, length);
	}
	feed(parser, reading->dialect, text, length);
	md->document = cmark_parser_finish(parser);
	syntax_parser_free(parser);
	return md;
}

unsigned
markdown_count_titles(const struct markdown *md)
{
	unsigned count = 0;

	for (cmark_node *node = cmark_node_first_child(md->document);
	     node != NULL; node = cmark_node_next(node)) {
		if (cmark_node_get_type(node) == CMARK_NODE_HEADING &&
		    cmark_node_get_heading_level(node) == 1)
			count++;
	}
	return count;
}

void
markdown_begin(struct markdown *md, struct divisions *divisions)
{
	md->divisions = divisions;
	md->notes = g_hash_table_new(g_str_hash, g_str_equal);
	md->text = g_string_new(NULL);
	md->open = g_array_new(FALSE, FALSE, sizeof(struct open_inline));
	note_collect(md, md->document);
}

void
markdown_add_blocks(struct markdown *md)
{
	block_fill_document(md, md->document);
	html_settle_anchors(md);
	note_report_unused(md);
	indexterm_finish(md);
}

void
markdown_end(struct markdown *md)
{
	g_array_free(md->open, TRUE);
	g_string_free(md->text, /*free_segment*/ TRUE);
	g_hash_table_destroy(md->notes);
	if (md->abbreviations != NULL)
		g_hash_table_destroy(md->abbreviations);
	if (md->addresses != NULL)
		g_hash_table_destroy(md->addresses);
	if (md->fragments != NULL)
		g_ptr_array_free(md->fragments, TRUE);
	cmark_node_free(md->document);
}

void
markdown_fill(struct markdown *md, struct divisions *divisions)
{
	markdown_begin(md, divisions);
	markdown_add_blocks(md);
	markdown_end(md);
}
