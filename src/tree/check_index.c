/*
 * Pointers of the index; see check_index.h.
 *
 * One names an entry by its words, in whatever case: "memory", or, for one
 * below it, "memory, heap" or just "heap".
 */
#include "tree/check_index.h"

#include <glib.h>

#include "base/suggest.h"
#include "tree/tree.h"

/* The names that the entries go by: folded -> the words themselves. */
static void
add_names(GHashTable *names, const xmlNode *indexterm)
{
	static const char *const levels[] = { "primary", "secondary",
		"tertiary" };
	GString *path = g_string_new(NULL);

	for (const xmlNode *child = indexterm->children; child != NULL;
	     child = child->next) {
		xmlChar *text;

		if (child->type != XML_ELEMENT_NODE ||
		    !g_strv_contains((const char *const[]){ levels[0],
					 levels[1], levels[2], NULL },
			(const char *)child->name))
			continue;
		text = xmlNodeGetContent(child);
		g_strstrip((char *)text);
		g_string_append_printf(path, "%s%s", path->len > 0 ? ", " : "",
		    (char *)text);
		g_hash_table_insert(names, g_utf8_casefold((char *)text, -1),
		    g_strdup((char *)text));
		g_hash_table_insert(names, g_utf8_casefold(path->str, -1),
		    g_strdup(path->str));
		xmlFree(text);
	}
	g_string_free(path, /*free_segment*/ TRUE);
}

static void
check_name(const char *wanted, GHashTable *names, struct pos pos,
    struct diags *diags)
{
	char *folded = g_utf8_casefold(wanted, -1);
	struct suggestion best;
	GHashTableIter iter;
	void *name, *words;

	suggest_begin(&best, folded);
	g_hash_table_iter_init(&iter, names);
	while (g_hash_table_iter_next(&iter, &name, &words))
		suggest_weigh(&best, name);
	if (!g_hash_table_contains(names, folded))
		diag_hint(diags, DIAG_INDEX_SEE, pos,
		    &(struct diag_hint){ .piece = wanted,
			.instead = suggest_end(&best) == NULL
			    ? NULL
			    : g_hash_table_lookup(names, suggest_end(&best)) },
		    "%s", wanted);
	g_free(folded);
}

/* Several have semicolons between them. */
static void
check_pointer(const xmlNode *pointer, GHashTable *names, struct diags *diags)
{
	xmlChar *text = xmlNodeGetContent(pointer);
	char **all = g_strsplit((char *)text, ";", -1);

	for (char **name = all; *name != NULL; name++)
		check_name(g_strstrip(*name), names, tree_pos(pointer), diags);
	g_strfreev(all);
	xmlFree(text);
}

void
check_index(const struct book *book, struct diags *diags)
{
	xmlNode *root = tree_may_have(book->doc, "indexterm")
	    ? xmlDocGetRootElement(book->doc)
	    : NULL;
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal,
	    g_free, g_free);
	GPtrArray *pointers = g_ptr_array_new();

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (tree_is(node, "indexterm"))
			add_names(names, node);
		else if ((tree_is(node, "see") || tree_is(node, "seealso")) &&
		    tree_is(node->parent, "indexterm"))
			g_ptr_array_add(pointers, node);
	}
	for (guint i = 0; i < pointers->len; i++)
		check_pointer(g_ptr_array_index(pointers, i), names, diags);
	g_ptr_array_free(pointers, TRUE);
	g_hash_table_destroy(names);
}
