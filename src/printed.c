/* The PDF's pages for the EPUB; see printed.h. */
#include "printed.h"

#include "tree/folio.h"

static const char *
find_label(const void *areas, const char *id)
{
	const struct area_target *target = area_find_target(areas, id);

	return target != NULL ? target->page->label : NULL;
}

void
printed_collect(struct arena *arena, const struct area_tree *areas,
    struct epub_book *book)
{
	struct epub_page *pages = ARENA_NEW_ARRAY(arena, struct epub_page,
	    areas->page_count + 1);

	for (size_t i = 0; i < areas->page_count; i++) {
		const struct page *page = areas->pages[i];

		if (page->start.element == 0 || page->label == NULL)
			continue;
		pages[book->page_count++] = (struct epub_page){
			.label = page->label,
			.element = page->start.element,
			.character = page->start.character,
			.splits_word = page->start.splits_word,
			.text = page->start.text,
		};
	}
	book->pages = pages;
	folio_stamp(book->doc, find_label, areas);
}
