/* The DocBook tree in the middle; see tree.h. */
#include "tree/tree.h"

#include <string.h>

#include <glib/gstdio.h>
#include <libxml/dict.h>

#include "tree/check.h"
#include "tree/check_index.h"
#include "tree/check_text.h"
#include "tree/glossary.h"
#include "tree/ids.h"
#include "tree/number.h"

void
tree_prepare(struct book *book, struct diags *diags)
{
	ids_settle(book->doc, diags);
	glossary_link(book, diags);
	number_stamp(book, diags);
	check_languages(book, diags);
	check_index(book, diags);
	check_images(book, diags);
	check_formulas(book, diags);
}

void
tree_check(const struct book *book, struct diags *diags)
{
	check_text(book, diags);
	check_captions(book, diags);
	check_passages(book, diags);
}

void
tree_strip(xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		xmlAttr *next;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		for (xmlAttr *a = node->properties; a != NULL; a = next) {
			next = a->next;
			if (a->ns != NULL &&
			    strcmp((const char *)a->ns->href, BOOK_NS_QUOIN) ==
				0)
				xmlRemoveProp(a);
		}
	}
}

xmlNode *
tree_next(xmlNode *node, const xmlNode *root)
{
	if (node->type == XML_ELEMENT_NODE && node->children != NULL)
		return node->children;
	return tree_next_after(node, root);
}

xmlNode *
tree_next_after(xmlNode *node, const xmlNode *root)
{
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

bool
tree_may_have(const xmlDoc *doc, const char *name)
{
	return xmlDictExists(doc->dict, BAD_CAST name, -1) != NULL;
}

GHashTable *
tree_intern(const xmlDoc *doc, const char *const *names, size_t count)
{
	GHashTable *interned = g_hash_table_new(NULL, NULL);

	for (size_t i = 0; i < count; i++) {
		const xmlChar *name = xmlDictExists(doc->dict,
		    BAD_CAST names[i], -1);

		if (name != NULL)
			g_hash_table_add(interned, (void *)name);
	}
	return interned;
}

/* Most are told apart by their first letter. */
static bool
is_name(const xmlChar *name, const char *wanted)
{
	return (char)name[0] == wanted[0] &&
	    strcmp((const char *)name, wanted) == 0;
}

bool
tree_is(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE &&
	    is_name(node->name, name) && node->ns != NULL &&
	    strcmp((const char *)node->ns->href, BOOK_NS_DOCBOOK) == 0;
}

static const char *
find_attribute(const xmlNode *node, const char *name, const char *ns)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *href = a->ns == NULL ? NULL
						 : (const char *)a->ns->href;

		if (is_name(a->name, name) && g_strcmp0(href, ns) == 0)
			return a->children == NULL
			    ? ""
			    : (const char *)a->children->content;
	}
	return NULL;
}

xmlNode *
tree_child(const xmlNode *parent, const char *name)
{
	xmlNode *child = parent != NULL ? parent->children : NULL;

	while (child != NULL && !tree_is(child, name))
		child = child->next;
	return child;
}

const char *
tree_attribute(const xmlNode *node, const char *name)
{
	return find_attribute(node, name, /*ns*/ NULL);
}

const char *
tree_id(const xmlNode *node)
{
	return find_attribute(node, "id", (const char *)XML_XML_NAMESPACE);
}

const char *
tree_number(const xmlNode *node)
{
	const char *number = find_attribute(node, "number", BOOK_NS_QUOIN);

	return number != NULL ? number : "";
}

bool
tree_has_role(const xmlNode *node, const char *role)
{
	const char *roles = tree_attribute(node, "role"), *found;
	size_t length = strlen(role);

	for (found = roles; found != NULL; found += length) {
		found = strstr(found, role);
		if (found == NULL)
			return false;
		if ((found == roles || found[-1] == ' ') &&
		    (found[length] == ' ' || found[length] == '\0'))
			return true;
	}
	return false;
}

struct pos
tree_pos(const xmlNode *node)
{
	for (; node != NULL && node->type == XML_ELEMENT_NODE;
	     node = node->parent) {
		const char *text = find_attribute(node, "pos", BOOK_NS_QUOIN);

		if (text != NULL)
			return pos_read(text);
	}
	return POS_NONE;
}

xmlNs *
tree_quoin_ns(xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNs *ns = xmlSearchNsByHref(doc, root, BAD_CAST BOOK_NS_QUOIN);

	return ns != NULL
	    ? ns
	    : xmlNewNs(root, BAD_CAST BOOK_NS_QUOIN, BAD_CAST "q");
}

/* Whether the place `pos` is in `file`, which may be NULL. */
static bool
is_in_file(const char *pos, const char *file)
{
	size_t length = file == NULL ? 0 : strlen(file);

	return length > 0 && strncmp(pos, file, length) == 0 &&
	    (pos[length] == ':' || pos[length] == '\0') &&
	    pos[length + strspn(pos + length, ":0123456789")] == '\0';
}

time_t
tree_newest_source(xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	const char *last = NULL;
	time_t newest = -1;

	for (const xmlNode *node = root; node != NULL;
	     node = tree_next((xmlNode *)node, root)) {
		const char *text = node->type == XML_ELEMENT_NODE
		    ? find_attribute(node, "pos", BOOK_NS_QUOIN)
		    : NULL;
		GStatBuf file;

		/* one file's elements stand together */
		if (text == NULL || is_in_file(text, last))
			continue;
		last = pos_read(text).file;
		if (last != NULL && g_stat(last, &file) == 0 &&
		    file.st_mtime > newest)
			newest = file.st_mtime;
	}
	return newest;
}
