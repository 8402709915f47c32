/* Lists: bullets, numbers, tasks and definitions; see list.h. */
#include "read/list.h"

#include <stdio.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#include "read/block.h"
#include "read/inline.h"
#include "read/table.h"
#include "read/xref.h"

static bool
is_task(cmark_node *item)
{
	return strcmp(cmark_node_get_type_string(item), "tasklist") == 0;
}

static void
set_start(xmlNode *list, int start)
{
	char number[16];

	if (start == 1)
		return;
	snprintf(number, sizeof(number), "%d", start);
	element_set(list, "startingnumber", number);
}

void
list_add(struct markdown *md, cmark_node *node, xmlNode *into)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	xmlNode *list = markdown_add(md, into,
	    ordered ? "orderedlist" : "itemizedlist", node);
	cmark_node *item = cmark_node_first_child(node);

	if (ordered)
		set_start(list, cmark_node_get_list_start(node));
	if (cmark_node_get_list_tight(node))
		element_set(list, "spacing", "compact");
	md->depth++;
	for (; item != NULL; item = cmark_node_next(item)) {
		xmlNode *listitem = markdown_add(md, list, "listitem", item);

		if (is_task(item)) {
			element_set(list, "role", "task-list");
			element_set(listitem, "role",
			    cmark_gfm_extensions_get_tasklist_item_checked(item)
				? "done"
				: "open");
		}
		block_fill(md, item, listitem);
	}
	md->depth--;
}

bool
list_is_caption(cmark_node *definition)
{
	cmark_node *before = cmark_node_previous(definition);
	cmark_node *child = cmark_node_first_child(definition);

	return table_is(cmark_node_next(definition)) && child != NULL &&
	    cmark_node_next(child) == NULL &&
	    cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH &&
	    (before == NULL ||
		cmark_node_get_end_line(before) + 1 <
		    cmark_node_get_start_line(definition));
}

/* An entry with several definitions has them one after another. */
static cmark_node *
add_entry(struct markdown *md, cmark_node *term, xmlNode *list)
{
	xmlNode *entry = markdown_add(md, list, "varlistentry", term);
	cmark_node *node = cmark_node_next(term);
	xmlNode *item;

	inline_fill(md, term, markdown_add(md, entry, "term", term));
	item = markdown_add(md, entry, "listitem", node);
	md->depth += 2;
	while (node != NULL && syntax_is_definition(node) &&
	    !list_is_caption(node)) {
		block_fill(md, node, item);
		node = cmark_node_next(node);
	}
	md->depth -= 2;
	return node;
}

cmark_node *
list_add_definitions(struct markdown *md, cmark_node *paragraph, xmlNode *into)
{
	xmlNode *list = markdown_add(md, into, "variablelist", paragraph);
	cmark_node *node = paragraph, *next;

	do {
		node = add_entry(md, node, list);
		next = node == NULL ? NULL : cmark_node_next(node);
	} while (next != NULL &&
	    cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
	    syntax_is_definition(next) && !list_is_caption(next));
	return node;
}

cmark_node *
list_add_stray_definition(struct markdown *md, cmark_node *node, xmlNode *into)
{
	if (list_is_caption(node))
		return table_add(md, cmark_node_next(node),
		    cmark_node_first_child(node), into);
	block_fill(md, node, into);
	return cmark_node_next(node);
}

/* Is the line before a block blank? */
static bool
follows_blank(struct markdown *md, cmark_node *node)
{
	size_t length;
	const char *line = source_line(md->source,
	    markdown_pos(md, node).line - 1, &length);

	while (length > 0 && g_ascii_isspace(line[length - 1]))
		length--;
	return length == 0;
}

static void
add_example(struct markdown *md, cmark_node *node, const char *label,
    xmlNode *list)
{
	xmlNode *item = markdown_add(md, list, "listitem", node);
	struct arena *arena = md->reading->arena;

	if (*label != '\0')
		scope_add_id(md->reading, md->scope, item,
		    xref_example_id(arena, label), markdown_pos(md, node));
	md->depth++;
	block_fill(md, node, item);
	md->depth--;
	md->reading->examples++;
}

cmark_node *
list_add_examples(struct markdown *md, cmark_node *node, xmlNode *into)
{
	xmlNode *list = markdown_add(md, into, "orderedlist", node);
	const struct syntax_example *example = syntax_example_find(node);
	bool tight = true;

	element_set(list, "role", "examples");
	set_start(list, (int)md->reading->examples + 1);
	while (example != NULL) {
		cmark_node *next = cmark_node_next(node);

		add_example(md, node, example->label, list);
		example = next == NULL ? NULL : syntax_example_find(next);
		tight = tight && (example == NULL || !follows_blank(md, next));
		node = next;
	}
	if (tight)
		element_set(list, "spacing", "compact");
	return node;
}
