/*
 * The pages of an index entry (XSL 1.1, 6.10): "3, 12–14, 20".
 *
 * The citations are written as formatting objects, a link with the page's
 * label in it for each, with the separators that the list brings along or,
 * where it has none, a comma and an en dash.  So they are set, linked and
 * painted like any other text.
 */
#include <string.h>

#include "fo/structure.h"
#include "layout/inline.h"
#include "layout/xref.h"

struct citing {
	struct layout *layout;
	const struct fo *list;
	struct fo *citations; /* what is being made */
	const struct fo *separator, *range_separator;
	unsigned made; /* objects so far */
};

/* One page of the entry. */
struct cited {
	const char *label, *id;
	long number, until;         /* of a range that begins here, its last */
	const struct fo *reference; /* the index-key-reference */
};

static struct fo *
add_child(struct citing *c, struct fo *parent, enum fo_kind kind)
{
	struct fo *fo = ARENA_NEW(c->layout->arena, struct fo);

	fo->kind = kind;
	fo->parent = parent;
	fo->style = parent->style;
	fo->pos = c->list->pos;
	fo->previous = parent->last;
	if (parent->last != NULL)
		parent->last->next = fo;
	else
		parent->first = fo;
	parent->last = fo;
	structure_add_made(c->layout->arena, fo, c->list, ++c->made);
	return fo;
}

static void
add_text(struct citing *c, struct fo *parent, const char *text)
{
	struct fo *fo = add_child(c, parent, FO_TEXT);

	fo->text = text;
	fo->length = strlen(text);
}

/* A copy of an object that the list brought, or plain text in its place. */
static void
add_separator(struct citing *c, const struct fo *separator, const char *plain)
{
	struct fo *copy;

	if (separator == NULL) {
		add_text(c, c->citations, plain);
		return;
	}
	copy = add_child(c, c->citations, separator->kind);
	copy->style = separator->style;
	copy->first = separator->first;
	copy->last = separator->last;
}

static const struct fo *
find_child(const struct fo *fo, enum fo_kind kind)
{
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (child->kind == kind)
			return child;
	}
	return NULL;
}

static void
add_page(struct citing *c, const struct cited *page)
{
	struct fo_own *own = ARENA_NEW(c->layout->arena, struct fo_own);
	struct fo *link = add_child(c, c->citations, FO_BASIC_LINK);
	const struct fo *prefix = find_child(page->reference,
	    FO_INDEX_PAGE_NUMBER_PREFIX);
	const struct fo *suffix = find_child(page->reference,
	    FO_INDEX_PAGE_NUMBER_SUFFIX);

	own->prop = FO_PROP_INTERNAL_DESTINATION;
	own->string = page->id;
	link->own = own;
	link->style = page->reference->style;
	if (prefix != NULL)
		add_separator(c, prefix, "");
	add_text(c, link, page->label);
	if (suffix != NULL)
		add_separator(c, suffix, "");
}

static int
by_number(const void *left, const void *right)
{
	const struct cited *a = left, *b = right;

	return a->number < b->number ? -1 : a->number > b->number;
}

/*
 * A page that several references have is shown once: as the last of them has
 * it, unless ranges go across references and hide the difference.
 */
static void
drop_doubles(const struct citing *c, GArray *pages)
{
	struct cited *page = (void *)pages->data;
	guint kept = 0;

	if (fo_is(c->list, FO_PROP_MERGE_RANGES_ACROSS_INDEX_KEY_REFERENCES,
		FO_KW_MERGE) ||
	    !fo_is(c->list, FO_PROP_MERGE_PAGES_ACROSS_INDEX_KEY_REFERENCES,
		FO_KW_MERGE))
		return;
	for (guint i = 0; i < pages->len; i++) {
		if (i + 1 == pages->len ||
		    page[i].number != page[i + 1].number ||
		    page[i].until > page[i].number)
			page[kept++] = page[i];
	}
	g_array_set_size(pages, kept);
}

static GArray *
find_pages(struct citing *c)
{
	GArray *pages = g_array_new(FALSE, FALSE, sizeof(struct cited));

	for (const struct fo *child = c->list->first; child != NULL;
	     child = child->next) {
		const char *key = fo_own(child, FO_PROP_REF_INDEX_KEY);
		struct xref_pages found;

		if (child->kind != FO_INDEX_KEY_REFERENCE || key == NULL)
			continue;
		found = xref_index_pages(c->layout->xref, key);
		for (size_t i = 0; i < found.count; i++) {
			struct cited page = {
				.label = found.labels[i],
				.id = found.ids[i],
				.number = found.numbers[i],
				.until = found.until[i],
				.reference = child,
			};

			g_array_append_val(pages, page);
		}
	}
	g_array_sort(pages, by_number);
	drop_doubles(c, pages);
	return pages;
}

/* The last of the pages that follow one another, or are in one range. */
static size_t
range_end(const struct citing *c, const struct cited *pages, size_t count,
    size_t from)
{
	bool merges = fo_is(c->list, FO_PROP_MERGE_SEQUENTIAL_PAGE_NUMBERS,
	    FO_KW_MERGE);
	bool across = fo_is(c->list,
	    FO_PROP_MERGE_RANGES_ACROSS_INDEX_KEY_REFERENCES, FO_KW_MERGE);
	long until = pages[from].until;
	size_t end = from;

	while (end + 1 < count &&
	    (across || pages[end + 1].reference == pages[from].reference) &&
	    (pages[end + 1].number <= until ||
		(merges && pages[end + 1].number <= pages[end].number + 1))) {
		end++;
		until = MAX(until, pages[end].until);
	}
	return end;
}

const struct fo *
inline_index_citations(struct layout *layout, const struct fo *list)
{
	struct citing c = {
		.layout = layout,
		.list = list,
		.citations = ARENA_NEW(layout->arena, struct fo),
		.separator = find_child(list,
		    FO_INDEX_PAGE_CITATION_LIST_SEPARATOR),
		.range_separator = find_child(list,
		    FO_INDEX_PAGE_CITATION_RANGE_SEPARATOR),
	};
	GArray *found = find_pages(&c);
	const struct cited *pages = (const void *)found->data;

	c.citations->kind = FO_WRAPPER;
	c.citations->style = list->style;
	c.citations->parent = list->parent;
	c.citations->element = list->element;
	c.citations->order = list->order;
	for (size_t i = 0; i < found->len; i++) {
		size_t end = range_end(&c, pages, found->len, i);

		if (i > 0)
			add_separator(&c, c.separator, ", ");
		add_page(&c, &pages[i]);
		/* two pages in a row are two pages, not a range */
		if (pages[end].number > pages[i].number) {
			bool is_pair = pages[end].number == pages[i].number + 1;

			add_separator(&c,
			    is_pair ? c.separator : c.range_separator,
			    is_pair ? ", " : "\u2013");
			add_page(&c, &pages[end]);
		}
		i = end;
	}
	g_array_free(found, /*free_segment*/ TRUE);
	return c.citations;
}
