/* Content made without templates; see content.h. */
#include "transform/content.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>
#include <libxml/xpathInternals.h>
#include <libxslt/namespaces.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#define NAMESPACE "urn:x-quoin"

enum { NAME_SIZE = 128 };

struct contents {
	/* instruction -> (name or name.role -> struct look) */
	GHashTable *looks;
	/* instruction -> struct look */
	GHashTable *single;
};

/* A name in a look; what it points to belongs to the dictionary. */
struct look_name {
	const xmlChar *local, *uri, *prefix;
	xmlNs *ns; /* on the root of the result; NULL: not known, or none */
};

struct look_attribute {
	struct look_name name;
	const xmlChar *value;
};

/* An element as it is made again and again. */
struct look {
	struct look_name name;
	GArray *attributes; /* struct look_attribute */
};

static void
free_look(void *data)
{
	struct look *look = data;

	g_array_free(look->attributes, /*free_segment*/ TRUE);
	g_free(look);
}

static void
free_looks(void *looks)
{
	g_hash_table_destroy(looks);
}

struct contents *
contents_new(void)
{
	struct contents *contents = g_new0(struct contents, 1);

	contents->looks = g_hash_table_new_full(NULL, NULL, NULL, free_looks);
	contents->single = g_hash_table_new_full(NULL, NULL, NULL, free_look);
	return contents;
}

void
contents_free(struct contents *contents)
{
	g_hash_table_destroy(contents->looks);
	g_hash_table_destroy(contents->single);
	g_free(contents);
}

static bool
is_ours(const xmlAttr *attribute)
{
	return attribute->ns != NULL &&
	    strcmp((const char *)attribute->ns->href, NAMESPACE) == 0;
}

static struct look_name
read_name(xmlDict *dict, const xmlChar *local, const xmlNs *ns)
{
	struct look_name name = { .local = xmlDictLookup(dict, local, -1) };

	if (ns != NULL) {
		name.uri = xmlDictLookup(dict, ns->href, -1);
		name.prefix = ns->prefix == NULL
		    ? NULL
		    : xmlDictLookup(dict, ns->prefix, -1);
	}
	return name;
}

static struct look *
read_look(xmlDict *dict, const xmlNode *model)
{
	struct look *look = g_new(struct look, 1);

	look->name = read_name(dict, model->name, model->ns);
	look->attributes = g_array_new(FALSE, FALSE,
	    sizeof(struct look_attribute));
	for (const xmlAttr *at = model->properties; at != NULL; at = at->next) {
		xmlChar *value = xmlNodeListGetString(at->doc, at->children,
		    /*inLine*/ 1);
		const struct look_attribute attribute = {
			.name = read_name(dict, at->name, at->ns),
			.value = xmlDictLookup(dict,
			    value != NULL ? value : BAD_CAST "", -1),
		};

		if (!is_ours(at) || strcmp((char *)at->name, "of") != 0)
			g_array_append_val(look->attributes, attribute);
		xmlFree(value);
	}
	return look;
}

/* The elements that an attribute of the instruction selects. */
static xmlXPathObject *
select_models(xsltTransformContext *context, xmlNode *instruction,
    const char *attribute)
{
	xmlChar *expression = xmlGetNoNsProp(instruction, BAD_CAST attribute);
	xmlXPathCompExpr *compiled = expression != NULL
	    ? xsltXPathCompile(context->style, expression)
	    : NULL;
	xmlNs **namespaces = xmlGetNsList(instruction->doc, instruction);
	xmlXPathContext *xpath = context->xpathCtxt;
	xmlXPathObject *found = NULL;

	if (compiled != NULL) {
		xpath->node = context->node;
		xpath->namespaces = namespaces;
		for (xpath->nsNr = 0;
		     namespaces != NULL && namespaces[xpath->nsNr] != NULL;)
			xpath->nsNr++;
		found = xmlXPathCompiledEval(compiled, xpath);
		xpath->namespaces = NULL;
		xpath->nsNr = 0;
	}
	if (found == NULL || found->type != XPATH_NODESET ||
	    xmlXPathNodeSetIsEmpty(found->nodesetval)) {
		xsltTransformError(context, context->style, instruction,
		    "%s has no elements\n", attribute);
		context->state = XSLT_STATE_ERROR;
		xmlXPathFreeObject(found);
		found = NULL;
	}
	xmlXPathFreeCompExpr(compiled);
	xmlFree(namespaces);
	xmlFree(expression);
	return found;
}

