/* A PNG being painted; see canvas_cairo.h. */
#include "paint/canvas_cairo.h"

#include <math.h>

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <pango/pangocairo.h>

#include "paint/orientation.h"
#include "paint/svg.h"

struct canvas_cairo {
	struct canvas canvas;
	cairo_t *cr;
};

static cairo_t *
cr_of(const struct canvas *canvas)
{
	return ((const struct canvas_cairo *)canvas)->cr;
}

static void
set_color(cairo_t *cr, uint32_t color)
{
	cairo_set_source_rgba(cr, (color >> 24 & 0xff) / 255.0,
	    (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
	    (color & 0xff) / 255.0);
}

static void
save(struct canvas *canvas)
{
	cairo_save(cr_of(canvas));
}

static void
restore(struct canvas *canvas)
{
	cairo_restore(cr_of(canvas));
}

static void
shift(struct canvas *canvas, double x, double y)
{
	cairo_translate(cr_of(canvas), x, y);
}

static void
turn(struct canvas *canvas, int quarters)
{
	cairo_rotate(cr_of(canvas), -M_PI / 2 * quarters);
}

static void
clip(struct canvas *canvas, double x, double y, double width, double height)
{
	cairo_rectangle(cr_of(canvas), x, y, width, height);
	cairo_clip(cr_of(canvas));
}

static void
fill(struct canvas *canvas, uint32_t color, double x, double y, double width,
    double height)
{
	set_color(cr_of(canvas), color);
	cairo_rectangle(cr_of(canvas), x, y, width, height);
	cairo_fill(cr_of(canvas));
}

static void
polygon(struct canvas *canvas, uint32_t color, const double *x, const double *y,
    size_t count)
{
	cairo_t *cr = cr_of(canvas);

	set_color(cr, color);
	for (size_t i = 0; i < count; i++)
		cairo_line_to(cr, x[i], y[i]);
	cairo_close_path(cr);
	cairo_fill(cr);
}

static void
line(struct canvas *canvas, uint32_t color, enum fo_keyword style, double width,
    double x1, double y1, double x2, double y2)
{
	cairo_t *cr = cr_of(canvas);
	double dots[] = { 0, 2 * width }, dashes[] = { 3 * width, 2 * width };

	cairo_save(cr);
	set_color(cr, color);
	cairo_set_line_width(cr, width);
	if (style == FO_KW_DOTTED) {
		cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
		cairo_set_dash(cr, dots, G_N_ELEMENTS(dots), width);
	} else if (style == FO_KW_DASHED) {
		cairo_set_dash(cr, dashes, G_N_ELEMENTS(dashes), 0);
	}
	cairo_move_to(cr, x1, y1);
	cairo_line_to(cr, x2, y2);
	cairo_stroke(cr);
	cairo_restore(cr);
}

static cairo_glyph_t *
place_glyphs(const struct area_text *text, double x, double y)
{
	cairo_glyph_t *glyphs = g_new(cairo_glyph_t, text->glyph_count + 1);
	dimen pen = 0;

	for (size_t i = 0; i < text->glyph_count; i++) {
		const struct area_glyph *glyph = &text->glyphs[i];

		glyphs[i].index = glyph->index;
		glyphs[i].x = x + dimen_pt(pen + glyph->x);
		glyphs[i].y = y + dimen_pt(glyph->y);
		pen += glyph->advance;
	}
	return glyphs;
}

static void
set_font(cairo_t *cr, const struct area_text *text)
{
	cairo_matrix_t size;

	cairo_set_scaled_font(cr,
	    pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(text->font)));
	if (text->expansion == 0)
		return;
	cairo_get_font_matrix(cr, &size);
	cairo_matrix_scale(&size,
	    1 + (double)text->expansion / AREA_EXPANSION_UNIT, 1);
	cairo_set_font_matrix(cr, &size);
}

static void
draw_text(struct canvas *canvas, const struct area_text *text, double x,
    double y)
{
	cairo_t *cr = cr_of(canvas);
	cairo_glyph_t *glyphs = place_glyphs(text, x, y);

	cairo_save(cr);
	set_color(cr, text->color);
	set_font(cr, text);
	cairo_show_glyphs(cr, glyphs, (int)text->glyph_count);
	cairo_restore(cr);
	g_free(glyphs);
}

/* ---- pictures ---- */

