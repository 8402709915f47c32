/* SUMMARY.md; see summary.h. */
#include "read/summary.h"

#include <string.h>

#include "read/inline.h"

/* Lists nested deeper are flat from there on. */
#define DEPTH_MAX 20

static void
release_entries(void *summary)
{
	g_array_free(((struct summary *)summary)->entries, TRUE);
}

/* The first link in `node`, or NULL. */
static cmark_node *
find_link(cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_node *found = NULL;

	while (found == NULL && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);

		if (cmark_node_get_type(at) == CMARK_NODE_LINK)
			found = at;
	}
	cmark_iter_free(iter);
	return found;
}

/* A link's path; Windows writes it with backslashes. */
static const char *
file_from_url(struct arena *arena, const char *url)
{
	char *plain, *file;

	if (*url == '\0')
		return NULL;
	plain = g_uri_unescape_string(url, /*illegal*/ NULL);
	file = arena_strdup(arena, plain != NULL ? plain : url);
	g_free(plain);
	return g_strdelimit(file, "\\", '/');
}

static void
add_chapter(struct summary *summary, enum summary_kind kind, unsigned depth,
    cmark_node *node)
{
	struct markdown *md = summary->md;
	bool is_link = cmark_node_get_type(node) == CMARK_NODE_LINK;
	struct summary_entry entry = {
		.kind = kind,
		.depth = depth,
		.file = is_link ? file_from_url(md->reading->arena,
				      cmark_node_get_url(node))
				: NULL,
		.text = inline_plain_text(md, node),
		.node = node,
		.pos = markdown_pos(md, node),
	};

	g_array_append_val(summary->entries, entry);
}

/* Each link of a paragraph is a chapter. */
static void
add_links(struct summary *summary, enum summary_kind kind, cmark_node *node)
{
	for (cmark_node *child = cmark_node_first_child(node); child != NULL;
	     child = cmark_node_next(child)) {
		if (cmark_node_get_type(child) == CMARK_NODE_LINK)
			add_chapter(summary, kind, /*depth*/ 1, child);
		else if (cmark_node_first_child(child) != NULL)
			add_links(summary, kind, child);
	}
}

/* An item is a link; one without is a draft, like a link to nowhere. */
static void
add_list(struct summary *summary, cmark_node *list, unsigned depth)
{
	for (cmark_node *item = cmark_node_first_child(list); item != NULL;
	     item = cmark_node_next(item)) {
		for (cmark_node *child = cmark_node_first_child(item);
		     child != NULL; child = cmark_node_next(child)) {
			cmark_node_type type = cmark_node_get_type(child);
			cmark_node *link;

			if (type == CMARK_NODE_LIST) {
				add_list(summary, child,
				    MIN(depth + 1, DEPTH_MAX));
			} else if (type == CMARK_NODE_PARAGRAPH) {
				link = find_link(child);
				add_chapter(summary, SUMMARY_NUMBERED, depth,
				    link != NULL ? link : child);
			}
		}
	}
}

static void
add_part(struct summary *summary, cmark_node *heading)
{
	struct markdown *md = summary->md;
	struct summary_entry entry = {
		.kind = SUMMARY_PART,
		.text = inline_plain_text(md, heading),
		.node = heading,
		.pos = markdown_pos(md, heading),
	};

	g_array_append_val(summary->entries, entry);
}

static bool
is_html(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
}

static void
add_all(struct summary *summary)
{
	cmark_node *node = cmark_node_first_child(summary->md->document);
	enum summary_kind kind = SUMMARY_PREFIX;

	while (node != NULL && is_html(node))
		node = cmark_node_next(node);
	if (node != NULL && cmark_node_get_type(node) == CMARK_NODE_HEADING) {
		summary->title = inline_plain_text(summary->md, node);
		node = cmark_node_next(node);
	}
	for (; node != NULL; node = cmark_node_next(node)) {
		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_HEADING:
			add_part(summary, node);
			break;
		case CMARK_NODE_LIST:
			add_list(summary, node, /*depth*/ 1);
			kind = SUMMARY_SUFFIX;
			break;
		case CMARK_NODE_PARAGRAPH:
			add_links(summary, kind, node);
			break;
		default: /* rules and comments */
			break;
		}
	}
}

struct summary *
summary_read(struct reading *reading, const char *path,
    const struct smart_marks *marks)
{
	struct source *source = source_read(reading->arena, reading->diags,
	    path, POS_NONE);
	struct summary *summary;

	if (source == NULL)
		return NULL;
	summary = ARENA_NEW(reading->arena, struct summary);
	summary->entries = g_array_new(FALSE, TRUE,
	    sizeof(struct summary_entry));
	arena_defer(reading->arena, release_entries, summary);
	summary->md = markdown_parse(reading, source,
	    scope_new(reading, source->path), /*first_line*/ 0, marks);
	add_all(summary);
	if (summary->entries->len > 0)
		return summary;
	diag(reading->diags, DIAG_SUMMARY_BROKEN,
	    (struct pos){ source->path, 1, 1 }, "it lists no chapters");
	return NULL;
}
