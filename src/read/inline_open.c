/*
 * Putting inline content into the tree: text that is gathered, elements that
 * are opened and closed, those that tags open among them; see inline.h.
 */
#include "read/inline.h"

#include <string.h>

void
inline_flush(struct markdown *md)
{
	bool is_clean;

	if (md->text->len == 0)
		return;
	if (md->has_hidden && smart_has_hidden(md->text->str, md->text->len)) {
		GString *shown = g_string_sized_new(md->text->len);

		smart_show(shown, md->text->str, md->text->len,
		    /*is_code*/ false);
		is_clean = element_add_text(&md->reading->make, md->at,
		    shown->str, shown->len);
		g_string_free(shown, /*free_segment*/ TRUE);
	} else {
		is_clean = element_add_text(&md->reading->make, md->at,
		    md->text->str, md->text->len);
	}
	if (!is_clean)
		diag(md->reading->diags, DIAG_CONTROL_CHARACTER,
		    element_pos(md->at), "it is written as an entity");
	g_string_truncate(md->text, 0);
}

void
inline_add_text(struct markdown *md, const char *text, size_t length)
{
	g_string_append_len(md->text, text, (gssize)length);
	smart_skip(&md->smart, text, length);
}

xmlNode *
inline_open(struct markdown *md, const char *name, struct pos pos)
{
	inline_flush(md);
	md->at = element_add(&md->reading->make, md->at, name, pos);
	return md->at;
}

void
inline_close(struct markdown *md)
{
	inline_flush(md);
	md->at = md->at->parent;
}

xmlNode *
inline_push(struct markdown *md, const char *tag, const char *element,
    struct pos pos)
{
	struct open_inline open = { tag, md->at, pos, md->in_link };

	inline_flush(md);
	g_array_append_val(md->open, open);
	if (element == NULL || md->open->len > MARKDOWN_INLINE_DEPTH_MAX)
		return NULL;
	return inline_open(md, element, pos);
}

static bool
is_ubiquitous(const xmlNode *node)
{
	return element_is(node, "phrase") || element_is(node, "link") ||
	    element_is(node, "xref") || element_is(node, "superscript") ||
	    element_is(node, "subscript") || element_is(node, "indexterm") ||
	    element_is(node, "inlinemediaobject") || element_is(node, "alt") ||
	    node->type != XML_ELEMENT_NODE;
}

void
inline_fit_text_only(xmlNode *node)
{
	static const char *const turnable[] = { "emphasis", "literal", "keycap",
		"abbrev", "quote", "citetitle", "firstterm" };

	for (xmlNode *child = node->children; child != NULL;
	     child = child->next) {
		const char *old = (const char *)child->name;

		for (size_t i = 0; i < G_N_ELEMENTS(turnable); i++) {
			if (!element_is(child, turnable[i]))
				continue;
			if (element_find(child, "role") == NULL)
				element_set(child, "role", old);
			element_rename(child, "phrase");
			break;
		}
		if (element_is(child, "phrase"))
			inline_fit_text_only(child);
		if (!is_ubiquitous(child)) {
			if (!element_is(node, "phrase"))
				element_add_role(node,
				    (const char *)node->name);
			element_rename(node, "phrase");
		}
	}
}

static bool
is_text_only(const xmlNode *node)
{
	return element_is(node, "superscript") ||
	    element_is(node, "subscript") || element_is(node, "keycap") ||
	    element_is(node, "abbrev") || element_is(node, "literal");
}

static void
pop_one(struct markdown *md)
{
	struct open_inline *open = &g_array_index(md->open, struct open_inline,
	    md->open->len - 1);

	inline_flush(md);
	for (; md->at != open->outer; md->at = md->at->parent) {
		if (is_text_only(md->at))
			inline_fit_text_only(md->at);
	}
	md->in_link = open->was_in_link;
	g_array_set_size(md->open, md->open->len - 1);
}

bool
inline_pop(struct markdown *md, const char *tag, guint base)
{
	guint i = md->open->len;

	while (i > base &&
	    g_ascii_strcasecmp(
		g_array_index(md->open, struct open_inline, i - 1).tag, tag) !=
		0)
		i--;
	if (i == base)
		return false;
	while (md->open->len >= i)
		pop_one(md);
	return true;
}

void
inline_pop_all(struct markdown *md, guint base)
{
	while (md->open->len > base) {
		struct open_inline *open = &g_array_index(md->open,
		    struct open_inline, md->open->len - 1);

		if (open->tag[0] != '[')
			diag(md->reading->diags, DIAG_HTML_UNCLOSED, open->pos,
			    "<%s>", open->tag);
		pop_one(md);
	}
}
