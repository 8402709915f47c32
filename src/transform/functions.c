/* The functions of our stylesheets; see functions.h. */
#include "transform/functions.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>

#include "transform/codelines.h"
#include "transform/collate.h"
#include "transform/column.h"
#include "transform/content.h"
#include "transform/elements.h"
#include "transform/handover.h"
#include "transform/uri.h"
#include "transform/xmltext.h"

#define NAMESPACE "urn:x-quoin"
#define STAGE_NAMESPACE "urn:x-quoin:stage"

struct functions {
	struct handover *handover; /* the caller's, or NULL */
	struct columns *columns;
	struct collations *collations;
	struct elements *elements;
	struct contents *contents;
	GHashTable *ordinals; /* node to its number, as q:enumerate gave it */
};

static void
push_text(xmlXPathParserContext *parser, char *text)
{
	xmlXPathReturnString(parser, xmlStrdup(BAD_CAST text));
	g_free(text);
}

/* Runs a function of two strings: its arguments lie on the stack. */
static void
call_with_language(xmlXPathParserContext *parser, int count,
    char *(*function)(struct collations *, const char *, const char *))
{
	xsltTransformContext *context = xsltXPathGetTransformContext(parser);
	struct functions *functions = context->_private;
	xmlChar *text, *language;

	if (count != 2) {
		xmlXPathSetArityError(parser);
		return;
	}
	language = xmlXPathPopString(parser);
	text = xmlXPathPopString(parser);
	if (text != NULL && language != NULL)
		push_text(parser,
		    function(functions->collations, (char *)text,
			(char *)language));
	xmlFree(text);
	xmlFree(language);
}

static void
call_with_text(xmlXPathParserContext *parser, int count,
    char *(*function)(const char *))
{
	xmlChar *text;

	if (count != 1) {
		xmlXPathSetArityError(parser);
		return;
	}
	text = xmlXPathPopString(parser);
	if (text != NULL)
		push_text(parser, function((char *)text));
	xmlFree(text);
}

static void
call_sort_key(xmlXPathParserContext *parser, int count)
{
	call_with_language(parser, count, collate_key);
}

static void
call_initial(xmlXPathParserContext *parser, int count)
{
	call_with_language(parser, count, collate_initial);
}

static void
call_uuid(xmlXPathParserContext *parser, int count)
{
	call_with_text(parser, count, uri_of_name);
}

static void
call_uri(xmlXPathParserContext *parser, int count)
{
	call_with_text(parser, count, uri_external);
}

/* Runs a function of one node-set. */
static void
call_with_nodes(xmlXPathParserContext *parser, int count,
    unsigned (*function)(struct functions *, const xmlNodeSet *))
{
	xsltTransformContext *context = xsltXPathGetTransformContext(parser);
	xmlNodeSet *nodes;
	unsigned number = 0;

	if (count != 1) {
		xmlXPathSetArityError(parser);
		return;
	}
	nodes = xmlXPathPopNodeSet(parser);
	if (!xmlXPathNodeSetIsEmpty(nodes))
		number = function(context->_private, nodes);
	xmlXPathReturnNumber(parser, number);
	xmlXPathFreeNodeSet(nodes);
}

static unsigned
find_column(struct functions *functions, const xmlNodeSet *nodes)
{
	return columns_find(functions->columns, nodes->nodeTab[0]);
}

static void
call_column(xmlXPathParserContext *parser, int count)
{
	call_with_nodes(parser, count, find_column);
}

static unsigned
enumerate(struct functions *functions, const xmlNodeSet *nodes)
{
	g_hash_table_remove_all(functions->ordinals);
	for (int i = 0; i < nodes->nodeNr; i++)
		g_hash_table_insert(functions->ordinals, nodes->nodeTab[i],
		    GINT_TO_POINTER(i + 1));
	return (unsigned)nodes->nodeNr;
}

static void
call_enumerate(xmlXPathParserContext *parser, int count)
{
	call_with_nodes(parser, count, enumerate);
}

static unsigned
find_ordinal(struct functions *functions, const xmlNodeSet *nodes)
{
	return GPOINTER_TO_UINT(
	    g_hash_table_lookup(functions->ordinals, nodes->nodeTab[0]));
}

static void
call_ordinal(xmlXPathParserContext *parser, int count)
{
	call_with_nodes(parser, count, find_ordinal);
}

