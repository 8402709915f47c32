/*
 * The tree as XML for people and tools: a line for each block, indented, and
 * no white space added where it would count.
 */
#include <string.h>

#include "tree/tree.h"

#define INDENT_MAX 64 /* columns; what is deeper is not indented further */

/* Elements that hold elements only; footnotes stand in the text. */
static const char *const containers[] = { "abstract", "acknowledgements",
	"answer", "appendix", "article", "author", "authorgroup", "bibliodiv",
	"bibliography", "bibliolist", "blockquote", "book", "callout",
	"calloutlist", "caution", "chapter", "colophon", "cover", "dedication",
	"epigraph", "example", "figure", "glossary", "glossdef", "glossdiv",
	"glossentry", "glosslist", "imageobject", "important", "index", "info",
	"informalexample", "informalfigure", "informaltable", "itemizedlist",
	"keywordset", "legalnotice", "listitem", "mediaobject", "note",
	"orderedlist", "part", "partintro", "preface", "procedure", "publisher",
	"qandadiv", "qandaentry", "qandaset", "question", "row", "sect1",
	"sect2", "sect3", "sect4", "sect5", "section", "sidebar", "step",
	"subject", "subjectset", "substeps", "table", "tbody", "textobject",
	"tfoot", "tgroup", "thead", "tip", "variablelist", "varlistentry",
	"warning" };

/* What has text of its own is left alone, whatever it is called. */
static bool
holds_elements_only(GHashTable *names, const xmlNode *node)
{
	bool in_text = node->parent->type == XML_ELEMENT_NODE &&
	    node->parent->children->type != XML_TEXT_NODE;

	if (node->type != XML_ELEMENT_NODE || node->children == NULL ||
	    !g_hash_table_contains(names, node->name) || in_text)
		return false;
	for (const xmlNode *child = node->children; child != NULL;
	     child = child->next) {
		if (child->type != XML_ELEMENT_NODE &&
		    child->type != XML_COMMENT_NODE &&
		    child->type != XML_PI_NODE)
			return false;
	}
	return true;
}

static xmlNode *
new_line(xmlDoc *doc, int depth)
{
	static const char line[] =
	    "\n                                                                ";
	int width = MIN(2 * depth, INDENT_MAX);

	return xmlNewDocTextLen(doc, BAD_CAST line, 1 + width);
}

static int
depth_of(const xmlNode *node)
{
	int depth = 0;

	while ((node = node->parent) != NULL)
		depth++;
	return depth;
}

/* Puts line ends between blocks; what was put in is added to `added`. */
static void
break_lines(xmlDoc *doc, GHashTable *names, GPtrArray *added)
{
	xmlNode *root = xmlDocGetRootElement(doc), *next;

	for (xmlNode *node = root; node != NULL; node = next) {
		next = tree_next(node, root);
		if (!holds_elements_only(names, node))
			continue;
		int depth = depth_of(node);
		xmlNode *last = xmlAddChild(node, new_line(doc, depth - 1));

		g_ptr_array_add(added, last);
		for (xmlNode *child = node->children; child != last;
		     child = child->next)
			g_ptr_array_add(added,
			    xmlAddPrevSibling(child, new_line(doc, depth)));
	}
}

static GHashTable *
container_names(xmlDoc *doc)
{
	GHashTable *names = g_hash_table_new(NULL, NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(containers); i++)
		g_hash_table_add(names,
		    (void *)xmlDictLookup(doc->dict, BAD_CAST containers[i],
			-1));
	return names;
}

bool
tree_write(xmlDoc *doc, const char *path, const char **reason)
{
	struct file_output *output = file_output_open(path, reason);
	GPtrArray *added = g_ptr_array_new();
	GHashTable *names = container_names(doc);
	xmlChar *bytes;
	int length;

	if (output != NULL) {
		break_lines(doc, names, added);
		xmlDocDumpMemoryEnc(doc, &bytes, &length, "UTF-8");
		file_output_write(output, bytes, (size_t)length);
		xmlFree(bytes);
	}
	for (guint i = 0; i < added->len; i++) {
		xmlUnlinkNode(g_ptr_array_index(added, i));
		xmlFreeNode(g_ptr_array_index(added, i));
	}
	g_hash_table_destroy(names);
	g_ptr_array_free(added, TRUE);
	return output != NULL && file_output_commit(output, reason);
}