/* One look for each word of each q:of. */
static GHashTable *
read_looks(xsltTransformContext *context, xmlNode *instruction)
{
	GHashTable *looks = g_hash_table_new_full(g_str_hash, g_str_equal,
	    g_free, free_look);
	xmlXPathObject *models = select_models(context, instruction, "looks");

	for (int i = 0; models != NULL && i < models->nodesetval->nodeNr; i++) {
		xmlNode *model = models->nodesetval->nodeTab[i];
		xmlChar *of = xmlGetNsProp(model, BAD_CAST "of",
		    BAD_CAST NAMESPACE);
		char **words = g_strsplit_set(of != NULL ? (char *)of : "",
		    " \n\t", /*max_tokens*/ 0);

		for (char **word = words; *word != NULL; word++) {
			if (**word != '\0')
				g_hash_table_insert(looks, g_strdup(*word),
				    read_look(context->dict, model));
		}
		g_strfreev(words);
		xmlFree(of);
	}
	xmlXPathFreeObject(models);
	return looks;
}

/*
 * The namespace of `name` at `node`.  One that the result's root declares is
 * remembered: it is there everywhere.
 */
static xmlNs *
find_ns(xsltTransformContext *context, xmlNode *instruction,
    struct look_name *name, xmlNode *node)
{
	const xmlNode *root = xmlDocGetRootElement(context->output);
	xmlNs *ns;

	if (name->uri == NULL)
		return NULL;
	if (name->ns != NULL && node->doc == context->output)
		return name->ns;
	ns = xsltGetSpecialNamespace(context, instruction, name->uri,
	    name->prefix, node);
	for (xmlNs *at = root != NULL ? root->nsDef : NULL; at != NULL;
	     at = at->next) {
		if (at == ns)
			name->ns = ns;
	}
	return ns;
}

static void
hang(xmlNode *parent, xmlNode *child)
{
	child->parent = parent;
	child->doc = parent->doc;
	child->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->children = child;
	parent->last = child;
}

/* The last attribute of `node`, or NULL. */
static xmlAttr *
last_attribute(const xmlNode *node)
{
	xmlAttr *last = node->properties;

	while (last != NULL && last->next != NULL)
		last = last->next;
	return last;
}

/*
 * Gives `node` the attributes of the look.  It is known that none of them is
 * there and none an id, which libxml2 would look up for each.
 */
static void
add_attributes(xsltTransformContext *context, xmlNode *instruction,
    const struct look *look, xmlNode *node)
{
	xmlAttr *last = last_attribute(node);

	for (guint i = 0; i < look->attributes->len; i++) {
		struct look_attribute *from = &g_array_index(look->attributes,
		    struct look_attribute, i);
		xmlAttr *attribute = xmlMalloc(sizeof(*attribute));
		xmlNode *value = xmlNewDocText(node->doc, /*content*/ NULL);

		value->content = (xmlChar *)from->value;
		value->parent = (xmlNode *)attribute;
		memset(attribute, 0, sizeof(*attribute));
		attribute->type = XML_ATTRIBUTE_NODE;
		attribute->name = from->name.local;
		attribute->children = attribute->last = value;
		attribute->parent = node;
		attribute->doc = node->doc;
		attribute->ns = find_ns(context, instruction, &from->name,
		    node);
		attribute->prev = last;
		if (last != NULL)
			last->next = attribute;
		else
			node->properties = attribute;
		last = attribute;
	}
}

/* A copy of the look with `text` in it. */
static void
make(xsltTransformContext *context, xmlNode *instruction, struct look *look,
    const xmlChar *text)
{
	xmlDoc *doc = context->insert->doc;
	xmlNode *node = xmlNewDocNodeEatName(doc, /*ns*/ NULL,
	    (xmlChar *)look->name.local, /*content*/ NULL);

	hang(context->insert, node);
	node->ns = find_ns(context, instruction, &look->name, node);
	add_attributes(context, instruction, look, node);
	hang(node, xmlNewDocText(doc, text));
}

