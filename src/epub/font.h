/*
 * Fonts inside the EPUB, where the author asks for them: subsets with the
 * characters that the book uses and the features that these need.
 *
 * A font whose own embedding bits (OS/2 fsType) forbid it stays out, with a
 * message; one that may not be subset goes in whole.
 *
 * OpenType 1.9, OS/2 table, fsType; EPUB 3.3, 3.3 (fonts are core media types).
 */
#ifndef EPUB_FONT_H
#define EPUB_FONT_H

#include "base/arena.h"
#include "base/diag.h"
#include "epub/container.h"
#include "epub/epub.h"
#include "epub/font_use.h"

enum font_choice {
	FONTS_NONE, /* the reader's own rule */
	FONTS_CODE, /* only code's */
	FONTS_ALL,
};

/* What the setting epub-fonts says. */
enum font_choice font_choice_from_params(const struct transform_param *params,
    size_t count);

/*
 * Adds the subsets to `container`, an item for each to the manifest, and their
 * @font-face rules to `css`.
 */
void font_embed(struct arena *arena, struct diags *diags,
    const struct epub_book *book, const struct font_use *use,
    struct container *container, xmlNode *manifest, GString *css);

#endif
