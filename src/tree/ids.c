/* Ids and ends of links; see ids.h. */
#include "tree/ids.h"

#include <string.h>

#include <glib.h>

#include "base/suggest.h"
#include "tree/tree.h"

/* What contents, lists, notes, the index and references point to. */
static const char *const pointed_to[] = { "acknowledgements", "appendix",
	"article", "bibliography", "bibliomixed", "biblioentry", "book",
	"bridgehead", "chapter", "colophon", "dedication", "equation",
	"example", "figure", "footnote", "glossary", "glossentry", "index",
	"indexterm", "part", "preface", "procedure", "qandaentry", "refentry",
	"reference", "sect1", "sect2", "sect3", "sect4", "sect5", "section",
	"table" };

static const char *const other_ends[] = { "endterm", "startref" };

enum { SUGGESTIONS_MAX = 100 };

struct settling {
	xmlDoc *doc;
	struct diags *diags;
	GHashTable *ids;      /* every id there is -> last number given to it */
	GHashTable *numbers;  /* element name -> last number given */
	unsigned suggestions; /* made so far: each looks at all ids */
	GHashTable *wanted;   /* names of pointed_to, interned */
	GPtrArray *nameless;  /* elements of these names that have no id */
};

static void
set_id(struct settling *s, xmlNode *node, const char *id)
{
	xmlNs *xml = xmlSearchNsByHref(s->doc, node, XML_XML_NAMESPACE);

	xmlSetNsProp(node, xml, BAD_CAST "id", BAD_CAST id);
	g_hash_table_insert(s->ids, g_strdup(id), GUINT_TO_POINTER(1));
}

static void
rename_double(struct settling *s, xmlNode *node, const char *id)
{
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(s->ids, id));
	char *other = NULL;

	do { /* on from the last number, so that many cost no more each */
		g_free(other);
		other = g_strdup_printf("%s-%u", id, ++number);
	} while (g_hash_table_contains(s->ids, other));
	g_hash_table_insert(s->ids, g_strdup(id), GUINT_TO_POINTER(number));
	diag(s->diags, DIAG_ID_DOUBLE, tree_pos(node), "\"%s\" becomes \"%s\"",
	    id, other);
	set_id(s, node, other);
	g_free(other);
}

static void
collect_id(struct settling *s, xmlNode *node)
{
	const char *id = tree_id(node);

	if (id == NULL && g_hash_table_contains(s->wanted, node->name))
		g_ptr_array_add(s->nameless, node);
	if (id == NULL)
		return;
	if (g_hash_table_contains(s->ids, id))
		rename_double(s, node, id);
	else
		g_hash_table_insert(s->ids, g_strdup(id), GUINT_TO_POINTER(1));
}

/* A new id such as "figure.3"; a point is in no id made from a heading. */
static void
make_id(struct settling *s, xmlNode *node)
{
	guint number = GPOINTER_TO_UINT(
	    g_hash_table_lookup(s->numbers, node->name));
	char id[64];

	do {
		g_snprintf(id, sizeof(id), "%s.%u", (const char *)node->name,
		    ++number);
	} while (g_hash_table_contains(s->ids, id));
	g_hash_table_insert(s->numbers, (void *)node->name,
	    GUINT_TO_POINTER(number));
	set_id(s, node, id);
}

static bool
is_dead(const struct settling *s, const char *id)
{
	return id != NULL && !g_hash_table_contains(s->ids, id);
}

static void
report_dead(struct settling *s, const xmlNode *node, const char *id)
{
	struct suggestion best;
	GHashTableIter iter;
	void *key, *value;

	suggest_begin(&best, id);
	if (s->suggestions++ < SUGGESTIONS_MAX) {
		g_hash_table_iter_init(&iter, s->ids);
		while (g_hash_table_iter_next(&iter, &key, &value)) {
			/* a point is in the ids that are made here */
			if (strchr(key, '.') == NULL)
				suggest_weigh(&best, key);
		}
	}
	diag_hint(s->diags, DIAG_LINKEND_MISSING, tree_pos(node),
	    &(struct diag_hint){ .piece = id, .instead = suggest_end(&best) },
	    "%s", id);
}

/* A dead link keeps its text; a dead reference shows the id. */
static void
bury_link(struct settling *s, xmlNode *node, const char *id)
{
	report_dead(s, node, id);
	if (tree_is(node, "xref") || tree_is(node, "footnoteref")) {
		xmlNode *text = xmlNewDocText(s->doc, BAD_CAST "@");

		xmlNodeAddContent(text, BAD_CAST id);
		xmlAddChild(node, text);
	} else if (!tree_is(node, "link")) {
		xmlUnsetNsProp(node, NULL, BAD_CAST "linkend");
		return;
	}
	xmlUnsetNsProp(node, NULL, BAD_CAST "linkend");
	xmlUnsetNsProp(node, NULL, BAD_CAST "endterm");
	xmlUnsetNsProp(node, NULL, BAD_CAST "xrefstyle");
	xmlNodeSetName(node, BAD_CAST "phrase");
	xmlSetNsProp(node, NULL, BAD_CAST "role", BAD_CAST "broken-link");
}

/*
 * The end of a range that has no beginning, and titles from nowhere.  False
 * for an element that there must not be.
 */
static bool
check_other_ends(struct settling *s, xmlNode *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(other_ends); i++) {
		const char *id = tree_attribute(node, other_ends[i]);

		if (!is_dead(s, id))
			continue;
		report_dead(s, node, id);
		xmlUnsetNsProp(node, NULL, BAD_CAST other_ends[i]);
		if (tree_is(node, "indexterm"))
			return false;
	}
	return true;
}

static void
check_links(struct settling *s, xmlNode *root)
{
	xmlNode *next;

	for (xmlNode *node = root; node != NULL; node = next) {
		next = tree_next(node, root);
		if (node->type != XML_ELEMENT_NODE || node->properties == NULL)
			continue;
		if (is_dead(s, tree_attribute(node, "linkend")))
			bury_link(s, node, tree_attribute(node, "linkend"));
		if (check_other_ends(s, node))
			continue;
		next = tree_next_after(node, root);
		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
}

void
ids_settle(xmlDoc *doc, struct diags *diags)
{
	struct settling s = {
		.doc = doc,
		.diags = diags,
		.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		    NULL),
		.numbers = g_hash_table_new(NULL, NULL),
		.wanted = tree_intern(doc, pointed_to,
		    G_N_ELEMENTS(pointed_to)),
		.nameless = g_ptr_array_new(),
	};
	xmlNode *root = xmlDocGetRootElement(doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (node->type == XML_ELEMENT_NODE)
			collect_id(&s, node);
	}
	for (guint i = 0; i < s.nameless->len; i++)
		make_id(&s, g_ptr_array_index(s.nameless, i));
	check_links(&s, root);
	g_ptr_array_free(s.nameless, TRUE);
	g_hash_table_destroy(s.wanted);
	g_hash_table_destroy(s.numbers);
	g_hash_table_destroy(s.ids);
}