/* What an element that is nothing but its text looks like, or NULL. */
static struct look *
find_look(GHashTable *looks, const xmlNode *node)
{
	const char *role = NULL;
	char name[NAME_SIZE];

	if (node->ns != node->parent->ns || node->children == NULL ||
	    node->children->next != NULL ||
	    node->children->type != XML_TEXT_NODE)
		return NULL;
	for (const xmlAttr *at = node->properties; at != NULL; at = at->next) {
		if (is_ours(at))
			continue;
		if (at->ns != NULL || strcmp((char *)at->name, "role") != 0 ||
		    at->children == NULL || at->children->next != NULL)
			return NULL;
		role = (const char *)at->children->content;
	}
	if (role == NULL)
		return g_hash_table_lookup(looks, node->name);
	if (g_snprintf(name, sizeof(name), "%s.%s", (const char *)node->name,
		role) >= NAME_SIZE)
		return NULL;
	return g_hash_table_lookup(looks, name);
}

/* Text that a template may want to trim is not copied. */
static bool
is_copied(const xmlNode *node)
{
	const char *text = (const char *)node->content;

	return node->type == XML_TEXT_NODE && text != NULL && *text != '\0' &&
	    (node->prev != NULL || text[0] != '\n') &&
	    (node->next != NULL || text[strlen(text) - 1] != '\n');
}

static void
apply_templates(xsltTransformContext *context, xmlNode *child, int position,
    int count)
{
	context->node = child;
	context->xpathCtxt->contextSize = count;
	context->xpathCtxt->proximityPosition = position;
	xsltProcessOneNode(context, child, /*params*/ NULL);
}

static void
make_children(xsltTransformContext *context, xmlNode *node,
    xmlNode *instruction, GHashTable *looks)
{
	int count = 0, position = 0;

	for (xmlNode *child = node->children; child != NULL;
	     child = child->next)
		count++;
	for (xmlNode *child = node->children;
	     child != NULL && context->state == XSLT_STATE_OK;
	     child = child->next) {
		struct look *look = NULL;

		position++;
		if (is_copied(child)) {
			xsltCopyTextString(context, context->insert,
			    child->content, /*noescape*/ 0);
			continue;
		}
		if (child->type == XML_ELEMENT_NODE)
			look = find_look(looks, child);
		if (look != NULL)
			make(context, instruction, look,
			    child->children->content);
		else
			apply_templates(context, child, position, count);
	}
}

void
contents_apply(struct contents *contents, xsltTransformContext *context,
    xmlNode *node, xmlNode *instruction)
{
	GHashTable *looks = g_hash_table_lookup(contents->looks, instruction);
	xmlXPathContext *xpath = context->xpathCtxt;
	const xmlChar *mode = context->mode, *mode_uri = context->modeURI;
	int size = xpath->contextSize, position = xpath->proximityPosition;

	if (looks == NULL) {
		looks = read_looks(context, instruction);
		g_hash_table_insert(contents->looks, instruction, looks);
	}
	context->mode = context->modeURI = NULL;
	make_children(context, node, instruction, looks);
	context->node = node;
	context->mode = mode;
	context->modeURI = mode_uri;
	xpath->contextSize = size;
	xpath->proximityPosition = position;
}

void
contents_add_look(struct contents *contents, xsltTransformContext *context,
    xmlNode *instruction)
{
	struct look *look = g_hash_table_lookup(contents->single, instruction);
	xmlXPathObject *model;

	if (context->insert == NULL ||
	    context->insert->type != XML_ELEMENT_NODE)
		return;
	if (look == NULL) {
		model = select_models(context, instruction, "of");
		if (model == NULL)
			return;
		look = read_look(context->dict, model->nodesetval->nodeTab[0]);
		xmlXPathFreeObject(model);
		g_hash_table_insert(contents->single, instruction, look);
	}
	add_attributes(context, instruction, look, context->insert);
}
