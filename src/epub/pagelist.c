/*
 * The print edition's pages; see pagelist.h.
 *
 * A marker stands right before the letter that its page begins with.  At the
 * start of a link or an emphasis it stands before that, at the start of a
 * heading before the heading, so that it is part of neither's text.  All places
 * are found before any marker is set, for that divides text nodes.
 */
#include "epub/pagelist.h"

#include <stdlib.h>
#include <string.h>

#include "epub/lettermap.h"

#define NS_OPS "http://www.idpf.org/2007/ops"

/* An element of the XHTML that is made of a source's element. */
struct source_element {
	const char *path;
	xmlNode *element; /* NULL: none */
};

/* A page that has its place. */
struct marked_page {
	const struct epub_page *page;
	const char *path, *id;
	xmlNode *element; /* where no letter is meant, this */
	struct lettermap_place place;
};

struct pagelist {
	struct arena *arena;
	const struct epub_page *pages;
	size_t count;
	GArray *elements; /* struct source_element, by serial */
	GArray *marked;   /* struct marked_page */
	GHashTable *ids;  /* set of "page-…" in use */
};

struct pagelist *
pagelist_new(struct arena *arena, const struct epub_page *pages, size_t count)
{
	struct pagelist *list = ARENA_NEW(arena, struct pagelist);

	*list = (struct pagelist){
		.arena = arena,
		.pages = pages,
		.count = count,
		.elements = g_array_new(/*zero_terminated*/ FALSE,
		    /*clear*/ TRUE, sizeof(struct source_element)),
		.marked = g_array_new(/*zero_terminated*/ FALSE,
		    /*clear*/ FALSE, sizeof(struct marked_page)),
		.ids = g_hash_table_new(g_str_hash, g_str_equal),
	};
	return list;
}

void
pagelist_free(struct pagelist *list)
{
	g_array_free(list->elements, TRUE);
	g_array_free(list->marked, TRUE);
	g_hash_table_destroy(list->ids);
}

static const char *
value_of(const xmlAttr *attribute)
{
	return attribute != NULL && attribute->children != NULL
	    ? (const char *)attribute->children->content
	    : "";
}

void
pagelist_note(struct pagelist *list, const char *path, xmlNode *element)
{
	xmlAttr *serial = xmlHasProp(element, BAD_CAST "data-serial");
	const char *id = value_of(xmlHasProp(element, BAD_CAST "id"));

	if (g_str_has_prefix(id, "page-"))
		g_hash_table_add(list->ids, arena_strdup(list->arena, id));
	if (serial == NULL)
		return;
	if (list->count > 0) {
		guint64 number = g_ascii_strtoull(value_of(serial), NULL, 10);
		struct source_element *slot;

		if (number >= list->elements->len)
			g_array_set_size(list->elements, (guint)number + 1);
		slot = &g_array_index(list->elements, struct source_element,
		    number);
		if (slot->element == NULL)
			*slot = (struct source_element){ path, element };
	}
	xmlRemoveProp(serial);
}

/* ---- finding places ---- */

/* "page-iv"; another one where that is taken. */
static const char *
choose_id(struct pagelist *list, const char *label)
{
	char *id = arena_printf(list->arena, "page-%s", label);

	for (char *c = id; *c != '\0'; c++)
		if ((unsigned char)*c < 0x80 && !g_ascii_isalnum(*c))
			*c = '-';
	while (!g_hash_table_add(list->ids, id))
		id = arena_printf(list->arena, "%s-", id);
	return id;
}

/* The element a page begins in, or else the next one that the EPUB has. */
static const struct source_element *
find_element(const struct pagelist *list, unsigned serial)
{
	for (; serial < list->elements->len; serial++) {
		const struct source_element *slot = &g_array_index(
		    list->elements, struct source_element, serial);

		if (slot->element != NULL)
			return slot;
	}
	return NULL;
}

/* What is known of the element that the last page began in. */
struct finder {
	struct lettermap map;
	const xmlNode *element;
	size_t given, found; /* letters before it in print, and here */
};