/* GdkPixbuf's bytes are R G B (A), Cairo's are native words of x R G B. */
static void
copy_pixels(cairo_surface_t *surface, const GdkPixbuf *pixbuf)
{
	int width = gdk_pixbuf_get_width(pixbuf);
	int height = gdk_pixbuf_get_height(pixbuf);
	int channels = gdk_pixbuf_get_n_channels(pixbuf);
	const guchar *from = gdk_pixbuf_read_pixels(pixbuf);
	unsigned char *to = cairo_image_surface_get_data(surface);

	for (int y = 0; y < height; y++) {
		const guchar *source = from +
		    (size_t)y * (size_t)gdk_pixbuf_get_rowstride(pixbuf);
		uint32_t *target = (uint32_t *)(void *)(to +
		    (size_t)y *
			(size_t)cairo_image_surface_get_stride(surface));

		for (int x = 0; x < width; x++, source += channels)
			target[x] = (uint32_t)source[0] << 16 |
			    (uint32_t)source[1] << 8 | source[2];
	}
	cairo_surface_mark_dirty(surface);
}

static cairo_surface_t *
decode_jpeg(const char *path)
{
	GdkPixbuf *pixbuf = gdk_pixbuf_new_from_file(path, NULL);
	cairo_surface_t *surface;

	if (pixbuf == NULL)
		return NULL;
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    gdk_pixbuf_get_width(pixbuf), gdk_pixbuf_get_height(pixbuf));
	if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
		copy_pixels(surface, pixbuf);
	g_object_unref(pixbuf);
	return surface;
}

static void
draw_surface(cairo_t *cr, cairo_surface_t *surface, unsigned orientation,
    double width, double height)
{
	const double *m = orientation_matrix(orientation);
	cairo_matrix_t matrix;

	cairo_matrix_init(&matrix, m[0], m[1], m[2], m[3], m[4], m[5]);
	cairo_scale(cr, width, height);
	cairo_transform(cr, &matrix);
	cairo_scale(cr, 1.0 / cairo_image_surface_get_width(surface),
	    1.0 / cairo_image_surface_get_height(surface));
	cairo_set_source_surface(cr, surface, 0, 0);
	cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_GOOD);
	cairo_paint(cr);
}

static const char *
draw_pixels(cairo_t *cr, const struct image *image, double width, double height)
{
	cairo_surface_t *surface = image->kind == IMAGE_PNG
	    ? cairo_image_surface_create_from_png(image->path)
	    : decode_jpeg(image->path);
	const char *reason = NULL;

	if (surface == NULL)
		return "its picture can't be decoded";
	if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
		draw_surface(cr, surface, image->orientation, width, height);
	else
		reason = cairo_status_to_string(cairo_surface_status(surface));
	cairo_surface_destroy(surface);
	return reason;
}

/* By itself an SVG would keep its shape; scaling may be non-uniform. */
static const char *
draw_svg(cairo_t *cr, const struct image *image, double width, double height)
{
	const char *reason = NULL;
	RsvgHandle *svg;

	if (image->width <= 0 || image->height <= 0)
		return NULL;
	svg = svg_read(image->bytes, image->length, &reason);
	if (svg == NULL)
		return reason;
	cairo_scale(cr, width / dimen_pt(image->width),
	    height / dimen_pt(image->height));
	svg_draw(svg, image, cr);
	g_object_unref(svg);
	return NULL;
}

static const char *
draw_picture(struct canvas *canvas, const struct image *image, double x,
    double y, double width, double height)
{
	cairo_t *cr = cr_of(canvas);
	const char *reason;

	cairo_save(cr);
	cairo_rectangle(cr, x, y, width, height);
	cairo_clip(cr);
	cairo_translate(cr, x, y);
	reason = image->kind == IMAGE_SVG
	    ? draw_svg(cr, image, width, height)
	    : draw_pixels(cr, image, width, height);
	cairo_restore(cr);
	return reason;
}

/* A PNG has no marks. */
static const struct canvas_class cairo_class = {
	.save = save,
	.restore = restore,
	.shift = shift,
	.turn = turn,
	.clip = clip,
	.fill = fill,
	.polygon = polygon,
	.line = line,
	.text = draw_text,
	.outlines = draw_text,
	.picture = draw_picture,
};

struct canvas *
canvas_cairo_new(cairo_t *cr)
{
	struct canvas_cairo *canvas = g_new0(struct canvas_cairo, 1);

	canvas->canvas.class = &cairo_class;
	canvas->cr = cr;
	return &canvas->canvas;
}

void
canvas_cairo_free(struct canvas *canvas)
{
	g_free(canvas);
}
