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
	struct font_use use; /* filled by splitter_read() */
	/* called once, when `use` is complete */
	void (*embed)(void *closure, xmlNode *manifest);
	void *closure;
};

struct splitter;

/*
 * Of `book` only the pages matter; `fonts` may be NULL.  What is found, and the
 * splitter itself, lives in `arena`.
 */
struct splitter *splitter_new(struct arena *arena, const struct epub_book *book,
    struct images *images, struct split_fonts *fonts);
void splitter_free(struct splitter *splitter);

/*
 * Is shown each child of q:files, in order: splitter_read(), which changes it
 * and nothing else of the tree, by the one who makes them, as soon as it is
 * complete; then splitter_write(), which only looks at it, maybe by another
 * thread while the next are read.
 */
void splitter_read(struct splitter *splitter, xmlNode *file);
void splitter_write(struct splitter *splitter, const xmlNode *file);

/*
 * Completes what only the whole book tells, when all have been shown and are
 * in `result`, and adds the files to `container`.  They live in the arena.
 */
void splitter_pack(struct splitter *splitter, const xmlDoc *result,
    struct container *container);

#endif
