/* Metadata of the document, and foreign content as text; fo_info.h. */
#include "fo/fo_info.h"

#include <string.h>

static const char *const dc = "http://purl.org/dc/elements/1.1/";
static const char *const pdf = "http://ns.adobe.com/pdf/1.3/";

/* Where a name of q:info or of XMP goes. */
struct field {
	const char *uri; /* of its namespace */
	const char *name;
	const char **text;
	bool is_single; /* alternatives: the first one counts */
};

static void
set_text(struct arena *arena, const char **text, const xmlChar *content)
{
	char *clean = g_strdup((const char *)content);

	g_strstrip(clean);
	if (*clean != '\0')
		*text = arena_strdup(arena, clean);
	g_free(clean);
}

/* The next element after `node` in document order inside `top`. */
static const xmlNode *
next_element(const xmlNode *node, const xmlNode *top)
{
	do {
		if (node->children != NULL && node->type == XML_ELEMENT_NODE) {
			node = node->children;
		} else {
			while (node != top && node->next == NULL)
				node = node->parent;
			if (node == top)
				return NULL;
			node = node->next;
		}
	} while (node->type != XML_ELEMENT_NODE);
	return node;
}

/* The text of an rdf:Alt's first item, or all items with commas between. */
static void
read_items(struct arena *arena, const xmlNode *node, const struct field *field)
{
	GString *text = g_string_new(NULL);
	const xmlNode *item;

	for (item = next_element(node, node); item != NULL;
	     item = next_element(item, node)) {
		xmlChar *content;

		if (strcmp((const char *)item->name, "li") != 0)
			continue;
		content = xmlNodeGetContent(item);
		if (content == NULL)
			continue;
		if (text->len > 0)
			g_string_append(text, ", ");
		g_string_append(text, g_strstrip((char *)content));
		xmlFree(content);
		if (field->is_single)
			break;
	}
	if (text->len == 0) {
		xmlChar *content = xmlNodeGetContent(node);

		g_string_append(text, (const char *)content);
		xmlFree(content);
	}
	set_text(arena, field->text, (const xmlChar *)text->str);
	g_string_free(text, /*free_segment*/ TRUE);
}

static bool
is_field(const struct field *field, const xmlNs *ns, const xmlChar *name)
{
	return ns != NULL && strcmp((const char *)ns->href, field->uri) == 0 &&
	    strcmp((const char *)name, field->name) == 0;
}

/* XMP writes simple properties as elements or as attributes. */
static void
read_xmp(struct fo_document *document, struct arena *arena, const xmlNode *top)
{
	const struct field fields[] = {
		{ dc, "title", &document->title, true },
		{ dc, "creator", &document->author, false },
		{ dc, "description", &document->subject, true },
		{ dc, "subject", &document->keywords, false },
		{ dc, "language", &document->lang, true },
		{ dc, "identifier", &document->identifier, true },
		{ pdf, "Keywords", &document->keywords, true },
	};

	for (const xmlNode *node = top; node != NULL;
	     node = next_element(node, top)) {
		for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
			if (is_field(&fields[i], node->ns, node->name))
				read_items(arena, node, &fields[i]);
			for (const xmlAttr *attr = node->properties;
			     attr != NULL; attr = attr->next) {
				if (is_field(&fields[i], attr->ns,
					attr->name) &&
				    attr->children != NULL)
					set_text(arena, fields[i].text,
					    attr->children->content);
			}
		}
	}
}

static void
read_info(struct fo_document *document, struct arena *arena,
    const xmlNode *node)
{
	const struct field fields[] = {
		{ NULL, "title", &document->title, true },
		{ NULL, "author", &document->author, true },
		{ NULL, "subject", &document->subject, true },
		{ NULL, "keywords", &document->keywords, true },
		{ NULL, "lang", &document->lang, true },
		{ NULL, "identifier", &document->identifier, true },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		xmlChar *value = xmlGetNoNsProp(node,
		    (const xmlChar *)fields[i].name);

		if (value != NULL)
			set_text(arena, fields[i].text, value);
		xmlFree(value);
	}
}

void
fo_info_read(struct fo_document *document, struct arena *arena,
    const xmlNode *node)
{
	if (node->ns != NULL &&
	    strcmp((const char *)node->ns->href, "urn:x-quoin") == 0)
		read_info(document, arena, node);
	else
		read_xmp(document, arena, node);
}

const char *
fo_info_foreign(struct arena *arena, xmlNode *node)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlBuffer *buffer = xmlBufferCreate();
	xmlNode *copy = xmlDocCopyNode(node, doc, /*recursive*/ 1);
	const char *text = NULL;

	if (copy != NULL) {
		xmlDocSetRootElement(doc, copy);
		xmlReconciliateNs(doc, copy);
		xmlNodeDump(buffer, doc, copy, /*level*/ 0, /*format*/ 0);
		text = arena_strdup(arena,
		    (const char *)xmlBufferContent(buffer));
	}
	xmlBufferFree(buffer);
	xmlFreeDoc(doc);
	return text;
}
