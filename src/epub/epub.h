/*
 * EPUB: a DocBook tree in, an EPUB 3.3 file out.
 *
 * The stylesheet epub/epub.xsl makes every XML file of the book at once, in one
 * tree; this stage takes it apart, adds the images that are used, and packs it
 * all.  Same tree, same parameters: same bytes.
 */
#ifndef EPUB_EPUB_H
#define EPUB_EPUB_H

#include <time.h>

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "transform/transform.h"

/* A drawn cover, for a book that brings none: a PNG. */
struct epub_cover {
	const void *bytes;
	size_t length;
};

/* Where a page of the print edition begins. */
struct epub_page {
	const char *label;  /* as it is printed: "iv" */
	unsigned element;   /* q:serial of the element it begins in */
	unsigned character; /* letters of that on earlier pages */
	bool splits_word;   /* it begins with the rest of a word */
	const char *text;   /* the element's next letters, without spaces */
};

/* A font as a file has it. */
struct epub_font_file {
	const char *path;
	unsigned index; /* of the face in the file */
};

/* What the package says of its accessibility, or could have said. */
struct epub_claim {
	const char *property, *value;
	const char *evidence; /* why, or why not */
	bool is_made;
};

struct epub_picture {
	const char *origin; /* absolute path of the book's file; NULL: drawn */
	const char *path;   /* in the package */
	const char *media_type;
	size_t bytes;
	int width, height; /* pixels; 0 where it has none */
	bool is_shrunk;
	bool is_drawn; /* a drawing made a raster */
};

struct epub_font {
	const char *path; /* in the package */
	size_t bytes;
};

/* What became of it all, for a report; everything lies in `arena`. */
struct epub_outcome {
	struct arena *arena; /* the caller's */
	const char *identifier;
	const struct epub_claim *claims;
	size_t claim_count;
	const struct epub_picture *pictures; /* sorted by path */
	size_t picture_count;
	const struct epub_font *fonts;
	size_t font_count;
};
/* In CSS pixels; 0: not known. */
struct epub_size {
	double width, height;
};

/* Takes bytes; false if they can't be kept. */
typedef bool (*epub_sink)(void *closure, const void *bytes, size_t length);

struct epub_book {
	xmlDoc *doc;           /* DocBook, with xml:id and q:number */
	const char *directory; /* that image names are relative to */
	const struct file_roots *roots;
	const struct transform_param *params;
	size_t param_count;
	bool draws_cover; /* where the tree names none that can be used */
	/* where the setting epub-profile stands, for what is wrong as a whole */
	struct pos profile_pos;
	bool has_language; /* somebody said which */
	time_t modified;   /* when the newest source was changed; -1 unknown */
	const struct epub_page *pages; /* of a PDF made with it, in order */
	size_t page_count;
	/*
	 * Finds the file of a font; false if there is none.  Asked, if not
	 * NULL, where the setting epub-fonts wants fonts.
	 */
	bool (*find_font)(void *closure, const char *family, bool is_bold,
	    bool is_italic, struct epub_font_file *file);
	/*
	 * Draws an SVG as a PNG of `most` pixels at most on its longer side,
	 * `*size` is what the drawing asks for; false with a reason where it
	 * can't.  Asked, if not NULL, where epub-svg or a profile want it.
	 */
	bool (*draw)(void *closure, const char *svg, size_t length,
	    unsigned most, epub_sink sink, void *sink_closure,
	    struct epub_size *size, const char **reason);
	void *closure;                /* of both */
	struct epub_outcome *outcome; /* to be filled, or NULL */
};

/* Whether the tree names a cover that can be used: then none need be drawn. */
bool epub_has_cover(const struct epub_book *book);

/* An EPUB that is made. */
struct epub;

/*
 * Begins to read the stylesheet, which can be done before there is a book; if
 * none comes, it goes with the process.
 */
struct epub *epub_new(void);

/*
 * Begins to style the book, in a thread.  Until epub_make() returns nobody else
 * may look at its tree, until epub_free() all that `book` points to stays.
 */
void epub_begin(struct epub *epub, struct diags *diags,
    const struct epub_book *book);

/*
 * Makes all of it, and says what there is to say of it; `cover`, NULL if the
 * book brings its own or is to have none, has been drawn meanwhile.  False
 * after a fatal message.
 */
bool epub_make(struct epub *epub, const struct epub_cover *cover);

/*
 * What was made, packed in the file `path`.  False after a fatal message; an
 * old file there is then as it was.
 */
bool epub_write(struct epub *epub, const char *path);

/* The same, unpacked, in `directory`. */
bool epub_unpack(struct epub *epub, const char *directory);

void epub_free(struct epub *epub);

#endif
