/* What a container makes of its content; see container_form.h. */
#include "read/container_form.h"

#include <string.h>

#include "read/block.h"
#include "read/colspec.h"
#include "read/indexterm.h"
#include "read/inline.h"
#include "read/listtable.h"
#include "read/only.h"
#include "read/reshape.h"

/* Puts the children in the element's place. */
static void
dissolve(struct filling *f)
{
	reshape_unwrap(f->element);
	f->element = NULL;
}

/* Makes a container plain; only a sidebar may have a title and any blocks. */
static void
set_plain(struct filling *f)
{
	bool titled = element_is(element_first(f->element), "title");

	element_rename(f->element, titled ? "sidebar" : "informalexample");
	element_add_role(f->element, f->kind->class);
}

static void
report_misuse(struct filling *f, const char *wanted)
{
	diag(f->md->reading->diags, DIAG_CONTAINER_MISUSED, f->pos,
	    "%s wants %s", f->kind->class, wanted);
	set_plain(f);
}

static bool
has_only_paragraphs(const xmlNode *element)
{
	for (xmlNode *child = element_first(element); child != NULL;
	     child = element_next(child)) {
		if (!element_is_paragraph(child) &&
		    !element_is(child, "literallayout"))
			return false;
	}
	return true;
}

static void
settle_epigraph(struct filling *f)
{
	if (!has_only_paragraphs(f->element)) {
		element_rename(f->element, "blockquote");
		element_add_role(f->element, "epigraph");
	}
	block_settle_attribution(f->element);
}

/* An abstract stands in the info of the division it opens. */
static void
settle_abstract(struct filling *f)
{
	xmlNode *division = f->element->parent, *title, *info;

	title = element_first(division);
	if (!has_only_paragraphs(f->element) ||
	    (!element_is(title, "title") && !element_is(division, "article"))) {
		element_rename(f->element, "sidebar");
		element_add_role(f->element, "abstract");
		return;
	}
	xmlUnlinkNode(f->element);
	while (title != NULL && !element_is(title, "info"))
		title = element_next(title);
	if (title != NULL) {
		xmlAddChild(title, f->element);
		return;
	}
	info = element_add(&f->md->reading->make, NULL, "info", f->pos);
	title = element_first(division);
	if (element_is(title, "title"))
		xmlAddNextSibling(title, info);
	else if (title != NULL)
		xmlAddPrevSibling(title, info);
	else
		xmlAddChild(division, info);
	xmlAddChild(info, f->element);
}

static void
settle_procedure(struct filling *f)
{
	xmlNode *list = element_first(f->element);

	while (list != NULL && !element_is(list, "orderedlist"))
		list = element_next(list);
	if (list != NULL)
		reshape_procedure(list);
	else
		report_misuse(f, "a numbered list");
}

/* The entries must come last; a list elsewhere stays a list on its own. */
static void
settle_entries(struct filling *f, bool is_glossary)
{
	xmlNode *last = f->element->last, *before;
	bool found = reshape_all(&f->md->reading->make, f->element,
	    is_glossary);

	if (!found) {
		report_misuse(f, is_glossary ? "a definition list" : "a list");
		return;
	}
	before = last->prev;
	while (before != NULL && !element_is(before, f->kind->element))
		before = before->prev;
	if (before != NULL || !element_is(last, f->kind->element)) {
		set_plain(f);
	} else {
		reshape_unwrap(last);
	}
}

static void
settle_questions(struct filling *f)
{
	xmlNode *list = f->element->last;

	if (element_is(list, "variablelist"))
		reshape_questions(&f->md->reading->make, list);
	else
		report_misuse(f, "a definition list at its end");
}

/* What stands between two exercises belongs to the one before. */
static void
settle_exercises(struct filling *f)
{
	xmlNode *entry = NULL, *question, *next;

	for (xmlNode *child = element_first(f->element); child != NULL;
	     child = next) {
		next = element_next(child);
		if (element_is(child, "qandaentry")) {
			entry = child;
		} else if (entry != NULL) {
			question = element_first(entry);
			if (element_is(question, "title"))
				question = element_next(question);
			xmlUnlinkNode(child);
			xmlAddChild(question, child);
		}
	}
	if (entry == NULL)
		report_misuse(f, "::: exercise blocks");
}

/* Blocks are the question, except for the answers, which follow it. */
static void
settle_exercise(struct filling *f)
{
	xmlNode *question = element_add(&f->md->reading->make, NULL, "question",
	    f->pos);
	xmlNode *child = element_first(f->element), *next, *set;

	if (element_is(child, "title"))
		child = element_next(child);
	if (child != NULL)
		xmlAddPrevSibling(child, question);
	else
		xmlAddChild(f->element, question);
	for (; child != NULL; child = next) {
		next = element_next(child);
		if (element_is(child, "answer"))
			continue;
		xmlUnlinkNode(child);
		xmlAddChild(question, child);
	}
	if (question->children == NULL)
		block_add_empty(f->md, question, f->pos);
	if (element_is(f->element->parent, "qandaset"))
		return;
	set = element_add(&f->md->reading->make, NULL, "qandaset", f->pos);
	element_set(set, "role", "exercises");
	xmlReplaceNode(f->element, set);
	xmlAddChild(set, f->element);
}

