/*
 * Containers.  Each kind says which element it becomes (container.def); some
 * then give their content the form which that element asks for, and become
 * something plainer where the content has it not.
 */
#include "read/container.h"

#include <string.h>

#include "read/block.h"
#include "read/inline.h"
#include "read/reshape.h"
#include "read/suggest.h"

enum container_form {
	FORM_PLAIN,
	FORM_TITLED, /* must have a title */
	FORM_EPIGRAPH,
	FORM_ABSTRACT,
	FORM_PROCEDURE,
	FORM_GLOSSARY,
	FORM_BIBLIOGRAPHY,
	FORM_EXERCISES,
	FORM_EXERCISE,
	FORM_ANSWER,
	FORM_QANDA,
};

struct container_kind {
	const char *class;
	const char *element;
	const char *role;
	enum container_form form;
};

static const struct container_kind kinds[] = {
#define CONTAINER(class, element, role, form) \
	{ class, element, role, FORM_##form },
#include "read/container.def"
#undef CONTAINER
};

/* One container while it is filled. */
struct filling {
	struct markdown *md;
	cmark_node *node;
	const struct container_kind *kind;
	xmlNode *element;
	struct pos pos;
};

static const struct container_kind *
find_kind(const struct attributes *attributes)
{
	const char *name = attributes_find(attributes, "name");

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (attributes_has_class(attributes, kinds[i].class) ||
		    g_strcmp0(name, kinds[i].class) == 0)
			return &kinds[i];
	}
	return NULL;
}

static void
report_unknown(struct markdown *md, const struct attributes *attributes,
    struct pos pos)
{
	const char *name = attributes_find(attributes, "name"), *near;
	struct suggestion best;

	if (name == NULL)
		name = attributes_find(attributes, "class");
	if (name == NULL)
		return; /* only an id: a place to link to */
	suggest_begin(&best, name);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		suggest_weigh(&best, kinds[i].class);
	near = suggest_end(&best);
	diag(md->reading->diags, DIAG_CONTAINER_UNKNOWN, pos,
	    near != NULL ? "%s; did you mean %s?" : "%s", name, near);
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

static void
settle(struct filling *f)
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
	}
}

static bool
may_have_title(const struct container_kind *kind)
{
	return kind->form != FORM_EPIGRAPH && kind->form != FORM_ABSTRACT &&
	    kind->form != FORM_ANSWER;
}

static void
add_title(struct filling *f, const char *title)
{
	struct markdown *md = f->md;
	xmlNode *element;

	if (title == NULL || *title == '\0' || !may_have_title(f->kind))
		return;
	element = element_add(&md->reading->make, f->element, "title", f->pos);
	inline_begin(md, element);
	smart_add(&md->smart, md->text, title, strlen(title),
	    /*goes_on*/ false);
	inline_end(md);
}

static void
fill(struct markdown *md, cmark_node *node, const struct container_kind *kind,
    const struct attributes *attributes, xmlNode *into)
{
	struct filling f = {
		.md = md,
		.node = node,
		.kind = kind,
		.pos = markdown_pos(md, node),
	};
	const char *role;

	f.element = element_add(&md->reading->make, into, kind->element, f.pos);
	element_set(f.element, "role", kind->role);
	if (attributes != NULL && attributes->id != NULL)
		scope_add_id(md->reading, md->scope, f.element, attributes->id,
		    f.pos);
	role = attributes_role(md->reading->arena, attributes, kind->class);
	if (role != NULL)
		element_add_role(f.element, role);
	add_title(&f, attributes_find(attributes, "title"));
	block_fill(md, node, f.element);
	settle(&f);
}

void
container_add(struct markdown *md, cmark_node *node, xmlNode *into)
{
	static const struct container_kind plain = { "", "informalexample",
		NULL, FORM_PLAIN };
	static const struct container_kind titled = { "", "sidebar", NULL,
		FORM_PLAIN };
	const struct syntax_container *container = cmark_node_get_user_data(
	    node);
	const struct container_kind *kind = find_kind(container->attributes);
	struct pos pos = markdown_pos(md, node);

	if (!container->closed)
		diag(md->reading->diags, DIAG_CONTAINER_UNCLOSED, pos, NULL);
	if (kind == NULL) {
		report_unknown(md, container->attributes, pos);
		kind = attributes_find(container->attributes, "title") != NULL
		    ? &titled
		    : &plain;
	}
	fill(md, node, kind, container->attributes, into);
}

/* Reads "[!NOTE]" and what may follow it in the line: a title. */
static const struct container_kind *
read_alert(const char *text, const char **rest)
{
	if (strncmp(text, "[!", 2) != 0)
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		size_t length = strlen(kinds[i].class);

		if (g_ascii_strncasecmp(text + 2, kinds[i].class, length) ==
			0 &&
		    text[2 + length] == ']' &&
		    strcmp(kinds[i].class, kinds[i].element) == 0 &&
		    kinds[i].form == FORM_PLAIN) {
			*rest = text + 2 + length + 1;
			return &kinds[i];
		}
	}
	return NULL;
}

bool
container_add_alert(struct markdown *md, cmark_node *quote, xmlNode *into)
{
	cmark_node *paragraph = cmark_node_first_child(quote), *first, *next;
	const struct container_kind *kind;
	struct attributes attributes = { 0 };
	const char *rest;

	if (paragraph == NULL ||
	    cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
		return false;
	first = cmark_node_first_child(paragraph);
	if (first == NULL || cmark_node_get_type(first) != CMARK_NODE_TEXT)
		return false;
	kind = read_alert(cmark_node_get_literal(first), &rest);
	next = cmark_node_next(first);
	if (kind == NULL ||
	    (next != NULL &&
		cmark_node_get_type(next) != CMARK_NODE_SOFTBREAK &&
		cmark_node_get_type(next) != CMARK_NODE_LINEBREAK))
		return false;
	while (*rest == ' ')
		rest++;
	if (*rest != '\0')
		attributes_add(md->reading->arena, &attributes, "title",
		    arena_strdup(md->reading->arena, rest));
	cmark_node_free(first);
	if (next != NULL)
		cmark_node_free(next);
	if (cmark_node_first_child(paragraph) == NULL)
		cmark_node_free(paragraph);
	fill(md, quote, kind, &attributes, into);
	return true;
}
