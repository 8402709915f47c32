/*
 * Pictures in a page's content: each is an XObject of the PDF (ISO 32000-1,
 * 8.8) that pages refer to, however often.
 *
 * PNG and JPEG files are left to finish/, which puts them in as they are.  An
 * SVG is drawn by librsvg on a page of a PDF of Cairo's own, which finish/
 * takes as a form.
 */
#include <string.h>

#include <cairo-pdf.h>

#include "base/pdf_syntax.h"
#include "paint/orientation.h"
#include "paint/page_content.h"
#include "paint/svg.h"

/*
 * No page may be larger (ISO 32000-1, annex C), whatever an SVG says.  Cairo
 * counts in 1/256 pt and draws filters by the point, so a drawing whose own
 * unit is as wide as a page is drawn large.
 */
#define SIDE_MAX 14400.0
#define SIDE_MIN 1000.0

static cairo_status_t
keep_figures(void *closure, const unsigned char *bytes, unsigned length)
{
	g_byte_array_append(closure, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

static void
begin_figures(struct page_content *c)
{
	c->figures = cairo_pdf_surface_create_for_stream(keep_figures,
	    c->painted->figures, /*width*/ 1, /*height*/ 1);
	cairo_pdf_surface_restrict_to_version(c->figures,
	    CAIRO_PDF_VERSION_1_5);
	/* it notes the time of day unless it is told another one */
	cairo_pdf_surface_set_metadata(c->figures,
	    CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
}

bool
content_end_figures(struct page_content *c)
{
	cairo_status_t status;

	if (c->figures == NULL)
		return true;
	cairo_surface_finish(c->figures);
	status = cairo_surface_status(c->figures);
	cairo_surface_destroy(c->figures);
	return status == CAIRO_STATUS_SUCCESS;
}

static void
size_figure(struct painted_picture *picture)
{
	double width = dimen_pt(picture->image->width);
	double height = dimen_pt(picture->image->height);
	double scale = MAX(SIDE_MIN / MAX(width, height), 1);

	picture->width = MIN(width * scale, SIDE_MAX);
	picture->height = MIN(height * scale, SIDE_MAX);
}

/* One drawing that fails, by what its fonts are asked for, spoils no other. */
static const char *
draw_figure(struct page_content *c, struct painted_picture *picture)
{
	const struct image *image = picture->image;
	const char *reason = NULL;
	RsvgHandle *svg = svg_read(image->bytes, image->length, &reason);
	cairo_t *cr;

	if (svg == NULL)
		return reason;
	if (c->figures == NULL)
		begin_figures(c);
	picture->figure = c->figure_count++;
	size_figure(picture);
	cairo_pdf_surface_set_size(c->figures, picture->width, picture->height);
	cr = cairo_create(c->figures);
	cairo_scale(cr, picture->width / dimen_pt(image->width),
	    picture->height / dimen_pt(image->height));
	svg_draw(svg, image, cr);
	if (cairo_status(cr) != CAIRO_STATUS_SUCCESS)
		reason = cairo_status_to_string(cairo_status(cr));
	cairo_destroy(cr);
	cairo_surface_show_page(c->figures);
	g_object_unref(svg);
	return reason;
}

/* In the first half an end-of-image mark may belong to a thumbnail. */
static const char *
check_jpeg(const char *path)
{
	static const unsigned char end_of_image[] = { 0xff, 0xd9 };
	GMappedFile *map = g_mapped_file_new(path, /*writable*/ FALSE, NULL);
	const char *bytes;
	size_t length;
	bool has_end;

	if (map == NULL)
		return "it can't be read";
	bytes = g_mapped_file_get_contents(map);
	length = g_mapped_file_get_length(map);
	has_end = memmem(bytes + length / 2, length - length / 2, end_of_image,
		      sizeof(end_of_image)) != NULL;
	g_mapped_file_unref(map);
	return has_end ? NULL : "it breaks off before its end";
}

static guint
add_picture(struct page_content *c, const struct image *image)
{
	struct painted_picture picture = { .image = image,
		.width = 1,
		.height = 1 };
	guint index = c->painted->pictures->len;

	switch (image->kind) {
	case IMAGE_PNG:
		picture.raster = rasters_wait(c->rasters, image->path,
		    &picture.reason);
		break;
	case IMAGE_JPEG:
		picture.reason = check_jpeg(image->path);
		break;
	case IMAGE_SVG:
		picture.is_blank = image->width <= 0 || image->height <= 0;
		if (!picture.is_blank)
			picture.reason = draw_figure(c, &picture);
		break;
	}
	g_array_append_val(c->painted->pictures, picture);
	g_hash_table_insert(c->pictures, (void *)image,
	    GUINT_TO_POINTER(index + 1));
	return index;
}

/* The same in the unit square of a PDF, where y goes up. */
static void
append_orientation(struct page_content *c, unsigned number)
{
	const double *m = orientation_matrix(number);
	const double up[] = { m[0], -m[1], -m[2], m[3], m[4] + m[2],
		1 - m[3] - m[5] };

	if (number < 2)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(up); i++) {
		pdf_append_number(c->operators, up[i]);
		g_string_append_c(c->operators, ' ');
	}
	g_string_append(c->operators, "cm ");
}

/* A form is as large as its page, an image a point by a point (8.9.4). */
const char *
content_picture(struct canvas *canvas, const struct image *image, double x,
    double y, double width, double height)
{
	struct page_content *c = (struct page_content *)canvas;
	guint known = GPOINTER_TO_UINT(g_hash_table_lookup(c->pictures, image));
	guint index = known != 0 ? known - 1 : add_picture(c, image);
	const struct painted_picture *picture =
	    &g_array_index(c->painted->pictures, struct painted_picture, index);
	GString *to = c->operators;

	if (picture->reason != NULL)
		return picture->reason;
	if (picture->is_blank)
		return NULL;
	content_leave_text(c);
	g_string_append(to, "q ");
	content_append_matrix(c, width / picture->width,
	    height / picture->height, x, c->state.origin - y - height);
	append_orientation(c, image->orientation);
	content_append_resource(c, RESOURCE_PICTURE, index);
	g_string_append(to, "Do Q\n");
	return NULL;
}