static struct lettermap_place
find_place(struct finder *finder, const struct epub_page *page,
    xmlNode *element, size_t character)
{
	size_t at = character;

	if (finder->element != element) {
		lettermap_read(&finder->map, element);
		finder->element = element;
		finder->given = finder->found = 0;
	}
	if (character > 0) {
		/* generated words went before, as far as we know these */
		if (character >= finder->given)
			at = character - finder->given + finder->found;
		at = lettermap_find(&finder->map, page->text, at);
		finder->given = character;
		finder->found = at;
		if (page->splits_word)
			at = lettermap_skip_word(&finder->map, at);
	}
	return lettermap_place(&finder->map, at);
}

static void
find_pages(struct pagelist *list)
{
	struct finder finder = { 0 };

	lettermap_init(&finder.map);
	for (size_t i = 0; i < list->count; i++) {
		const struct epub_page *page = &list->pages[i];
		const struct source_element *source = find_element(list,
		    page->element);
		struct marked_page marked = { .page = page };
		size_t character = page->character;

		if (source == NULL)
			continue;
		if (source !=
		    &g_array_index(list->elements, struct source_element,
			page->element))
			character = 0;
		marked.path = source->path;
		marked.id = choose_id(list, page->label);
		marked.element = source->element;
		marked.place = find_place(&finder, page, source->element,
		    character);
		g_array_append_val(list->marked, marked);
	}
	lettermap_clear(&finder.map);
}

/* ---- setting markers ---- */

static bool
is_one_of(const xmlNode *element, const char *const *names)
{
	return g_strv_contains(names, (const char *)element->name);
}

/* A marker at its start stands before it. */
static bool
is_left_alone(const xmlNode *element)
{
	static const char *const names[] = { "a", "abbr", "b", "cite", "code",
		"del", "details", "dfn", "em", "h1", "h2", "h3", "h4", "h5",
		"h6", "i", "kbd", "q", "s", "samp", "small", "span", "strong",
		"sub", "summary", "sup", "u", "var", NULL };
	const xmlNode *parent = element->parent;

	/* code and its lines are blocks */
	if (strcmp((const char *)parent->name, "pre") == 0 ||
	    (strcmp((const char *)parent->name, "code") == 0 &&
		strcmp((const char *)parent->parent->name, "pre") == 0))
		return false;
	return is_one_of(element, names);
}

/* Whether nothing but space is before `node` in its parent. */
static bool
is_first(const xmlNode *node)
{
	for (node = node->prev; node != NULL; node = node->prev)
		if (!xmlIsBlankNode(node))
			return false;
	return true;
}

/* Elements that hold no text of their own. */
static bool
takes_no_text(const xmlNode *element)
{
	static const char *const names[] = { "br", "col", "colgroup", "dl",
		"hr", "html", "img", "math", "ol", "table", "tbody", "tfoot",
		"thead", "tr", "ul", NULL };

	return is_one_of(element, names);
}

/* Puts `marker` between two characters of a text node. */
static void
divide_text(xmlNode *text, size_t byte, xmlNode *marker)
{
	char *head = g_strndup((const char *)text->content, byte);
	xmlNode *rest = xmlNewDocText(text->doc, text->content + byte);

	xmlNodeSetContentLen(text, BAD_CAST head, (int)byte);
	xmlAddNextSibling(text, marker);
	xmlAddNextSibling(marker, rest);
	g_free(head);
}

/* Puts `marker` before an element without letters, or first into it. */
static void
mark_element(xmlNode *element, xmlNode *marker)
{
	if (!takes_no_text(element) && element->children != NULL) {
		xmlAddPrevSibling(element->children, marker);
		return;
	}
	while (takes_no_text(element->parent))
		element = element->parent;
	xmlAddPrevSibling(element, marker);
}

static void
mark_place(const struct marked_page *marked, xmlNode *marker)
{
	xmlNode *node = marked->place.text;
	size_t byte = marked->place.byte;

	if (node == NULL) {
		mark_element(marked->element, marker);
		return;
	}
	if (strspn((const char *)node->content, " \t\r\n") < byte) {
		divide_text(node, byte, marker);
		return;
	}
	while (is_first(node) && is_left_alone(node->parent))
		node = node->parent;
	xmlAddPrevSibling(node, marker);
}

