/*
 * Takes the tree of epub.xsl apart into the files of the EPUB:
 *
 *	<q:files xmlns:q="urn:x-quoin">
 *	  <q:file path="c003.xhtml"><html …>…</html></q:file> …
 *
 * On the way, in what is XHTML: <img data-fileref="map.svg" data-pos="…"/>
 * takes the image in, lines of code get an element each, an id that a file
 * already has is dropped, and a link to what is not there loses its end.  The
 * package's manifest gets the images.
 */
#ifndef EPUB_SPLIT_H
#define EPUB_SPLIT_H

#include <libxml/tree.h>

#include "epub/container.h"
#include "epub/epub.h"
#include "epub/font_use.h"
#include "epub/image.h"

/* The folder of the container that holds the book. */
#define SPLIT_FOLDER "EPUB/"

/* What the book's text asks for besides, and how it gets into the manifest. */
struct split_fonts {
	struct font_use use; /* filled by split_files() */
	/* called once, when `use` is complete */
	void (*embed)(void *closure, xmlNode *manifest);
	void *closure;
};

/*
 * Changes `result`; what is added to `container` lives in `arena`.  Of `book`
 * only the pages matter; `fonts` may be NULL.
 */
void split_files(struct arena *arena, xmlDoc *result,
    const struct epub_book *book, struct images *images,
    struct container *container, struct split_fonts *fonts);

#endif
