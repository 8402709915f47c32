/*
 * What the painting modules share: the Cairo context and the walk over areas.
 * Private to paint/.
 */
#ifndef PAINT_PAINTER_H
#define PAINT_PAINTER_H

#include <cairo.h>

#include "base/diag.h"
#include "layout/area.h"
#include "paint/raster.h"

struct painter {
	cairo_t *cr;
	struct diags *diags;
	GHashTable *pictures;    /* struct image to struct picture */
	GHashTable *expanded;    /* fonts that are wider: paint_text.c */
	struct rasters *rasters; /* a PDF: PNG files are packed here; or NULL */
};

/* Areas give dimens from their parent; Cairo wants points on the page. */
static inline double
paint_pt(dimen d)
{
	return (double)d / DIMEN_SCALE;
}

void paint_color(struct painter *p, uint32_t color);

/* paint_box.c: what lies under and around an area whose corner is (x, y). */
void paint_background(struct painter *p, const struct area *area, double x,
    double y);
void paint_borders(struct painter *p, const struct area *area, double x,
    double y);
void paint_leader(struct painter *p, const struct area *area, double x,
    double y);

/* paint_text.c */
GHashTable *paint_expanded_new(void);
void paint_text(struct painter *p, const struct area *area, double x, double y);

/* paint_image.c: the picture into the rectangle, in points on the page. */
void paint_picture(struct painter *p, const struct image *image, double x,
    double y, double width, double height, struct pos pos);
void paint_image(struct painter *p, const struct area *area, double x,
    double y);
GHashTable *paint_pictures_new(void);

#endif
