/* An SVG drawing as a PNG; see paint.h. */
#include <math.h>

#include "base/overheard.h"
#include "paint/png_write.h"
#include "paint/sink.h"
#include "paint/svg.h"

/* Pixels for one of CSS: what dense screens have, and prints of 288 dpi. */
#define DENSITY 3.0

/* The sides' proportion where there is no size; an SVG without one is square. */
static double
find_proportion(RsvgHandle *handle)
{
	gboolean has_width, has_height, has_box;
	RsvgLength width, height;
	RsvgRectangle box;

	rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width,
	    &has_height, &height, &has_box, &box);
	return has_box && box.width > 0 && box.height > 0
	    ? box.height / box.width
	    : 1;
}

/* How large it wants to be, and how large it is drawn. */
static void
find_size(RsvgHandle *handle, unsigned most, struct paint_drawing *drawing)
{
	double width, height, scale = DENSITY;

	if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) &&
	    width > 0 && height > 0) {
		drawing->width = width;
		drawing->height = height;
	} else {
		width = most;
		height = most * find_proportion(handle);
	}
	scale = fmin(scale, most / fmax(width, height));
	drawing->pixel_width = (unsigned)fmax(1, round(width * scale));
	drawing->pixel_height = (unsigned)fmax(1, round(height * scale));
}

static bool
draw(RsvgHandle *handle, cairo_surface_t *surface,
    const struct paint_drawing *drawing, const char **reason)
{
	const RsvgRectangle viewport = {
		.width = drawing->pixel_width,
		.height = drawing->pixel_height,
	};
	GError *error = NULL;
	cairo_t *cr = cairo_create(surface);
	bool is_drawn;

	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	is_drawn = rsvg_handle_render_document(handle, cr, &viewport, &error);
	if (!is_drawn) {
		*reason = g_intern_string(error->message);
		g_error_free(error);
	} else if (cairo_status(cr) != CAIRO_STATUS_SUCCESS) {
		*reason = cairo_status_to_string(cairo_status(cr));
		is_drawn = false;
	}
	cairo_destroy(cr);
	return is_drawn;
}

bool
paint_svg(const char *svg, size_t length, unsigned most, paint_sink write,
    void *closure, struct paint_drawing *drawing, const char **reason)
{
	struct sink sink = { write, closure };
	RsvgHandle *handle = svg_read(svg, length, reason);
	cairo_surface_t *surface;
	bool is_written;

	*drawing = (struct paint_drawing){ 0 };
	if (handle == NULL)
		return false;
	find_size(handle, most, drawing);
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    (int)drawing->pixel_width, (int)drawing->pixel_height);
	overheard_begin(); /* print tells what libraries complain of */
	is_written = draw(handle, surface, drawing, reason);
	overheard_end();
	if (is_written && !png_write(surface, &sink)) {
		*reason = "it can't be written";
		is_written = false;
	}
	cairo_surface_destroy(surface);
	g_object_unref(handle);
	return is_written;
}
