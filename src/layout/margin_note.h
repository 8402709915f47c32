/*
 * Margin notes: a fo:float with q:note-width is set in the margin at its side
 * of the body, beside the line that it is cited in.
 */
#ifndef LAYOUT_MARGIN_NOTE_H
#define LAYOUT_MARGIN_NOTE_H

#include "layout/layout.h"

bool margin_note_is(const struct fo *fo);

/*
 * Sets the notes that are cited in the page's body, when its areas are made.
 * Notes that would touch go down, and up where the page ends; what is more than
 * a page holds runs over and is reported.
 */
void margin_note_place(struct layout *layout, struct page *page);

#endif
