/*
 * Bracketed spans.  A class may name an element (kbd), or ask for an index
 * entry; any other becomes the role of a phrase.
 */
#include "read/span.h"

#include <string.h>

#include "read/doubt.h"
#include "read/indexterm.h"
#include "read/inline.h"
#include "read/listtable.h"
#include "read/xref.h"

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
	{ "code", "literal", NULL },
	{ "file", "filename", NULL },
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

/* [visible]{.index}, []{.index term="memory" sub="safety" see="…"} */
static void
add_indexterm(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine, const struct attributes *attributes)
{
	inline_flush(md);
	indexterm_add(md, md->at, text_between(md, node, mine->close),
	    attributes, markdown_pos(md, node));
}

/* Where the part of a key's or menu's name ends that begins at `text`. */
static size_t
part_length(const char *text, const char *joint)
{
	const char *end = *text == '\0' ? NULL : strstr(text + 1, joint);

	return end == NULL || end[strlen(joint)] == '\0' ? strlen(text)
							 : (size_t)(end - text);
}

static void
add_part(struct markdown *md, xmlNode *parent, const char *name,
    const char *text, size_t length)
{
	char *part = g_strstrip(g_strndup(text, length));

	element_add_with_text(&md->reading->make, parent, name, POS_NONE, part);
	g_free(part);
}

/*
 * [Ctrl+C]{.kbd} and [File > Save]{.menu}: text in parts.  False where it is
 * one part only, or more than text.
 */
static bool
add_parts(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine, const struct attributes *attributes)
{
	const char *text = text_between(md, node, mine->close), *next, *joint;
	bool is_menu = attributes_has_class(attributes, "menu");
	const char *name = is_menu ? "guimenu" : "keycap";
	struct pos pos = markdown_pos(md, node);
	xmlNode *parent;
	size_t length;

	joint = !is_menu ? "+" : strstr(text, "\u2192") ? "\u2192" : ">";
	length = part_length(text, joint);
	if (*text == '\0' || (!is_menu && text[length] == '\0'))
		return false;
	inline_flush(md);
	parent = element_add(&md->reading->make, md->at,
	    is_menu ? "menuchoice" : "keycombo", pos);
	inline_apply(md, parent, attributes, pos);
	element_remove(parent, "role");
	for (next = text; *next != '\0';) {
		length = part_length(next, joint);
		if (is_menu && next != text)
			name = next[length] != '\0' ? "guisubmenu"
						    : "guimenuitem";
		add_part(md, parent, name, next, length);
		next += length;
		if (*next != '\0')
			next += strlen(joint);
	}
	md->smart.before = 'x';
	md->skip_to = mine->close;
	return true;
}

/* Does a reference stand in it, whose form the classes are? */
static bool
holds_reference(cmark_node *open, cmark_node *close)
{
	while (open != close) {
		const struct syntax_inline *mine = syntax_inline_find(open);

		if (mine != NULL && mine->kind == SYNTAX_XREF)
			return true;
		open = cmark_node_next(open);
	}
	return false;
}

/* Is there a key that a phrase is made for? */
static bool
speaks_of_content(const struct attributes *attributes)
{
	for (const struct attribute *a = attributes->first; a != NULL;
	     a = a->next) {
		if (strcmp(a->key, "lang") == 0 ||
		    listtable_is_cell_key(a->key))
			return true;
	}
	return false;
}

static void
set_cell_keys(struct markdown *md, xmlNode *span,
    const struct attributes *attributes)
{
	for (const struct attribute *a = attributes->first; a != NULL;
	     a = a->next) {
		if (listtable_is_cell_key(a->key))
			element_set_private(&md->reading->make, span, a->key,
			    a->value);
	}
}

static void
open_element(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine, const struct attributes *attributes)
{
	const char *element = "phrase", *known = "index main", *role = NULL,
		   *rest;
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
	if (xref_form_find(attributes) != NULL &&
	    holds_reference(node, mine->close))
		known = md->xref_form = xref_form_find(attributes);
	rest = attributes_role(md->reading->arena, attributes, known);
	if (strcmp(element, "phrase") == 0 && rest == NULL &&
	    attributes->id == NULL && !speaks_of_content(attributes))
		element = NULL;
	span = inline_push(md, "[", element, pos);
	if (span == NULL)
		return;
	inline_apply(md, span, attributes, pos);
	element_remove(span, "role");
	set_cell_keys(md, span, attributes);
	if (role != NULL)
		element_add_role(span, role);
	if (rest != NULL)
		element_add_role(span, rest);
	if (strcmp(element, "firstterm") == 0)
		element_set(span, "baseform",
		    attributes_find(attributes, "of"));
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
	doubt_report(md, other->attributes, DOUBT_SPAN, markdown_pos(md, node));
	if (attributes_has_class(other->attributes, "index"))
		add_indexterm(md, node, mine, other->attributes);
	if ((attributes_has_class(other->attributes, "kbd") ||
		attributes_has_class(other->attributes, "menu")) &&
	    add_parts(md, node, mine, other->attributes))
		return true;
	open_element(md, node, mine, other->attributes);
	return true;
}

bool
span_close(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine, guint base)
{
	if (!is_whole(mine->open, node))
		return false;
	md->xref_form = NULL;
	return inline_pop(md, "[", base);
}
