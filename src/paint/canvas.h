/*
 * What paint/ draws on: the content of a PDF's pages (canvas_pdf.c), or Cairo
 * for a PNG (canvas_cairo.c).
 *
 * Coordinates are points, to the right and down from the page's corner, or
 * from where the last shift went.  Colours are RGBA, 8 bits each.
 */
#ifndef PAINT_CANVAS_H
#define PAINT_CANVAS_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "layout/area.h"
#include "layout/image.h"
#include "paint/mark.h"

struct canvas;

struct canvas_class {
	/* what shift, turn and clip do ends with restore */
	void (*save)(struct canvas *canvas);
	void (*restore)(struct canvas *canvas);
	void (*shift)(struct canvas *canvas, double x, double y);
	/* by so many quarters, counter-clockwise */
	void (*turn)(struct canvas *canvas, int quarters);
	void (*clip)(struct canvas *canvas, double x, double y, double width,
	    double height);

	void (*fill)(struct canvas *canvas, uint32_t color, double x, double y,
	    double width, double height);
	void (*polygon)(struct canvas *canvas, uint32_t color, const double *x,
	    const double *y, size_t count);
	/* solid, dotted (round dots) or dashed */
	void (*line)(struct canvas *canvas, uint32_t color,
	    enum fo_keyword style, double width, double x1, double y1,
	    double x2, double y2);
	/* glyphs with their text; (x, y) is on the baseline */
	void (*text)(struct canvas *canvas, const struct area_text *text,
	    double x, double y);
	/* the same as shapes, which are no text */
	void (*outlines)(struct canvas *canvas, const struct area_text *text,
	    double x, double y);
	/* NULL, or why the picture can't be drawn; a constant */
	const char *(*picture)(struct canvas *canvas, const struct image *image,
	    double x, double y, double width, double height);

	/*
	 * Where the PDF is tagged: what is drawn until the mark ends is
	 * content of the `number`-th mark on the page, or an artifact.  A
	 * MARK_LINE is told its text when it ends.
	 */
	void (*begin_mark)(struct canvas *canvas, const struct mark *mark,
	    size_t number);
	void (*end_mark)(struct canvas *canvas, const char *text);
	/* a point's place on the page */
	void (*locate)(const struct canvas *canvas, double *x, double *y);
};

struct canvas {
	const struct canvas_class *class;
};

#endif
