/*
 * Tables that say which cells are headings, and captions (WCAG 2.2, 1.3.1).
 * A book may do without captions; where most pictures or tables of a book
 * have one, the others seem forgotten.
 */
#include <string.h>

#include "tree/check_text.h"
#include "tree/tree.h"

/* How many of a kind have a caption, and which haven't. */
struct captions {
	const char *with, *without; /* elements */
	enum diag_kind kind;
	size_t count;
	GPtrArray *lacking; /* xmlNode */
};

static bool
is_blank(xmlNode *root)
{
	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		const char *text = node->type == XML_TEXT_NODE
		    ? (const char *)node->content
		    : NULL;

		if (tree_is(node, "imagedata"))
			return false;
		if (text != NULL && text[strspn(text, " \t\r\n")] != '\0')
			return false;
	}
	return true;
}

/* A head with words in it, or HTML's th. */
static bool
has_header(xmlNode *table)
{
	for (xmlNode *node = table; node != NULL;
	     node = tree_next(node, table)) {
		if ((tree_is(node, "thead") || tree_is(node, "th")) &&
		    !is_blank(node))
			return true;
		if (tree_is(node, "tgroup") &&
		    (tree_attribute(node, "rowheader") != NULL ||
			tree_attribute(table, "rowheader") != NULL))
			return true;
	}
	return tree_attribute(table, "rowheader") != NULL;
}

static void
count(struct captions *captions, xmlNode *node)
{
	if (tree_is(node, captions->with))
		captions->count++;
	else if (tree_is(node, captions->without) &&
	    !tree_has_role(node, "decorative"))
		g_ptr_array_add(captions->lacking, node);
}

static void
report(struct captions *captions, struct diags *diags)
{
	for (guint i = 0; captions->count > captions->lacking->len &&
	     i < captions->lacking->len;
	     i++)
		diag(diags, captions->kind,
		    tree_pos(captions->lacking->pdata[i]), NULL);
	g_ptr_array_free(captions->lacking, TRUE);
}

/* "figure", "table" and "example" must have a title, "informal…" have none. */
static void
check_caption(xmlNode *node, struct diags *diags)
{
	xmlNode *title = tree_child(node, "title");

	if (title == NULL && tree_child(node, "info") != NULL)
		title = tree_child(tree_child(node, "info"), "title");
	if (title != NULL && is_blank(title))
		diag(diags, DIAG_CAPTION_EMPTY, tree_pos(title), NULL);
}

void
check_captions(const struct book *book, struct diags *diags)
{
	struct captions figures = { "figure", "informalfigure",
		DIAG_CAPTION_MISSING, 0, g_ptr_array_new() };
	struct captions tables = { "table", "informaltable",
		DIAG_CAPTION_MISSING, 0, g_ptr_array_new() };
	xmlNode *root = xmlDocGetRootElement(book->doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if ((tree_is(node, "table") ||
			tree_is(node, "informaltable")) &&
		    !has_header(node))
			diag(diags, DIAG_TABLE_HEADERLESS, tree_pos(node),
			    NULL);
		if (tree_is(node, "figure") || tree_is(node, "table") ||
		    tree_is(node, "example"))
			check_caption(node, diags);
		count(&figures, node);
		count(&tables, node);
	}
	report(&figures, diags);
	report(&tables, diags);
}
