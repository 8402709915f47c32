/* Inline content: cmark's nodes to DocBook's elements; see inline.h. */
#include "read/inline.h"

#include <string.h>

#include "read/abbreviation.h"
#include "read/code.h"
#include "read/doubt.h"
#include "read/figure.h"
#include "read/html.h"
#include "read/note.h"
#include "read/raw.h"
#include "read/resolve.h"
#include "read/site.h"
#include "read/span.h"
#include "read/uri.h"
#include "read/xref.h"

static void add_siblings(struct markdown *md, cmark_node *first,
    cmark_node *end);

void
inline_apply(struct markdown *md, xmlNode *node,
    const struct attributes *attributes, struct pos pos)
{
	const char *role = attributes_role(md->reading->arena, attributes,
	    NULL);

	if (attributes == NULL)
		return;
	if (attributes->id != NULL)
		scope_add_id(md->reading, md->scope, node, attributes->id, pos);
	if (role != NULL)
		element_add_role(node, role);
	element_set_language(&md->reading->make, node,
	    attributes_find(attributes, "lang"));
}

void
inline_link_to(struct markdown *md, xmlNode *node, const char *url,
    const char *title, struct pos pos)
{
	if (uri_is_internal(url) ||
	    (md->reading->dialect == SYNTAX_MDBOOK && site_is_page(url)))
		resolve_add_link(md->reading, md->scope, node, url, pos);
	else
		element_set_xlink(&md->reading->make, node, "href",
		    uri_escape(md->reading->arena, url));
	if (title != NULL && *title != '\0')
		element_set_xlink(&md->reading->make, node, "title", title);
}

static void
add_text(struct markdown *md, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	cmark_node *next = cmark_node_next(node);
	struct smart plain = { 0 };
	bool goes_on = next != NULL &&
	    cmark_node_get_type(next) != CMARK_NODE_SOFTBREAK &&
	    cmark_node_get_type(next) != CMARK_NODE_LINEBREAK;

	if (note_ends_at(md, node))
		text++; /* the "]" of a reference */
	if (md->abbreviations != NULL && !md->raw)
		abbreviation_add_text(md, text, strlen(text), goes_on);
	else
		smart_add(md->raw ? &plain : &md->smart, md->text, text,
		    strlen(text), goes_on);
}

static void
add_break(struct markdown *md)
{
	inline_flush(md);
	xmlAddChild(md->at,
	    xmlNewDocPI(md->reading->make.doc, BAD_CAST "linebreak", NULL));
	md->smart.before = '\n';
}

/* The attributes that stand right behind `node`, or NULL. */
static const struct attributes *
attributes_behind(cmark_node *node)
{
	const struct syntax_inline *mine = syntax_inline_find(
	    cmark_node_next(node));

	return mine != NULL && mine->kind == SYNTAX_ATTRIBUTES
	    ? mine->attributes
	    : NULL;
}

/* A class that is a language says so, as behind a fence. */
static void
set_language(struct markdown *md, xmlNode *code,
    const struct attributes *attributes)
{
	const char *class = attributes_find(attributes, "class"), *language;

	language = class == NULL ? NULL : code_language_find(class);
	if (language == NULL)
		return;
	element_rename(code, "code");
	element_set(code, "language", language);
	element_remove(code, "role");
	element_set(code, "role",
	    attributes_role(md->reading->arena, attributes, class));
}

static void
add_code(struct markdown *md, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	struct pos pos = markdown_pos(md, node);
	xmlNode *code = inline_open(md, "literal", pos);
	GString *shown = g_string_new(NULL);

	smart_show(shown, text, strlen(text), /*is_code*/ true);
	element_add_text(&md->reading->make, code, shown->str, shown->len);
	g_string_free(shown, /*free_segment*/ TRUE);
	smart_skip(&md->smart, text, strlen(text));
	doubt_report(md, attributes_behind(node), /*classes*/ NULL, pos);
	inline_apply(md, code, attributes_behind(node), pos);
	set_language(md, code, attributes_behind(node));
	code_tell(md, code);
	inline_close(md);
}

static void
add_emphasis(struct markdown *md, cmark_node *node, const char *role)
{
	xmlNode *emphasis = inline_open(md, "emphasis", markdown_pos(md, node));

	element_set(emphasis, "role", role);
	add_siblings(md, cmark_node_first_child(node), NULL);
	inline_close(md);
}

/* An autolink's text is its address, in which no quote may be changed. */
static bool
is_autolink(cmark_node *node, const char *url)
{
	cmark_node *child = cmark_node_first_child(node);
	const char *text;

	if (child == NULL || cmark_node_next(child) != NULL ||
	    cmark_node_get_type(child) != CMARK_NODE_TEXT)
		return false;
	text = cmark_node_get_literal(child);
	return g_str_has_suffix(url, text);
}

static void
add_link(struct markdown *md, cmark_node *node)
{
	const char *url = markdown_plain(md, cmark_node_get_url(node));
	const char *title = markdown_plain(md, cmark_node_get_title(node));
	struct pos pos = markdown_pos(md, node);
	bool was_raw = md->raw;
	xmlNode *link;

	if (md->in_link) { /* DocBook and readers know no link in a link */
		add_siblings(md, cmark_node_first_child(node), NULL);
		return;
	}
	link = inline_open(md, "link", pos);
	inline_link_to(md, link, url, title, pos);
	doubt_report(md, attributes_behind(node), DOUBT_SPAN, pos);
	inline_apply(md, link, attributes_behind(node), pos);
	md->in_link = true;
	md->raw = md->raw || is_autolink(node, url);
	add_siblings(md, cmark_node_first_child(node), NULL);
	md->raw = was_raw;
	md->in_link = false;
	inline_close(md);
}

