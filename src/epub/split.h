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
#include "epub/image.h"

/* The folder of the container that holds the book. */
#define SPLIT_FOLDER "EPUB/"

/*
 * Changes `result`; what is added to `container` lives in `arena`.  Of `book`
 * only the pages matter.
 */
void split_files(struct arena *arena, xmlDoc *result,
    const struct epub_book *book, struct images *images,
    struct container *container);

#endif
