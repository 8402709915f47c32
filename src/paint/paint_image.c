/*
 * Pictures: SVG as vectors, JPEG files as they are, PNG files as rasters.
 *
 * A picture that is used twice is decoded once, and Cairo writes it into the
 * PDF once.  What can't be decoded is reported where it is first used and
 * stands as a crossed box in its place.
 */
#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>

#include "layout/image.h"
#include "paint/painter.h"

struct picture {
	cairo_surface_t *surface; /* PNG and JPEG, else NULL */
	RsvgHandle *svg;          /* SVG, else NULL */
};

static void
free_picture(void *object)
{
	struct picture *picture = object;

	if (picture->surface != NULL)
		cairo_surface_destroy(picture->surface);
	if (picture->svg != NULL)
		g_object_unref(picture->svg);
	g_free(picture);
}

GHashTable *
paint_pictures_new(void)
{
	return g_hash_table_new_full(g_direct_hash, g_direct_equal,
	    /*free_key*/ NULL, free_picture);
}

static cairo_surface_t *
surface_if_good(cairo_surface_t *surface, const char **reason)
{
	cairo_status_t status = cairo_surface_status(surface);

	if (status == CAIRO_STATUS_SUCCESS)
		return surface;
	*reason = cairo_status_to_string(status);
	cairo_surface_destroy(surface);
	return NULL;
}

/* In the first half an end-of-image mark may belong to a thumbnail. */
static bool
has_end(const char *bytes, size_t length)
{
	static const unsigned char end_of_image[] = { 0xff, 0xd9 };

	return memmem(bytes + length / 2, length - length / 2, end_of_image,
		   sizeof(end_of_image)) != NULL;
}

/*
 * The file's own bytes travel with a surface of its size whose pixels are
 * never touched, so they cost address space only.
 */
static cairo_surface_t *
carry_jpeg(const struct image *image, const char **reason)
{
	cairo_surface_t *surface = NULL;
	char *bytes;
	gsize length;

	if (!g_file_get_contents(image->path, &bytes, &length, NULL)) {
		*reason = "it can't be read";
		return NULL;
	}
	if (!has_end(bytes, length)) {
		*reason = "it breaks off before its end";
		g_free(bytes);
		return NULL;
	}
	surface = surface_if_good(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
				      (int)image->pixel_width,
				      (int)image->pixel_height),
	    reason);
	if (surface == NULL) {
		g_free(bytes);
		return NULL;
	}
	cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG,
	    (unsigned char *)bytes, length, g_free, bytes);
	return surface;
}

/* Cairo writes the stand-in as it is; finish/ knows it by its number. */
static cairo_surface_t *
carry_png(struct painter *p, const struct image *image, const char **reason)
{
	unsigned number;
	const struct raster *raster = rasters_wait(p->rasters, image->path,
	    &number, reason);
	cairo_surface_t *surface;
	unsigned char *bytes;
	size_t length;

	if (raster == NULL)
		return NULL;
	surface = surface_if_good(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
				      (int)raster->width, (int)raster->height),
	    reason);
	if (surface == NULL)
		return NULL;
	bytes = rasters_stand_in(raster, number, &length);
	cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes,
	    length, g_free, bytes);
	return surface;
}

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
decode_jpeg(const struct image *image, const char **reason)
{
	GdkPixbuf *pixbuf = gdk_pixbuf_new_from_file(image->path, NULL);
	cairo_surface_t *surface;

	if (pixbuf == NULL) {
		*reason = "its picture can't be decoded";
		return NULL;
	}
	surface = surface_if_good(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
				      gdk_pixbuf_get_width(pixbuf),
				      gdk_pixbuf_get_height(pixbuf)),
	    reason);
	if (surface != NULL)
		copy_pixels(surface, pixbuf);
	g_object_unref(pixbuf);
	return surface;
}

/* The "a" of a tag that is "a" or "prefix:a"; NULL if it is another. */
static char *
find_anchor_name(char *name, const char *end)
{
	char *at = name;

	for (; at < end; at++) {
		if (*at == ':')
			name = at + 1;
		else if (!g_ascii_isalnum(*at) && *at != '_' && *at != '-')
			break;
	}
	return at == name + 1 && *name == 'a' ? name : NULL;
}

/*
 * librsvg makes links of Cairo's for <a>, which a picture can't have where the
 * marks of tags stand (paint/mark.h): so each is a <g>, which draws the same.
 */
static void
make_links_groups(char *bytes, size_t length)
{
	const char *end = bytes + length;

	for (char *at = bytes; at < end; at++) {
		char *name;

		if (*at != '<')
			continue;
		name = find_anchor_name(at + 1 + (at + 1 < end && at[1] == '/'),
		    end);
		if (name != NULL)
			*name = 'g';
	}
}

static RsvgHandle *
read_svg(const struct image *image, const char **reason)
{
	GError *error = NULL;
	char *bytes = g_memdup2(image->bytes, image->length);
	RsvgHandle *svg;

	make_links_groups(bytes, image->length);
	svg = rsvg_handle_new_from_data((const guint8 *)bytes, image->length,
	    &error);
	g_free(bytes);
	if (svg == NULL) {
		*reason = g_intern_string(error->message);
		g_error_free(error);
		return NULL;
	}
	rsvg_handle_set_dpi(svg, 96);
	return svg;
}

/* By the file's name alone: `pos` says where the author wrote the rest. */
static void
report_broken(struct painter *p, const struct image *image, struct pos pos,
    const char *reason)
{
	char *name = image->path != NULL ? g_path_get_basename(image->path)
					 : g_strdup("SVG");

	diag(p->diags, DIAG_IMAGE_BROKEN, pos, "%s: %s", name, reason);
	g_free(name);
}

