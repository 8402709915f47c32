/* Divisions: headings become nested chapters and sections; see division.h. */
#include "read/division.h"

#include <string.h>

#include "read/reshape.h"

#define LEVEL_ROOT (-1)
#define LEVEL_PART 0

/* What a class on a heading makes of it, and where that may stand. */
static const struct division_class {
	const char *name; /* of the class and of the element */
	bool in_article;  /* also at the top of an article */
	bool is_plain;    /* holds blocks only */
	bool is_back;     /* after the last part, not in it */
} classes[] = {
	{ "preface", false, false, false },
	{ "appendix", true, false, true },
	{ "glossary", true, true, true },
	{ "bibliography", true, true, true },
	{ "colophon", true, true, true },
	{ "dedication", false, true, false },
	{ "acknowledgements", false, true, false },
};

void
divisions_init(struct divisions *divisions, struct reading *reading,
    enum division_kind kind, xmlNode *root)
{
	struct division first = { .element = root, .level = LEVEL_ROOT };

	memset(divisions, 0, sizeof(*divisions));
	divisions->reading = reading;
	divisions->kind = kind;
	divisions->open = g_array_new(FALSE, FALSE, sizeof(struct division));
	g_array_append_val(divisions->open, first);
}

static struct division *
innermost(struct divisions *divisions)
{
	return &g_array_index(divisions->open, struct division,
	    divisions->open->len - 1);
}

static bool
is_component(const xmlNode *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
		if (element_is(node, classes[i].name))
			return true;
	}
	return element_is(node, "chapter");
}

static bool
is_heading_part(const xmlNode *node)
{
	return element_is(node, "title") || element_is(node, "subtitle") ||
	    element_is(node, "titleabbrev") || element_is(node, "info");
}

/* A part without chapters is a chapter itself. */
static void
close_part(xmlNode *part)
{
	xmlNode *intro = NULL;

	for (xmlNode *child = element_first(part); child != NULL;
	     child = element_next(child)) {
		if (is_component(child))
			return;
		if (element_is(child, "partintro"))
			intro = child;
	}
	element_rename(part, "chapter");
	if (intro != NULL)
		reshape_unwrap(intro);
}

/*
 * A bibliography must end with its entries, and a glossary had better; their
 * list, if it comes last, gives them.
 */
static bool
lift_entries(const struct element_maker *make, xmlNode *division)
{
	bool is_glossary = element_is(division, "glossary");
	xmlNode *last;

	reshape_all(make, division, is_glossary);
	last = division->last;
	if (!element_is(last, is_glossary ? "glosslist" : "bibliolist"))
		return is_glossary;
	reshape_unwrap(last);
	return true;
}

/*
 * A division must hold a block or a section, and what only stands behind
 * those, such as an appendix, is neither.
 */
static void
fill_empty(const struct element_maker *make, xmlNode *division)
{
	xmlNode *child = element_first(division), *empty;

	while (child != NULL && is_heading_part(child))
		child = element_next(child);
	for (xmlNode *any = child; any != NULL; any = element_next(any)) {
		if (!is_component(any))
			return;
	}
	empty = element_add(make, NULL, "simpara", element_pos(division));
	if (child != NULL)
		xmlAddPrevSibling(child, empty);
	else
		xmlAddChild(division, empty);
}

/* Makes an ordinary division of one that cannot stand where it does. */
static void
demote(const struct element_maker *make, xmlNode *division, const char *name)
{
	bool is_glossary = element_is(division, "glossary");

	if (is_glossary || element_is(division, "bibliography"))
		reshape_all(make, division, is_glossary);
	element_rename(division, name);
	fill_empty(make, division);
}

/* What may only stand behind all sections, but does not, becomes one. */
static void
settle_children(const struct element_maker *make, xmlNode *parent)
{
	bool in_book = element_is(parent, "book") || element_is(parent, "part");
	bool section_follows = false;

	for (xmlNode *child = parent->last, *before; child != NULL;
	     child = before) {
		bool has_entries = element_is(child, "glossary") ||
		    element_is(child, "bibliography");

		before = child->prev;
		if (is_component(child) && section_follows && !in_book)
			demote(make, child, "section");
		else if (has_entries && !lift_entries(make, child))
			demote(make, child, in_book ? "chapter" : "section");
		section_follows = section_follows ||
		    element_is(child, "section");
	}
}

static void
close_innermost(struct divisions *divisions)
{
	const struct element_maker *make = &divisions->reading->make;
	xmlNode *element = innermost(divisions)->element;

	if (element_is(element, "part"))
		close_part(element);
	settle_children(make, element);
	if (!element_is(element, "book") && !element_is(element, "part") &&
	    !element_is(element, "glossary") &&
	    !element_is(element, "bibliography"))
		fill_empty(make, element);
	g_array_set_size(divisions->open, divisions->open->len - 1);
}

