/*
 * Where pages begin; see pagestart.h.
 *
 * One walk through all pages' flow text counts the letters of each element.
 * How many it has when a page begins is the character that the page begins
 * with.  Some of the text that follows is kept, for a setting that has other
 * generated words in the element: there the count alone would miss.
 */
#include "layout/pagestart.h"

#include "base/letter.h"

enum { TEXT_LETTERS = 48 };

struct walk {
	struct page *page;
	GArray *counts;      /* unsigned: letters so far, by serial */
	GHashTable *headers; /* FO_TABLE_HEADER to the page it was first on */
	GString *text;       /* after the page's beginning */
	unsigned kept;       /* letters in it */
	unsigned last;       /* serial of the last text */
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

/* The element that an area's object is of; 0 if none, or not in the flow. */
static unsigned
find_serial(struct walk *walk, const struct fo *fo)
{
	unsigned serial = 0;

	for (; fo != NULL; fo = fo->parent) {
		if (serial == 0)
			serial = fo->serial;
		if (fo->kind == FO_TABLE_HEADER && is_repeated(walk, fo))
			return 0;
		if (fo->kind == FO_FOOTNOTE_BODY ||
		    (fo->kind == FO_FLOAT && !walk->takes_floats))
			return 0;
	}
	return serial;
}

static unsigned *
find_count(struct walk *walk, unsigned serial)
{
	if (serial >= walk->counts->len)
		g_array_set_size(walk->counts, serial + 1);
	return &g_array_index(walk->counts, unsigned, serial);
}

/* The page begins here, unless it has begun. */
static void
begin_page(struct walk *walk, unsigned serial)
{
	struct page_start *start = &walk->page->start;

	if (start->element != 0)
		return;
	start->element = serial;
	start->character = *find_count(walk, serial);
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

static void
count_text(struct walk *walk, const struct area *area)
{
	const char *at = area->text->utf8, *end = at + area->text->bytes;
	unsigned serial = area->text->is_mark ? 0 : find_serial(walk, area->fo);
	gunichar c = 0;

	if (serial == 0)
		return;
	for (; at < end; at = g_utf8_next_char(at)) {
		c = g_utf8_get_char(at);
		if (!letter_counts(c))
			continue;
		begin_page(walk, serial);
		keep_letter(walk, serial, c);
		++*find_count(walk, serial);
	}
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
	for (const struct page_span *span = page->spans; span != NULL;
	     span = span->next)
		for (size_t i = 0; i < span->column_count; i++)
			walk_areas(walk, span->columns[i]->first);
	if (page->start.element == 0 && page->before_floats != NULL) {
		walk->takes_floats = true;
		walk_areas(walk, page->before_floats->first);
		walk->takes_floats = false;
	}
}

void
pagestart_find(struct arena *arena, struct area_tree *tree)
{
	struct walk walk = {
		.counts = g_array_new(/*zero_terminated*/ FALSE, /*clear*/ TRUE,
		    sizeof(unsigned)),
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
	g_array_free(walk.counts, TRUE);
}
