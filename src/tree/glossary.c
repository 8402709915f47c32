/* Links from terms to the glossary; see glossary.h. */
#include "tree/glossary.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

#include "base/suggest.h"
#include "tree/glossary_use.h"
#include "tree/tree.h"

/* The words by which a term is found; free them. */
static char *
fold(const char *text)
{
	char **words = g_strsplit_set(text, " \t\n", -1);
	GString *joined = g_string_new(NULL);
	char *folded;

	for (char **word = words; *word != NULL; word++) {
		if (**word == '\0')
			continue;
		if (joined->len > 0)
			g_string_append_c(joined, ' ');
		g_string_append(joined, *word);
	}
	folded = g_utf8_casefold(joined->str, (gssize)joined->len);
	g_strfreev(words);
	g_string_free(joined, /*free_segment*/ TRUE);
	return folded;
}

static char *
fold_content(const xmlNode *node)
{
	xmlChar *text = xmlNodeGetContent(node);
	char *folded = fold((const char *)text);

	xmlFree(text);
	return folded;
}

/* Folded terms and the ids of their entries; the first of a term counts. */
static GHashTable *
collect_entries(xmlNode *root)
{
	GHashTable *entries = g_hash_table_new_full(g_str_hash, g_str_equal,
	    g_free, NULL);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		char *term;

		if (!tree_is(node, "glossterm") ||
		    !tree_is(node->parent, "glossentry") ||
		    tree_id(node->parent) == NULL)
			continue;
		term = fold_content(node);
		if (g_hash_table_contains(entries, term))
			g_free(term);
		else
			g_hash_table_insert(entries, term,
			    (void *)tree_id(node->parent));
	}
	return entries;
}

static bool
is_in_link(const xmlNode *node)
{
	for (node = node->parent; node != NULL; node = node->parent) {
		if (tree_is(node, "link") || tree_is(node, "title"))
			return true;
	}
	return false;
}

/* A term without an entry is a fault only where it names one, or nearly. */
static void
report_missing(xmlNode *node, const char *term, bool is_named,
    GHashTable *entries, struct diags *diags)
{
	struct suggestion best;
	GHashTableIter iter;
	void *name, *id;

	suggest_begin(&best, term);
	g_hash_table_iter_init(&iter, entries);
	while (g_hash_table_iter_next(&iter, &name, &id))
		suggest_weigh(&best, name);
	if (is_named || suggest_end(&best) != NULL)
		diag_hint(diags, DIAG_GLOSSARY_TERM, tree_pos(node),
		    &(struct diag_hint){ .piece = term,
			.instead = suggest_end(&best) },
		    "%s", term);
}

static void
link_term(xmlNode *node, GHashTable *entries, struct diags *diags)
{
	const char *base = tree_attribute(node, "baseform"), *id;
	char *term = base != NULL ? fold(base) : fold_content(node);

	id = g_hash_table_lookup(entries, term);
	if (id != NULL)
		xmlSetNsProp(node, NULL, BAD_CAST "linkend", BAD_CAST id);
	else if (g_hash_table_size(entries) > 0)
		report_missing(node, term, base != NULL, entries, diags);
	g_free(term);
}

void
glossary_link(struct book *book, struct diags *diags)
{
	xmlNode *root = tree_may_have(book->doc, "firstterm")
	    ? xmlDocGetRootElement(book->doc)
	    : NULL;
	const char *uses = book_setting(book, "glossary-links");
	GHashTable *entries = NULL;

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (!tree_is(node, "firstterm") ||
		    tree_attribute(node, "linkend") != NULL || is_in_link(node))
			continue;
		if (entries == NULL)
			entries = collect_entries(root);
		link_term(node, entries, diags);
	}
	if (entries != NULL)
		g_hash_table_destroy(entries);
	if (g_strcmp0(uses, "marked") != 0)
		glossary_use_link(book, g_strcmp0(uses, "chapter") == 0);
}
