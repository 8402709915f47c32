/*
 * The print edition's pages in the EPUB: a marker where each begins, and the
 * lists of them in nav.xhtml and toc.ncx.
 *
 * A page is known by the element that it begins in, by how many letters of it
 * stand before, and by the text that follows.  The elements come with
 * data-serial, which goes.
 */
#ifndef EPUB_PAGELIST_H
#define EPUB_PAGELIST_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "epub/epub.h"

struct pagelist;

/* `pages` may be none. */
struct pagelist *pagelist_new(struct arena *arena,
    const struct epub_page *pages, size_t count);
void pagelist_free(struct pagelist *list);

/* Shown each element of the XHTML in reading order. */
void pagelist_note(struct pagelist *list, const char *path, xmlNode *element);

/*
 * Sets the markers, when all elements have been noted.  They are called
 * `word` and the page's label: "page 12".
 */
void pagelist_mark(struct pagelist *list, const char *word);

/* How many markers there are, and the greatest page number among them. */
size_t pagelist_count(const struct pagelist *list);
unsigned pagelist_greatest(const struct pagelist *list);

/* Fills an empty ol of nav.xhtml, or pageList of toc.ncx. */
void pagelist_fill(const struct pagelist *list, xmlNode *place);

#endif
