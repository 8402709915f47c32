/*
 * Margin protrusion: what hangs into the margin at the ends of a line, so
 * that its edge looks straight.  How far is in protrude.def, by font family.
 */
#ifndef LAYOUT_PROTRUDE_H
#define LAYOUT_PROTRUDE_H

#include "layout/shape.h"

/* The shares of one font family. */
struct protrusion;

/* `family`: as Pango names the font's; the result lives in `arena`. */
const struct protrusion *protrusion_new(struct arena *arena,
    const char *family);

/*
 * How far the character that begins at `byte` of the word may hang out where
 * a line begins there, and the one that ends at `byte` where a line ends.
 */
dimen protrude_start(const struct word *word, uint32_t byte);
dimen protrude_end(const struct word *word, uint32_t byte);

#endif
