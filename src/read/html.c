/* HTML in a line of text; see html.h. */
#include "read/html.h"

#include <string.h>

#include "read/figure.h"
#include "read/html_name.h"
#include "read/inline.h"
#include "read/uri.h"

/* Inlines looked through for a closing tag. */
enum { CLOSE_LOOK = 100 };

void
html_report_unknown(struct markdown *md, const struct html_token *token,
    struct pos pos)
{
	if (token->kind == HTML_OPEN)
		diag_hint(md->reading->diags, DIAG_HTML_UNKNOWN, pos,
		    &(struct diag_hint){ .piece = token->name,
			.instead = html_name_suggest(token->name) },
		    "<%s>", token->name);
}

/* Does a closing tag of that name follow before long? */
static bool
has_close(const struct html_token *token, cmark_node *node)
{
	char *close = g_strdup_printf("</%s", token->name);
	size_t length = strlen(close);
	bool found = false;

	for (int i = 0; i < CLOSE_LOOK && node != NULL && !found; i++) {
		node = cmark_node_next(node);
		if (node != NULL &&
		    cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
			found = g_ascii_strncasecmp(cmark_node_get_literal(
							node),
				    close, length) == 0;
	}
	g_free(close);
	return found;
}

/* No HTML, but a word in angle brackets that its author forgot to escape? */
static bool
is_text(const struct html_token *token, cmark_node *node)
{
	return memchr(token->start, '=', token->length) == NULL &&
	    !token->is_empty && !has_close(token, node);
}

/* The width of style="…; width: 50%", or NULL. */
static const char *
find_style_width(struct arena *arena, const struct html_token *token)
{
	static const char *const units[] = { "%", "px", "cm", "mm", "in", "pt",
		"pc" };
	const char *style = html_token_find(arena, token, "style"), *at = style;
	size_t length;

	while (at != NULL && (at = strstr(at, "width:")) != NULL) {
		bool is_whole = at == style || strchr("; \t\n", at[-1]) != NULL;

		at += strlen("width:");
		at += strspn(at, " \t");
		length = strspn(at, "0123456789.");
		for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
			if (is_whole && length > 0 &&
			    g_str_has_prefix(at + length, units[i]))
				return arena_strndup(arena, at,
				    length + strlen(units[i]));
		}
	}
	return NULL;
}

void
html_add_image(struct markdown *md, const struct html_token *token,
    struct pos pos, xmlNode *parent, const char *name)
{
	struct arena *arena = md->reading->arena;
	struct image image = {
		.url = html_token_find(arena, token, "src"),
		.alt = html_token_find(arena, token, "alt"),
		.width = html_token_find(arena, token, "width"),
		.pos = pos,
	};

	if (image.url == NULL)
		image.url = "";
	if (image.width == NULL)
		image.width = find_style_width(arena, token);
	image.is_decorative = image.alt != NULL && *image.alt == '\0';
	figure_add_media(md, parent, name, &image);
}

void
html_add_id(struct markdown *md, const struct html_token *token, struct pos pos,
    xmlNode *node)
{
	const char *id = html_token_find(md->reading->arena, token, "id");
	const char *role = html_token_find(md->reading->arena, token, "class");

	if (id == NULL)
		id = html_token_find(md->reading->arena, token, "name");
	/* a website's old anchors often repeat a heading's own */
	if (id != NULL && *id != '\0' &&
	    !(strcmp(token->name, "a") == 0 &&
		g_hash_table_contains(md->scope->anchors, id)))
		scope_add_id(md->reading, md->scope, node, id, pos);
	if (role != NULL && *role != '\0')
		element_add_role(node, role);
}

/* <a href> is a link, <a id> a place to link to. */
static void
open_anchor(struct markdown *md, const struct html_token *token, struct pos pos)
{
	struct arena *arena = md->reading->arena;
	const char *url = html_token_find(arena, token, "href");
	bool is_link = url != NULL && !md->in_link;
	xmlNode *node = inline_push(md, token->name,
	    is_link ? "link" : "phrase", pos);

	if (node == NULL)
		return;
	html_add_id(md, token, pos, node);
	if (!is_link)
		return;
	inline_link_to(md, node, url, html_token_find(arena, token, "title"),
	    pos);
	md->in_link = true;
}

