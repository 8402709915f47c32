/* Lists that mean more; see reshape.h. */
#include "read/reshape.h"

#include <string.h>

void
reshape_glossary(xmlNode *list)
{
	element_rename(list, "glosslist");
	element_remove(list, "spacing");
	for (xmlNode *entry = element_first(list); entry != NULL;
	     entry = element_next(entry)) {
		element_rename(entry, "glossentry");
		for (xmlNode *part = element_first(entry); part != NULL;
		     part = element_next(part))
			element_rename(part,
			    element_is(part, "term") ? "glossterm"
						     : "glossdef");
	}
}

static bool
is_list(const xmlNode *node)
{
	return element_is(node, "itemizedlist") ||
	    element_is(node, "orderedlist");
}

/*
 * An entry of a bibliography is one paragraph; bibliomixed lets no link stand
 * in it directly, but a phrase does.  What has no inline content (a list in
 * the item) gives its text.
 */
static void
reshape_entry(const struct element_maker *make, xmlNode *item)
{
	xmlNode *phrase = element_add(make, NULL, "phrase", element_pos(item));
	xmlNode *next;

	for (xmlNode *block = item->children; block != NULL; block = next) {
		next = block->next;
		if (phrase->last != NULL)
			element_add_text(make, phrase, " ", 1);
		if (element_is(block, "para") || element_is(block, "simpara")) {
			element_move_children(block, phrase);
		} else {
			xmlChar *text = xmlNodeGetContent(block);

			element_add_text(make, phrase, (const char *)text,
			    strlen((const char *)text));
			xmlFree(text);
		}
		xmlUnlinkNode(block);
		xmlFreeNode(block);
	}
	xmlAddChild(item, phrase);
	element_rename(item, "bibliomixed");
	element_remove(item, "role");
}

void
reshape_bibliography(const struct element_maker *make, xmlNode *list)
{
	for (xmlNode *item = element_first(list); item != NULL;
	     item = element_next(item))
		reshape_entry(make, item);
	element_rename(list, "bibliolist");
	element_remove(list, "spacing");
	element_remove(list, "startingnumber");
	element_remove(list, "role");
}

/* A list at the end of a step is its substeps. */
static void
reshape_steps(xmlNode *list)
{
	for (xmlNode *step = element_first(list); step != NULL;
	     step = element_next(step)) {
		xmlNode *last = step->last;

		element_rename(step, "step");
		element_remove(step, "role");
		if (!element_is(last, "orderedlist"))
			continue;
		element_rename(last, "substeps");
		element_remove(last, "startingnumber");
		element_remove(last, "spacing");
		reshape_steps(last);
	}
}

void
reshape_procedure(xmlNode *list)
{
	xmlNode *after;

	reshape_steps(list);
	while ((after = list->next) != NULL) {
		xmlUnlinkNode(after);
		xmlAddChild(list->last, after);
	}
	reshape_unwrap(list);
}

void
reshape_questions(const struct element_maker *make, xmlNode *list)
{
	for (xmlNode *entry = element_first(list); entry != NULL;
	     entry = element_next(entry)) {
		xmlNode *term = element_first(entry);
		xmlNode *question = element_add(make, NULL, "question",
		    element_pos(term));

		element_rename(entry, "qandaentry");
		element_rename(element_next(term), "answer");
		element_rename(term, "para");
		xmlAddPrevSibling(term, question);
		xmlUnlinkNode(term);
		xmlAddChild(question, term);
	}
	reshape_unwrap(list);
}

bool
reshape_all(const struct element_maker *make, xmlNode *parent, bool is_glossary)
{
	bool found = false;

	for (xmlNode *child = element_first(parent); child != NULL;
	     child = element_next(child)) {
		if (is_glossary && element_is(child, "variablelist"))
			reshape_glossary(child);
		else if (!is_glossary && is_list(child))
			reshape_bibliography(make, child);
		else
			continue;
		found = true;
	}
	return found;
}

void
reshape_unwrap(xmlNode *list)
{
	xmlNode *next;

	for (xmlNode *child = list->children; child != NULL; child = next) {
		next = child->next;
		xmlUnlinkNode(child);
		xmlAddPrevSibling(list, child);
	}
	xmlUnlinkNode(list);
	xmlFreeNode(list);
}
