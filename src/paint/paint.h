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
#include "paint/raster.h"

/* Takes bytes of the PDF; false if they can't be kept. */
typedef bool (*paint_sink)(void *closure, const void *bytes, size_t length);

/*
 * Paints all pages as a PDF.  Images that turn out broken get a message and
 * a visible stand-in.  PNG files are left to `rasters`: the PDF holds stand-ins
 * for them that finish/ replaces.  False after a fatal message.
 */
bool paint_pdf(struct diags *diags, const struct area_tree *tree,
    struct rasters *rasters, paint_sink sink, void *closure);

/*
 * Paints one page as a PNG, `width` pixels wide on white; for covers and
 * pictures of pages.  False after a message.
 */
bool paint_png(struct diags *diags, const struct page *page, unsigned width,
    paint_sink sink, void *closure);

#endif