static const struct picture *
find_picture(struct painter *p, const struct image *image, struct pos pos)
{
	struct picture *picture = g_hash_table_lookup(p->pictures, image);
	const char *reason = NULL;

	if (picture != NULL)
		return picture;
	picture = g_new0(struct picture, 1);
	g_hash_table_insert(p->pictures, (void *)image, picture);
	switch (image->kind) {
	case IMAGE_PNG:
		picture->surface = p->rasters != NULL
		    ? carry_png(p, image, &reason)
		    : surface_if_good(cairo_image_surface_create_from_png(
					  image->path),
			  &reason);
		break;
	case IMAGE_JPEG:
		picture->surface = p->rasters != NULL
		    ? carry_jpeg(image, &reason)
		    : decode_jpeg(image, &reason);
		break;
	case IMAGE_SVG:
		picture->svg = read_svg(image, &reason);
		break;
	}
	if (reason != NULL)
		report_broken(p, image, pos, reason);
	return picture;
}

/*
 * From the unit square of what a camera stored to that of what it saw, by
 * the orientation that it noted (Exif 2.32, 4.6.5.1).
 */
static const cairo_matrix_t *
orientation(unsigned number)
{
	static const cairo_matrix_t matrices[] = {
		{ 1, 0, 0, 1, 0, 0 },
		{ 1, 0, 0, 1, 0, 0 },
		{ -1, 0, 0, 1, 1, 0 },
		{ -1, 0, 0, -1, 1, 1 },
		{ 1, 0, 0, -1, 0, 1 },
		{ 0, 1, 1, 0, 0, 0 },
		{ 0, 1, -1, 0, 1, 0 },
		{ 0, -1, -1, 0, 1, 1 },
		{ 0, -1, 1, 0, 0, 1 },
	};

	return &matrices[number < G_N_ELEMENTS(matrices) ? number : 0];
}

static void
paint_surface(struct painter *p, cairo_surface_t *surface,
    const struct image *image, double x, double y, double width, double height)
{
	cairo_pattern_t *pattern;

	cairo_save(p->cr);
	cairo_translate(p->cr, x, y);
	cairo_scale(p->cr, width, height);
	cairo_transform(p->cr, orientation(image->orientation));
	cairo_scale(p->cr, 1.0 / cairo_image_surface_get_width(surface),
	    1.0 / cairo_image_surface_get_height(surface));
	cairo_set_source_surface(p->cr, surface, 0, 0);
	pattern = cairo_get_source(p->cr);
	/* a PDF's reader scales better than Cairo's request to smooth */
	cairo_pattern_set_filter(pattern,
	    p->rasters != NULL ? CAIRO_FILTER_FAST : CAIRO_FILTER_GOOD);
	cairo_rectangle(p->cr, 0, 0, cairo_image_surface_get_width(surface),
	    cairo_image_surface_get_height(surface));
	cairo_fill(p->cr);
	cairo_restore(p->cr);
}

/* By itself an SVG would keep its shape; scaling may be non-uniform. */
static void
paint_svg(struct painter *p, RsvgHandle *svg, const struct image *image,
    double x, double y, double width, double height)
{
	RsvgRectangle viewport = { 0, 0, paint_pt(image->width),
		paint_pt(image->height) };

	if (viewport.width <= 0 || viewport.height <= 0)
		return;
	cairo_save(p->cr);
	cairo_rectangle(p->cr, x, y, width, height);
	cairo_clip(p->cr);
	cairo_translate(p->cr, x, y);
	cairo_scale(p->cr, width / viewport.width, height / viewport.height);
	rsvg_handle_render_document(svg, p->cr, &viewport, NULL);
	cairo_restore(p->cr);
}

static void
paint_crossed_box(struct painter *p, double x, double y, double width,
    double height)
{
	cairo_save(p->cr);
	cairo_set_source_rgb(p->cr, 0.6, 0, 0);
	cairo_set_line_width(p->cr, 0.5);
	cairo_rectangle(p->cr, x, y, width, height);
	cairo_move_to(p->cr, x, y);
	cairo_line_to(p->cr, x + width, y + height);
	cairo_move_to(p->cr, x + width, y);
	cairo_line_to(p->cr, x, y + height);
	cairo_stroke(p->cr);
	cairo_restore(p->cr);
}

void
paint_picture(struct painter *p, const struct image *image, double x, double y,
    double width, double height, struct pos pos)
{
	const struct picture *picture = find_picture(p, image, pos);

	if (width <= 0 || height <= 0)
		return;
	if (picture->svg != NULL)
		paint_svg(p, picture->svg, image, x, y, width, height);
	else if (picture->surface != NULL)
		paint_surface(p, picture->surface, image, x, y, width, height);
	else
		paint_crossed_box(p, x, y, width, height);
}

void
paint_image(struct painter *p, const struct area *area, double x, double y)
{
	const struct area_image *image = area->image;

	paint_mark_extent(p, x, y, paint_pt(area->width),
	    paint_pt(area->height), image->image->is_cmyk);
	cairo_save(p->cr);
	if (image->clip) {
		cairo_rectangle(p->cr, x, y, paint_pt(area->width),
		    paint_pt(area->height));
		cairo_clip(p->cr);
	}
	paint_picture(p, image->image, x + paint_pt(image->x),
	    y + paint_pt(image->y), paint_pt(image->width),
	    paint_pt(image->height),
	    area->fo != NULL ? area->fo->pos : POS_NONE);
	cairo_restore(p->cr);
}
