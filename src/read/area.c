/*
 * Areas to marks; see area.h.
 *
 *	<area xml:id="one" coords="2"/>      behind line 2
 *	<area xml:id="two" coords="2 5"/>    before its fifth character, if it has one
 *	<areaset xml:id="set" coords="">     the same number at several places
 *
 * A mark's number is the place of the callout that explains it; where there is
 * none, of its area.
 */
#include "read/area.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "base/word.h"
#include "read/docbook.h"
#include "read/element.h"

struct listing {
	struct diags *diags;
	struct element_maker make;
	xmlNode *co; /* programlistingco, screenco */
	xmlNode *code;
	xmlNode *list;  /* calloutlist, or NULL */
	unsigned areas; /* areas and areasets so far */
};

static xmlNode *
find_child(const xmlNode *parent, const char *name)
{
	xmlNode *child = element_first(parent);

	while (child != NULL && !element_is(child, name))
		child = element_next(child);
	return child;
}

/* The callout that explains `id`, its place in `number`; or NULL. */
static xmlNode *
find_callout(const struct listing *l, const char *id, unsigned *number)
{
	xmlNode *item = l->list == NULL ? NULL : element_first(l->list);
	unsigned place = 0;

	for (; item != NULL; item = element_next(item)) {
		if (!element_is(item, "callout"))
			continue;
		place++;
		if (id != NULL &&
		    word_is_among(element_find(item, "arearefs"), id)) {
			*number = place;
			return item;
		}
	}
	return NULL;
}

/* The next text below `root` behind `node`; marks have none. */
static xmlNode *
next_text(xmlNode *node, const xmlNode *root)
{
	do {
		if (node->type == XML_ELEMENT_NODE && node->children != NULL)
			node = node->children;
		else {
			while (node != root && node->next == NULL)
				node = node->parent;
			node = node == root ? NULL : node->next;
		}
	} while (node != NULL && node->type != XML_TEXT_NODE &&
	    node->type != XML_CDATA_SECTION_NODE);
	return node;
}

/*
 * Finds the text that line and column, from 1, lie in, and how far in it; where
 * the line is shorter its end.  False where there is no such line: the end then.
 */
static bool
find_place(xmlNode *code, unsigned long line, unsigned long column,
    xmlNode **text, size_t *offset)
{
	unsigned long at_line = 1, at_column = 1;

	*text = NULL;
	for (xmlNode *node = next_text(code, code); node != NULL;
	     node = next_text(node, code)) {
		const char *start = (const char *)node->content;
		const char *p = start;

		for (; *p != '\0'; p = g_utf8_next_char(p)) {
			if (at_line == line &&
			    (at_column == column || *p == '\n'))
				break;
			at_column++;
			if (*p == '\n') {
				at_line++;
				at_column = 1;
			}
		}
		*text = node;
		*offset = (size_t)(p - start);
		if (*p != '\0')
			return true;
	}
	return at_line == line;
}

/* Puts `mark` into the code; apart from what it stands behind. */
static void
put_mark(struct listing *l, xmlNode *mark, unsigned long line,
    unsigned long column, struct pos pos)
{
	xmlNode *text, *rest;
	size_t offset;
	char *content;

	if (!find_place(l->code, line, column, &text, &offset))
		diag(l->diags, DIAG_AREA_NOWHERE, pos, "line %lu", line);
	if (text == NULL) {
		xmlAddChild(l->code, mark);
		return;
	}
	content = g_strdup((const char *)text->content);
	rest = xmlNewDocText(l->make.doc, BAD_CAST(content + offset));
	xmlNodeSetContentLen(text, BAD_CAST content, 0);
	xmlNodeAddContentLen(text, BAD_CAST content, (int)offset);
	if (content[offset] == '\n' || content[offset] == '\0')
		xmlNodeAddContent(text, BAD_CAST " ");
	xmlAddNextSibling(text, mark);
	xmlAddNextSibling(mark, rest);
	g_free(content);
}

