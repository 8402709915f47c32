/*
 * Painting: the area tree in, contents of a PDF's pages out.  Decides nothing:
 * every place, size and colour stands in the areas.
 *
 * What is no content (links, outline, labels, metadata, and the fonts and
 * pictures that contents refer to) is written by finish/.
 */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "layout/area.h"
#include "paint/mark.h"
#include "paint/painted.h"

/* Takes bytes of a PNG; false if they can't be kept. */
typedef bool (*paint_sink)(void *closure, const void *bytes, size_t length);

/*
 * Pages being painted, in a thread of their own, while layout goes on.
 *
 * They are painted in the order in which they come, which is not the order of
 * the book: a table of contents is ready last.  page->painted tells which it
 * was; finish/ puts them in order.
 *
 * Cairo 1.16, which draws SVG, opens fonts by FreeType without a lock around
 * its library, so nobody else may make Cairo fonts meanwhile; layout measures
 * by HarfBuzz.
 */
struct paint_job;

/*
 * Images that turn out broken get a message and a visible stand-in.  PNG files
 * are left to `rasters`.  `marks`, NULL for a PDF without tags, takes what the
 * content's marks stand for; it may be read after paint_end().
 */
struct paint_job *paint_begin(struct diags *diags, struct rasters *rasters,
    struct marks *marks);

/* Paints `first` and the pages after it in its sequence. */
void paint_pages(struct paint_job *job, struct page *first);

/*
 * Waits until all is painted, and frees `job`.  The caller frees the result by
 * painted_free(); NULL after a fatal message.  `*seconds`: processor time of
 * the thread.
 */
struct painted *paint_end(struct paint_job *job, double *seconds);

/*
 * Paints one page as a PNG, `width` pixels wide on white; for covers and
 * pictures of pages.  False after a message.
 */
bool paint_png(struct diags *diags, const struct page *page, unsigned width,
    paint_sink sink, void *closure);

/* A drawing as pixels. */
struct paint_drawing {
	double width, height; /* in CSS pixels, as it asks for; or 0 */
	unsigned pixel_width, pixel_height;
};

/*
 * Paints an SVG document as a PNG on white, for screens that know no SVG: three
 * pixels for each of CSS, and of its longer side `most` at most.  False with a
 * reason if it can't be drawn.
 */
bool paint_svg(const char *svg, size_t length, unsigned most, paint_sink sink,
    void *closure, struct paint_drawing *drawing, const char **reason);

#endif
