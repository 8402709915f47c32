/*
 * Parsing XML; see xml.h.
 *
 * libxml2 gives up where elements are nested 256 deep.  Its limit is raised
 * here, and its own builder of the tree hears of an element at the limit only
 * after the one before it was closed:
 *
 *	<a><b><c><d/></c></b></a>  becomes, with 2 levels,  <a><b/><c/><d/></a>
 */
#include "read/xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "read/xml_place.h"

enum { DEPTH_MAX = 250 };

struct parsing {
	struct diags *diags;
	enum diag_kind deep;
	const char *path;
	struct xml_place element;    /* the last one */
	const xmlParserCtxt *parser; /* libxml2 makes more for entities */
	unsigned depth;
	unsigned open_at;   /* depth of the element that is open at the limit */
	const void *opener; /* the parser that opened it */
	bool is_deep, is_broken;
};

static struct pos
place(const struct parsing *parsing)
{
	const xmlParserInput *input = parsing->parser->input;

	return (struct pos){ parsing->path,
		input != NULL ? (unsigned)input->line : 1, 1 };
}

/* In the element's line, and its column in _private. */
static void
stamp_place(struct parsing *parsing, xmlNode *node, const xmlChar *prefix,
    const xmlChar *name)
{
	if (!xml_place_next(&parsing->element, (const char *)prefix,
		(const char *)name))
		return;
	node->line = (unsigned short)MIN(parsing->element.line, 65535);
	node->_private = GUINT_TO_POINTER(parsing->element.column);
}

static void
start_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
    int count, int default_count, const xmlChar **attributes)
{
	struct parsing *parsing = ((xmlParserCtxt *)context)->_private;

	if (++parsing->depth >= DEPTH_MAX) {
		if (!parsing->is_deep)
			diag(parsing->diags, parsing->deep, place(parsing),
			    "more than %d levels", DEPTH_MAX);
		parsing->is_deep = true;
		if (parsing->open_at != 0 && parsing->opener == context)
			xmlSAX2EndElementNs(context, name, prefix, uri);
		parsing->open_at = parsing->depth;
		parsing->opener = context;
	}
	xmlSAX2StartElementNs(context, name, prefix, uri, namespace_count,
	    namespaces, count, default_count, attributes);
	/* what an entity holds stands elsewhere */
	if (context == parsing->parser && parsing->parser->inputNr == 1 &&
	    parsing->parser->node != NULL)
		stamp_place(parsing, parsing->parser->node, prefix, name);
}

static void
end_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct parsing *parsing = ((xmlParserCtxt *)context)->_private;

	if (parsing->depth < DEPTH_MAX) {
		xmlSAX2EndElementNs(context, name, prefix, uri);
	} else if (parsing->open_at == parsing->depth) {
		xmlSAX2EndElementNs(context, name, prefix, uri);
		parsing->open_at = 0;
	}
	parsing->depth--;
}

/* The first fault is the one to mend; those behind it follow from it. */
static void
report(void *context, xmlError *error)
{
	struct parsing *parsing = ((xmlParserCtxt *)context)->_private;
	struct pos pos = place(parsing);
	char *message;

	if (error->level != XML_ERR_FATAL || parsing->is_broken)
		return;
	parsing->is_broken = true;
	if (context == parsing->parser && error->line > 0) {
		pos.line = (unsigned)error->line;
		pos.column = (unsigned)MAX(error->int2, 1);
	}
	message = g_strchomp(g_strdup(error->message));
	diag(parsing->diags, DIAG_XML_BROKEN, pos, "%s", message);
	g_free(message);
}

/* Entities in files of their own are refused, for they could be any file. */
static xmlParserInput *
refuse_entity(const char *url, const char *id, xmlParserCtxt *parser)
{
	const struct parsing *parsing = parser->_private;

	(void)id;
	if (parsing != NULL)
		diag(parsing->diags, DIAG_ENTITY_REFUSED, place(parsing), "%s",
		    url != NULL ? url : "");
	return NULL;
}

static xmlParserCtxt *
new_parser(struct parsing *parsing)
{
	xmlParserCtxt *parser = xmlNewParserCtxt();

	parser->_private = parsing;
	parser->sax->startElementNs = start_element;
	parser->sax->endElementNs = end_element;
	parser->sax->serror = (xmlStructuredErrorFunc)report;
	parsing->parser = parser;
	return parser;
}

xmlDoc *
xml_parse(struct diags *diags, enum diag_kind deep, const char *path,
    const char *bytes, size_t length, const char *encoding)
{
	xmlExternalEntityLoader loader = xmlGetExternalEntityLoader();
	unsigned depth = xmlParserMaxDepth;
	struct parsing parsing = {
		.diags = diags,
		.deep = deep,
		.path = g_intern_string(path),
		.element = { .bytes = bytes, .length = length, .line = 1 },
	};
	xmlParserCtxt *parser = new_parser(&parsing);
	xmlDoc *doc;

	xmlSetExternalEntityLoader(refuse_entity);
	xmlParserMaxDepth = G_MAXINT;
	doc = xmlCtxtReadMemory(parser, bytes, (int)length, path, encoding,
	    XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA |
		XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
	if (doc != NULL &&
	    (!parser->wellFormed || xmlDocGetRootElement(doc) == NULL)) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	if (doc == NULL && !parsing.is_broken)
		diag(diags, DIAG_XML_BROKEN, (struct pos){ parsing.path, 1, 1 },
		    NULL);
	xmlFreeParserCtxt(parser);
	xmlParserMaxDepth = depth;
	xmlSetExternalEntityLoader(loader);
	return doc;
}
