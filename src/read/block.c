/* Blocks: cmark's block nodes to DocBook's elements; see block.h. */
#include "read/block.h"

#include <string.h>

#include "read/code.h"
#include "read/container.h"
#include "read/doubt.h"
#include "read/figure.h"
#include "read/html.h"
#include "read/html_frame.h"
#include "read/inline.h"
#include "read/list.h"
#include "read/only.h"
#include "read/raw.h"
#include "read/table.h"
#include "read/texttable.h"
#include "read/verse.h"

#define BRIDGEHEAD_LEVEL_MAX 5

xmlNode *
block_into(struct markdown *md, struct flow *flow, struct pos pos)
{
	xmlNode *inner = flow->frame == NULL ? NULL
					     : html_frame_into(md, flow, pos);

	if (inner != NULL)
		return inner;
	if (flow->base != NULL)
		return flow->base;
	return division_body(md->divisions, pos);
}

void
block_add_empty(struct markdown *md, xmlNode *into, struct pos pos)
{
	element_add(&md->reading->make, into, "simpara", pos);
}

cmark_node *
block_heading_end(cmark_node *heading, const struct attributes **attributes)
{
	cmark_node *last = cmark_node_last_child(heading);
	const struct syntax_inline *mine = syntax_inline_find(last);
	cmark_node *before = last == NULL ? NULL : cmark_node_previous(last);
	cmark_node_type type = before == NULL ? CMARK_NODE_NONE
					      : cmark_node_get_type(before);

	*attributes = NULL;
	if (mine == NULL || mine->kind != SYNTAX_ATTRIBUTES ||
	    type == CMARK_NODE_CODE || type == CMARK_NODE_IMAGE ||
	    type == CMARK_NODE_LINK)
		return NULL;
	*attributes = mine->attributes;
	return last;
}

/* A heading for one output only has its whole division with it. */
static void
set_outputs(struct markdown *md, cmark_node *heading, xmlNode *element,
    const struct attributes *attributes)
{
	const char *outputs;

	doubt_report(md, attributes, DOUBT_HEADING, markdown_pos(md, heading));
	if (!only_is(attributes))
		return;
	outputs = only_choose(md, attributes, "only",
	    markdown_pos(md, heading));
	if (outputs != NULL)
		only_set(element, outputs);
}

static void
name_heading(struct markdown *md, cmark_node *node, xmlNode *element,
    const struct attributes *attributes)
{
	if (attributes != NULL && attributes->id != NULL)
		scope_add_id(md->reading, md->scope, element, attributes->id,
		    markdown_pos(md, node));
	else
		scope_add_heading(md->reading, md->scope, element,
		    inline_plain_text(md, node));
}

/* The level of a heading in the book, which is not always that in its file. */
static int
book_level(const struct markdown *md, int level)
{
	level += md->divisions->shift;
	return MAX(level, MAX(md->divisions->least, 1));
}

xmlNode *
block_add_title(struct markdown *md, cmark_node *heading,
    struct attributes *more)
{
	const struct attributes *attributes;
	cmark_node *end = block_heading_end(heading, &attributes);
	xmlNode *title, *element = NULL;

	for (const struct attribute *own =
		 attributes == NULL ? NULL : attributes->first;
	     own != NULL; own = own->next)
		attributes_add(md->reading->arena, more, own->key, own->value);
	title = division_open(md->divisions,
	    book_level(md, cmark_node_get_heading_level(heading)), more,
	    markdown_pos(md, heading), &element);
	name_heading(md, heading, element, attributes);
	set_outputs(md, heading, element, attributes);
	inline_fill_range(md, cmark_node_first_child(heading), end, title);
	return element;
}

xmlNode *
block_open_heading(struct markdown *md, struct flow *flow, int level,
    const struct attributes *attributes, struct pos pos, xmlNode **element)
{
	xmlNode *title = NULL;
	char renderas[] = "sect0";

	if (flow->base == NULL && !html_frame_is_open(flow))
		title = division_open(md->divisions, book_level(md, level),
		    attributes, pos, element);
	if (title == NULL) {
		title = *element = element_add(&md->reading->make,
		    block_into(md, flow, pos), "bridgehead", pos);
		renderas[4] = (char)('0' + MIN(level, BRIDGEHEAD_LEVEL_MAX));
		element_set(title, "renderas", renderas);
	}
	return title;
}