static void
close_to(struct divisions *divisions, int level)
{
	while (innermost(divisions)->level >= level)
		close_innermost(divisions);
}

void
divisions_finish(struct divisions *divisions)
{
	while (divisions->open->len > 0)
		close_innermost(divisions);
	g_array_free(divisions->open, TRUE);
	divisions->open = NULL;
}

static const struct division_class *
find_class(const struct attributes *attributes)
{
	for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
		if (attributes_has_class(attributes, classes[i].name))
			return &classes[i];
	}
	return NULL;
}

/* The name of the element for a heading below `parent`. */
static const char *
choose_element(const struct divisions *divisions, const xmlNode *parent,
    const struct division_class *class)
{
	bool at_top = element_is(parent, "book") || element_is(parent, "part");

	if (at_top)
		return class != NULL ? class->name : "chapter";
	if (class == NULL || !class->in_article)
		return "section";
	if (divisions->kind == DIVISION_ARTICLE &&
	    element_is(parent, "article"))
		return class->name;
	return strcmp(class->name, "glossary") == 0 ||
		strcmp(class->name, "bibliography") == 0
	    ? class->name
	    : "section";
}

static xmlNode *
push(struct divisions *divisions, const char *name, int level, bool is_plain,
    struct pos pos)
{
	xmlNode *parent = innermost(divisions)->element;
	struct division division = {
		.element = element_add(&divisions->reading->make, parent, name,
		    pos),
		.level = level,
		.is_plain = is_plain,
	};

	g_array_append_val(divisions->open, division);
	return division.element;
}

static bool
takes_title(const struct divisions *divisions, int level)
{
	const struct division *root = &g_array_index(divisions->open,
	    struct division, 0);

	return divisions->title_wanted && level == 1 &&
	    element_first(root->element) == NULL;
}

/* The tree has no levels; `quoin check` asks about those of the headings. */
static void
stamp_jump(struct divisions *divisions, xmlNode *element, int from, int to)
{
	char levels[32];

	g_snprintf(levels, sizeof(levels), "level %d to %d", from, to);
	xmlNewNsProp(element, divisions->reading->make.quoin, BAD_CAST "skips",
	    BAD_CAST levels);
}

xmlNode *
division_open(struct divisions *divisions, int level,
    const struct attributes *attributes, struct pos pos, xmlNode **element)
{
	const struct element_maker *make = &divisions->reading->make;
	const struct division_class *class = find_class(attributes);
	bool is_part = divisions->kind == DIVISION_BOOK && level == 1 &&
	    attributes_has_class(attributes, "part");
	const char *name, *role;
	int last = divisions->last_level;

	divisions->last_level = level;
	if (takes_title(divisions, level)) {
		*element = innermost(divisions)->element;
		return element_add(make, *element, "title", pos);
	}
	if (is_part || (class != NULL && class->is_back && level == 1))
		close_to(divisions, LEVEL_PART);
	else
		close_to(divisions, level);
	if (innermost(divisions)->is_plain)
		return NULL;
	name = is_part
	    ? "part"
	    : choose_element(divisions, innermost(divisions)->element, class);
	*element = push(divisions, name, is_part ? LEVEL_PART : level,
	    class != NULL && class->is_plain && strcmp(name, class->name) == 0,
	    pos);
	if (level > MAX(last, 1) + 1)
		stamp_jump(divisions, *element, MAX(last, 1), level);
	role = attributes_role(divisions->reading->arena, attributes,
	    arena_printf(divisions->reading->arena,
		"%s only content-visible content-hidden", name));
	if (role != NULL)
		element_set(*element, "role", role);
	element_set_language(make, *element,
	    attributes_find(attributes, "lang"));
	if (divisions->is_unnumbered &&
	    !attributes_has_class(attributes, "unnumbered"))
		element_add_role(*element, "unnumbered");
	return element_add(make, *element, "title", pos);
}

void
division_add(struct divisions *divisions, xmlNode *element)
{
	bool is_part = element_is(element, "part");

	close_to(divisions, is_part ? LEVEL_PART : 1);
	if (!is_part && !is_component(element))
		element_rename(element, "chapter");
	element_remove(element, "version");
	xmlAddChild(innermost(divisions)->element, element);
}

xmlNode *
division_body(struct divisions *divisions, struct pos pos)
{
	const struct element_maker *make = &divisions->reading->make;
	xmlNode *element = innermost(divisions)->element, *preface;

	if (element_is(element, "book")) {
		preface = push(divisions, "preface", 1, /*is_plain*/ false,
		    pos);
		element_set(preface, "role", "untitled");
		element_add(make, preface, "title", pos);
		return preface;
	}
	if (!element_is(element, "part"))
		return element;
	if (element_is(element->last, "partintro"))
		return element->last;
	return element_add(make, element, "partintro", pos);
}
