/*
 * HTML blocks.  Text in them makes a paragraph that ends at the next tag of a
 * block's; see html.h.
 */
#include "read/html.h"

#include <stdlib.h>
#include <string.h>

#include "read/code.h"
#include "read/figure.h"
#include "read/html_frame.h"
#include "read/html_name.h"
#include "read/inline.h"

/* An HTML block on its way into the tree. */
struct html_block {
	struct markdown *md;
	struct flow *flow;
	struct pos pos;     /* of the token */
	xmlNode *paragraph; /* that is open, or NULL */
	xmlNode *heading;   /* whose title the paragraph is, or NULL */
};

/* A heading is named when its text is known. */
static void
name_heading(struct html_block *block)
{
	struct markdown *md = block->md;
	xmlNode *heading = block->heading;
	xmlChar *text;

	block->heading = NULL;
	if (element_id(heading) != NULL)
		return;
	text = xmlNodeGetContent(block->paragraph);
	scope_add_heading(md->reading, md->scope, heading, (char *)text);
	xmlFree(text);
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
	if (block->heading != NULL)
		name_heading(block);
	block->paragraph = NULL;
	if (paragraph->children == NULL && element_is(paragraph, "para")) {
		xmlUnlinkNode(paragraph);
		xmlFreeNode(paragraph);
		return;
	}
	if (element_is(paragraph, "para"))
		figure_settle(paragraph);
	html_note_anchors(md, paragraph);
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

/* h1 to h6, which begin divisions as headings in Markdown do. */
static bool
add_heading_tag(struct html_block *block, const struct html_token *token)
{
	struct markdown *md = block->md;
	const char *name = token->name;

	if (name[0] != 'h' || name[1] < '1' || name[1] > '6' || name[2] != '\0')
		return false;
	close_paragraph(block);
	if (token->kind != HTML_OPEN)
		return true;
	block->paragraph = block_open_heading(md, block->flow, name[1] - '0',
	    /*attributes*/ NULL, block->pos, &block->heading);
	inline_begin(md, block->paragraph);
	html_add_id(md, token, block->pos, block->heading);
	return true;
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
	if (*rest != '\0' && strncmp(rest, "</", 2) != 0 &&
	    strncmp(rest, "<figcaption", strlen("<figcaption")) != 0)
		return false;
	figure = element_add(&md->reading->make,
	    block_into(md, block->flow, block->pos), "informalfigure",
	    block->pos);
	html_add_image(md, token, block->pos, figure, "mediaobject");
	return true;
}

static void
add_media(struct html_block *block, const struct html_token *token)
{
	close_paragraph(block);
	open_paragraph(block, "para");
	html_add_open_tag(block->md, token, /*node*/ NULL, block->pos);
	close_paragraph(block);
}

static void
add_rule(struct html_block *block)
{
	xmlNode *mark;

	close_paragraph(block);
	mark = element_add(&block->md->reading->make,
	    block_into(block->md, block->flow, block->pos), "simpara",
	    block->pos);
	element_set(mark, "role", "thematic-break");
}

/* A summary is the title of the details that it begins. */
static void
add_frame_tag(struct html_block *block, const struct html_token *token,
    const struct html_name *name)
{
	struct html_frame *details = html_frame_fresh(block->flow,
	    HTML_DETAILS);

	close_paragraph(block);
	if (token->kind == HTML_CLOSE) {
		html_frame_close(block->md, block->flow, token->name);
		return;
	}
	if (name->block == HTML_SUMMARY && details != NULL) {
		open_paragraph(block, "title");
		return;
	}
	html_frame_open(block->md, block->flow, name, token, block->pos);
	if (token->is_empty)
		html_frame_close(block->md, block->flow, token->name);
}

static void
add_line_tag(struct html_block *block, const struct html_token *token)
{
	if (add_lone_image(block, token, token->start + token->length))
		return;
	if (token->kind == HTML_CLOSE) {
		if (block->paragraph != NULL)
			inline_pop(block->md, token->name, 0);
		return;
	}
	open_paragraph(block, "para");
	html_add_open_tag(block->md, token, /*node*/ NULL, block->pos);
}

static void
add_tag(struct html_block *block, const struct html_token *token)
{
	const struct html_name *name = html_name_find(token->name);

	if (html_name_is_inline(token->name)) {
		add_line_tag(block, token);
	} else if (name->kind == HTML_KIND_BLOCK) {
		add_frame_tag(block, token, name);
	} else if (html_name_is_media(token->name)) {
		add_media(block, token);
	} else if (strcmp(token->name, "hr") == 0) {
		add_rule(block);
	} else if (name->kind == HTML_KIND_UNKNOWN &&
	    !add_heading_tag(block, token)) {
		if (block->paragraph != NULL && token->kind == HTML_OPEN) {
			html_add_open_tag(block->md, token, /*node*/ NULL,
			    block->pos);
			return;
		}
		close_paragraph(block);
		html_report_unknown(block->md, token, block->pos);
	}
}

static void
add_text(struct html_block *block, const struct html_token *token)
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

/* The end of the element that `token` opens: where its closing tag begins. */
static const char *
find_close(const struct html_cutter *cutter, const struct html_token *token)
{
	char *close = g_strdup_printf("</%s>", token->name);
	const char *found = strcasestr(cutter->at, close);

	g_free(close);
	return found == NULL ? cutter->end : found;
}

/* Programs, styles and drawings are not for this reader. */
static bool
is_program(const struct html_token *token)
{
	return token->kind == HTML_OPEN &&
	    (strcmp(token->name, "script") == 0 ||
		strcmp(token->name, "style") == 0 ||
		strcmp(token->name, "svg") == 0);
}

static void
drop_program(struct html_block *block, const struct html_token *token,
    struct html_cutter *cutter)
{
	const char *close = find_close(cutter, token);

	diag(block->md->reading->diags, DIAG_HTML_DROPPED, block->pos, "<%s>",
	    token->name);
	cutter->at = close == cutter->end
	    ? close
	    : close + strlen("</>") + strlen(token->name);
}

/* The language of <code class="language-rust">. */
static const char *
code_language(struct arena *arena, const struct html_token *token)
{
	const char *class = html_token_find(arena, token, "class");
	const char *word = class == NULL ? NULL : strstr(class, "language-");

	if (word == NULL)
		return NULL;
	word += strlen("language-");
	return code_language_find(
	    arena_strndup(arena, word, strcspn(word, " ,")));
}

/* <pre>: text as it is, of which tags show nothing but line ends. */
static void
add_code(struct html_block *block, const struct html_token *open,
    struct html_cutter *cutter)
{
	struct markdown *md = block->md;
	const char *end = find_close(cutter, open), *language = NULL;
	struct html_cutter inner = { cutter->arena, cutter->at, end, 0 };
	GString *text = g_string_new(NULL);
	xmlNode *listing;
	size_t first;

	close_paragraph(block);
	while (inner.at < inner.end) {
		struct html_token token = html_token_read(&inner);

		if (token.kind == HTML_TEXT)
			html_token_code(text, token.start, token.length);
		else if (token.kind == HTML_OPEN &&
		    strcmp(token.name, "br") == 0)
			g_string_append_c(text, '\n');
		else if (token.kind == HTML_OPEN &&
		    strcmp(token.name, "code") == 0 && language == NULL)
			language = code_language(cutter->arena, &token);
	}
	while (text->len > 0 && text->str[text->len - 1] == '\n')
		g_string_truncate(text, text->len - 1);
	first = text->len > 0 && text->str[0] == '\n';
	listing = element_add(&md->reading->make,
	    block_into(md, block->flow, block->pos), "programlisting",
	    block->pos);
	element_set(listing, "language", language);
	html_add_id(md, open, block->pos, listing);
	element_add_text(&md->reading->make, listing, text->str + first,
	    text->len - first);
	code_tell(md, listing);
	g_string_free(text, /*free_segment*/ TRUE);
	cutter->at = end == cutter->end ? end : end + strlen("</pre>");
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

	if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK)
		block.pos.line++; /* below its fence */
	while (cutter.at < cutter.end) {
		struct html_token token = html_token_read(&cutter);

		if (is_program(&token))
			drop_program(&block, &token, &cutter);
		else if (token.kind == HTML_OPEN &&
		    strcmp(token.name, "pre") == 0)
			add_code(&block, &token, &cutter);
		else if (token.kind == HTML_TEXT)
			add_text(&block, &token);
		else if (token.kind != HTML_COMMENT)
			add_tag(&block, &token);
		advance_pos(&block.pos, token.start,
		    (size_t)(cutter.at - token.start));
	}
	close_paragraph(&block);
}