static void
settle_answer(struct filling *f)
{
	if (element_is(f->element->parent, "qandaentry"))
		return;
	element_rename(f->element, "sidebar");
	element_add_role(f->element, "answer");
}

/* The last paragraph is the caption, where none is given. */
static void
settle_caption(struct filling *f)
{
	xmlNode *first = element_first(f->element), *last = f->element->last;

	if (element_is(first, "title") || first == last ||
	    !element_is_paragraph(last))
		return;
	element_rename(last, "title");
	xmlUnlinkNode(last);
	xmlAddPrevSibling(first, last);
}

/* Pictures in a figure are no figures of their own. */
static void
settle_figure(struct filling *f)
{
	xmlNode *next;

	settle_caption(f);
	for (xmlNode *child = element_first(f->element); child != NULL;
	     child = next) {
		next = element_next(child);
		if (element_is(child, "informalfigure") &&
		    element_id(child) == NULL)
			reshape_unwrap(child);
	}
	if (!element_is(element_first(f->element), "title"))
		element_rename(f->element, "informalfigure");
}

/* A table around a table takes its place; around pictures, say, it is one. */
static void
settle_table(struct filling *f)
{
	xmlNode *title, *table;

	settle_caption(f);
	title = element_first(f->element);
	table = element_is(title, "title") ? element_next(title) : title;
	if ((!element_is(table, "informaltable") &&
		!element_is(table, "table")) ||
	    element_next(table) != NULL) {
		report_misuse(f, "one table");
		return;
	}
	if (title == table || element_is(table, "table")) {
		if (element_is(title, "title") && title != table) {
			xmlUnlinkNode(title);
			xmlFreeNode(title);
		}
		element_rename(f->element,
		    element_is(table, "table") ? "table" : "informaltable");
	}
	reshape_unwrap(table);
	colspec_set(f->md, f->element, f->attributes, f->pos);
}

/* Columns side by side; without any in it, its text is set as it is. */
static void
settle_columns(struct filling *f)
{
	bool found = false;

	for (xmlNode *child = element_first(f->element); child != NULL;
	     child = element_next(child)) {
		const char *role = element_find(child, "role");

		if (role == NULL || !g_str_has_prefix(role, "column"))
			break;
		found = element_next(child) == NULL;
	}
	if (!found)
		report_misuse(f, "::: column blocks and nothing else");
}

static void
settle_page_break(struct filling *f)
{
	xmlAddNextSibling(f->element,
	    xmlNewDocPI(f->md->reading->make.doc, BAD_CAST "pagebreak", NULL));
	dissolve(f);
}

/* For one output only: what is in it says so itself. */
static void
settle_only(struct filling *f)
{
	const char *outputs = only_choose(f->md, f->attributes, f->kind->class,
	    f->pos);

	for (xmlNode *child = f->element->children;
	     outputs != NULL && child != NULL; child = child->next) {
		if (child->type == XML_ELEMENT_NODE)
			only_set(child, outputs);
	}
	dissolve(f);
}

/* A range of the index from the first block to the last. */
static void
settle_index(struct filling *f)
{
	const struct element_maker *make = &f->md->reading->make;
	xmlNode *box = element_add(make, NULL, "informalexample", POS_NONE);
	xmlNode *first = f->element->children;

	indexterm_add_range(f->md, box, f->attributes, f->pos);
	if (box->children != NULL && first != NULL) {
		xmlNode *end = box->last;

		xmlUnlinkNode(end);
		xmlAddChild(f->element, end);
		end = box->children;
		xmlUnlinkNode(end);
		xmlAddPrevSibling(first, end);
	}
	xmlFreeNode(box);
	dissolve(f);
}

void
container_settle(struct filling *f)
{
	switch (f->kind->form) {
	case FORM_PLAIN:
		break;
	case FORM_TITLED:
		if (!element_is(element_first(f->element), "title"))
			element_rename(f->element, "informalexample");
		break;
	case FORM_EPIGRAPH:
		settle_epigraph(f);
		break;
	case FORM_ABSTRACT:
		settle_abstract(f);
		break;
	case FORM_PROCEDURE:
		settle_procedure(f);
		break;
	case FORM_GLOSSARY:
	case FORM_BIBLIOGRAPHY:
		settle_entries(f, f->kind->form == FORM_GLOSSARY);
		break;
	case FORM_EXERCISES:
		settle_exercises(f);
		break;
	case FORM_EXERCISE:
		settle_exercise(f);
		break;
	case FORM_ANSWER:
		settle_answer(f);
		break;
	case FORM_QANDA:
		settle_questions(f);
		break;
	case FORM_FIGURE:
		settle_figure(f);
		break;
	case FORM_TABLE:
		settle_table(f);
		break;
	case FORM_LIST_TABLE:
		if (!listtable_settle(f->md, f->element, f->attributes, f->pos))
			report_misuse(f, "a list of lists");
		break;
	case FORM_COLUMNS:
		settle_columns(f);
		break;
	case FORM_PAGE_BREAK:
		settle_page_break(f);
		break;
	case FORM_ONLY:
		settle_only(f);
		break;
	case FORM_INDEX:
		settle_index(f);
		break;
	}
}
