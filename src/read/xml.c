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

#include <errno.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/entity_loader.h"
#include "base/suggest.h"
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
	struct xml_files *files; /* or NULL */
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

/* The file of an entity; its elements are copied, and attributes with them. */
static void
stamp_file(const xmlParserCtxt *parser)
{
	const xmlParserInput *input = parser->input;
	char *where;

	if (parser->node == NULL || input == NULL || input->filename == NULL)
		return;
	where = g_strdup_printf("%s:%d:1", input->filename, input->line);
	xmlNewProp(parser->node, BAD_CAST XML_PLACE, BAD_CAST where);
	g_free(where);
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
	if (context != parsing->parser)
		stamp_file(context);
	else if (parsing->parser->inputNr == 1 && parsing->parser->node != NULL)
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
	if (context != parsing->parser && error->file != NULL) {
		pos.file = g_intern_string(error->file);
		pos.line = (unsigned)MAX(error->line, 1);
	}
	message = g_strchomp(g_strdup(error->message));
	diag(parsing->diags, DIAG_XML_BROKEN, pos, "%s", message);
	g_free(message);
}

/* Why the file is not read; NULL where it may be. */
static const char *
refusal(struct xml_files *files, const char *url)
{
	const char *reason = NULL;

	if (files == NULL)
		return "only DocBook may have such";
	if (++files->count > files->most)
		return "there are too many";
	file_confine(files->arena, files->roots, ".", url, &reason);
	return reason;
}

static void
report_refused(const struct parsing *parsing, const char *url,
    const char *reason)
{
	struct diag_hint hint = { 0 };

	if (strcmp(reason, g_strerror(ENOENT)) == 0)
		hint.instead = suggest_file(".", url);
	diag_hint(parsing->diags, DIAG_ENTITY_REFUSED, place(parsing), &hint,
	    "%s: %s", url, reason);
}

/*
 * Entities in files of their own could be any file of the machine: only those
 * of the book are read.
 */
static xmlParserInput *
load_entity(const char *url, const char *id, xmlParserCtxt *parser)
{
	const struct parsing *parsing = parser->_private;
	const char *reason;

	(void)id;
	if (parsing == NULL || url == NULL)
		return NULL;
	reason = refusal(parsing->files, url);
	if (reason == NULL)
		return xmlNewInputFromFile(parser, url);
	report_refused(parsing, url, reason);
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
    const char *bytes, size_t length, const char *encoding,
    struct xml_files *files)
{
	xmlExternalEntityLoader before = entity_loader_set(load_entity);
	unsigned depth = xmlParserMaxDepth;
	struct parsing parsing = {
		.diags = diags,
		.deep = deep,
		.files = files,
		.path = g_intern_string(path),
		.element = { .bytes = bytes, .length = length, .line = 1 },
	};
	xmlParserCtxt *parser = new_parser(&parsing);
	xmlDoc *doc;

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
	entity_loader_set(before);
	return doc;
}
