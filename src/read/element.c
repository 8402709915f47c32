/* Making DocBook elements; see element.h. */
#include "read/element.h"

#include <stdio.h>
#include <string.h>

#include <libxml/dict.h>

#include "base/control.h"
#include "read/book.h"

#define POS_SIZE 512 /* bytes for "file:line:column"; longer ones go by heap */

static const xmlChar *
intern(const xmlDoc *doc, const char *name)
{
	return xmlDictLookup(doc->dict, BAD_CAST name, -1);
}

void
element_init(struct element_maker *make, const char *name)
{
	xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *root;

	doc->dict = xmlDictCreate();
	root = xmlNewDocNodeEatName(doc, NULL, (xmlChar *)intern(doc, name),
	    NULL);
	xmlDocSetRootElement(doc, root);
	make->doc = doc;
	make->docbook = xmlNewNs(root, BAD_CAST BOOK_NS_DOCBOOK, NULL);
	make->xlink = xmlNewNs(root, BAD_CAST BOOK_NS_XLINK, BAD_CAST "xlink");
	make->quoin = xmlNewNs(root, BAD_CAST BOOK_NS_QUOIN, BAD_CAST "q");
	make->xml = xmlSearchNsByHref(doc, root, XML_XML_NAMESPACE);
	xmlSetNs(root, make->docbook);
	element_set(root, "version", "5.0");
}

/* Links `node` behind the last child; no merging of text, no id look-up. */
static void
append(xmlNode *parent, xmlNode *node)
{
	node->parent = parent;
	node->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
}

xmlNode *
element_add(const struct element_maker *make, xmlNode *parent, const char *name,
    struct pos pos)
{
	xmlNode *node = xmlNewDocNodeEatName(make->doc, make->docbook,
	    (xmlChar *)intern(make->doc, name), NULL);

	if (parent != NULL)
		append(parent, node);
	if (pos.file != NULL)
		element_stamp(make, node, pos);
	return node;
}

xmlNode *
element_add_with_text(const struct element_maker *make, xmlNode *parent,
    const char *name, struct pos pos, const char *text)
{
	xmlNode *node = element_add(make, parent, name, pos);

	element_add_text(make, node, text, strlen(text));
	return node;
}

/* The length of the character at `at` if XML cannot hold it, else 0. */
static size_t
forbidden_length(const char *at, const char *end)
{
	unsigned char c = (unsigned char)*at;

	if (c < ' ')
		return c == '\t' || c == '\n' || c == '\r' ? 0 : 1;
	return c == 0xef && end - at >= 3 && (unsigned char)at[1] == 0xbf &&
		(unsigned char)at[2] >= 0xbe
	    ? 3
	    : 0;
}

/* Is there no control character in it, or other that XML cannot hold? */
static bool
may_hold(const char *text, size_t length)
{
	const char *end = text + length;

	for (size_t at = control_seek(text, 0, length); at < length;
	     at = control_seek(text, at + 1, length)) {
		if (forbidden_length(text + at, end) > 0)
			return false;
	}
	return true;
}

/* A copy without what XML cannot hold; free it. */
static char *
clean_copy(const char *text, size_t length)
{
	GString *clean = g_string_sized_new(length);
	const char *end = text + length;

	for (const char *at = text; at < end;) {
		size_t forbidden = forbidden_length(at, end);

		if (forbidden > 0)
			g_string_append(clean, "\uFFFD");
		else
			g_string_append_c(clean, *at);
		at += forbidden > 0 ? forbidden : 1;
	}
	return g_string_free(clean, /*free_segment*/ FALSE);
}

bool
element_add_text(const struct element_maker *make, xmlNode *parent,
    const char *text, size_t length)
{
	char *clean;

	if (length == 0)
		return true;
	if (!may_hold(text, length)) {
		clean = clean_copy(text, length);
		element_add_text(make, parent, clean, strlen(clean));
		g_free(clean);
		return false;
	}
	if (parent->last != NULL && parent->last->type == XML_TEXT_NODE)
		xmlTextConcat(parent->last, BAD_CAST text, (int)length);
	else
		append(parent,
		    xmlNewDocTextLen(make->doc, BAD_CAST text, (int)length));
	return true;
}

void
element_rename(xmlNode *node, const char *name)
{
	if (xmlDictOwns(node->doc->dict, node->name) != 1)
		xmlFree((xmlChar *)node->name);
	node->name = intern(node->doc, name);
}

bool
element_is(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)node->name, name) == 0 && node->ns != NULL &&
	    strcmp((const char *)node->ns->href, BOOK_NS_DOCBOOK) == 0;
}

