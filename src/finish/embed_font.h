/* The fonts that pages refer to.  Private to finish/. */
#ifndef FINISH_EMBED_FONT_H
#define FINISH_EMBED_FONT_H

#include "finish/finisher.h"

/*
 * Writes all typefaces of the painted pages, as subsets; f->fonts gets the
 * objects by the resources' numbers.  One whose maker forbids to embed it
 * breaks the claims, and is embedded all the same, since a page without its
 * letters serves nobody.
 */
void embed_fonts(struct finisher *f);

/* The typeface's own name, "SourceSerif4-Regular"; g_free() it. */
char *embed_font_name(const struct typeface *typeface);

#endif
