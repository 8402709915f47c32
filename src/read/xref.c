/*
 * Cross-references.  Where they lead is known when the whole book is read
 * (scope.h); what they say, stylesheets know.
 */
#include "read/xref.h"

#include <string.h>

#include "read/inline.h"
#include "read/resolve.h"

/* Also words of xrefstyle; see styles/common/titles.xsl. */
static const char *const forms[] = { "number", "title", "label", "page",
	"full" };

const char *
xref_form_find(const struct attributes *attributes)
{
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (attributes_has_class(attributes, forms[i]))
			return forms[i];
	}
	return NULL;
}

static void
add(struct markdown *md, cmark_node *node, const char *id, const char *form,
    bool is_perhaps)
{
	struct arena *arena = md->reading->arena;
	struct pos pos = markdown_pos(md, node);
	xmlNode *xref = inline_open(md, "xref", pos);

	element_set(xref, "xrefstyle", form);
	resolve_add_reference(md->reading, md->scope, xref,
	    arena_printf(arena, "#%s", id),
	    arena_strdup(arena, cmark_node_get_literal(node)), is_perhaps,
	    md->brackets, pos);
	md->smart.before = 'x';
	inline_close(md);
}

void
xref_add(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine)
{
	const char *literal = cmark_node_get_literal(node);

	if (md->in_link && mine->is_perhaps)
		inline_add_text(md, literal, strlen(literal));
	else
		add(md, node, mine->label,
		    mine->form != NULL ? mine->form : md->xref_form,
		    mine->is_perhaps);
}

void
xref_add_bracket(struct markdown *md, const char *bracket)
{
	bool opens = *bracket == '[';
	xmlNode *phrase = inline_open(md, "phrase", POS_NONE);

	element_add_text(&md->reading->make, phrase, bracket, 1);
	inline_close(md);
	if (opens)
		md->brackets = resolve_add_brackets(md->reading);
	if (md->brackets == NULL)
		return; /* the other one went into another element */
	if (opens)
		md->brackets->open = phrase;
	else
		md->brackets->close = phrase;
	if (!opens)
		md->brackets = NULL;
}

char *
xref_example_id(struct arena *arena, const char *label)
{
	return arena_printf(arena, "example-%s", label);
}

void
xref_add_example(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine)
{
	add(md, node, xref_example_id(md->reading->arena, mine->label),
	    "number", /*is_perhaps*/ true);
}
