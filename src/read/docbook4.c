/*
 * DocBook 4 to DocBook 5.0; see docbook4.h.
 *
 * What changed: https://docbook.org/docs/howto/, section 1.3: a namespace,
 * xml:id and xml:lang, one info for all, xlink:href on every element that may
 * be a link, personname around the parts of a name, and some names.
 */
#include "read/docbook4.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "read/book.h"
#include "read/element.h"

enum change_kind {
	CHANGE_RENAME,
	CHANGE_ROLE,
	CHANGE_ID,
	CHANGE_DROP,
};

static const struct change {
	const char *old;
	enum change_kind kind;
	const char *new; /* the name, or a biblioid's class */
} changes[] = {
#define RENAME(old, new) { old, CHANGE_RENAME, new },
#define ROLE(old, new) { old, CHANGE_ROLE, new },
#define ID(old, class) { old, CHANGE_ID, class },
#define DROP(name) { name, CHANGE_DROP, NULL },
#include "read/docbook4.def"
#undef RENAME
#undef ROLE
#undef ID
#undef DROP
};

/* Attributes that are gone. */
static const char *const gone[] = { "moreinfo", "float", "srccredit",
	"entityref", "type", "format" };

static const char *const roots[] = { "set", "book", "part", "preface",
	"chapter", "appendix", "article", "section", "sect1", "sect2", "sect3",
	"sect4", "sect5", "reference", "refentry", "glossary", "bibliography",
	"index", "colophon", "dedication", NULL };

bool
docbook4_is(const xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement((xmlDoc *)doc);

	return root != NULL && root->ns == NULL &&
	    g_strv_contains(roots, (const char *)root->name);
}

static bool
is_named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)node->name, name) == 0;
}

/* The node behind `node`, or in it. */
static xmlNode *
next_node(xmlNode *node, const xmlNode *root, bool descend)
{
	if (descend && node->type == XML_ELEMENT_NODE && node->children != NULL)
		return node->children;
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

/* &nbsp; and the like, which the DTD would declare. */
static xmlNode *
replace_entity(struct diags *diags, xmlNode *node, const char *path)
{
	const htmlEntityDesc *entity = htmlEntityLookup(node->name);
	char text[8] = { 0 };
	xmlNode *new;

	if (entity != NULL) {
		g_unichar_to_utf8(entity->value, text);
		new = xmlNewDocText(node->doc, BAD_CAST text);
	} else {
		char *shown = g_strdup_printf("&%s;", node->name);

		new = xmlNewDocText(node->doc, BAD_CAST shown);
		diag(diags, DIAG_ENTITY_UNKNOWN,
		    (struct pos){ path,
			(unsigned)MAX(xmlGetLineNo(node->parent), 1), 1 },
		    "%s", shown);
		g_free(shown);
	}
	xmlReplaceNode(node, new);
	xmlFreeNode(node);
	return new;
}

/* Moves the value of an attribute to another one. */
static void
move_attribute(xmlNode *node, const char *old, xmlNs *ns, const char *new)
{
	xmlAttr *attribute = xmlHasNsProp(node, BAD_CAST old, NULL);
	xmlChar *value;

	if (attribute == NULL)
		return;
	value = xmlNodeListGetString(node->doc, attribute->children, 1);
	xmlRemoveProp(attribute);
	if (value != NULL)
		xmlNewNsProp(node, ns, BAD_CAST new, value);
	xmlFree(value);
}

/* A picture's element of its own: <graphic fileref="…"/>. */
static void
upgrade_graphic(xmlNode *node, const char *name)
{
	xmlNode *object = xmlNewDocNode(node->doc, node->ns,
	    BAD_CAST "imageobject", NULL);
	xmlNode *image = xmlNewDocNode(node->doc, node->ns,
	    BAD_CAST "imagedata", NULL);

	image->properties = node->properties;
	for (xmlAttr *attribute = image->properties; attribute != NULL;
	     attribute = attribute->next)
		attribute->parent = image;
	node->properties = NULL;
	xmlNodeSetName(node, BAD_CAST name);
	xmlAddChild(node, object);
	xmlAddChild(object, image);
}

static const struct change *
find_change(const xmlNode *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
		if (strcmp(changes[i].old, (const char *)node->name) == 0)
			return &changes[i];
	}
	return NULL;
}

static void
apply_change(xmlNode *node, const struct change *change)
{
	switch (change->kind) {
	case CHANGE_RENAME:
		break;
	case CHANGE_ROLE:
		if (!xmlHasProp(node, BAD_CAST "role"))
			xmlNewProp(node, BAD_CAST "role", node->name);
		break;
	case CHANGE_ID:
		xmlNewProp(node, BAD_CAST "class", BAD_CAST change->new);
		if (strcmp(change->new, "other") == 0)
			xmlNewProp(node, BAD_CAST "otherclass", node->name);
		xmlNodeSetName(node, BAD_CAST "biblioid");
		return;
	case CHANGE_DROP:
		return;
	}
	xmlNodeSetName(node, BAD_CAST change->new);
}

static void
upgrade_attributes(xmlNode *node, xmlNs *xml, xmlNs *xlink)
{
	for (size_t i = 0; i < G_N_ELEMENTS(gone); i++) {
		if (strcmp(gone[i], "type") != 0 ||
		    !is_named(node, "simplelist"))
			xmlUnsetProp(node, BAD_CAST gone[i]);
	}
	move_attribute(node, "id", xml, "id");
	move_attribute(node, "lang", xml, "lang");
	if (is_named(node, "ulink"))
		move_attribute(node, "url", xlink, "href");
}

