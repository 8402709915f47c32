/*
 * Bracketed spans.  A class may name an element (kbd), or ask for an index
 * entry; any other becomes the role of a phrase.
 */
#include "read/span.h"

#include <string.h>

#include "read/inline.h"

static const struct {
	const char *class;
	const char *element;
	const char *role;
} spans[] = {
	{ "kbd", "keycap", NULL },
	{ "abbr", "abbrev", NULL },
	{ "underline", "emphasis", "underline" },
	{ "sub", "subscript", NULL },
	{ "sup", "superscript", NULL },
	{ "term", "firstterm", NULL },
};

/* Both ends stand under the same parent, so what is between is a range. */
static bool
is_whole(cmark_node *open, cmark_node *close)
{
	return open != NULL && close != NULL &&
	    cmark_node_parent(open) != NULL &&
	    cmark_node_parent(open) == cmark_node_parent(close);
}

static char *
text_between(struct markdown *md, cmark_node *open, cmark_node *close)
{
	char *text = arena_strdup(md->reading->arena, "");

	for (cmark_node *node = cmark_node_next(open); node != close;
	     node = cmark_node_next(node)) {
		if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
			text = arena_printf(md->reading->arena, "%s ", text);
		else
			text = arena_printf(md->reading->arena, "%s%s", text,
			    cmark_node_get_type(node) == CMARK_NODE_TEXT ||
				    cmark_node_get_type(node) == CMARK_NODE_CODE
				? markdown_plain(md,
				      cmark_node_get_literal(node))
				: inline_plain_text(md, node));
	}
	return text;
}

static void
add_entry(struct markdown *md, xmlNode *indexterm, const char *name,
    const char *text)
{
	if (text != NULL && *text != '\0')
		element_add_with_text(&md->reading->make, indexterm, name,
		    POS_NONE, text);
}

/* [visible]{.index}, []{.index term="memory" sub="safety" see="…"} */
static void
add_indexterm(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine, const struct attributes *attributes)
{
	const char *term = attributes_find(attributes, "term");
	xmlNode *indexterm;

	if (term == NULL)
		term = text_between(md, node, mine->close);
	if (*term == '\0')
		return;
	inline_flush(md);
	indexterm = element_add(&md->reading->make, md->at, "indexterm",
	    markdown_pos(md, node));
	add_entry(md, indexterm, "primary", term);
	add_entry(md, indexterm, "secondary",
	    attributes_find(attributes, "sub"));
	add_entry(md, indexterm, "see", attributes_find(attributes, "see"));
	if (attributes_find(attributes, "see") == NULL)
		add_entry(md, indexterm, "seealso",
		    attributes_find(attributes, "seealso"));
	md->reading->has_indexterms = true;
}

static void
open_element(struct markdown *md, cmark_node *node,
    const struct attributes *attributes)
{
	const char *element = "phrase", *known = "index", *role = NULL, *rest;
	const char *title = attributes_find(attributes, "title");
	struct pos pos = markdown_pos(md, node);
	xmlNode *span;

	for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
		if (attributes_has_class(attributes, spans[i].class)) {
			element = spans[i].element;
			known = spans[i].class;
			role = spans[i].role;
		}
	}
	rest = attributes_role(md->reading->arena, attributes, known);
	if (strcmp(element, "phrase") == 0 && rest == NULL &&
	    attributes->id == NULL &&
	    attributes_find(attributes, "lang") == NULL)
		element = NULL;
	span = inline_push(md, "[", element, pos);
	if (span == NULL)
		return;
	inline_apply(md, span, attributes, pos);
	element_remove(span, "role");
	if (role != NULL)
		element_add_role(span, role);
	if (rest != NULL)
		element_add_role(span, rest);
	if (title != NULL && strcmp(element, "abbrev") == 0)
		element_add_with_text(&md->reading->make, span, "alt", POS_NONE,
		    title);
}

bool
span_open(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine)
{
	const struct syntax_inline *other = syntax_inline_find(mine->close);

	if (!is_whole(node, mine->close))
		return false;
	if (attributes_has_class(other->attributes, "index"))
		add_indexterm(md, node, mine, other->attributes);
	open_element(md, node, other->attributes);
	return true;
}

bool
span_close(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine, guint base)
{
	return is_whole(mine->open, node) && inline_pop(md, "[", base);
}
