/*
 * Where pages begin; see pagestart.h.
 *
 * One walk through all pages' flow text counts the letters of each element.
 * How many it has when a page begins is the character that the page begins
 * with.  Some of the text that follows is kept, for a setting that has other
 * generated words in the element: there the count alone would miss.
 *
 * Words of an element's own that come only after those of elements in it are
 * generated, as the heading over the solutions of exercises: a page begins
 * behind them, if it has anything else.
 */
#include "layout/pagestart.h"

#include "base/letter.h"

enum { TEXT_LETTERS = 48 };

struct element {
	unsigned letters; /* its own, so far */
	bool is_begun;    /* by an element in it */
};

struct walk {
	struct page *page;
	GArray *elements;    /* struct element, by serial */
	GHashTable *headers; /* FO_TABLE_HEADER to the page it was first on */
	GString *text;       /* after the page's beginning */
	unsigned kept;       /* letters in it */
	unsigned last;       /* serial of the last text */
	unsigned passed;     /* serial of generated words at the page's head */
	bool is_hyphenated;  /* a hyphen of a line break ended it */
	bool takes_floats;   /* the page has nothing else */
};

/* Whether the header stood on an earlier page already. */
static bool
is_repeated(struct walk *walk, const struct fo *header)
{
	const struct page *first = g_hash_table_lookup(walk->headers, header);

	if (first == NULL)
		g_hash_table_insert(walk->headers, (gpointer)header,
		    walk->page);
	return first != NULL && first != walk->page;
}

static struct element *
find_element(struct walk *walk, unsigned serial)
{
	if (serial >= walk->elements->len)
		g_array_set_size(walk->elements, serial + 1);
	return &g_array_index(walk->elements, struct element, serial);
}

/*
 * The element that an area's object is of; 0 if none, or not in the flow.
 * Those around it have begun then.
 */
static unsigned
find_serial(struct walk *walk, const struct fo *fo)
{
	const struct fo *inner = NULL;

	for (const struct fo *around = fo; around != NULL;
	     around = around->parent) {
		if (around->kind == FO_TABLE_HEADER &&
		    is_repeated(walk, around))
			return 0;
		if (around->kind == FO_FOOTNOTE_BODY ||
		    (around->kind == FO_FLOAT && !walk->takes_floats))
			return 0;
		if (inner == NULL && around->serial != 0)
			inner = around;
	}
	if (inner == NULL)
		return 0;
	for (const struct fo *around = inner->parent; around != NULL;
	     around = around->parent)
		if (around->serial != 0 && around->serial != inner->serial)
			find_element(walk, around->serial)->is_begun = true;
	return inner->serial;
}

/* The page begins here, unless it has begun. */
static void
begin_page(struct walk *walk, unsigned serial)
{
	struct page_start *start = &walk->page->start;

	if (start->element != 0)
		return;
	start->element = serial;
	start->character = find_element(walk, serial)->letters;
	start->splits_word = walk->is_hyphenated && walk->last == serial;
	g_string_truncate(walk->text, 0);
	walk->kept = 0;
}

static void
keep_letter(struct walk *walk, unsigned serial, gunichar letter)
{
	if (walk->kept < TEXT_LETTERS && walk->page->start.element == serial) {
		g_string_append_unichar(walk->text, letter);
		walk->kept++;
	}
}

/* Generated words inside an element: the page may begin after them. */
static bool
is_passed(struct walk *walk, const struct element *element, unsigned serial)
{
	if (!element->is_begun || element->letters > 0)
		return false;
	if (walk->passed == 0)
		walk->passed = serial;
	return true;
}

static void
count_text(struct walk *walk, const struct area *area)
{
	const char *at = area->text->utf8, *end = at + area->text->bytes;
	unsigned serial = area->text->is_mark ? 0 : find_serial(walk, area->fo);
	unsigned letters = 0;
	gunichar c = 0;
	bool is_generated;

	if (serial == 0)
		return;
	is_generated = is_passed(walk, find_element(walk, serial), serial);
	for (; at < end; at = g_utf8_next_char(at)) {
		c = g_utf8_get_char(at);
		if (!letter_counts(c))
			continue;
		if (letters++ == 0 && !is_generated)
			begin_page(walk, serial);
		keep_letter(walk, serial, c);
	}
	/* generated words are none of the element's letters elsewhere */
	if (!is_generated)
		find_element(walk, serial)->letters += letters;
	walk->last = serial;
	walk->is_hyphenated = c == 0xad;
}

static void
walk_areas(struct walk *walk, const struct area *area)
{
	for (; area != NULL; area = area->next) {
		if (area->kind == AREA_TEXT) {
			count_text(walk, area);
		} else if (area->kind == AREA_IMAGE) {
			unsigned serial = find_serial(walk, area->fo);

			if (serial != 0)
				begin_page(walk, serial);
		}
		walk_areas(walk, area->first);
	}
}

static void
walk_page(struct walk *walk, struct page *page)
{
	walk->page = page;
	page->start = (struct page_start){ 0 };
	walk->passed = 0;
	for (const struct page_span *span = page->spans; span != NULL;
	     span = span->next)
		for (size_t i = 0; i < span->column_count; i++)
			walk_areas(walk, span->columns[i]->first);
	if (page->start.element == 0 && page->before_floats != NULL) {
		walk->takes_floats = true;
		walk_areas(walk, page->before_floats->first);
		walk->takes_floats = false;
	}
	if (walk->passed != 0)
		begin_page(walk, walk->passed);
}

void
pagestart_find(struct arena *arena, struct area_tree *tree)
{
	struct walk walk = {
		.elements = g_array_new(/*zero_terminated*/ FALSE,
		    /*clear*/ TRUE, sizeof(struct element)),
		.headers = g_hash_table_new(NULL, NULL),
		.text = g_string_new(NULL),
	};

	for (size_t i = 0; i < tree->page_count; i++) {
		struct page *page = tree->pages[i];

		walk_page(&walk, page);
		if (page->start.element != 0)
			page->start.text = arena_strndup(arena, walk.text->str,
			    walk.text->len);
	}
	g_string_free(walk.text, TRUE);
	g_hash_table_destroy(walk.headers);
	g_array_free(walk.elements, TRUE);
}
