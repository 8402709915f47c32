/*
 * Painting: the area tree in, pages drawn by Cairo out.  Decides nothing:
 * every place, size and colour stands in the areas.
 *
 * What Cairo can't say (links, outline, labels, metadata) is not painted but
 * written by finish/ into the PDF that comes out of here.
 */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "layout/area.h"
#include "paint/mark.h"
#include "paint/raster.h"

/* Takes bytes of the PDF; false if they can't be kept. */
typedef bool (*paint_sink)(void *closure, const void *bytes, size_t length);

/*
 * A PDF being painted, in a thread of its own, while layout goes on.
 *
 * Pages are painted in the order in which they come, which is not the order
 * of the book: a table of contents is ready last.  page->painted tells the
 * place in the file; finish/ puts them in order.
 *
 * Cairo 1.16 opens fonts by FreeType without a lock around its library, so
 * nobody else may make Cairo fonts meanwhile; layout measures by HarfBuzz.
 */
struct paint_job;

/*
 * Images that turn out broken get a message and a visible stand-in.  PNG files
 * are left to `rasters`: the PDF holds stand-ins for them that finish/
 * replaces.  `marks`, NULL for a PDF without tags, takes what the content's
 * marks stand for; it may be read after paint_end().
 */
struct paint_job *paint_begin(struct diags *diags, struct rasters *rasters,
    struct marks *marks, paint_sink sink, void *closure);

/* Paints `first` and the pages after it in its sequence. */
void paint_pages(struct paint_job *job, struct page *first);

/*
 * Waits until all is painted, and frees `job`.  False after a fatal message.
 * `*seconds`: processor time of the thread.
 */
bool paint_end(struct paint_job *job, double *seconds);

/*
 * Paints one page as a PNG, `width` pixels wide on white; for covers and
 * pictures of pages.  False after a message.
 */
bool paint_png(struct diags *diags, const struct page *page, unsigned width,
    paint_sink sink, void *closure);

#endif
