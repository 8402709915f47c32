/* Cleaning SVG; see svg.h. */
#include "epub/svg.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include "epub/node.h"

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"
#define XLINK_NAMESPACE "http://www.w3.org/1999/xlink"

/* Elements that run, load or move. */
static const char *const unsafe[] = { "script", "foreignObject", "handler",
	"listener", "iframe", "embed", "object", "audio", "video", "canvas",
	"animate", "animateColor", "animateMotion", "animateTransform",
	"animation", "set", "discard", "mpath", "metadata", NULL };

struct cleaner {
	GHashTable *ids; /* seen; the second of a name loses it */
};

/* Only what the file itself says: files outside are never looked at. */
static void
declare_entity(void *closure, const xmlChar *name, int type,
    const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
	if (type == XML_INTERNAL_GENERAL_ENTITY)
		xmlSAX2EntityDecl(closure, name, type, public_id, system_id,
		    content);
}

static void
ignore_subset(void *closure, const xmlChar *name, const xmlChar *public_id,
    const xmlChar *system_id)
{
	(void)closure;
	(void)name;
	(void)public_id;
	(void)system_id;
}

static void
ignore_error(void *closure, xmlErrorPtr error)
{
	(void)closure;
	(void)error;
}

static xmlDoc *
parse(struct arena *arena, const char *bytes, size_t length,
    const char **reason)
{
	xmlParserCtxt *parser = xmlCreateMemoryParserCtxt(bytes, (int)length);
	xmlDoc *doc = NULL;

	*reason = "it is no well-formed SVG";
	if (parser == NULL)
		return NULL;
	xmlCtxtUseOptions(parser,
	    XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOCDATA);
	parser->sax->entityDecl = declare_entity;
	parser->sax->externalSubset = ignore_subset;
	parser->sax->serror = ignore_error;
	parser->loadsubset = 0;
	xmlParseDocument(parser);
	if (parser->wellFormed) {
		doc = parser->myDoc;
	} else {
		const xmlError *error = xmlCtxtGetLastError(parser);

		if (error != NULL && error->message != NULL)
			*reason = g_strchomp(arena_printf(arena, "line %d: %s",
			    error->line, error->message));
		xmlFreeDoc(parser->myDoc);
	}
	parser->myDoc = NULL;
	xmlFreeParserCtxt(parser);
	return doc;
}

static bool
is_in(const xmlNs *ns, const char *namespace)
{
	return ns != NULL && strcmp((const char *)ns->href, namespace) == 0;
}

/* "#part" or an image inside; for a link also an address to go to. */
static bool
is_inside(const char *reference, bool is_link)
{
	reference += strspn(reference, " \t\r\n");
	return *reference == '#' ||
	    g_ascii_strncasecmp(reference, "data:image/png", 14) == 0 ||
	    g_ascii_strncasecmp(reference, "data:image/jpeg", 15) == 0 ||
	    g_ascii_strncasecmp(reference, "data:image/gif", 14) == 0 ||
	    g_ascii_strncasecmp(reference, "data:image/webp", 15) == 0 ||
	    (is_link &&
		(g_str_has_prefix(reference, "http://") ||
		    g_str_has_prefix(reference, "https://") ||
		    g_str_has_prefix(reference, "mailto:")));
}

/*
 * True if style text loads something: an import, or a url() that is not a
 * part of the drawing.  A backslash can spell either in disguise.
 */
static bool
loads_something(const char *style)
{
	char *lower = g_ascii_strdown(style, -1);
	bool does_load = strstr(lower, "@import") != NULL ||
	    strstr(lower, "expression(") != NULL || strchr(lower, '\\') != NULL;

	for (const char *at = strstr(lower, "url("); at != NULL && !does_load;
	     at = strstr(at + 1, "url(")) {
		const char *target = at + 4;

		target += strspn(target, " \t\r\n'\"");
		does_load = !is_inside(target, /*is_link*/ false);
	}
	g_free(lower);
	return does_load;
}

/* An id that is no XML name, or the second of its name, breaks the file. */
static bool
is_bad_id(struct cleaner *cleaner, const char *id)
{
	return xmlValidateNCName(BAD_CAST id, /*space*/ 0) != 0 ||
	    !g_hash_table_add(cleaner->ids, g_strdup(id));
}

static bool
is_unwanted_attribute(struct cleaner *cleaner, const xmlNode *node,
    const xmlAttr *attribute, const char *value)
{
	const char *name = (const char *)attribute->name;
	bool is_xlink = is_in(attribute->ns, XLINK_NAMESPACE);
	bool is_xml = is_in(attribute->ns, (const char *)XML_XML_NAMESPACE);

	if (attribute->ns != NULL && !is_xlink && !is_xml)
		return true;
	if (is_xml)
		return strcmp(name, "base") == 0 ||
		    (strcmp(name, "id") == 0 && is_bad_id(cleaner, value));
	if (strcmp(name, "href") == 0)
		return !is_inside(value, node_is(node, "a"));
	if (is_xlink)
		return false;
	if (strcmp(name, "id") == 0)
		return is_bad_id(cleaner, value);
	return g_ascii_strncasecmp(name, "on", 2) == 0 ||
	    strcmp(name, "src") == 0 || loads_something(value);
}