/* The lines of a code element; what they are in lives as long as the caller. */
static void
call_lines(xmlXPathParserContext *parser, int count)
{
	xsltTransformContext *context = xsltXPathGetTransformContext(parser);
	xmlXPathObject *result = xmlXPathNewNodeSet(NULL);
	xmlNodeSet *nodes;
	xmlDoc *made;
	xmlNode *code;

	if (count != 1) {
		xmlXPathSetArityError(parser);
		return;
	}
	nodes = xmlXPathPopNodeSet(parser);
	made = xsltCreateRVT(context);
	if (!xmlXPathNodeSetIsEmpty(nodes) && made != NULL) {
		const xmlNode *node = nodes->nodeTab[0];
		xmlNs *ns = xmlSearchNsByHref(node->doc, (xmlNode *)node,
		    BAD_CAST NAMESPACE);

		xsltRegisterLocalRVT(context, made);
		code = codelines_copy((xmlNode *)made, node, ns);
		for (xmlNode *line = code->children; line != NULL;
		     line = line->next)
			xmlXPathNodeSetAddUnique(result->nodesetval, line);
	}
	xmlXPathFreeNodeSet(nodes);
	valuePush(parser, result);
}

static void
call_all(xmlXPathParserContext *parser, int count)
{
	struct functions *functions =
	    xsltXPathGetTransformContext(parser)->_private;
	xmlXPathObject *result;
	xmlNodeSet *around = NULL;
	xmlChar *name;

	if (count != 1 && count != 2) {
		xmlXPathSetArityError(parser);
		return;
	}
	if (count == 2)
		around = xmlXPathPopNodeSet(parser);
	name = xmlXPathPopString(parser);
	result = xmlXPathNewNodeSet(NULL);
	if (count == 1 || !xmlXPathNodeSetIsEmpty(around))
		elements_add(functions->elements, (const char *)name,
		    count == 2 ? around->nodeTab[0] : NULL, result->nodesetval);
	xmlFree(name);
	xmlXPathFreeNodeSet(around);
	valuePush(parser, result);
}

static void
call_id(xmlXPathParserContext *parser, int count)
{
	struct functions *functions =
	    xsltXPathGetTransformContext(parser)->_private;
	xmlChar *id;

	if (count != 1) {
		xmlXPathSetArityError(parser);
		return;
	}
	id = xmlXPathPopString(parser);
	valuePush(parser,
	    xmlXPathNewNodeSet(
		elements_find(functions->elements, (const char *)id)));
	xmlFree(id);
}

static void
call_title(xmlXPathParserContext *parser, int count)
{
	xmlNodeSet *nodes;
	xmlNode *title = NULL;

	if (count != 1) {
		xmlXPathSetArityError(parser);
		return;
	}
	nodes = xmlXPathPopNodeSet(parser);
	if (!xmlXPathNodeSetIsEmpty(nodes))
		title = elements_title(nodes->nodeTab[0]);
	valuePush(parser, xmlXPathNewNodeSet(title));
	xmlXPathFreeNodeSet(nodes);
}

/* Runs a test of a node-set with words: its arguments lie on the stack. */
static void
call_test(xmlXPathParserContext *parser, int count,
    bool (*test)(const xmlNodeSet *, const char *))
{
	xmlXPathObject *words;
	xmlNodeSet *nodes;

	if (count != 2) {
		xmlXPathSetArityError(parser);
		return;
	}
	words = valuePop(parser);
	nodes = xmlXPathPopNodeSet(parser);
	if (words != NULL && words->type == XPATH_STRING &&
	    words->stringval != NULL)
		xmlXPathReturnBoolean(parser,
		    !xmlXPathNodeSetIsEmpty(nodes) &&
			test(nodes, (const char *)words->stringval));
	else
		xmlXPathSetTypeError(parser);
	xmlXPathFreeNodeSet(nodes);
	xmlXPathFreeObject(words);
}

static bool
is_first(const xmlNodeSet *nodes, const char *names)
{
	return elements_is(nodes->nodeTab[0], names);
}

static void
call_is(xmlXPathParserContext *parser, int count)
{
	call_test(parser, count, is_first);
}

static bool
is_inside(const xmlNodeSet *nodes, const char *names)
{
	const xmlNode *node = nodes->nodeTab[0]->parent;

	while (node != NULL && !elements_is(node, names))
		node = node->parent;
	return node != NULL;
}

static void
call_inside(xmlXPathParserContext *parser, int count)
{
	call_test(parser, count, is_inside);
}

static bool
has_role(const xmlNodeSet *nodes, const char *roles)
{
	for (int i = 0; i < nodes->nodeNr; i++) {
		if (elements_has_role(nodes->nodeTab[i], roles))
			return true;
	}
	return false;
}

