/* What is for one output only; see condition.h. */
#include "tree/condition.h"

#include <string.h>

#include <glib.h>

#include "tree/tree.h"

static bool
has_word(const char *words, const char *word)
{
	char **all = g_strsplit_set(words, " ;,", -1);
	bool found = g_strv_contains((const char *const *)all, word);

	g_strfreev(all);
	return found;
}

static bool
is_conditional(const xmlNode *node)
{
	const char *words = node->type == XML_ELEMENT_NODE
	    ? tree_attribute(node, "condition")
	    : NULL;

	return words != NULL &&
	    (has_word(words, "pdf") || has_word(words, "epub") ||
		has_word(words, "none"));
}

static bool
is_left_out(const xmlNode *node, const char *output)
{
	return is_conditional(node) &&
	    !has_word(tree_attribute(node, "condition"), output);
}

/* Takes down the ids of what goes. */
static void
collect_ids(GHashTable *gone, xmlNode *root)
{
	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (node->type == XML_ELEMENT_NODE && tree_id(node) != NULL)
			g_hash_table_add(gone, g_strdup(tree_id(node)));
	}
}

static void
remove_others(xmlNode *root, const char *output, GHashTable *gone)
{
	xmlNode *next;

	for (xmlNode *node = root; node != NULL; node = next) {
		if (!is_left_out(node, output)) {
			next = tree_next(node, root);
			continue;
		}
		next = tree_next_after(node, root);
		collect_ids(gone, node);
		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
}

static void
bury_links(xmlNode *root, const char *output, GHashTable *gone,
    struct diags *diags)
{
	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		const char *id = node->type == XML_ELEMENT_NODE
		    ? tree_attribute(node, "linkend")
		    : NULL;

		if (id == NULL || !g_hash_table_contains(gone, id))
			continue;
		diag(diags, DIAG_LINKEND_MISSING, tree_pos(node),
		    "%s is not in the %s", id,
		    strcmp(output, "pdf") == 0 ? "PDF" : "EPUB");
		if (node->children == NULL)
			xmlNodeAddContent(node, BAD_CAST id);
		xmlUnsetNsProp(node, NULL, BAD_CAST "linkend");
		xmlUnsetNsProp(node, NULL, BAD_CAST "xrefstyle");
		xmlNodeSetName(node, BAD_CAST "phrase");
	}
}

xmlDoc *
condition_select(xmlDoc *doc, const char *output, struct diags *diags)
{
	xmlNode *root = xmlDocGetRootElement(doc), *node = root;
	GHashTable *gone;

	if (!tree_may_have(doc, "condition"))
		return doc;
	while (node != NULL && !is_conditional(node))
		node = tree_next(node, root);
	if (node == NULL)
		return doc;
	doc = xmlCopyDoc(doc, /*recursive*/ 1);
	root = xmlDocGetRootElement(doc);
	gone = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	remove_others(root, output, gone);
	bury_links(root, output, gone, diags);
	g_hash_table_destroy(gone);
	return doc;
}