/* Names, attributes and namespaces; returns the node to go on behind. */
static xmlNode *
upgrade_element(xmlNode *node, xmlNs *docbook, xmlNs *xml, xmlNs *xlink)
{
	const struct change *change;

	if (node->ns != NULL)
		return node;
	xmlSetNs(node, docbook);
	upgrade_attributes(node, xml, xlink);
	change = find_change(node);
	if (change != NULL)
		apply_change(node, change);
	else if (is_named(node, "graphic"))
		upgrade_graphic(node, "mediaobject");
	else if (is_named(node, "inlinegraphic"))
		upgrade_graphic(node, "inlinemediaobject");
	return node;
}

/* Puts all children that `is_part` chooses into one new element. */
static void
wrap_children(xmlNode *node, const char *name, bool (*is_part)(const xmlNode *))
{
	xmlNode *wrapper = NULL;

	for (xmlNode *child = node->children, *next; child != NULL;
	     child = next) {
		next = child->next;
		if (!is_part(child))
			continue;
		if (wrapper == NULL) {
			wrapper = xmlNewDocNode(node->doc, node->ns,
			    BAD_CAST name, NULL);
			wrapper->line = node->line;
			wrapper->_private = node->_private;
			xmlAddPrevSibling(child, wrapper);
		}
		xmlUnlinkNode(child);
		xmlAddChild(wrapper, child);
	}
}

static bool
is_part_of_name(const xmlNode *node)
{
	return is_named(node, "honorific") || is_named(node, "firstname") ||
	    is_named(node, "surname") || is_named(node, "lineage") ||
	    is_named(node, "othername");
}

static bool
is_any(const xmlNode *node)
{
	(void)node;
	return true;
}

static xmlNode *
find_child(const xmlNode *node, const char *name)
{
	xmlNode *child = element_first(node);

	while (child != NULL && !is_named(child, name))
		child = element_next(child);
	return child;
}

/* Titles beside an info go into it, where it has none of that kind. */
static void
upgrade_info(xmlNode *info)
{
	static const char *const titles[] = { "titleabbrev", "subtitle",
		"title" };

	for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
		xmlNode *title = find_child(info->parent, titles[i]);

		if (title == NULL)
			continue;
		xmlUnlinkNode(title);
		if (find_child(info, titles[i]) != NULL)
			xmlFreeNode(title);
		else if (info->children != NULL)
			xmlAddPrevSibling(info->children, title);
		else
			xmlAddChild(info, title);
	}
}

/* What must be built otherwise. */
static void
upgrade_form(xmlNode *node)
{
	if (is_named(node, "author") || is_named(node, "editor") ||
	    is_named(node, "othercredit")) {
		wrap_children(node, "personname", is_part_of_name);
	} else if (is_named(node, "corpauthor")) {
		xmlNodeSetName(node, BAD_CAST "author");
		wrap_children(node, "orgname", is_any);
	} else if (is_named(node, "ackno")) {
		xmlNodeSetName(node, BAD_CAST "acknowledgements");
		wrap_children(node, "simpara", is_any);
	} else if (is_named(node, "info") && node->parent != NULL &&
	    node->parent->type == XML_ELEMENT_NODE) {
		upgrade_info(node);
	}
}

static bool
is_dropped(const xmlNode *node)
{
	const struct change *change = node->type == XML_ELEMENT_NODE
	    ? find_change(node)
	    : NULL;

	return change != NULL && change->kind == CHANGE_DROP;
}

void
docbook4_upgrade(struct diags *diags, xmlDoc *doc, const char *path)
{
	xmlNode *root = xmlDocGetRootElement(doc), *next;
	xmlNs *docbook = xmlNewNs(root, BAD_CAST BOOK_NS_DOCBOOK, NULL);
	xmlNs *xlink = xmlNewNs(root, BAD_CAST BOOK_NS_XLINK, BAD_CAST "xlink");
	xmlNs *xml = xmlSearchNsByHref(doc, root, XML_XML_NAMESPACE);

	for (xmlNode *node = root; node != NULL; node = next) {
		if (node != root && node->ns == NULL && is_dropped(node)) {
			next = next_node(node, root, /*descend*/ false);
			xmlUnlinkNode(node);
			xmlFreeNode(node);
			continue;
		}
		if (node->type == XML_ENTITY_REF_NODE)
			node = replace_entity(diags, node, path);
		else if (node->type == XML_ELEMENT_NODE)
			node = upgrade_element(node, docbook, xml, xlink);
		next = next_node(node, root, /*descend*/ true);
	}
	for (xmlNode *node = root; node != NULL;
	     node = next_node(node, root, /*descend*/ true)) {
		if (node->type == XML_ELEMENT_NODE)
			upgrade_form(node);
	}
	if (doc->intSubset != NULL) { /* it is not that any more */
		xmlDtd *dtd = doc->intSubset;

		xmlUnlinkNode((xmlNode *)dtd);
		xmlFreeDtd(dtd);
	}
	xmlUnsetProp(root, BAD_CAST "version");
	xmlNewProp(root, BAD_CAST "version", BAD_CAST "5.0");
}