static void
call_has_role(xmlXPathParserContext *parser, int count)
{
	call_test(parser, count, has_role);
}

static struct codelines_size
pop_code(xmlXPathParserContext *parser)
{
	xmlNodeSet *nodes = xmlXPathPopNodeSet(parser);
	struct codelines_size size = { 0, 0 };

	if (!xmlXPathNodeSetIsEmpty(nodes))
		size = codelines_measure(nodes->nodeTab[0]);
	xmlXPathFreeNodeSet(nodes);
	return size;
}

static void
call_line_ends(xmlXPathParserContext *parser, int count)
{
	if (count == 1)
		xmlXPathReturnNumber(parser, (double)pop_code(parser).ends);
	else
		xmlXPathSetArityError(parser);
}

static void
call_longest_line(xmlXPathParserContext *parser, int count)
{
	if (count == 1)
		xmlXPathReturnNumber(parser, (double)pop_code(parser).longest);
	else
		xmlXPathSetArityError(parser);
}

static void
call_xml(xmlXPathParserContext *parser, int count)
{
	xmlNodeSet *nodes;

	if (count != 1) {
		xmlXPathSetArityError(parser);
		return;
	}
	nodes = xmlXPathPopNodeSet(parser);
	if (xmlXPathNodeSetIsEmpty(nodes) ||
	    nodes->nodeTab[0]->type != XML_ELEMENT_NODE)
		xmlXPathReturnEmptyString(parser);
	else
		xmlXPathReturnString(parser, xmltext_of(nodes->nodeTab[0]));
	xmlXPathFreeNodeSet(nodes);
}

/* stage:hand-over, an instruction */
static void
hand_over(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
    xsltElemPreComp *computed)
{
	const struct functions *functions = context->_private;

	(void)node;
	(void)instruction;
	(void)computed;
	/* not while a variable is filled, or inside of an element */
	if (context->insert != xmlDocGetRootElement(context->output))
		return;
	if (functions->handover != NULL)
		handover_give(functions->handover, context->output);
	/* else libxslt would go on in a text that is freed */
	context->lasttext = NULL;
}

/* stage:content, an instruction */
static void
make_content(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
    xsltElemPreComp *computed)
{
	struct functions *functions = context->_private;

	(void)computed;
	contents_apply(functions->contents, context, node, instruction);
}

/* stage:look, an instruction */
static void
add_look(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
    xsltElemPreComp *computed)
{
	struct functions *functions = context->_private;

	(void)node;
	(void)computed;
	contents_add_look(functions->contents, context, instruction);
}

struct functions *
functions_register(xsltTransformContext *context, struct handover *handover)
{
	static const struct {
		const char *name;
		xmlXPathFunction call;
	} table[] = {
		{ "sort-key", call_sort_key },
		{ "initial", call_initial },
		{ "uuid", call_uuid },
		{ "uri", call_uri },
		{ "column", call_column },
		{ "enumerate", call_enumerate },
		{ "ordinal", call_ordinal },
		{ "all", call_all },
		{ "id", call_id },
		{ "title", call_title },
		{ "is", call_is },
		{ "inside", call_inside },
		{ "has-role", call_has_role },
		{ "lines", call_lines },
		{ "line-ends", call_line_ends },
		{ "longest-line", call_longest_line },
		{ "xml", call_xml },
	};
	struct functions *functions = g_new0(struct functions, 1);

	functions->handover = handover;
	functions->columns = columns_new();
	functions->collations = collations_new();
	functions->elements = elements_new(context->document->doc);
	functions->contents = contents_new();
	functions->ordinals = g_hash_table_new(NULL, NULL);
	context->_private = functions;
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
		xsltRegisterExtFunction(context, BAD_CAST table[i].name,
		    BAD_CAST NAMESPACE, table[i].call);
	xsltRegisterExtElement(context, BAD_CAST "hand-over",
	    BAD_CAST STAGE_NAMESPACE, hand_over);
	xsltRegisterExtElement(context, BAD_CAST "content",
	    BAD_CAST STAGE_NAMESPACE, make_content);
	xsltRegisterExtElement(context, BAD_CAST "look",
	    BAD_CAST STAGE_NAMESPACE, add_look);
	return functions;
}

void
functions_free(struct functions *functions)
{
	g_hash_table_destroy(functions->ordinals);
	columns_free(functions->columns);
	contents_free(functions->contents);
	elements_free(functions->elements);
	collations_free(functions->collations);
	g_free(functions);
}