static void
add_ours(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine, guint base)
{
	const char *literal = cmark_node_get_literal(node);
	cmark_node *before = cmark_node_previous(node);
	cmark_node_type type = before == NULL ? CMARK_NODE_NONE
					      : cmark_node_get_type(before);

	switch (mine->kind) {
	case SYNTAX_SPAN_OPEN:
		if (span_open(md, node, mine))
			return;
		break;
	case SYNTAX_SPAN_CLOSE:
		if (span_close(md, node, mine, base))
			return;
		break;
	case SYNTAX_NOTE:
		if (note_add_reference(md, node, mine->label))
			return;
		break;
	case SYNTAX_INLINE_NOTE:
		note_add_inline(md, node, mine);
		return;
	case SYNTAX_XREF:
		xref_add(md, node, mine);
		return;
	case SYNTAX_BRACKET:
		xref_add_bracket(md, literal);
		return;
	case SYNTAX_EXAMPLE:
		xref_add_example(md, node, mine);
		return;
	case SYNTAX_ATTRIBUTES:
		if (type == CMARK_NODE_CODE || type == CMARK_NODE_LINK ||
		    type == CMARK_NODE_IMAGE)
			return; /* applied there */
		break;
	}
	inline_add_text(md, literal, strlen(literal));
}

/* Below the depth that is allowed only words are kept. */
static void
add_flat(struct markdown *md, cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	markdown_report_depth(md, node);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(at);
		const char *text;

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
			text = cmark_node_get_literal(at);
			inline_add_text(md, text, strlen(text));
		} else if (type == CMARK_NODE_SOFTBREAK ||
		    type == CMARK_NODE_LINEBREAK) {
			inline_add_text(md, "\n", 1);
		}
	}
	cmark_iter_free(iter);
}

static void
add_parent(struct markdown *md, cmark_node *node)
{
	if (md->inline_depth >= MARKDOWN_INLINE_DEPTH_MAX) {
		add_flat(md, node);
		return;
	}
	md->inline_depth++;
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_EMPH:
		add_emphasis(md, node, NULL);
		break;
	case CMARK_NODE_STRONG:
		add_emphasis(md, node, "strong");
		break;
	case CMARK_NODE_LINK:
		add_link(md, node);
		break;
	case CMARK_NODE_IMAGE:
		inline_flush(md);
		figure_add_inline(md, node, attributes_behind(node));
		break;
	default: /* GFM's strikethrough is the only other one */
		add_emphasis(md, node, "strikethrough");
		break;
	}
	md->inline_depth--;
}

static void
add_inline(struct markdown *md, cmark_node *node, guint base)
{
	const struct syntax_inline *mine;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_text(md, node);
		break;
	case CMARK_NODE_SOFTBREAK:
		inline_add_text(md, "\n", 1);
		break;
	case CMARK_NODE_LINEBREAK:
		add_break(md);
		break;
	case CMARK_NODE_CODE:
		if (!raw_open(md, node))
			add_code(md, node);
		break;
	case CMARK_NODE_HTML_INLINE:
		mine = syntax_inline_find(node);
		if (mine != NULL)
			add_ours(md, node, mine, base);
		else
			html_add_inline(md, node, base);
		break;
	default:
		add_parent(md, node);
		break;
	}
}

static void
add_siblings(struct markdown *md, cmark_node *first, cmark_node *end)
{
	guint base = md->open->len;

	for (cmark_node *node = first; node != end && node != NULL;
	     node = cmark_node_next(node)) {
		if (md->skip_to == NULL)
			add_inline(md, node, base);
		else if (md->skip_to == node)
			md->skip_to = NULL;
	}
	inline_pop_all(md, base);
}

void
inline_begin(struct markdown *md, xmlNode *into)
{
	md->at = into;
	smart_begin(&md->smart);
}

void
inline_end(struct markdown *md)
{
	inline_flush(md);
	md->at = NULL;
}

void
inline_fill_range(struct markdown *md, cmark_node *first, cmark_node *end,
    xmlNode *into)
{
	xmlNode *outer = md->at;

	inline_begin(md, into);
	add_siblings(md, first, end);
	while (end != NULL && md->text->len > 0 &&
	    g_ascii_isspace(md->text->str[md->text->len - 1]))
		g_string_truncate(md->text, md->text->len - 1);
	inline_end(md);
	md->at = outer;
}

void
inline_fill(struct markdown *md, cmark_node *parent, xmlNode *into)
{
	inline_fill_range(md, cmark_node_first_child(parent), /*end*/ NULL,
	    into);
}

/* The words of a node, where it has any of its own. */
static const char *
plain_words(cmark_node *node)
{
	const struct syntax_inline *mine = syntax_inline_find(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		return cmark_node_get_literal(node);
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		return " ";
	default:
		return mine != NULL && mine->is_perhaps
		    ? cmark_node_get_literal(node)
		    : NULL;
	}
}

char *
inline_plain_text(struct markdown *md, cmark_node *parent)
{
	GString *text = g_string_new(NULL);
	cmark_iter *iter = cmark_iter_new(parent);
	cmark_event_type event;
	char *copy;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		const char *words = plain_words(cmark_iter_get_node(iter));

		if (event == CMARK_EVENT_ENTER && words != NULL)
			g_string_append(text, words);
	}
	cmark_iter_free(iter);
	g_strstrip(text->str);
	copy = arena_strdup(md->reading->arena, markdown_plain(md, text->str));
	g_string_free(text, /*free_segment*/ TRUE);
	return copy;
}
