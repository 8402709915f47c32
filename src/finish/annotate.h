/*
 * Links: from the area tree to the annotations of each page.  Private to
 * finish/.
 */
#ifndef FINISH_ANNOTATE_H
#define FINISH_ANNOTATE_H

#include "finish/pdf_writer.h"
#include "layout/area.h"

/*
 * What the finishing modules share: the areas, and the pages' object numbers.
 */
struct finisher {
	struct diags *diags;
	const struct area_tree *tree;
	const struct pdf_file *source;
	struct pdf_writer *writer;
};

/* The object that Cairo made of `page`. */
static inline size_t
finish_page_number(const struct finisher *f, const struct page *page)
{
	return f->source->pages[page->painted];
}

/* Writes every page again that has links, with their annotations. */
void annotate_pages(struct finisher *f);

/* Appends "[page /XYZ x y null]" for a place. */
void annotate_destination(const struct finisher *f, GString *body,
    const struct area_target *target);

#endif
