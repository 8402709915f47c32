/*
 * Containers.  Each kind says which element it becomes (container.def), and
 * which form its content then takes (container_form.c).
 */
#include "read/container.h"

#include <string.h>

#include "base/suggest.h"
#include "read/block.h"
#include "read/container_form.h"
#include "read/doubt.h"
#include "read/html.h"
#include "read/inline.h"

static const struct container_kind kinds[] = {
#define CONTAINER(class, element, role, form) \
	{ class, element, role, FORM_##form },
#include "read/container.def"
#undef CONTAINER
};

static const struct container_kind *
find_kind(const char *class)
{
	for (size_t i = 0; class != NULL && i < G_N_ELEMENTS(kinds); i++) {
		if (strcmp(class, kinds[i].class) == 0)
			return &kinds[i];
	}
	return NULL;
}

/* By the name, the first class that is one, or an id such as "fig-map". */
static const struct container_kind *
choose_kind(const struct attributes *attributes)
{
	const struct container_kind *kind = find_kind(
	    attributes_find(attributes, "name"));
	const char *id = attributes->id;

	for (const struct attribute *a = attributes->first;
	     a != NULL && kind == NULL; a = a->next) {
		if (strcmp(a->key, "class") == 0)
			kind = find_kind(a->value);
	}
	if (kind == NULL && id != NULL && g_str_has_prefix(id, "fig-"))
		kind = find_kind("figure");
	if (kind == NULL && id != NULL && g_str_has_prefix(id, "tbl-"))
		kind = find_kind("table");
	return kind;
}

static const char *
suggest_kind(const char *class)
{
	struct suggestion best;

	suggest_begin(&best, class);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		suggest_weigh(&best, kinds[i].class);
	return suggest_end(&best);
}

/*
 * ::: word must be a word of ours.  {.word} may be the author's own, for a
 * style: it is only doubtful where it is like one of ours.
 */
static void
report_unknown(struct markdown *md, const struct attributes *attributes,
    struct pos pos)
{
	const char *name = attributes->is_bare
	    ? attributes_find(attributes, "class")
	    : attributes_find(attributes, "name");
	const char *class = attributes_find(attributes, "class");
	struct diag_hint hint = { 0 };

	if (name == NULL && class == NULL)
		return; /* only an id: a place to link to */
	hint.piece = name != NULL ? name : class;
	hint.instead = suggest_kind(hint.piece);
	if (name != NULL)
		diag_hint(md->reading->diags, DIAG_CONTAINER_UNKNOWN, pos,
		    &hint, "%s", name);
	else if (hint.instead != NULL)
		diag_hint(md->reading->diags, DIAG_CLASS_DOUBTFUL, pos, &hint,
		    "%s", class);
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
	html_add_phrase(md, element, /*before*/ NULL, title);
}

/* A box that begins with a heading has it as its title, as Quarto's have. */
static void
take_heading(struct filling *f)
{
	cmark_node *first = cmark_node_first_child(f->node), *end;
	const struct attributes *attributes;

	if (first == NULL || cmark_node_get_type(first) != CMARK_NODE_HEADING ||
	    strcmp(f->kind->element, "informalexample") == 0)
		return;
	end = block_heading_end(first, &attributes);
	inline_fill_range(f->md, cmark_node_first_child(first), end,
	    markdown_add(f->md, f->element, "title", first));
	if (attributes != NULL && attributes->id != NULL &&
	    element_id(f->element) == NULL)
		scope_add_id(f->md->reading, f->md->scope, f->element,
		    attributes->id, markdown_pos(f->md, first));
	cmark_node_free(first);
}

/* What has a share of the width: a column, a box with text beside it. */
static bool
may_have_share(const struct filling *f, const char *role)
{
	return strcmp(f->kind->class, "column") == 0 ||
	    (role != NULL && strstr(role, "wrap-") != NULL);
}

/* That share in percent. */
static void
set_share(struct filling *f)
{
	const char *width = attributes_find(f->attributes, "width");
	size_t digits = width == NULL ? 0 : strspn(width, "0123456789.");

	if (width == NULL)
		return;
	if (digits > 0 && strcmp(width + digits, "%") == 0 &&
	    g_ascii_strtod(width, NULL) > 0 &&
	    g_ascii_strtod(width, NULL) < 100)
		element_set_private(&f->md->reading->make, f->element, "width",
		    arena_strndup(f->md->reading->arena, width, digits));
	else
		diag(f->md->reading->diags, DIAG_ATTRIBUTE_WRONG, f->pos,
		    "width=\"%s\"; it is a share such as 40%%", width);
}

static const char *
title_of(const struct attributes *attributes)
{
	const char *title = attributes_find(attributes, "title");

	return title != NULL ? title : attributes_find(attributes, "caption");
}

static bool
may_be_empty(const struct container_kind *kind)
{
	return kind->form == FORM_PAGE_BREAK;
}

static void
fill(struct markdown *md, cmark_node *node, const struct container_kind *kind,
    const struct attributes *attributes, struct pos pos, xmlNode *into)
{
	struct filling f = {
		.md = md,
		.node = node,
		.kind = kind,
		.attributes = attributes,
		.pos = pos,
	};
	const char *role;

	f.element = element_add(&md->reading->make, into, kind->element, f.pos);
	element_set(f.element, "role", kind->role);
	if (attributes != NULL && attributes->id != NULL)
		scope_add_id(md->reading, md->scope, f.element, attributes->id,
		    f.pos);
	doubt_report(md, attributes, /*classes*/ NULL, pos);
	role = attributes_role(md->reading->arena, attributes, kind->class);
	if (may_have_share(&f, role))
		set_share(&f);
	if (role != NULL)
		element_add_role(f.element, role);
	element_set_language(&md->reading->make, f.element,
	    attributes_find(attributes, "lang"));
	add_title(&f, title_of(attributes));
	if (kind->form == FORM_PLAIN && element_first(f.element) == NULL)
		take_heading(&f);
	if (cmark_node_first_child(node) != NULL || !may_be_empty(kind))
		block_fill(md, node, f.element);
	container_settle(&f);
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
	const struct container_kind *kind = choose_kind(container->attributes);
	struct pos pos = markdown_pos(md, node);

	if (!container->closed)
		diag(md->reading->diags, DIAG_CONTAINER_UNCLOSED, pos, NULL);
	if (kind == NULL) {
		report_unknown(md, container->attributes, pos);
		kind = attributes_find(container->attributes, "title") != NULL
		    ? &titled
		    : &plain;
	}
	fill(md, node, kind, container->attributes, pos, into);
}

void
container_add_content(struct markdown *md, cmark_node *content,
    const struct attributes *attributes, struct pos pos, xmlNode *into)
{
	fill(md, content, choose_kind(attributes), attributes, pos, into);
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
	fill(md, quote, kind, &attributes, markdown_pos(md, quote), into);
	return true;
}
