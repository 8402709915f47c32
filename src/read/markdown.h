/*
 * Markdown to DocBook: one file's nodes become elements in the book.
 *
 * The first three functions are for book.c; the rest is what the parts of
 * this reader (block, inline, list, table, html, …) have from each other.
 */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "read/division.h"
#include "read/reading.h"
#include "read/scope.h"
#include "read/smart.h"
#include "read/source.h"
#include "read/syntax.h"

/*
 * How deep blocks, and inlines in them, may nest: counted in XML elements,
 * and well below the 256 at which libxml2 refuses to read a file back.
 */
#define MARKDOWN_BLOCK_DEPTH_MAX 100
#define MARKDOWN_INLINE_DEPTH_MAX 50

struct markdown {
	struct reading *reading;
	const struct source *source;
	struct scope *scope;
	struct divisions *divisions;
	cmark_node *document;
	unsigned first_line;   /* lines before the text that cmark was given */
	struct pos within;     /* of all nodes, in a phrase from elsewhere */
	unsigned first_column; /* and columns, for a fragment's; else 0 */

	GPtrArray *anchors;    /* see html_note_anchors(); NULL for none */
	GHashTable *addresses; /* of links by name; see fragment.h; or NULL */
	GPtrArray *fragments;  /* their documents, or NULL */
	GHashTable *notes;     /* label -> struct note */
	GHashTable *abbreviations;   /* name -> expansion; NULL for none */
	size_t abbreviation_longest; /* bytes */
	GHashTable *ranges; /* of the index, begun: entry -> struct range */
	unsigned depth;     /* of blocks */
	unsigned padding;   /* cells of tables that nobody wrote */
	bool deep_reported;
	bool has_hidden; /* escapes that smart_show() must turn back */

	/* the inline content under way; see inline.h */
	struct smart smart;
	GString *text; /* not yet in the tree */
	xmlNode *at;   /* the element that inline content goes into */
	GArray *open;  /* struct open_inline: by HTML tags and spans */
	unsigned inline_depth;
	bool in_link, in_note;
	bool raw;                  /* text is not to be changed: it is a URL */
	cmark_node *skip_to;       /* what is before it has been dealt with */
	const char *xref_form;     /* of references in this span, or NULL */
	struct brackets *brackets; /* that are open, or NULL */
};

/*
 * Parses `source` from behind its first `first_line` lines (front matter).
 * `marks` NULL leaves quotes and dashes alone.
 */
struct markdown *markdown_parse(struct reading *reading, struct source *source,
    struct scope *scope, unsigned first_line, const struct smart_marks *marks);

/* How many headings of level 1 there are: is it a book or an article? */
unsigned markdown_count_titles(const struct markdown *md);

/* Turns everything into elements below the divisions that are open. */
void markdown_fill(struct markdown *md, struct divisions *divisions);

/* The same in steps, to fill single elements besides; end() frees `md`. */
void markdown_begin(struct markdown *md, struct divisions *divisions);
void markdown_add_blocks(struct markdown *md);
void markdown_end(struct markdown *md);

struct pos markdown_pos(const struct markdown *md, cmark_node *node);
xmlNode *markdown_add(struct markdown *md, xmlNode *parent, const char *name,
    cmark_node *node);
/* Reports a too deep nesting, once a file. */
void markdown_report_depth(struct markdown *md, cmark_node *node);
/* A string of cmark's with hidden escapes made plain; NULL if empty. */
const char *markdown_plain(struct markdown *md, const char *text);

/* Parses a fragment with our notation; free both with cmark. */
cmark_node *markdown_parse_fragment(struct markdown *md, const char *text);

#endif