bool
element_is_paragraph(const xmlNode *node)
{
	return element_is(node, "para") || element_is(node, "simpara");
}

static void
set_attribute(xmlNode *node, xmlNs *ns, const char *name, const char *value)
{
	size_t length = strlen(value);
	char *clean;

	if (may_hold(value, length)) {
		xmlSetNsProp(node, ns, BAD_CAST name, BAD_CAST value);
		return;
	}
	clean = clean_copy(value, length);
	xmlSetNsProp(node, ns, BAD_CAST name, BAD_CAST clean);
	g_free(clean);
}

void
element_set(xmlNode *node, const char *name, const char *value)
{
	if (value != NULL)
		set_attribute(node, NULL, name, value);
}

void
element_remove(xmlNode *node, const char *name)
{
	xmlUnsetNsProp(node, NULL, BAD_CAST name);
}

static const char *
attribute_text(const xmlAttr *attribute)
{
	if (attribute->children == NULL)
		return "";
	return (const char *)attribute->children->content;
}

const char *
element_find(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
			return attribute_text(a);
	}
	return NULL;
}

const char *
element_find_ns(const xmlNode *node, const char *name, const char *ns)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->ns != NULL && strcmp((const char *)a->name, name) == 0 &&
		    strcmp((const char *)a->ns->href, ns) == 0)
			return attribute_text(a);
	}
	return NULL;
}

void
element_set_language(const struct element_maker *make, xmlNode *node,
    const char *language)
{
	if (language != NULL)
		xmlSetNsProp(node, make->xml, BAD_CAST "lang",
		    BAD_CAST language);
}

void
element_add_role(xmlNode *node, const char *role)
{
	const char *old = element_find(node, "role");
	char *both;

	if (old == NULL) {
		element_set(node, "role", role);
		return;
	}
	if (strcmp(old, role) == 0)
		return;
	both = g_strconcat(old, " ", role, NULL);
	element_set(node, "role", both);
	g_free(both);
}

void
element_set_private(const struct element_maker *make, xmlNode *node,
    const char *name, const char *value)
{
	if (value != NULL)
		set_attribute(node, make->quoin, name, value);
}

void
element_set_xlink(const struct element_maker *make, xmlNode *node,
    const char *name, const char *value)
{
	set_attribute(node, make->xlink, name, value);
}

void
element_set_id(const struct element_maker *make, xmlNode *node, const char *id)
{
	xmlSetNsProp(node, make->xml, BAD_CAST "id", BAD_CAST id);
}

const char *
element_id(const xmlNode *node)
{
	return element_find_ns(node, "id", (const char *)XML_XML_NAMESPACE);
}

/* Writes `number` in decimal before `end` and returns where it begins. */
static char *
number_before(char *end, unsigned number)
{
	do {
		*--end = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	return end;
}

void
element_stamp(const struct element_maker *make, xmlNode *node, struct pos pos)
{
	char buffer[POS_SIZE], *start = buffer + POS_SIZE - 1;
	size_t length = strlen(pos.file);

	*start = '\0';
	if (pos.column > 0) {
		start = number_before(start, pos.column);
		*--start = ':';
	}
	if (pos.line > 0) {
		start = number_before(start, pos.line);
		*--start = ':';
	}
	if (length < (size_t)(start - buffer)) {
		start -= length;
		memcpy(start, pos.file, length);
		xmlNewNsProp(node, make->quoin, BAD_CAST "pos", BAD_CAST start);
	} else {
		char *text = g_strconcat(pos.file, start, NULL);

		xmlNewNsProp(node, make->quoin, BAD_CAST "pos", BAD_CAST text);
		g_free(text);
	}
}

struct pos
element_pos(const xmlNode *node)
{
	for (; node != NULL && node->type == XML_ELEMENT_NODE;
	     node = node->parent) {
		const char *text = element_find_ns(node, "pos", BOOK_NS_QUOIN);

		if (text != NULL)
			return pos_read(text);
	}
	return POS_NONE;
}

void
element_move_children(xmlNode *from, xmlNode *to)
{
	xmlNode *next;

	for (xmlNode *child = from->children; child != NULL; child = next) {
		next = child->next;
		child->prev = child->next = NULL;
		append(to, child);
	}
	from->children = from->last = NULL;
}

static xmlNode *
element_at_or_after(xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

xmlNode *
element_first(const xmlNode *node)
{
	return element_at_or_after(node->children);
}

xmlNode *
element_next(const xmlNode *node)
{
	return element_at_or_after(node->next);
}
