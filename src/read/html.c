/*
 * Raw HTML.  cmark gives single tags in a line, and runs of lines as blocks;
 * what stands between two HTML blocks is Markdown again, so <details> may
 * open in one block and close in another.
 *
 * In a block, text makes a paragraph that ends at the next tag of a block's.
 */
#include "read/html.h"

#include <string.h>

#include "read/figure.h"
#include "read/html_token.h"
#include "read/inline.h"

enum html_kind {
	KIND_UNKNOWN,
	KIND_INLINE,
	KIND_CLEAR,
	KIND_BLOCK,
};

struct html_element {
	const char *name;
	enum html_kind kind;
	const char *element;
	const char *role;
};

static const struct html_element elements[] = {
#define INLINE(name, element, role) { name, KIND_INLINE, element, role },
#define CLEAR(name) { name, KIND_CLEAR, NULL, NULL },
#define BLOCK(name) { name, KIND_BLOCK, NULL, NULL },
#include "read/html.def"
#undef INLINE
#undef CLEAR
#undef BLOCK
};

/* An HTML block on its way into the tree. */
struct html_block {
	struct markdown *md;
	struct flow *flow;
	struct pos pos;     /* of the token */
	xmlNode *paragraph; /* that is open, or NULL */
	bool in_title;      /* inside <summary> */
};

static const struct html_element *
find_element(const char *name)
{
	static const struct html_element unknown = { .kind = KIND_UNKNOWN };

	for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
		if (strcmp(elements[i].name, name) == 0)
			return &elements[i];
	}
	return &unknown;
}

static void
report_unknown(struct markdown *md, const struct html_token *token,
    struct pos pos)
{
	if (token->kind == HTML_OPEN)
		diag(md->reading->diags, DIAG_HTML_UNKNOWN, pos, "<%s>",
		    token->name);
}

static void
add_image(struct markdown *md, const struct html_token *token, struct pos pos,
    xmlNode *parent, const char *name)
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
	figure_add_media(md, parent, name, &image);
}

/* Adds an id to the element just opened. */
static void
add_id(struct markdown *md, const struct html_token *token, struct pos pos,
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
	add_id(md, token, pos, node);
	if (!is_link)
		return;
	inline_link_to(md, node, url, html_token_find(arena, token, "title"),
	    pos);
	md->in_link = true;
}

static void
open_inline(struct markdown *md, const struct html_token *token,
    const struct html_element *element, struct pos pos)
{
	xmlNode *node = inline_push(md, element->name, element->element, pos);
	const char *title;

	if (node == NULL)
		return;
	element_set(node, "role", element->role);
	add_id(md, token, pos, node);
	title = html_token_find(md->reading->arena, token, "title");
	if (title != NULL && strcmp(token->name, "abbr") == 0)
		element_add_with_text(&md->reading->make, node, "alt", POS_NONE,
		    title);
}

static void
add_open_tag(struct markdown *md, const struct html_token *token,
    struct pos pos)
{
	const struct html_element *element = find_element(token->name);