static void
set_marker(const struct marked_page *marked, const char *word)
{
	xmlNode *element = marked->element;
	xmlNode *marker = xmlNewDocNode(element->doc, element->ns,
	    BAD_CAST "span", /*content*/ NULL);
	xmlNs *ops = xmlSearchNsByHref(element->doc, element, BAD_CAST NS_OPS);
	char *name = g_strdup_printf("%s %s", word, marked->page->label);

	if (ops != NULL)
		xmlNewNsProp(marker, ops, BAD_CAST "type",
		    BAD_CAST "pagebreak");
	xmlNewProp(marker, BAD_CAST "role", BAD_CAST "doc-pagebreak");
	xmlNewProp(marker, BAD_CAST "id", BAD_CAST marked->id);
	xmlNewProp(marker, BAD_CAST "aria-label", BAD_CAST name);
	mark_place(marked, marker);
	g_free(name);
}

void
pagelist_mark(struct pagelist *list, const char *word)
{
	find_pages(list);
	/* backwards: what is divided off is behind places yet to come */
	for (guint i = list->marked->len; i-- > 0;)
		set_marker(&g_array_index(list->marked, struct marked_page, i),
		    word);
}

/* ---- lists ---- */

size_t
pagelist_count(const struct pagelist *list)
{
	return list->marked->len;
}

static void
add_item(xmlNode *list, const struct marked_page *marked)
{
	xmlNode *item = xmlNewChild(list, list->ns, BAD_CAST "li",
	    /*content*/ NULL);
	xmlNode *link = xmlNewTextChild(item, list->ns, BAD_CAST "a",
	    BAD_CAST marked->page->label);
	char *target = g_strdup_printf("%s#%s", marked->path, marked->id);

	xmlNewProp(link, BAD_CAST "href", BAD_CAST target);
	g_free(target);
}

static bool
is_number(const char *label)
{
	return *label != '\0' && label[strspn(label, "0123456789")] == '\0';
}

unsigned
pagelist_greatest(const struct pagelist *list)
{
	unsigned greatest = 0;

	for (guint i = 0; i < list->marked->len; i++) {
		const char *label = g_array_index(list->marked,
		    struct marked_page, i)
					.page->label;

		if (is_number(label))
			greatest = MAX(greatest,
			    (unsigned)strtoul(label,
				/*end*/ NULL, 10));
	}
	return greatest;
}

static void
add_target(xmlNode *list, const struct marked_page *marked)
{
	const char *label = marked->page->label;
	bool is_front = strspn(label, "ivxlcdmIVXLCDM") == strlen(label);
	xmlNode *target = xmlNewChild(list, list->ns, BAD_CAST "pageTarget",
	    /*content*/ NULL);
	xmlNode *text = xmlNewChild(target, list->ns, BAD_CAST "navLabel",
	    /*content*/ NULL);
	xmlNode *content;
	char *source = g_strdup_printf("%s#%s", marked->path, marked->id);

	xmlNewProp(target, BAD_CAST "id", BAD_CAST marked->id);
	xmlNewProp(target, BAD_CAST "type",
	    BAD_CAST(is_number(label) ? "normal"
		    : is_front        ? "front"
				      : "special"));
	if (is_number(label))
		xmlNewProp(target, BAD_CAST "value", BAD_CAST label);
	xmlNewTextChild(text, list->ns, BAD_CAST "text", BAD_CAST label);
	content = xmlNewChild(target, list->ns, BAD_CAST "content",
	    /*content*/ NULL);
	xmlNewProp(content, BAD_CAST "src", BAD_CAST source);
	g_free(source);
}

void
pagelist_fill(const struct pagelist *list, xmlNode *place)
{
	bool is_nav = strcmp((const char *)place->name, "ol") == 0;

	for (guint i = 0; i < list->marked->len; i++) {
		const struct marked_page *marked = &g_array_index(list->marked,
		    struct marked_page, i);

		if (is_nav)
			add_item(place, marked);
		else
			add_target(place, marked);
	}
}
