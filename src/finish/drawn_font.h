/* Fonts whose letters are drawn.  Private to finish/. */
#ifndef FINISH_DRAWN_FONT_H
#define FINISH_DRAWN_FONT_H

#include "finish/finisher.h"

/* Writes the typeface's fonts of type 3 (ISO 32000-1, 9.6.5). */
void drawn_font_write(struct finisher *f, const struct typeface *typeface);

#endif
