/* What our cmark syntax extensions share; see syntax.h. */
#include "read/syntax.h"

#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>
#include <glib.h>

/* Ours come first: a fence of a container must end a GFM table. */
static const struct {
	const char *name;
	void (*init)(cmark_syntax_extension *extension);
	bool in_mdbook;
} ours[] = {
	{ "container", syntax_container_init, false },
	{ "deflist", syntax_deflist_init, true },
	{ "example", syntax_example_init, false },
	{ "enumerator", syntax_enumerator_init, false },
	{ "note", syntax_note_init, true },
	{ "inline-note", syntax_inline_note_init, false },
	{ "abbreviation", syntax_abbreviation_init, false },
	{ "span", syntax_span_init, true },
	{ "script", syntax_script_init, false },
	{ "xref", syntax_xref_init, false },
};

static const char *const theirs[] = {
	"table",
	"strikethrough",
	"autolink",
	"tasklist",
};

/* Made once for the program: cmark has no way to take a node type back. */
static cmark_syntax_extension *extensions[G_N_ELEMENTS(ours)];
static struct syntax_types types;

static int
may_contain(cmark_syntax_extension *extension, cmark_node *node,
    cmark_node_type child)
{
	(void)extension;
	(void)node;
	return (child & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK &&
	    child != CMARK_NODE_ITEM;
}

static void
init_once(void)
{
	static gsize done;

	if (!g_once_init_enter(&done))
		return;
	cmark_gfm_core_extensions_ensure_registered();
	types.container = cmark_syntax_extension_add_node(/*is_inline*/ 0);
	types.definition = cmark_syntax_extension_add_node(/*is_inline*/ 0);
	types.note = cmark_syntax_extension_add_node(/*is_inline*/ 0);
	types.abbreviation = cmark_syntax_extension_add_node(/*is_inline*/ 0);
	types.example = cmark_syntax_extension_add_node(/*is_inline*/ 0);
	types.enumerator = cmark_syntax_extension_add_node(/*is_inline*/ 0);
	for (size_t i = 0; i < G_N_ELEMENTS(ours); i++) {
		extensions[i] = cmark_syntax_extension_new(ours[i].name);
		cmark_syntax_extension_set_can_contain_func(extensions[i],
		    may_contain);
		ours[i].init(extensions[i]);
	}
	g_once_init_leave(&done, 1);
}

cmark_parser *
syntax_parser_new(struct arena *arena, enum syntax_dialect dialect)
{
	cmark_parser *parser;

	init_once();
	parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE);
	for (size_t i = 0; i < G_N_ELEMENTS(ours); i++) {
		if (dialect == SYNTAX_MDBOOK && !ours[i].in_mdbook)
			continue;
		cmark_syntax_extension_set_private(extensions[i], arena,
		    /*free_function*/ NULL);
		cmark_parser_attach_syntax_extension(parser, extensions[i]);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(theirs); i++)
		cmark_parser_attach_syntax_extension(parser,
		    cmark_find_syntax_extension(theirs[i]));
	return parser;
}

void
syntax_parser_free(cmark_parser *parser)
{
	cmark_parser_free(parser);
}

const struct syntax_types *
syntax_types(void)
{
	return &types;
}

struct arena *
syntax_arena(cmark_syntax_extension *extension)
{
	return cmark_syntax_extension_get_private(extension);
}

bool
syntax_is_container(const cmark_node *node)
{
	return node->type == types.container;
}

bool
syntax_is_definition(const cmark_node *node)
{
	return node->type == types.definition;
}

bool
syntax_is_note(const cmark_node *node)
{
	return node->type == types.note;
}

const struct syntax_example *
syntax_example_find(cmark_node *node)
{
	return node->type == types.example ? cmark_node_get_user_data(node)
					   : NULL;
}

const struct syntax_enumerator *
syntax_enumerator_find(cmark_node *node)
{
	return node != NULL && node->type == types.enumerator
	    ? cmark_node_get_user_data(node)
	    : NULL;
}

int
syntax_match_indented(cmark_parser *parser, const unsigned char *input,
    int width)
{
	int indent = cmark_parser_get_indent(parser);

	if (indent < MIN(width, 4))
		return cmark_parser_is_blank(parser);
	cmark_parser_advance_offset(parser, (const char *)input,
	    MIN(indent, width), /*columns*/ 1);
	return 1;
}

const struct syntax_abbreviation *
syntax_abbreviation_find(cmark_node *node)
{
	return node->type == types.abbreviation ? cmark_node_get_user_data(node)
						: NULL;
}

const char *
syntax_note_label(cmark_node *node)
{
	return cmark_node_get_user_data(node);
}

const struct syntax_inline *
syntax_inline_find(cmark_node *node)
{
	if (node == NULL || node->type != CMARK_NODE_HTML_INLINE)
		return NULL;
	return cmark_node_get_user_data(node);
}

cmark_node *
syntax_open_block(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_node *parent, cmark_node_type type)
{
	cmark_node *node = cmark_parser_add_child(parser, parent, type,
	    cmark_parser_get_first_nonspace(parser) + 1);

	cmark_node_set_syntax_extension(node, extension);
	return node;
}

cmark_node *
syntax_new_inline(cmark_syntax_extension *extension,
    cmark_inline_parser *inlines, enum syntax_inline_kind kind, int from,
    int to)
{
	cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
	struct arena *arena = syntax_arena(extension);
	struct syntax_inline *mine = ARENA_NEW(arena, struct syntax_inline);
	cmark_node *node = cmark_node_new(CMARK_NODE_HTML_INLINE);

	mine->kind = kind;
	cmark_node_set_user_data(node, mine);
	cmark_node_set_literal(node,
	    arena_strndup(arena, (const char *)chunk->data + from,
		(size_t)(to - from)));
	node->start_line = node->end_line = cmark_inline_parser_get_line(
	    inlines);
	node->start_column = cmark_inline_parser_get_column(inlines);
	return node;
}

void
syntax_set_special(cmark_syntax_extension *extension, unsigned char c)
{
	cmark_llist *chars = extension->special_inline_chars;

	chars = cmark_llist_append(cmark_get_default_mem_allocator(), chars,
	    GUINT_TO_POINTER(c));
	cmark_syntax_extension_set_special_inline_chars(extension, chars);
}