static void
add_heading(struct markdown *md, struct flow *flow, cmark_node *node)
{
	const struct attributes *attributes;
	cmark_node *end = block_heading_end(node, &attributes);
	xmlNode *element;
	xmlNode *title = block_open_heading(md, flow,
	    cmark_node_get_heading_level(node), attributes,
	    markdown_pos(md, node), &element);

	name_heading(md, node, element, attributes);
	set_outputs(md, node, element, attributes);
	inline_fill_range(md, cmark_node_first_child(node), end, title);
}

static bool
has_text(xmlNode *paragraph)
{
	return paragraph->children != NULL;
}

static void
add_paragraph(struct markdown *md, struct flow *flow, cmark_node *node)
{
	struct pos pos = markdown_pos(md, node);
	xmlNode *into = block_into(md, flow, pos), *paragraph;

	if (figure_add(md, node, into) ||
	    (md->reading->dialect == SYNTAX_OURS &&
		(verse_add(md, node, into) || block_add_break(md, node, into))))
		return;
	paragraph = element_add(&md->reading->make, into, "para", pos);
	inline_fill(md, node, paragraph);
	if (!has_text(paragraph)) { /* only a comment */
		xmlUnlinkNode(paragraph);
		xmlFreeNode(paragraph);
	} else {
		figure_settle(paragraph);
		html_note_anchors(md, paragraph);
	}
}

static void
add_thematic_break(struct markdown *md, struct flow *flow, cmark_node *node)
{
	struct pos pos = markdown_pos(md, node);
	xmlNode *mark = element_add(&md->reading->make,
	    block_into(md, flow, pos), "simpara", pos);

	element_set(mark, "role", "thematic-break");
}

bool
block_is_break(const char *text)
{
	static const char *const breaks[] = { "\\newpage", "\\pagebreak",
		"\\clearpage", "{{< pagebreak >}}", NULL };

	return g_strv_contains(breaks, text);
}

bool
block_add_break(struct markdown *md, cmark_node *paragraph, xmlNode *into)
{
	cmark_node *text = cmark_node_first_child(paragraph);

	if (text == NULL || cmark_node_next(text) != NULL ||
	    cmark_node_get_type(text) != CMARK_NODE_TEXT ||
	    !block_is_break(cmark_node_get_literal(text)))
		return false;
	block_add_page_break(md, into);
	return true;
}

void
block_add_page_break(struct markdown *md, xmlNode *into)
{
	xmlAddChild(into,
	    xmlNewDocPI(md->reading->make.doc, BAD_CAST "pagebreak", NULL));
}

/* What follows the dash that begins `text`; NULL if none does. */
static const char *
after_dash(const char *text)
{
	static const char *const dashes[] = { "\u2014", "\u2013", "--" };

	for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
		if (g_str_has_prefix(text, dashes[i])) {
			text += strlen(dashes[i]);
			return text + strspn(text, "- ");
		}
	}
	return NULL;
}

void
block_settle_attribution(xmlNode *quote)
{
	xmlNode *last = quote->last;
	const char *name;
	xmlChar *rest;

	if (last == NULL || !element_is_paragraph(last) ||
	    element_first(quote) == last || last->children == NULL ||
	    last->children->type != XML_TEXT_NODE)
		return;
	name = after_dash((const char *)last->children->content);
	if (name == NULL)
		return;
	rest = xmlStrdup(BAD_CAST name);
	xmlNodeSetContent(last->children, NULL);
	xmlNodeAddContent(last->children, rest);
	xmlFree(rest);
	element_rename(last, "attribution");
	inline_fit_text_only(last);
	xmlUnlinkNode(last);
	xmlAddPrevSibling(quote->children, last);
}

static void
add_quote(struct markdown *md, struct flow *flow, cmark_node *node)
{
	struct pos pos = markdown_pos(md, node);
	xmlNode *into = block_into(md, flow, pos), *quote;

	if (container_add_alert(md, node, into))
		return;
	quote = element_add(&md->reading->make, into, "blockquote", pos);
	block_fill(md, node, quote);
	block_settle_attribution(quote);
}

