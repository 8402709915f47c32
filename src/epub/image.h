/*
 * The images of an EPUB: which files they are, what they are, and what they
 * are called inside.  Each file is packed once however often it is used.
 *
 * What an image is its first bytes say, not its name.  SVG is cleaned
 * (epub/svg.h), and drawn where it is not wanted (epub/drawing.h); PNG and JPEG
 * are packed as they are up to the book's limit (epub/shrink.h), GIF and WebP
 * always.
 */
#ifndef EPUB_IMAGE_H
#define EPUB_IMAGE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "epub/drawing.h"
#include "epub/epub.h"
#include "epub/profile.h"
#include "epub/shrink.h"

struct image {
	const char *path; /* in the container, below its root folder */
	const char *media_type;
	const char *id;     /* in the package */
	const char *origin; /* the book's file; NULL where it was drawn */
	const char *source; /* on disk, or NULL where bytes are given */
	const void *bytes;
	size_t length;
	bool is_temporary;          /* `source` goes when the images do */
	const char *reference;      /* as the author wrote it first, */
	struct pos pos;             /* and where */
	const struct image *raster; /* of a drawing, to stand beside it */
	bool is_drawn;              /* a drawing made a raster; */
	struct epub_size size;      /* it asks for this */
};

/* An image as a file of the book shows it. */
struct image_use {
	const struct image *image;
	const char *file; /* "c003.xhtml" */
	const char *alt;
	const char *reference;
	struct pos pos;
};

/* All images so far, in the order of their first use. */
struct images {
	struct arena *arena;
	struct diags *diags;
	const struct file_roots *roots;
	const char *directory;        /* that references are relative to */
	const struct epub_book *book; /* for who draws; may be NULL */
	enum drawing_form drawings;
	profile_set profiles;
	struct shrink_limit limit;
	const char *limit_by; /* the profile that wants the limit, or NULL */
	GPtrArray *list;      /* struct image * */
	GArray *uses;         /* struct image_use */
	GHashTable
	    *by_source;    /* resolved path to struct image *, or NULL: bad */
	GHashTable *names; /* set of names taken */
};

void images_init(struct images *images, struct arena *arena,
    struct diags *diags, const struct file_roots *roots, const char *directory);
void images_clear(struct images *images);

/*
 * The image that `reference` names, added where it is new.  NULL after a
 * message where it cannot be used.
 */
const struct image *images_add(struct images *images, const char *reference,
    struct pos pos);

/* Notes that `file` shows it, with that alternative text. */
void images_add_use(struct images *images, struct image_use use);

/*
 * Adds a cover from a file, as the image "cover"; NULL, without a message, if
 * it is neither PNG nor JPEG.
 */
struct image *images_add_cover_file(struct images *images,
    const char *reference, struct pos pos);

/* Adds a cover that is drawn, a PNG; its bytes are the caller's to set. */
struct image *images_add_cover(struct images *images);

#endif
