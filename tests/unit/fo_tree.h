/* XSL-FO trees from text, and computed values as text. */
#ifndef FO_TREE_H
#define FO_TREE_H

#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>

#include "fo/fo.h"
#include "fo/prop_table.h"

/* Reads a whole document; messages are counted, not printed. */
static inline struct fo_document *
fo_tree_read(struct arena *arena, struct diags *diags, const char *text)
{
	xmlDoc *xml = xmlReadMemory(text, (int)strlen(text), "t.fo",
	    /*encoding*/ NULL, XML_PARSE_NONET);
	struct fo_document *document;

	assert_non_null(xml);
	document = fo_read(arena, diags, xml);
	xmlFreeDoc(xml);
	return document;
}

/* The same around the content of one flow. */
static inline struct fo_document *
fo_tree_read_flow(struct arena *arena, struct diags *diags, const char *flow)
{
	return fo_tree_read(arena, diags,
	    arena_printf(arena,
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'"
		" xmlns:q='urn:x-quoin'>"
		"<fo:layout-master-set><fo:simple-page-master"
		" master-name='p'><fo:region-body/></fo:simple-page-master>"
		"</fo:layout-master-set>"
		"<fo:page-sequence master-reference='p'>"
		"<fo:flow flow-name='xsl-region-body'>%s</fo:flow>"
		"</fo:page-sequence></fo:root>",
		flow));
}

/* The first object with this id. */
static inline const struct fo *
fo_tree_find(const struct fo_document *document, const char *id)
{
	for (const struct fo *fo = document->root; fo != NULL;
	     fo = fo_next(fo, document->root)) {
		const char *own = fo_own(fo, FO_PROP_ID);

		if (own != NULL && strcmp(own, id) == 0)
			return fo;
	}
	fail_msg("no object has the id %s", id);
	return NULL;
}

/* "12pt", "10pt+50%", "bold", "#ff0000ff", "'serif'", "3" */
static inline const char *
fo_tree_value(struct arena *arena, const struct fo *fo, enum fo_prop prop)
{
	const struct fo_value *value = fo_value(fo, prop);

	switch (value->type) {
	case FO_TYPE_KEYWORD:
		return fo_keyword_name(value->keyword);
	case FO_TYPE_COLOR:
		return arena_printf(arena, "#%08x", value->color);
	case FO_TYPE_NUMBER:
		return arena_printf(arena, "%g", value->number);
	case FO_TYPE_STRING:
		return arena_printf(arena, "'%s'",
		    value->string != NULL ? value->string : "");
	case FO_TYPE_LENGTH:
		if (value->share != 0 && prop != FO_PROP_LINE_HEIGHT)
			return arena_printf(arena, "share %g",
			    (double)value->share);
		if (value->percent != 0)
			return arena_printf(arena, "%gpt%+g%%",
			    dimen_pt(value->length),
			    (double)value->percent * 100);
		return arena_printf(arena, "%gpt", dimen_pt(value->length));
	}
	return "";
}

#endif
