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
};

/* An element as it is made again and again. */
struct look {
	const xmlNode *model;
	const xmlChar *name; /* this and values belong to the dictionary */
	GArray *attributes;  /* struct look_attribute */
	xmlNs *ns;           /* on the root of the result; NULL: not known */
};

struct look_attribute {
	const xmlChar *name, *value;
	const xmlNs *model; /* NULL for none */
	xmlNs *ns;          /* as in struct look */
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
	return contents;
}

void
contents_free(struct contents *contents)
{
	g_hash_table_destroy(contents->looks);
	g_free(contents);
}

static bool
is_ours(const xmlAttr *attribute)
{
	return attribute->ns != NULL &&
	    strcmp((const char *)attribute->ns->href, NAMESPACE) == 0;
}

/* One look for each word of q:of. */
static void
add_look(xsltTransformContext *context, GHashTable *looks, xmlNode *model)
{
	xmlChar *of = xmlGetNsProp(model, BAD_CAST "of", BAD_CAST NAMESPACE);
	char **words = g_strsplit_set(of != NULL ? (char *)of : "", " \n\t", 0);
	struct look look = { .model = model };

	look.name = xmlDictLookup(context->dict, model->name, -1);
	for (char **word = words; *word != NULL; word++) {
		if (**word == '\0')
			continue;
		look.attributes = g_array_new(FALSE, FALSE,
		    sizeof(struct look_attribute));
		for (const xmlAttr *at = model->properties; at != NULL;
		     at = at->next) {
			xmlChar *value = xmlNodeListGetString(at->doc,
			    at->children, /*inLine*/ 1);
			const struct look_attribute attribute = {
				.name = xmlDictLookup(context->dict, at->name,
				    -1),
				.value = xmlDictLookup(context->dict,
				    value != NULL ? value : BAD_CAST "", -1),
				.model = at->ns,
			};

			if (!is_ours(at) || strcmp((char *)at->name, "of") != 0)
				g_array_append_val(look.attributes, attribute);
			xmlFree(value);
		}
		g_hash_table_insert(looks, g_strdup(*word),
		    g_memdup2(&look, sizeof(look)));
	}
	g_strfreev(words);
	xmlFree(of);
}

static GHashTable *
read_looks(xsltTransformContext *context, xmlNode *instruction)
{
	GHashTable *looks = g_hash_table_new_full(g_str_hash, g_str_equal,
	    g_free, free_look);
	xmlChar *expression = xmlGetNoNsProp(instruction, BAD_CAST "looks");
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
	if (found == NULL || found->type != XPATH_NODESET)
		xsltTransformError(context, context->style, instruction,
		    "stage:content: looks has no nodes\n");
	else
		for (int i = 0;
		     found->nodesetval != NULL && i < found->nodesetval->nodeNr;
		     i++)
			add_look(context, looks, found->nodesetval->nodeTab[i]);
	xmlXPathFreeObject(found);
	xmlXPathFreeCompExpr(compiled);
	xmlFree(namespaces);
	xmlFree(expression);
	return looks;
}

/*
 * The namespace for an element or attribute under `parent`.  One that the
 * result's root declares is remembered in `known`: it is there everywhere.
 */
static xmlNs *
find_ns(xsltTransformContext *context, xmlNode *instruction, const xmlNs *model,
    xmlNode *parent, xmlNs **known)
{
	const xmlNode *root = xmlDocGetRootElement(context->output);
	xmlNs *ns;

	if (model == NULL)
		return NULL;
	if (*known != NULL && parent->doc == context->output)
		return *known;
	ns = xsltGetSpecialNamespace(context, instruction, model->href,
	    model->prefix, parent);
	for (xmlNs *at = root != NULL ? root->nsDef : NULL; at != NULL;
	     at = at->next) {
		if (at == ns)
			*known = ns;
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

static void
add_attribute(xmlNode *node, xmlAttr *last, xmlAttr *attribute)
{
	attribute->type = XML_ATTRIBUTE_NODE;
	attribute->parent = node;
	attribute->doc = node->doc;
	attribute->prev = last;
	if (last != NULL)
		last->next = attribute;
	else
		node->properties = attribute;
}

/*
 * A copy of the look with `text` in it.  It knows that no attribute is there
 * twice and that none is an id, which libxml2 would look up for each.
 */
static void
make(xsltTransformContext *context, xmlNode *instruction, struct look *look,
    const xmlChar *text)
{
	xmlDoc *doc = context->insert->doc;
	xmlNode *node = xmlNewDocNodeEatName(doc, /*ns*/ NULL,
	    (xmlChar *)look->name, /*content*/ NULL);
	xmlAttr *last = NULL;

	hang(context->insert, node);
	node->ns = find_ns(context, instruction, look->model->ns, node,
	    &look->ns);
	for (guint i = 0; i < look->attributes->len; i++) {
		struct look_attribute *from = &g_array_index(look->attributes,
		    struct look_attribute, i);
		xmlAttr *attribute = xmlMalloc(sizeof(*attribute));
		xmlNode *value = xmlNewDocText(doc, /*content*/ NULL);

		memset(attribute, 0, sizeof(*attribute));
		attribute->name = from->name;
		attribute->ns = find_ns(context, instruction, from->model, node,
		    &from->ns);
		add_attribute(node, last, attribute);
		value->content = (xmlChar *)from->value;
		value->parent = (xmlNode *)attribute;
		attribute->children = attribute->last = value;
		last = attribute;
	}
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
