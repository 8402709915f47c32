/*
 * Images: what kind a file is and how large it wants to be.  Decoding and
 * drawing is paint's business; here only headers are read.
 */
#ifndef LAYOUT_IMAGE_H
#define LAYOUT_IMAGE_H

#include "layout/layout.h"

enum image_kind {
	IMAGE_PNG,
	IMAGE_JPEG,
	IMAGE_SVG,
};

struct image {
	enum image_kind kind;
	const char *path;  /* of the file; NULL for an instream SVG */
	const char *bytes; /* SVG: its text */
	size_t length;
	dimen width, height; /* natural size; without resolution 72 dpi */
	unsigned pixel_width, pixel_height; /* 0 for SVG */
	/* of a JPEG: how its pixels are turned, from 1 (Exif); 0 if unknown */
	unsigned orientation;
	bool is_cmyk;     /* of a JPEG: in CMYK without an ICC profile */
	bool is_stand_in; /* for one that can't be used; pixels if known */
};

struct images;

struct images *images_new(struct arena *arena);

/*
 * The image that a `src` (url('…') or a bare path) names; each file is read
 * once.  NULL after a message at `pos` if it is missing, lies outside the
 * book, is of no kind that a PDF can hold, or its header is broken.
 */
const struct image *image_open(struct layout *layout, const char *src,
    struct pos pos);

/* An SVG that stands in the FO. */
const struct image *image_from_svg(struct layout *layout, const char *xml,
    struct pos pos);

/*
 * What is drawn instead of an image that can't be used: a grey box that says
 * its alternative text and its file's name, as large as the image would have
 * been if that is known.  Never NULL.
 */
const struct image *image_stand_in(struct layout *layout, const struct fo *fo);

/*
 * The size of the viewport and of the image in it, for an external-graphic or
 * instream-foreign-object: content-width/height, scaling, width and height
 * (XSL 1.1, 6.6.5).  `measure` and `room` are what percentages refer to; an
 * image larger than the measure shrinks to it where its sizes are auto.
 */
struct image_extent {
	dimen width, height;             /* of the viewport */
	dimen image_width, image_height; /* of the picture */
	dimen image_x, image_y;          /* of the picture in the viewport */
	bool clip;
};
struct image_extent image_extent(const struct fo *fo, const struct image *image,
    dimen measure, dimen room);

#endif
