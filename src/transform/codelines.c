/* Lines of code for a stylesheet; see codelines.h. */
#include "transform/codelines.h"

#include <string.h>

#include <glib.h>

struct liner {
	xmlNode *code;   /* that takes the lines */
	xmlNode *at;     /* innermost element of the line */
	GPtrArray *open; /* elements of the old tree that we are inside of */
	xmlNs *ns;       /* of the line elements */
};

/* A copy of an element under `parent` with nothing in it. */
static xmlNode *
add_copy(xmlNode *parent, const xmlNode *element)
{
	xmlNode *copy = xmlNewDocNode(parent->doc, NULL, element->name,
	    /*content*/ NULL);

	xmlAddChild(parent, copy);
	copy->ns = element->ns;
	copy->properties = xmlCopyPropList(copy, element->properties);
	return copy;
}

static xmlNode *
reopen(xmlNode *parent, const xmlNode *element)
{
	xmlNode *copy = add_copy(parent, element);
	xmlAttr *id = xmlHasNsProp(copy, BAD_CAST "id", XML_XML_NAMESPACE);

	if (id != NULL)
		xmlRemoveProp(id);
	return copy;
}

static void
start_line(struct liner *liner)
{
	liner->at = xmlNewDocNode(liner->code->doc, NULL, BAD_CAST "line",
	    /*content*/ NULL);
	liner->at->ns = liner->ns;
	xmlAddChild(liner->code, liner->at);
	for (guint i = 0; i < liner->open->len; i++)
		liner->at = reopen(liner->at,
		    g_ptr_array_index(liner->open, i));
}

static void
add_text(struct liner *liner, const char *text)
{
	for (;;) {
		size_t length = strcspn(text, "\n");

		if (length > 0)
			xmlAddChild(liner->at,
			    xmlNewDocTextLen(liner->code->doc, BAD_CAST text,
				(int)length));
		if (text[length] == '\0')
			return;
		start_line(liner);
		text += length + 1;
	}
}

static void
add_nodes(struct liner *liner, const xmlNode *first)
{
	for (const xmlNode *node = first; node != NULL; node = node->next) {
		if (node->type == XML_ELEMENT_NODE) {
			liner->at = add_copy(liner->at, node);
			g_ptr_array_add(liner->open, (void *)node);
			add_nodes(liner, node->children);
			g_ptr_array_set_size(liner->open,
			    (gint)liner->open->len - 1);
			liner->at = liner->at->parent;
		} else if ((node->type == XML_TEXT_NODE ||
			       node->type == XML_CDATA_SECTION_NODE) &&
		    node->content != NULL) {
			add_text(liner, (const char *)node->content);
		}
	}
}

/* A line end at the very start or end belongs to the mark-up. */
static void
drop_if_empty(xmlNode *line)
{
	if (line != NULL && line->children == NULL &&
	    (line->prev != NULL || line->next != NULL)) {
		xmlUnlinkNode(line);
		xmlFreeNode(line);
	}
}

xmlNode *
codelines_copy(xmlNode *parent, const xmlNode *code, xmlNs *ns)
{
	struct liner liner = {
		.code = reopen(parent, code),
		.open = g_ptr_array_new(),
		.ns = ns,
	};

	start_line(&liner);
	add_nodes(&liner, code->children);
	g_ptr_array_free(liner.open, TRUE);
	drop_if_empty(liner.code->children);
	drop_if_empty(liner.code->last);
	return liner.code;
}

/* `length` is of the line so far. */
static void
measure_text(struct codelines_size *size, size_t *length, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\n') {
			size->ends++;
			*length = 0;
		} else if (((unsigned char)*text & 0xc0) != 0x80) {
			++*length;
			size->longest = MAX(size->longest, *length);
		}
	}
}

static void
measure_nodes(struct codelines_size *size, size_t *length, const xmlNode *first)
{
	for (const xmlNode *node = first; node != NULL; node = node->next) {
		if (node->type == XML_ELEMENT_NODE)
			measure_nodes(size, length, node->children);
		else if ((node->type == XML_TEXT_NODE ||
			     node->type == XML_CDATA_SECTION_NODE) &&
		    node->content != NULL)
			measure_text(size, length, (const char *)node->content);
	}
}

struct codelines_size
codelines_measure(const xmlNode *code)
{
	struct codelines_size size = { 0, 0 };
	size_t length = 0;

	measure_nodes(&size, &length, code->children);
	return size;
}
