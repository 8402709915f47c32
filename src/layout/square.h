/*
 * Full-width marks: brackets, commas and stops of Chinese and Japanese, which
 * fill one half of their square and leave the other white.  Where two of them
 * meet, and at the ends of lines, the white half goes ("Requirements for
 * Japanese Text Layout", W3C, 3.1.2 to 3.1.4).
 */
#ifndef LAYOUT_SQUARE_H
#define LAYOUT_SQUARE_H

#include "layout/shape.h"

/* Whether there is such a mark among the bytes; quick where there is none. */
bool square_is_in(const char *text, size_t bytes);

/*
 * Takes the white half from each mark of the word that stands beside another:
 * from its glyph's advance, and of the word's width.  The word runs left to
 * right; its clusters are read already, `glyphs` are its own.
 */
void square_close_up(struct word *word, struct area_glyph *glyphs);

/*
 * The white that is left at the end of the mark before `byte` of the word, or
 * at the start of the one after it; 0 where it has gone, or no such mark is.
 */
dimen square_white_end(const struct word *word, uint32_t byte);
dimen square_white_start(const struct word *word, uint32_t byte);

#endif
