/* Raw text for one format; see raw.h. */
#include "read/raw.h"

#include <string.h>

#include "read/html.h"

static const char *const html[] = { "html", "html4", "html5", "epub", "epub2",
	"epub3", NULL };

/* The format of "{=format}", which `text` begins with; NULL if it doesn't. */
static const char *
read_format(struct markdown *md, const char *text, size_t *length)
{
	size_t word;

	if (md->reading->dialect != SYNTAX_OURS || text == NULL ||
	    !g_str_has_prefix(text, "{="))
		return NULL;
	for (word = 2; g_ascii_isalnum(text[word]) || text[word] == '_';)
		word++;
	if (word == 2 || text[word] != '}')
		return NULL;
	*length = word + 1;
	return arena_strndup(md->reading->arena, text + 2, word - 2);
}

static void
report_foreign(struct markdown *md, const char *format, cmark_node *node)
{
	diag(md->reading->diags, DIAG_RAW_FOREIGN, markdown_pos(md, node), "%s",
	    format);
}

bool
raw_add_block(struct markdown *md, struct flow *flow, cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);
	size_t length = 0;
	const char *format = read_format(md, info, &length);
	char *text;

	if (format == NULL || info[length] != '\0')
		return false;
	text = g_strstrip(
	    arena_strdup(md->reading->arena, cmark_node_get_literal(node)));
	if (g_strv_contains(html, format))
		html_add_block(md, flow, node);
	else if (block_is_break(text))
		block_add_page_break(md,
		    block_into(md, flow, markdown_pos(md, node)));
	else
		report_foreign(md, format, node);
	return true;
}

/* Tags and text as cmark would have given them. */
static void
insert_html(struct markdown *md, const char *text, cmark_node *behind)
{
	struct html_cutter cutter = { md->reading->arena, text,
		text + strlen(text), 0 };

	while (cutter.at < cutter.end) {
		struct html_token token = html_token_read(&cutter);
		cmark_node *node = cmark_node_new(token.kind == HTML_TEXT
			? CMARK_NODE_TEXT
			: CMARK_NODE_HTML_INLINE);
		GString *words = g_string_new(NULL);

		if (token.kind == HTML_TEXT)
			html_token_text(words, token.start, token.length);
		else
			g_string_append_len(words, token.start,
			    (gssize)token.length);
		cmark_node_set_literal(node, words->str);
		g_string_free(words, /*free_segment*/ TRUE);
		cmark_node_insert_after(behind, node);
		behind = node;
	}
}

bool
raw_open(struct markdown *md, cmark_node *code)
{
	cmark_node *mark = cmark_node_next(code);
	const char *text = mark == NULL ||
		cmark_node_get_type(mark) != CMARK_NODE_TEXT
	    ? NULL
	    : cmark_node_get_literal(mark);
	size_t length = 0;
	const char *format = read_format(md, text, &length);

	if (format == NULL)
		return false;
	text = arena_strdup(md->reading->arena, text + length);
	cmark_node_set_literal(mark, text);
	if (g_strv_contains(html, format))
		insert_html(md, cmark_node_get_literal(code), code);
	else
		report_foreign(md, format, code);
	return true;
}