static void
open_inline(struct markdown *md, const struct html_token *token,
    const struct html_name *name, struct pos pos)
{
	xmlNode *node = inline_push(md, name->name, name->element, pos);
	const char *title;

	if (node == NULL)
		return;
	element_set(node, "role", name->role);
	html_add_id(md, token, pos, node);
	title = html_token_find(md->reading->arena, token, "title");
	if (title != NULL && strcmp(token->name, "abbr") == 0)
		element_add_with_text(&md->reading->make, node, "alt", POS_NONE,
		    title);
}

/* What only a screen shows leaves its address. */
static void
add_media(struct markdown *md, const struct html_token *token, struct pos pos)
{
	struct arena *arena = md->reading->arena;
	const char *url = html_token_find(arena, token, "src");
	const char *title = html_token_find(arena, token, "title");
	xmlNode *link;

	html_report_unknown(md, token, pos);
	if (url == NULL)
		return;
	title = title != NULL ? title : url;
	if (g_uri_peek_scheme(url) != NULL && !md->in_link) {
		link = inline_open(md, "link", pos);
		element_set_xlink(&md->reading->make, link, "href",
		    uri_escape(arena, url));
	} else {
		inline_open(md, "literal", pos);
	}
	inline_add_text(md, title, strlen(title));
	inline_close(md);
}

void
html_add_open_tag(struct markdown *md, const struct html_token *token,
    cmark_node *node, struct pos pos)
{
	const struct html_name *name = html_name_find(token->name);

	if (strcmp(token->name, "br") == 0) {
		inline_flush(md);
		xmlAddChild(md->at,
		    xmlNewDocPI(md->reading->make.doc, BAD_CAST "linebreak",
			NULL));
	} else if (strcmp(token->name, "wbr") == 0) {
		inline_add_text(md, "\u200b", strlen("\u200b"));
	} else if (strcmp(token->name, "img") == 0) {
		inline_flush(md);
		html_add_image(md, token, pos, md->at, "inlinemediaobject");
	} else if (strcmp(token->name, "a") == 0) {
		open_anchor(md, token, pos);
	} else if (name->kind == HTML_KIND_INLINE && !token->is_empty) {
		open_inline(md, token, name, pos);
	} else if (html_name_is_media(token->name)) {
		add_media(md, token, pos);
	} else if (name->kind == HTML_KIND_UNKNOWN) {
		html_report_unknown(md, token, pos);
		/* in other people's books no author will see the message */
		if (md->reading->dialect == SYNTAX_MDBOOK && node != NULL &&
		    is_text(token, node))
			inline_add_text(md, token->start, token->length);
	}
}

/* Text of a CDATA section, which cmark lets through as HTML. */
static void
add_cdata(struct markdown *md, const struct html_token *token)
{
	size_t marks = strlen("<![CDATA[") + strlen("]]>");

	if (token->name[0] == '[' && token->length > marks)
		inline_add_text(md, token->start + strlen("<![CDATA["),
		    token->length - marks);
}

void
html_add_inline(struct markdown *md, cmark_node *node, guint base)
{
	const char *text = cmark_node_get_literal(node);
	struct pos pos = markdown_pos(md, node);
	struct html_cutter cutter = { md->reading->arena, text,
		text + strlen(text), 0 };
	struct html_token token = html_token_read(&cutter);

	switch (token.kind) {
	case HTML_OPEN:
		html_add_open_tag(md, &token, node, pos);
		break;
	case HTML_CLOSE:
		inline_pop(md, token.name, base);
		break;
	case HTML_COMMENT:
		add_cdata(md, &token);
		break;
	case HTML_TEXT:
		inline_add_text(md, text, strlen(text));
		break;
	}
}

void
html_add_phrase(struct markdown *md, xmlNode *into, const char *before,
    const char *markdown)
{
	cmark_node *document = markdown_parse_fragment(md,
	    markdown != NULL ? markdown : "");
	cmark_node *paragraph = cmark_node_first_child(document);
	struct pos within = md->within;
	xmlNode *outer = md->at;

	md->within = element_pos(into);
	if (before != NULL) {
		inline_begin(md, into);
		inline_add_text(md, before, strlen(before));
		inline_end(md);
		md->at = outer;
	}
	if (paragraph != NULL)
		inline_fill(md, paragraph, into);
	md->within = within;
	cmark_node_free(document);
}
