/* HTML elements of blocks that are open; see html_frame.h. */
#include "read/html_frame.h"

#include <stdlib.h>
#include <string.h>

#include "read/html.h"
#include "read/html_table.h"
#include "read/inline.h"

/* What a class makes of a <div>. */
static const struct {
	const char *class;
	const char *element;
} notices[] = {
	{ "note", "note" },
	{ "info", "note" },
	{ "information", "note" },
	{ "tip", "tip" },
	{ "hint", "tip" },
	{ "important", "important" },
	{ "warning", "warning" },
	{ "danger", "warning" },
	{ "caution", "caution" },
	{ "attention", "caution" },
};

static const char *
notice_from_class(struct arena *arena, const struct html_token *token)
{
	const char *text = html_token_find(arena, token, "class");
	char **classes = g_strsplit_set(text == NULL ? "" : text, " \t\n", -1);
	const char *found = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(notices) && found == NULL; i++) {
		if (g_strv_contains((const char *const *)classes,
			notices[i].class))
			found = notices[i].element;
	}
	g_strfreev(classes);
	return found;
}

bool
html_frame_is_open(const struct flow *flow)
{
	for (const struct html_frame *frame = flow->frame; frame != NULL;
	     frame = frame->outer) {
		if (frame->node != NULL)
			return true;
	}
	return false;
}

static struct html_frame *
innermost(const struct flow *flow)
{
	struct html_frame *frame = flow->frame;

	while (frame != NULL && frame->node == NULL)
		frame = frame->outer;
	return frame;
}

struct html_frame *
html_frame_fresh(const struct flow *flow, enum html_block_kind kind)
{
	struct html_frame *frame = flow->frame;

	return frame != NULL && frame->name->block == kind &&
		frame->node != NULL && frame->node->children == NULL
	    ? frame
	    : NULL;
}

static void
push(struct markdown *md, struct flow *flow, const struct html_name *name,
    xmlNode *node, struct pos pos)
{
	struct html_frame *frame = ARENA_NEW(md->reading->arena,
	    struct html_frame);

	*frame = (struct html_frame){ flow->frame, name, node, pos, NULL,
		NULL };
	flow->frame = frame;
	md->depth++;
}

/* What must hold a block but does not gets an empty one. */
static void
fill_empty(struct markdown *md, const struct html_frame *frame)
{
	xmlNode *child = element_first(frame->node);

	while (element_is(child, "title") || element_is(child, "caption"))
		child = element_next(child);
	if (child == NULL)
		block_add_empty(md, frame->node, frame->pos);
}

/*
 * The caption comes last; that of pictures alone belongs to the last of them,
 * in what is then a figure.
 */
static void
settle_figure(struct markdown *md, const struct html_frame *frame)
{
	xmlNode *figure = frame->node, *caption = NULL, *media = NULL;
	bool only_media = true;

	fill_empty(md, frame);
	for (xmlNode *child = element_first(figure); child != NULL;
	     child = element_next(child)) {
		if (element_is(child, "caption"))
			caption = child;
		else if (element_is(child, "informalfigure") &&
		    child->children != NULL)
			media = child->last;
		else
			only_media = false;
	}
	if (caption == NULL && frame->caption != NULL)
		caption = frame->caption;
	if (caption != NULL) {
		xmlUnlinkNode(caption);
		xmlAddChild(only_media && media != NULL ? media : figure,
		    caption);
		if (element_first(caption) == NULL)
			block_add_empty(md, caption, frame->pos);
	}
	if (!only_media || media == NULL)
		return;
	for (xmlNode *child = element_first(figure), *next; child != NULL;
	     child = next) {
		next = element_next(child);
		element_move_children(child, figure);
		xmlUnlinkNode(child);
		xmlFreeNode(child);
	}
	element_rename(figure, "informalfigure");
}

/* Each entry of terms must have a description, and a term. */
static void
settle_terms(struct markdown *md, const struct html_frame *frame)
{
	for (xmlNode *entry = element_first(frame->node); entry != NULL;
	     entry = element_next(entry)) {
		xmlNode *last = entry->last;

		if (element_is(last, "listitem"))
			continue;
		last = element_add(&md->reading->make, entry, "listitem",
		    frame->pos);
		block_add_empty(md, last, frame->pos);
	}
}

/* Terms hold a line, so what a paragraph holds goes up into them. */
static void
settle_term(xmlNode *term)
{
	for (xmlNode *child = element_first(term), *next; child != NULL;
	     child = next) {
		next = element_next(child);
		if (element_is_paragraph(child)) {
			while (child->children != NULL)
				xmlAddPrevSibling(child, child->children);
			xmlUnlinkNode(child);
			xmlFreeNode(child);
		}
	}
}

