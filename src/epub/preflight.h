/*
 * The preflight: measures a book that is about to be packed, and holds it
 * against the profiles that it names (epub/profile.h).
 */
#ifndef EPUB_PREFLIGHT_H
#define EPUB_PREFLIGHT_H

#include "epub/container.h"
#include "epub/epub.h"
#include "epub/image.h"

struct preflight {
	struct diags *diags;
	const struct epub_book *book;
	const struct images *images; /* with the profiles */
	const struct image *cover;   /* or NULL: drawn, or to be drawn */
};

/*
 * Reports what the profiles say of the book: of its `files`, the stylesheet's
 * result, and of what they became in `container`.
 */
void preflight_check(const struct preflight *p, const xmlNode *files,
    const struct container *container);

/* The same of the whole EPUB, when it is written. */
void preflight_check_size(const struct preflight *p, const char *path);

#endif