static void
place_area(struct listing *l, const xmlNode *area, const char *label)
{
	const char *coords = element_find(area, "coords");
	const char *id = element_id(area);
	unsigned long line = 0, column = ULONG_MAX;
	xmlNode *mark = element_add(&l->make, NULL, "co", element_pos(area));

	if (coords != NULL)
		sscanf(coords, "%lu %lu", &line, &column);
	if (id != NULL)
		element_set_id(&l->make, mark, id);
	element_set(mark, "label", label);
	put_mark(l, mark, MAX(line, 1), column, element_pos(area));
}

/* What refers to a set refers to its areas. */
static void
name_areas(xmlNode *callout, const xmlNode *set)
{
	char **ids = g_strsplit_set(element_find(callout, "arearefs"), " \t\n",
	    /*max_tokens*/ 0);
	GString *named = g_string_new(NULL);

	for (char **id = ids; *id != NULL; id++) {
		if (strcmp(*id, element_id(set)) != 0)
			g_string_append_printf(named, "%s ", *id);
	}
	for (xmlNode *area = element_first(set); area != NULL;
	     area = element_next(area)) {
		if (element_id(area) != NULL)
			g_string_append_printf(named, "%s ", element_id(area));
	}
	element_set(callout, "arearefs", g_strstrip(named->str));
	g_string_free(named, TRUE);
	g_strfreev(ids);
}

static void
place_item(struct listing *l, xmlNode *item)
{
	unsigned number = ++l->areas;
	xmlNode *callout = find_callout(l, element_id(item), &number);
	const char *own = element_find(item, "label");
	char label[16];

	snprintf(label, sizeof(label), "%u", number);
	if (!element_is(item, "areaset")) {
		place_area(l, item, own != NULL ? own : label);
		return;
	}
	if (callout != NULL)
		name_areas(callout, item);
	for (xmlNode *area = element_first(item); area != NULL;
	     area = element_next(area))
		place_area(l, area, own != NULL ? own : label);
}

/* The code and what follows it take the place of what held them. */
static void
unwrap(struct listing *l, const xmlNode *areas)
{
	const char *id = element_id(l->co);

	if (id != NULL && element_id(l->code) == NULL)
		element_set_id(&l->make, l->code, id);
	for (xmlNode *child = element_first(l->co), *next; child != NULL;
	     child = next) {
		next = element_next(child);
		if (child == areas || element_is(child, "info"))
			continue;
		xmlUnlinkNode(child);
		xmlAddPrevSibling(l->co, child);
	}
	xmlUnlinkNode(l->co);
	xmlFreeNode(l->co);
}

static void
place_all_of(struct diags *diags, const struct element_maker *make, xmlNode *co)
{
	struct listing l = { .diags = diags, .make = *make, .co = co };
	xmlNode *areas = find_child(co, "areaspec");

	l.code = find_child(co, "programlisting");
	if (l.code == NULL)
		l.code = find_child(co, "screen");
	l.list = find_child(co, "calloutlist");
	if (areas == NULL || l.code == NULL)
		return;
	for (xmlNode *item = element_first(areas); item != NULL;
	     item = element_next(item))
		place_item(&l, item);
	unwrap(&l, areas);
}

void
area_place_all(struct diags *diags, xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	GPtrArray *found = g_ptr_array_new();
	struct element_maker make;

	for (xmlNode *node = root; node != NULL;) {
		if (element_is(node, "programlistingco") ||
		    element_is(node, "screenco"))
			g_ptr_array_add(found, node);
		if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
			node = node->children;
			continue;
		}
		while (node != root && node->next == NULL)
			node = node->parent;
		node = node == root ? NULL : node->next;
	}
	if (found->len > 0)
		docbook_adopt(&make, doc);
	for (guint i = 0; i < found->len; i++)
		place_all_of(diags, &make, g_ptr_array_index(found, i));
	g_ptr_array_free(found, TRUE);
}
