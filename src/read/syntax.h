/*
 * Our notation on top of CommonMark and GFM, as cmark syntax extensions, one
 * in each syntax_*.c.
 *
 * A block of ours is a cmark node of a type made here.  An inline of ours is
 * an HTML_INLINE node (the only type that may stand anywhere, table cells
 * included) with a struct syntax_inline; its literal is its source, which is
 * what the reader falls back to.
 */
#ifndef READ_SYNTAX_H
#define READ_SYNTAX_H

#include <stdbool.h>

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "base/arena.h"
#include "read/attributes.h"

/* ::: note … ::: */
struct syntax_container {
	struct attributes *attributes;
	bool closed; /* by its own fence */
};

/* *[HTML]: Hypertext Markup Language */
struct syntax_abbreviation {
	const char *name;
	const char *expansion;
};

/* (@good) An example */
struct syntax_example {
	const char *label; /* "" where it has none */
	int width;         /* columns by which its text is indented */
};

enum syntax_enumeration {
	SYNTAX_ARABIC,
	SYNTAX_LOWER_ALPHA,
	SYNTAX_UPPER_ALPHA,
	SYNTAX_LOWER_ROMAN,
	SYNTAX_UPPER_ROMAN,
};

/* a. An item of a list */
struct syntax_enumerator {
	enum syntax_enumeration kind;
	char open, close; /* what is around the number; NUL for no open one */
	unsigned value;
	int width; /* columns by which its text is indented */
};

enum syntax_inline_kind {
	SYNTAX_ATTRIBUTES,  /* {…} behind an image, a link, code, a title */
	SYNTAX_SPAN_OPEN,   /* the "[" of [text]{…}, the first "^" of ^2^ */
	SYNTAX_SPAN_CLOSE,  /* its "]{…}" */
	SYNTAX_NOTE,        /* "[^label"; the text goes on with "]" */
	SYNTAX_INLINE_NOTE, /* ^[text] */
	SYNTAX_XREF,        /* @fig-id */
	SYNTAX_BRACKET,     /* around references that are there perhaps */
	SYNTAX_EXAMPLE,     /* "@label" of an example (@label) */
};

struct syntax_inline {
	enum syntax_inline_kind kind;
	const struct attributes *attributes; /* of ATTRIBUTES, SPAN_CLOSE */
	cmark_node *close;                   /* of SPAN_OPEN */
	cmark_node *open;                    /* of SPAN_CLOSE */
	cmark_node *content;                 /* of INLINE_NOTE: a paragraph */
	const char *label;                   /* of NOTE, XREF and EXAMPLE */
	const char *form; /* of XREF: how it is shown, or NULL */
	bool is_perhaps;  /* of XREF: text, unless something has that id */
	int end;          /* of a script's "^": offset of the other one */
};

/* Whose notation it is: other people's text must not be taken for ours. */
enum syntax_dialect {
	SYNTAX_OURS,
	SYNTAX_MDBOOK, /* no containers, and "@name" is just that */
};

/* What the extensions of one parser share; all in one arena. */
cmark_parser *syntax_parser_new(struct arena *arena,
    enum syntax_dialect dialect);
void syntax_parser_free(cmark_parser *parser);

bool syntax_is_container(const cmark_node *node);
bool syntax_is_definition(const cmark_node *node);
bool syntax_is_note(const cmark_node *node);
/* NULL for anything but the definition of an abbreviation. */
const struct syntax_abbreviation *syntax_abbreviation_find(cmark_node *node);
/* NULL for anything but an example. */
const struct syntax_example *syntax_example_find(cmark_node *node);
/* NULL for anything but an item of such a list. */
const struct syntax_enumerator *syntax_enumerator_find(cmark_node *node);
/* The label of a footnote's definition. */
const char *syntax_note_label(cmark_node *node);
/* NULL for anything but an inline of ours. */
const struct syntax_inline *syntax_inline_find(cmark_node *node);

/* For the extensions themselves. */
struct syntax_types {
	cmark_node_type container, definition, note, abbreviation, example,
	    enumerator;
};

const struct syntax_types *syntax_types(void);
struct arena *syntax_arena(cmark_syntax_extension *extension);
/* Opens a block of `type` at the first non-space and drops the line's rest. */
cmark_node *syntax_open_block(cmark_syntax_extension *extension,
    cmark_parser *parser, cmark_node *parent, cmark_node_type type);
/*
 * Whether a block goes on with this line: one that is indented as its text, or
 * by a tab stop, or is blank; steps over the indent.  For match_block.
 */
int syntax_match_indented(cmark_parser *parser, const unsigned char *input,
    int width);
cmark_node *syntax_new_inline(cmark_syntax_extension *extension,
    cmark_inline_parser *inlines, enum syntax_inline_kind kind, int from,
    int to);
void syntax_set_special(cmark_syntax_extension *extension, unsigned char c);

void syntax_abbreviation_init(cmark_syntax_extension *extension);
void syntax_container_init(cmark_syntax_extension *extension);
void syntax_deflist_init(cmark_syntax_extension *extension);
void syntax_enumerator_init(cmark_syntax_extension *extension);
void syntax_example_init(cmark_syntax_extension *extension);
void syntax_inline_note_init(cmark_syntax_extension *extension);
void syntax_note_init(cmark_syntax_extension *extension);
void syntax_script_init(cmark_syntax_extension *extension);
void syntax_span_init(cmark_syntax_extension *extension);
void syntax_xref_init(cmark_syntax_extension *extension);

#endif