static void
clean_attributes(struct cleaner *cleaner, xmlNode *node)
{
	xmlAttr *next;

	for (xmlAttr *attribute = node->properties; attribute != NULL;
	     attribute = next) {
		xmlChar *value = xmlNodeListGetString(node->doc,
		    attribute->children, 1);

		next = attribute->next;
		if (is_unwanted_attribute(cleaner, node, attribute,
			value != NULL ? (const char *)value : ""))
			xmlRemoveProp(attribute);
		xmlFree(value);
	}
}

static bool
is_unwanted(xmlNode *node)
{
	xmlChar *text;
	bool does_load;

	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		return false;
	if (node->type != XML_ELEMENT_NODE || !is_in(node->ns, SVG_NAMESPACE) ||
	    g_strv_contains(unsafe, (const char *)node->name))
		return true;
	if (!node_is(node, "style"))
		return false;
	text = xmlNodeGetContent(node);
	does_load = loads_something((const char *)text);
	xmlFree(text);
	return does_load;
}

static void
clean_tree(xmlNode *root)
{
	struct cleaner cleaner = {
		.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		    NULL),
	};
	xmlNode *node = root;

	while (node != NULL) {
		xmlNode *next;

		if (node != root && is_unwanted(node)) {
			next = node_next_after(node, root);
			xmlUnlinkNode(node);
			xmlFreeNode(node);
		} else {
			if (node->type == XML_ELEMENT_NODE)
				clean_attributes(&cleaner, node);
			next = node_next(node, root);
		}
		node = next;
	}
	g_hash_table_destroy(cleaner.ids);
}

/* A length in px or without unit; 0 for any other. */
static double
read_px(const xmlNode *root, const char *name)
{
	xmlChar *text = xmlGetNoNsProp(root, BAD_CAST name);
	double length = 0;
	char *end;

	if (text != NULL) {
		length = g_ascii_strtod((const char *)text, &end);
		if (*end != '\0' && strcmp(end, "px") != 0)
			length = 0;
	}
	xmlFree(text);
	return length > 0 && length < 1e6 ? length : 0;
}

static void
add_view_box(xmlNode *root)
{
	double width = read_px(root, "width"), height = read_px(root, "height");
	char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
	char *box;

	if (xmlHasProp(root, BAD_CAST "viewBox") != NULL || width == 0 ||
	    height == 0)
		return;
	box = g_strdup_printf("0 0 %s %s",
	    g_ascii_formatd(x, sizeof(x), "%g", width),
	    g_ascii_formatd(y, sizeof(y), "%g", height));
	xmlNewProp(root, BAD_CAST "viewBox", BAD_CAST box);
	g_free(box);
}

/* Gives an SVG that forgot its namespace the one it means. */
static void
claim_namespace(xmlNode *root)
{
	xmlNs *ns = xmlNewNs(root, BAD_CAST SVG_NAMESPACE, /*prefix*/ NULL);

	for (xmlNode *node = root; node != NULL;) {
		if (node->type == XML_ELEMENT_NODE && node->ns == NULL)
			node->ns = ns;
		node = node_next(node, root);
	}
}

/* The namespaces that only what is gone now had needed. */
static void
drop_namespaces(xmlNode *root)
{
	for (xmlNs **link = &root->nsDef; *link != NULL;) {
		xmlNs *ns = *link;

		if (is_in(ns, SVG_NAMESPACE) || is_in(ns, XLINK_NAMESPACE)) {
			link = &ns->next;
			continue;
		}
		*link = ns->next;
		ns->next = NULL;
		xmlFreeNs(ns);
	}
}

static char *
write_tree(struct arena *arena, xmlDoc *doc, xmlNode *root, size_t *length)
{
	xmlBuffer *buffer = xmlBufferCreate();
	char *text;

	xmlBufferCat(buffer,
	    BAD_CAST "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	xmlNodeDump(buffer, doc, root, /*level*/ 0, /*format*/ 0);
	xmlBufferCat(buffer, BAD_CAST "\n");
	*length = (size_t)xmlBufferLength(buffer);
	text = arena_strndup(arena, (const char *)xmlBufferContent(buffer),
	    *length);
	xmlBufferFree(buffer);
	return text;
}

char *
svg_clean(struct arena *arena, const char *bytes, size_t length,
    size_t *clean_length, const char **reason)
{
	xmlDoc *doc = parse(arena, bytes, length, reason);
	xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	char *text = NULL;

	if (root != NULL && node_is(root, "svg") && root->ns == NULL &&
	    root->nsDef == NULL)
		claim_namespace(root);
	if (root == NULL || !node_is(root, "svg") ||
	    !is_in(root->ns, SVG_NAMESPACE)) {
		if (root != NULL)
			*reason = "it is XML, but no SVG";
		xmlFreeDoc(doc);
		return NULL;
	}
	clean_tree(root);
	drop_namespaces(root);
	add_view_box(root);
	text = write_tree(arena, doc, root, clean_length);
	xmlFreeDoc(doc);
	return text;
}