/* A paragraph may be the term of a definition, or a table's caption. */
static cmark_node *
add_paragraph_or_more(struct markdown *md, struct flow *flow, cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);
	struct pos pos = markdown_pos(md, node);

	if (table_is_caption(node) && table_is(next))
		return table_add(md, next, node, block_into(md, flow, pos));
	if (table_is_caption(node) && texttable_is(md, next))
		return texttable_add(md, next, node, block_into(md, flow, pos));
	if (texttable_is(md, node))
		return texttable_add(md, node, /*caption*/ NULL,
		    block_into(md, flow, pos));
	if (next != NULL && syntax_is_definition(next) &&
	    !list_is_caption(next))
		return list_add_definitions(md, node,
		    block_into(md, flow, pos));
	add_paragraph(md, flow, node);
	return next;
}

static cmark_node *
add_ours(struct markdown *md, struct flow *flow, cmark_node *node)
{
	struct pos pos = markdown_pos(md, node);

	if (table_is(node))
		return table_add(md, node, /*caption*/ NULL,
		    block_into(md, flow, pos));
	if (syntax_is_container(node))
		container_add(md, node, block_into(md, flow, pos));
	else if (syntax_example_find(node) != NULL)
		return list_add_examples(md, node, block_into(md, flow, pos));
	else if (syntax_enumerator_find(node) != NULL)
		return list_add_enumerated(md, node, block_into(md, flow, pos));
	else if (syntax_is_definition(node))
		return list_add_stray_definition(md, node,
		    block_into(md, flow, pos));
	return cmark_node_next(node); /* a footnote stands where it is cited */
}

cmark_node *
block_add(struct markdown *md, struct flow *flow, cmark_node *node)
{
	struct pos pos = markdown_pos(md, node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		return add_paragraph_or_more(md, flow, node);
	case CMARK_NODE_HEADING:
		add_heading(md, flow, node);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		add_quote(md, flow, node);
		break;
	case CMARK_NODE_LIST:
		list_add(md, node, block_into(md, flow, pos));
		break;
	case CMARK_NODE_CODE_BLOCK:
		if (raw_add_block(md, flow, node))
			break;
		return code_add(md, node, block_into(md, flow, pos));
	case CMARK_NODE_HTML_BLOCK:
		html_add_block(md, flow, node);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		add_thematic_break(md, flow, node);
		break;
	default:
		return add_ours(md, flow, node);
	}
	return cmark_node_next(node);
}

static bool
is_leaf(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_THEMATIC_BREAK:
		return true;
	default:
		return table_is(node);
	}
}

/* Adds all leaves below `parent` to `into`, without the levels between. */
static void
fill_flat(struct markdown *md, cmark_node *parent, xmlNode *into)
{
	struct flow flow = { .base = into };
	cmark_iter *iter = cmark_iter_new(parent);
	cmark_event_type event;

	markdown_report_depth(md, parent);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event != CMARK_EVENT_ENTER || !is_leaf(node))
			continue;
		if (table_is(node))
			table_add(md, node, /*caption*/ NULL, into);
		else if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
			add_paragraph(md, &flow, node);
		else
			block_add(md, &flow, node);
		if (cmark_node_first_child(node) != NULL)
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
	cmark_iter_free(iter);
}

void
block_fill(struct markdown *md, cmark_node *parent, xmlNode *into)
{
	struct flow flow = { .base = into };
	xmlNode *last = into->last;

	if (md->depth >= MARKDOWN_BLOCK_DEPTH_MAX) {
		fill_flat(md, parent, into);
	} else {
		md->depth++;
		for (cmark_node *node = cmark_node_first_child(parent);
		     node != NULL;)
			node = block_add(md, &flow, node);
		md->depth--;
	}
	html_frame_close_all(md, &flow);
	if (into->last == last)
		block_add_empty(md, into, markdown_pos(md, parent));
}

void
block_fill_document(struct markdown *md, cmark_node *document)
{
	struct flow flow = { 0 };

	for (cmark_node *node = cmark_node_first_child(document); node != NULL;)
		node = block_add(md, &flow, node);
	html_frame_close_all(md, &flow);
}
