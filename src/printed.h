/*
 * What the pages of the PDF tell the EPUB that is made with it.
 */
#ifndef PRINTED_H
#define PRINTED_H

#include "base/arena.h"
#include "epub/epub.h"
#include "layout/area.h"

/*
 * Gives `book` the pages of `areas` that hold something of the source (blank
 * ones don't), and its tree their labels; pagestart_find() has been there.
 */
void printed_collect(struct arena *arena, const struct area_tree *areas,
    struct epub_book *book);

#endif