static void
drop_if_empty(xmlNode *node)
{
	if (element_first(node) != NULL)
		return;
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

static void
settle(struct markdown *md, const struct html_frame *frame)
{
	switch (frame->name->block) {
	case HTML_FIGURE:
	case HTML_LISTING:
		settle_figure(md, frame);
		break;
	case HTML_LIST:
		drop_if_empty(frame->node);
		break;
	case HTML_TERMS:
		settle_terms(md, frame);
		drop_if_empty(frame->node);
		break;
	case HTML_TERM_:
		settle_term(frame->node);
		break;
	case HTML_TABLE:
		html_table_settle(md, frame->node);
		break;
	case HTML_ROW_:
	case HTML_CELL_:
	case HTML_CAPTION:
		break;
	default:
		fill_empty(md, frame);
		break;
	}
}

static void
pop(struct markdown *md, struct flow *flow)
{
	struct html_frame *frame = flow->frame;

	flow->frame = frame->outer;
	md->depth--;
	if (frame->node != NULL)
		settle(md, frame);
}

void
html_frame_close(struct markdown *md, struct flow *flow, const char *name)
{
	struct html_frame *frame = flow->frame;

	while (frame != NULL && strcmp(frame->name->name, name) != 0)
		frame = frame->outer;
	if (frame == NULL)
		return;
	while (flow->frame != frame)
		pop(md, flow);
	pop(md, flow);
}

void
html_frame_close_all(struct markdown *md, struct flow *flow)
{
	while (flow->frame != NULL) {
		const struct html_frame *frame = flow->frame;

		if (!html_name_may_stay_open(frame->name))
			diag(md->reading->diags, DIAG_HTML_UNCLOSED, frame->pos,
			    "<%s>", frame->name->name);
		pop(md, flow);
	}
}

/*
 * Closes what a tag ends without saying so: an item the one before, up to the
 * list (`stop`) that both are in.
 */
static void
close_implied(struct markdown *md, struct flow *flow, enum html_block_kind kind,
    enum html_block_kind other, enum html_block_kind stop)
{
	struct html_frame *frame = flow->frame, *last = NULL;

	for (; frame != NULL && frame->name->block != stop;
	     frame = frame->outer) {
		if (frame->name->block == kind || frame->name->block == other)
			last = frame;
		if (!html_name_may_stay_open(frame->name))
			break;
	}
	while (last != NULL && flow->frame != last)
		pop(md, flow);
	if (last != NULL)
		pop(md, flow);
}

/* Opens `tag` as if it stood here, if the innermost frame is of `kind`. */
static void
open_implied(struct markdown *md, struct flow *flow, enum html_block_kind kind,
    const char *tag, struct pos pos)
{
	static const struct html_token none = { .start = "<>",
		.length = 2,
		.name = (char *)"" };
	const struct html_frame *frame = flow->frame;

	while (
	    frame != NULL && frame->node == NULL && frame->name->block != kind)
		frame = frame->outer;
	if (frame != NULL && frame->name->block == kind)
		html_frame_open(md, flow, html_name_find(tag), &none, pos);
}

xmlNode *
html_frame_into(struct markdown *md, struct flow *flow, struct pos pos)
{
	struct html_frame *frame;

	open_implied(md, flow, HTML_LIST, "li", pos);
	open_implied(md, flow, HTML_TERMS, "dd", pos);
	open_implied(md, flow, HTML_TABLE, "tr", pos);
	open_implied(md, flow, HTML_ROW_, "td", pos);
	frame = innermost(flow);
	return frame == NULL ? NULL : frame->node;
}

/* The entry of a list of terms that a term or a description goes into. */
static xmlNode *
find_entry(struct markdown *md, xmlNode *list, bool is_term, struct pos pos)
{
	xmlNode *entry = list->last;

	if (entry == NULL || (is_term && element_is(entry->last, "listitem"))) {
		entry = element_add(&md->reading->make, list, "varlistentry",
		    pos);
		if (!is_term)
			element_add(&md->reading->make, entry, "term", pos);
	}
	return entry;
}

/* <Listing number="2-1" file-name="src/main.rs" caption="What `main` does"> */
static void
open_listing(struct markdown *md, struct html_frame *frame,
    const struct html_token *token)
{
	const struct element_maker *make = &md->reading->make;
	struct arena *arena = md->reading->arena;
	const char *number = html_token_find(arena, token, "number");
	const char *file = html_token_find(arena, token, "file-name");
	const char *caption = html_token_find(arena, token, "caption");
	xmlNode *para;

	if (file != NULL) {
		para = element_add(make, frame->node, "para", frame->pos);
		element_set(para, "role", "filename");
		element_add_with_text(make, para, "filename", frame->pos, file);
	}
	if (number == NULL && caption == NULL)
		return;
	frame->caption = element_add(make, frame->node, "caption", frame->pos);
	para = element_add(make, frame->caption, "para", frame->pos);
	if (number != NULL)
		number = arena_printf(arena, "Listing %s%s", number,
		    caption != NULL ? ": " : "");
	html_add_phrase(md, para, number, caption);
}

/* Where an element of this kind may stand; opens what HTML lets one leave out.
 */
static xmlNode *
prepare(struct markdown *md, struct flow *flow, const struct html_name *name,
    struct pos pos)
{
	struct html_frame *frame;

	switch (name->block) {
	case HTML_ITEM_:
		close_implied(md, flow, HTML_ITEM_, HTML_ITEM_, HTML_LIST);
		break;
	case HTML_TERM_:
	case HTML_DESCRIPTION_:
		close_implied(md, flow, HTML_TERM_, HTML_DESCRIPTION_,
		    HTML_TERMS);
		break;
	case HTML_ROWS_:
	case HTML_CAPTION:
		close_implied(md, flow, HTML_ROWS_, HTML_ROW_, HTML_TABLE);
		break;
	case HTML_ROW_:
		close_implied(md, flow, HTML_ROW_, HTML_ROW_, HTML_TABLE);
		break;
	case HTML_CELL_:
		close_implied(md, flow, HTML_CELL_, HTML_CELL_, HTML_ROW_);
		open_implied(md, flow, HTML_TABLE, "tr", pos);
		break;
	default:
		return block_into(md, flow, pos);
	}
	frame = innermost(flow);
	return frame == NULL ? NULL : frame->node;
}

/* Is `node`, of the innermost frame, what an element of that kind stands in? */
static bool
may_stand_in(const struct html_name *name, const xmlNode *node)
{
	switch (name->block) {
	case HTML_ITEM_:
		return element_is(node, "itemizedlist") ||
		    element_is(node, "orderedlist");
	case HTML_TERM_:
	case HTML_DESCRIPTION_:
		return element_is(node, "variablelist");
	case HTML_ROW_:
	case HTML_ROWS_:
		return element_is(node, "informaltable");
	case HTML_CELL_:
		return element_is(node, "row");
	case HTML_CAPTION:
		return element_is(node, "informaltable") ||
		    element_is(node, "informalexample");
	default:
		return true;
	}
}

static void
copy_attribute(struct markdown *md, const struct html_token *token,
    xmlNode *node, const char *name)
{
	element_set(node, name,
	    html_token_find(md->reading->arena, token, name));
}

/* The role that the rows around a new one have. */
static const char *
rows_role(const struct flow *flow)
{
	const struct html_frame *frame = flow->frame;

	return frame != NULL && frame->name->block == HTML_ROWS_ ? frame->role
								 : NULL;
}

/* Makes the element that a tag becomes; NULL if it becomes none. */
static xmlNode *
add_element(struct markdown *md, struct flow *flow,
    const struct html_name *name, const struct html_token *token, xmlNode *into,
    struct pos pos)
{
	const char *element = name->element;
	bool is_quote = element != NULL && strcmp(element, "blockquote") == 0;
	xmlNode *node;

	if (name->block == HTML_DIVISION || is_quote) {
		const char *notice = notice_from_class(md->reading->arena,
		    token);

		element = notice != NULL ? notice : element;
	}
	if (element == NULL || into == NULL || !may_stand_in(name, into))
		return NULL;
	if (name->block == HTML_TERM_ || name->block == HTML_DESCRIPTION_) {
		into = find_entry(md, into, name->block == HTML_TERM_, pos);
		if (element_is(into->last, "listitem"))
			return into->last; /* a second one goes on in it */
	}
	node = element_add(&md->reading->make, into, element, pos);
	element_set(node, "role",
	    name->block == HTML_ROW_ ? rows_role(flow) : name->role);
	if (name->block == HTML_CELL_) {
		copy_attribute(md, token, node, "colspan");
		copy_attribute(md, token, node, "rowspan");
	}
	return node;
}

void
html_frame_open(struct markdown *md, struct flow *flow,
    const struct html_name *name, const struct html_token *token,
    struct pos pos)
{
	xmlNode *into, *node = NULL;
	bool is_clear;

	if (name->block == HTML_PARAGRAPH_)
		return;
	is_clear = name->block == HTML_DIVISION &&
	    notice_from_class(md->reading->arena, token) == NULL;
	if (md->depth >= MARKDOWN_BLOCK_DEPTH_MAX) {
		if (!md->deep_reported && !is_clear) {
			diag(md->reading->diags, DIAG_NESTING_DEEP, pos, "<%s>",
			    name->name);
			md->deep_reported = true;
		}
		return;
	}
	if (is_clear) {
		push(md, flow, name, NULL, pos);
		return;
	}
	into = prepare(md, flow, name, pos);
	if (name->block != HTML_SUMMARY)
		node = add_element(md, flow, name, token, into, pos);
	push(md, flow, name, node, pos);
	flow->frame->role = name->role;
	if (node != NULL)
		html_add_id(md, token, pos, node);
	if (node != NULL &&
	    element_is(node,
		element_find(node, "role") != NULL ? element_find(node, "role")
						   : ""))
		element_remove(node, "role"); /* class="warning" says no more */
	if (node != NULL && name->block == HTML_LISTING)
		open_listing(md, flow->frame, token);
}
