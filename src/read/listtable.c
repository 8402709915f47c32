/*
 * Tables written as lists of lists.  Cells that span make later ones move, so
 * the columns that are taken are counted row by row, as browsers do.
 */
#include "read/listtable.h"

#include <stdlib.h>
#include <string.h>

#include "read/book.h"
#include "read/cell.h"
#include "read/colspec.h"

#define COLUMNS_MAX 1000
#define SPAN_MAX 1000

static const char *const cell_keys[] = { "colspan", "rowspan", "align",
	"valign" };

bool
listtable_is_cell_key(const char *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cell_keys); i++) {
		if (strcmp(cell_keys[i], key) == 0)
			return true;
	}
	return false;
}

static bool
is_list(const xmlNode *node)
{
	return element_is(node, "itemizedlist") ||
	    element_is(node, "orderedlist");
}

/* The list of rows: each item is one list of cells. */
static xmlNode *
find_rows(const xmlNode *element)
{
	xmlNode *list = element->last;

	if (!is_list(list))
		return NULL;
	for (xmlNode *row = element_first(list); row != NULL;
	     row = element_next(row)) {
		if (!is_list(element_first(row)) ||
		    element_next(element_first(row)) != NULL)
			return NULL;
	}
	return list;
}

/* A title of its own, or the paragraph before the list. */
static bool
settle_title(xmlNode *element, xmlNode *list)
{
	xmlNode *first = element_first(element);

	if (first == list)
		return false;
	if (element_next(first) != list)
		return element_is(first, "title");
	if (element_is_paragraph(first))
		element_rename(first, "title");
	return element_is(first, "title");
}

/* The empty phrase that opens a cell and speaks of it, or NULL. */
static xmlNode *
find_cell_span(const xmlNode *item)
{
	xmlNode *paragraph = element_first(item), *phrase;

	if (paragraph == NULL || !element_is_paragraph(paragraph))
		return NULL;
	phrase = paragraph->children;
	if (!element_is(phrase, "phrase") || phrase->children != NULL)
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(cell_keys); i++) {
		if (element_find_ns(phrase, cell_keys[i], BOOK_NS_QUOIN))
			return phrase;
	}
	return NULL;
}

static unsigned
read_span(const xmlNode *phrase, const char *key)
{
	const char *text = phrase == NULL
	    ? NULL
	    : element_find_ns(phrase, key, BOOK_NS_QUOIN);
	long span = text == NULL ? 1 : strtol(text, NULL, 10);

	return span < 1 ? 1 : span > SPAN_MAX ? SPAN_MAX : (unsigned)span;
}

static const char *
read_align(const char *word)
{
	static const char *const names[] = { "left", "right", "center",
		"justify", "top", "middle", "bottom" };

	for (size_t i = 0; word != NULL && i < G_N_ELEMENTS(names); i++) {
		if (strcmp(names[i], word) == 0 ||
		    (word[0] == names[i][0] && word[1] == '\0'))
			return names[i];
	}
	return NULL;
}

/* The table while its rows are made. */
struct filling_table {
	const struct element_maker *make;
	unsigned taken[COLUMNS_MAX]; /* rows that a cell above still takes */
	unsigned columns;            /* so far */
};

/* Turns a list item into the entry that begins at `column`. */
static unsigned
make_entry(struct filling_table *t, xmlNode *item, unsigned column)
{
	xmlNode *phrase = find_cell_span(item), *text;
	unsigned across = read_span(phrase, "colspan");
	unsigned down = read_span(phrase, "rowspan");

	element_rename(item, "entry");
	element_remove(item, "role");
	across = MIN(across, COLUMNS_MAX - column);
	cell_set_span(item, column, across, down);
	if (phrase != NULL) {
		element_set(item, "align",
		    read_align(
			element_find_ns(phrase, "align", BOOK_NS_QUOIN)));
		element_set(item, "valign",
		    read_align(
			element_find_ns(phrase, "valign", BOOK_NS_QUOIN)));
		text = phrase->next;
		xmlUnlinkNode(phrase);
		xmlFreeNode(phrase);
		if (text != NULL && text->type == XML_TEXT_NODE &&
		    text->content[0] == ' ')
			memmove(text->content, text->content + 1,
			    strlen((char *)text->content));
	}
	cell_unwrap(item);
	for (unsigned i = 0; i < across; i++)
		t->taken[column + i] = down;
	return across;
}

static xmlNode *
make_row(struct filling_table *t, xmlNode *item)
{
	xmlNode *cells = element_first(item), *next;
	unsigned column = 0;

	xmlUnlinkNode(item);
	element_rename(item, "row");
	element_remove(item, "role");
	xmlUnlinkNode(cells);
	for (xmlNode *cell = element_first(cells); cell != NULL; cell = next) {
		next = element_next(cell);
		while (column < COLUMNS_MAX && t->taken[column] > 0)
			column++;
		if (column >= COLUMNS_MAX)
			break;
		xmlUnlinkNode(cell);
		xmlAddChild(item, cell);
		column += make_entry(t, cell, column);
	}
	xmlFreeNode(cells);
	for (unsigned i = 0; i < COLUMNS_MAX; i++) {
		if (t->taken[i] == 0)
			continue;
		t->taken[i]--;
		t->columns = MAX(t->columns, i + 1);
	}
	return item;
}

static unsigned
read_count(const struct attributes *attributes, const char *key,
    unsigned otherwise)
{
	const char *text = attributes_find(attributes, key);

	return text == NULL ? otherwise : (unsigned)strtoul(text, NULL, 10);
}

static unsigned
count_children(const xmlNode *node)
{
	unsigned count = 0;

	for (xmlNode *child = element_first(node); child != NULL;
	     child = element_next(child))
		count++;
	return count;
}

/* Moves `count` rows of `list` into a new part of the table. */
static void
add_part(struct filling_table *t, xmlNode *tgroup, const char *name,
    xmlNode *list, unsigned count)
{
	xmlNode *part;

	if (count == 0)
		return;
	part = element_add(t->make, tgroup, name, element_pos(list));
	for (; count > 0; count--)
		xmlAddChild(part, make_row(t, element_first(list)));
	/* no cell spans from one part to another */
	memset(t->taken, 0, sizeof(t->taken));
}

bool
listtable_settle(struct markdown *md, xmlNode *element,
    const struct attributes *attributes, struct pos pos)
{
	xmlNode *list = find_rows(element), *tgroup;
	struct filling_table *t;
	unsigned rows, head, foot;

	if (list == NULL ||
	    (element_first(element) != list &&
		element_next(element_first(element)) != list))
		return false;
	if (!settle_title(element, list))
		element_rename(element, "informaltable");
	t = ARENA_NEW(md->reading->arena, struct filling_table);
	t->make = &md->reading->make;
	xmlUnlinkNode(list);
	rows = count_children(list);
	head = MIN(read_count(attributes, "header-rows", 1), rows - 1);
	foot = MIN(read_count(attributes, "footer-rows", 0), rows - 1 - head);
	tgroup = element_add(t->make, element, "tgroup", pos);
	add_part(t, tgroup, "thead", list, head);
	add_part(t, tgroup, "tbody", list, rows - head - foot);
	add_part(t, tgroup, "tfoot", list, foot);
	/* DocBook has the foot before the body */
	if (foot > 0) {
		xmlNode *part = tgroup->last, *body = part->prev;

		xmlUnlinkNode(part);
		xmlAddPrevSibling(body, part);
	}
	xmlFreeNode(list);
	cell_add_colspecs(t->make, tgroup, t->columns);
	colspec_set(md, element, attributes, pos);
	return true;
}