	if (strcmp(token->name, "br") == 0) {
		inline_flush(md);
		xmlAddChild(md->at,
		    xmlNewDocPI(md->reading->make.doc, BAD_CAST "linebreak",
			NULL));
	} else if (strcmp(token->name, "wbr") == 0) {
		inline_add_text(md, "\u200b", strlen("\u200b"));
	} else if (strcmp(token->name, "img") == 0) {
		inline_flush(md);
		add_image(md, token, pos, md->at, "inlinemediaobject");
	} else if (strcmp(token->name, "a") == 0) {
		open_anchor(md, token, pos);
	} else if (element->kind == KIND_INLINE && !token->is_empty) {
		open_inline(md, token, element, pos);
	} else if (element->kind == KIND_UNKNOWN) {
		report_unknown(md, token, pos);
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
html_add_inline(struct markdown *md, const char *text, struct pos pos,
    guint base)
{
	struct html_cutter cutter = { md->reading->arena, text,
		text + strlen(text), 0 };
	struct html_token token = html_token_read(&cutter);

	switch (token.kind) {
	case HTML_OPEN:
		add_open_tag(md, &token, pos);
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

static void
close_paragraph(struct html_block *block)
{
	struct markdown *md = block->md;
	xmlNode *paragraph = block->paragraph;

	if (paragraph == NULL)
		return;
	inline_pop_all(md, 0);
	while (md->text->len > 0 && md->text->str[md->text->len - 1] == ' ')
		g_string_truncate(md->text, md->text->len - 1);
	inline_end(md);
	block->paragraph = NULL;
	if (paragraph->children == NULL && element_is(paragraph, "para")) {
		xmlUnlinkNode(paragraph);
		xmlFreeNode(paragraph);
	}
}

static void
open_paragraph(struct html_block *block, const char *name)
{
	struct markdown *md = block->md;

	if (block->paragraph != NULL)
		return;
	block->paragraph = element_add(&md->reading->make,
	    block_into(md, block->flow, block->pos), name, block->pos);
	inline_begin(md, block->paragraph);
}

static void
open_details(struct html_block *block, const struct html_token *token)
{
	struct markdown *md = block->md;
	xmlNode *into;

	close_paragraph(block);
	if (md->depth >= MARKDOWN_BLOCK_DEPTH_MAX) {
		if (!md->deep_reported)
			diag(md->reading->diags, DIAG_NESTING_DEEP, block->pos,
			    "<details>");
		md->deep_reported = true;
		return;
	}
	into = block_into(md, block->flow, block->pos);
	block->flow->details = element_add(&md->reading->make, into, "sidebar",
	    block->pos);
	element_set(block->flow->details, "role", "details");
	add_id(md, token, block->pos, block->flow->details);
	md->depth++;
}

/* Leaves the innermost <details>; an outer one is an ancestor's. */
static void
close_details(struct markdown *md, struct flow *flow, struct pos pos)
{
	xmlNode *sidebar = flow->details, *outer = sidebar->parent;
	xmlNode *content = element_first(sidebar);

	if (element_is(content, "title"))
		content = element_next(content);
	if (content == NULL)
		block_add_empty(md, sidebar, pos);
	md->depth--;
	flow->details = outer != flow->base && element_is(outer, "sidebar") &&
		g_strcmp0(element_find(outer, "role"), "details") == 0
	    ? outer
	    : NULL;
}

void
html_report_open(struct markdown *md, struct flow *flow)
{
	while (flow->details != NULL) {
		struct pos pos = element_pos(flow->details);

		diag(md->reading->diags, DIAG_HTML_UNCLOSED, pos, "<details>");
		close_details(md, flow, pos);
	}
}

/* <details> and <summary>; false for any other tag. */
static bool
add_details_tag(struct html_block *block, const struct html_token *token)
{
	bool opens = token->kind == HTML_OPEN;

	if (strcmp(token->name, "details") == 0) {
		close_paragraph(block);
		if (opens)
			open_details(block, token);
		else if (block->flow->details != NULL)
			close_details(block->md, block->flow, block->pos);
		return true;
	}
	if (strcmp(token->name, "summary") != 0)
		return false;
	close_paragraph(block);
	if (opens && block->flow->details != NULL &&
	    block->flow->details->children == NULL)
		open_paragraph(block, "title");
	return true;
}

static bool
is_line_tag(const char *name)
{
	enum html_kind kind = find_element(name)->kind;

	return kind == KIND_INLINE || kind == KIND_CLEAR ||
	    strcmp(name, "a") == 0 || strcmp(name, "br") == 0 ||
	    strcmp(name, "img") == 0 || strcmp(name, "wbr") == 0;
}

/* An image that is all there is between two tags of blocks is a figure. */
static bool
add_lone_image(struct html_block *block, const struct html_token *token,
    const char *rest)
{
	struct markdown *md = block->md;
	xmlNode *figure;

	if (strcmp(token->name, "img") != 0 || block->paragraph != NULL)
		return false;
	rest += strspn(rest, " \t\r\n");
	if (*rest != '\0' && strncmp(rest, "</", 2) != 0)
		return false;
	figure = element_add(&md->reading->make,
	    block_into(md, block->flow, block->pos), "informalfigure",
	    block->pos);
	add_image(md, token, block->pos, figure, "mediaobject");
	return true;
}

static void
add_block_tag(struct html_block *block, const struct html_token *token)
{
	struct markdown *md = block->md;

	if (add_details_tag(block, token))
		return;
	if (is_line_tag(token->name)) {
		if (add_lone_image(block, token, token->start + token->length))
			return;
		if (token->kind == HTML_CLOSE) {
			if (block->paragraph != NULL)
				inline_pop(md, token->name, 0);
			return;
		}
		open_paragraph(block, "para");
		add_open_tag(md, token, block->pos);
		return;
	}
	close_paragraph(block);
	if (find_element(token->name)->kind == KIND_UNKNOWN)
		report_unknown(md, token, block->pos);
}

static void
add_block_text(struct html_block *block, const struct html_token *token)
{
	struct markdown *md = block->md;
	GString *text = g_string_new(NULL);
	const char *plain;

	html_token_text(text, token->start, token->length);
	plain = text->str;
	if (block->paragraph == NULL)
		plain += strspn(plain, " ");
	if (*plain != '\0') {
		open_paragraph(block, "para");
		inline_add_text(md, plain, strlen(plain));
	}
	g_string_free(text, /*free_segment*/ TRUE);
}

/* Programs and styles are not for readers. */
static bool
is_program(const struct html_token *token)
{
	return token->kind == HTML_OPEN &&
	    (strcmp(token->name, "script") == 0 ||
		strcmp(token->name, "style") == 0);
}

static void
drop_program(struct html_block *block, const struct html_token *token,
    struct html_cutter *cutter)
{
	char *close = g_strdup_printf("</%s>", token->name);
	const char *found = strcasestr(cutter->at, close);

	diag(block->md->reading->diags, DIAG_HTML_DROPPED, block->pos, "<%s>",
	    token->name);
	cutter->at = found == NULL ? cutter->end : found + strlen(close);
	g_free(close);
}

/* The lines that a token takes move the position for the next one. */
static void
advance_pos(struct pos *pos, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		pos->column = text[i] == '\n' ? 1 : pos->column + 1;
		pos->line += text[i] == '\n';
	}
}

void
html_add_block(struct markdown *md, struct flow *flow, cmark_node *node)
{
	const char *text = markdown_plain(md, cmark_node_get_literal(node));
	struct html_cutter cutter = { md->reading->arena, text,
		text + strlen(text), 0 };
	struct html_block block = {
		.md = md,
		.flow = flow,
		.pos = markdown_pos(md, node),
	};

	while (cutter.at < cutter.end) {
		struct html_token token = html_token_read(&cutter);

		if (is_program(&token))
			drop_program(&block, &token, &cutter);
		else if (token.kind == HTML_TEXT)
			add_block_text(&block, &token);
		else if (token.kind != HTML_COMMENT)
			add_block_tag(&block, &token);
		advance_pos(&block.pos, token.start,
		    (size_t)(cutter.at - token.start));
	}
	close_paragraph(&block);
}
