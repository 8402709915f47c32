/* Lines of code as elements; see codeline.h. */
#include "epub/codeline.h"

#include <string.h>

#include <glib.h>

struct liner {
	xmlNode *code;   /* that takes the lines */
	xmlNode *at;     /* innermost element of the line; NULL between lines */
	GPtrArray *open; /* elements of the old tree that we are inside of */
};

/* A copy of an element under `parent`, with its attributes and nothing in it. */
static xmlNode *
add_copy(xmlNode *parent, xmlNode *element)
{
	xmlNode *copy = xmlNewDocNode(parent->doc, element->ns, element->name,
	    /*content*/ NULL);

	xmlAddChild(parent, copy);
	copy->properties = xmlCopyPropList(copy, element->properties);
	return copy;
}

/* Another copy of an element that goes on after a line's end, without id. */
static xmlNode *
reopen(xmlNode *parent, xmlNode *element)
{
	xmlNode *copy = add_copy(parent, element);

	xmlUnsetProp(copy, BAD_CAST "id");
	return copy;
}

static void
start_line(struct liner *liner)
{
	liner->at = xmlNewChild(liner->code, liner->code->ns, BAD_CAST "span",
	    /*content*/ NULL);
	for (guint i = 0; i < liner->open->len; i++)
		liner->at = reopen(liner->at,
		    g_ptr_array_index(liner->open, i));
}

static void
add_text(struct liner *liner, const char *text)
{
	while (*text != '\0') {
		const char *newline = strchr(text, '\n');
		size_t length = newline != NULL ? (size_t)(newline - text) + 1
						: strlen(text);

		if (liner->at == NULL)
			start_line(liner);
		xmlAddChild(liner->at,
		    xmlNewDocTextLen(liner->code->doc, BAD_CAST text,
			(int)length));
		if (newline != NULL)
			liner->at = NULL;
		text += length;
	}
}

static void add_nodes(struct liner *liner, xmlNode *first);

static void
add_element(struct liner *liner, xmlNode *element)
{
	if (liner->at == NULL)
		start_line(liner);
	liner->at = add_copy(liner->at, element);
	g_ptr_array_add(liner->open, element);
	add_nodes(liner, element->children);
	g_ptr_array_set_size(liner->open, (gint)liner->open->len - 1);
	if (liner->at != NULL)
		liner->at = liner->at->parent;
}

static void
add_nodes(struct liner *liner, xmlNode *first)
{
	for (xmlNode *node = first; node != NULL; node = node->next) {
		if (node->type == XML_ELEMENT_NODE)
			add_element(liner, node);
		else if (node->content != NULL)
			add_text(liner, (const char *)node->content);
	}
}

void
codeline_wrap(xmlNode *code)
{
	struct liner liner = { .code = code };
	xmlNode *old = code->children;

	liner.open = g_ptr_array_new();
	code->children = NULL;
	code->last = NULL;
	add_nodes(&liner, old);
	g_ptr_array_free(liner.open, TRUE);
	/* names of the old nodes may be in the document's dictionary */
	while (old != NULL) {
		xmlNode *next = old->next;

		old->parent = NULL;
		old->prev = NULL;
		old->next = NULL;
		xmlFreeNode(old);
		old = next;
	}
}
