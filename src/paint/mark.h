/*
 * Marks: which piece of a page's content belongs to which object (ISO 32000-1,
 * 14.6).
 *
 * Each piece stands in one mark, never in one that stands in another.  Pieces
 * that follow each other and belong to one element share a mark.  Those that
 * are content are numbered through the page, which is their MCID.
 *
 * A line of code has a mark of its own, with its very text, where what is
 * drawn would not give that: whoever extracts or copies text leaves out spaces
 * and takes each end of a line for one of the text's.
 */
#ifndef PAINT_MARK_H
#define PAINT_MARK_H

#include <stddef.h>

#include <glib.h>

#include "fo/fo.h"

enum mark_kind {
	MARK_CONTENT,
	MARK_LINE,   /* of code: content that reads as its text */
	MARK_LEADER, /* dots: content that reads as a space */
	MARK_HEADER, /* from here on artifacts (ISO 32000-1, 14.8.2.2) */
	MARK_FOOTER,
	MARK_PAGINATION,
	MARK_LAYOUT,
};

struct mark {
	const struct fo *fo; /* the first object in it; NULL for artifacts */
	enum mark_kind kind;
	/* of a picture, in points from the page's top left; else zeros */
	float left, top, right, bottom;
	bool is_cmyk; /* of a picture in colours that no profile explains */
};

struct marks {
	GArray *all;   /* struct mark, page by page as painted */
	GArray *first; /* size_t: index of each painted page's first mark */
};

struct marks *marks_new(void);
void marks_free(struct marks *marks);

/* The marks of the page painted as the `painted`-th. */
const struct mark *marks_of_page(const struct marks *marks, size_t painted,
    size_t *count);

#endif
