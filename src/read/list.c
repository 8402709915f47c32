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

/*
 * Adds the items of a list which are blocks of ours: `goes_on` tells whether a
 * node is one more, `name_item` (NULL for nothing) makes its id.  Returns the
 * node after them.
 */
static cmark_node *
add_items(struct markdown *md, cmark_node *node, xmlNode *list,
    bool (*goes_on)(cmark_node *node),
    void (*name_item)(struct markdown *md, cmark_node *node, xmlNode *item))
{
	bool tight = true;

	for (bool more = true; more;) {
		xmlNode *item = markdown_add(md, list, "listitem", node);

		if (name_item != NULL)
			name_item(md, node, item);
		md->depth++;
		block_fill(md, node, item);
		md->depth--;
		node = cmark_node_next(node);
		more = goes_on(node);
		tight = tight && (!more || !follows_blank(md, node));
	}
	if (tight)
		element_set(list, "spacing", "compact");
	return node;
}

static bool
is_example(cmark_node *node)
{
	return node != NULL && syntax_example_find(node) != NULL;
}

static void
name_example(struct markdown *md, cmark_node *node, xmlNode *item)
{
	const char *label = syntax_example_find(node)->label;

	if (*label != '\0')
		scope_add_id(md->reading, md->scope, item,
		    xref_example_id(md->reading->arena, label),
		    markdown_pos(md, node));
	md->reading->examples++;
}

cmark_node *
list_add_examples(struct markdown *md, cmark_node *node, xmlNode *into)
{
	xmlNode *list = markdown_add(md, into, "orderedlist", node);

	element_set(list, "role", "examples");
	set_start(list, (int)md->reading->examples + 1);
	return add_items(md, node, list, is_example, name_example);
}

/* An item that begins anew is the first of another list. */
static bool
is_enumerated_on(cmark_node *node)
{
	const struct syntax_enumerator *item = syntax_enumerator_find(node);

	return item != NULL && item->value > 1;
}

cmark_node *
list_add_enumerated(struct markdown *md, cmark_node *node, xmlNode *into)
{
	static const char *const numerations[] = {
		[SYNTAX_ARABIC] = "arabic",
		[SYNTAX_LOWER_ALPHA] = "loweralpha",
		[SYNTAX_UPPER_ALPHA] = "upperalpha",
		[SYNTAX_LOWER_ROMAN] = "lowerroman",
		[SYNTAX_UPPER_ROMAN] = "upperroman",
	};
	xmlNode *list = markdown_add(md, into, "orderedlist", node);

	element_set(list, "numeration",
	    numerations[syntax_enumerator_find(node)->kind]);
	return add_items(md, node, list, is_enumerated_on, /*name_item*/ NULL);
}
