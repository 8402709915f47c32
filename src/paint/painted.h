/*
 * What painting leaves to finish/: packed contents of pages, and what they
 * refer to.  Resources have the names that the contents know them by: "F7",
 * "X3", "G128".
 */
#ifndef PAINT_PAINTED_H
#define PAINT_PAINTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>

#include "layout/image.h"
#include "paint/raster.h"
#include "paint/typeface.h"

enum resource_kind {
	RESOURCE_FONT,    /* F: a typeface's number */
	RESOURCE_PICTURE, /* X: index in `pictures` */
	RESOURCE_OPACITY, /* G: of 255 */
};

struct resource {
	enum resource_kind kind;
	unsigned number;
};

/* Each picture is in the PDF once. */
struct painted_picture {
	const struct image *image;
	const char *reason;          /* why there is none, or NULL */
	bool is_blank;               /* an SVG without extent: none, too */
	const struct raster *raster; /* PNG */
	size_t figure;               /* SVG: page in `figures`, and its size: */
	double width, height;
};

struct painted_page {
	size_t at, length;  /* of its content, zlib, in `contents` */
	guint first, count; /* in `resources` */
	guint first_link, link_count;
};

/* An area of a link, on its page. */
struct painted_link {
	const struct fo *fo;
	dimen x, y, width, height; /* y goes down from the page's top */
};

struct painted {
	GArray *pages; /* struct painted_page, in order of painting */
	GByteArray *contents;
	GArray *resources; /* struct resource, page by page */
	GArray *pictures;  /* struct painted_picture */
	GArray *links;     /* struct painted_link, page by page */
	struct typefaces *typefaces;
	/* Cairo's PDF with a page for each SVG; empty if there are none */
	GByteArray *figures;
};

void painted_free(struct painted *painted);

#endif
