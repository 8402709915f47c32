/*
 * Pictures as XObjects, and PNG files among them; see embed.h.  ISO 32000-1,
 * 8.9.5 (image dictionaries), 7.4.4 (Flate).
 */
#include "finish/embed.h"

#include <string.h>

#include "base/pdf_syntax.h"
#include "finish/figure.h"
#include "finish/photo.h"

static void
append_head(GString *body, const struct raster *raster)
{
	g_string_append_printf(body,
	    "/Type /XObject /Subtype /Image /Width %u /Height %u "
	    "/Filter /FlateDecode",
	    raster->width, raster->height);
}

/* How the rows of `components` are filtered, if they are. */
static void
append_predictor(GString *body, const struct raster *raster,
    unsigned components, unsigned bits)
{
	if (raster->is_filtered)
		g_string_append_printf(body,
		    " /DecodeParms << /Predictor 15 /Colors %u "
		    "/BitsPerComponent %u /Columns %u >>",
		    components, bits, raster->width);
}

static void
append_colors(GString *body, const struct raster *raster)
{
	if (raster->palette != NULL) {
		g_string_append_printf(body,
		    " /ColorSpace [/Indexed /DeviceRGB %u <",
		    raster->palette_count - 1);
		for (unsigned i = 0; i < raster->palette_count * 3; i++)
			g_string_append_printf(body, "%02X",
			    raster->palette[i]);
		g_string_append(body, ">]");
	} else {
		g_string_append_printf(body, " /ColorSpace /Device%s",
		    raster->components == 3 ? "RGB" : "Gray");
	}
	g_string_append_printf(body, " /BitsPerComponent %u", raster->bits);
	append_predictor(body, raster, raster->components, raster->bits);
}

static size_t
write_alpha(struct finisher *f, const struct raster *raster)
{
	size_t number = pdf_writer_reserve(f->writer);
	GString *body = g_string_new(NULL);

	append_head(body, raster);
	g_string_append(body, " /ColorSpace /DeviceGray /BitsPerComponent 8");
	append_predictor(body, raster, /*components*/ 1, /*bits*/ 8);
	pdf_writer_stream(f->writer, number, body->str, raster->alpha,
	    raster->alpha_length);
	g_string_free(body, TRUE);
	return number;
}

void
embed_raster(struct finisher *f, size_t number, const struct raster *raster)
{
	size_t mask = raster->alpha != NULL ? write_alpha(f, raster) : 0;
	GString *body = g_string_new(NULL);

	append_head(body, raster);
	append_colors(body, raster);
	if (mask != 0)
		g_string_append_printf(body, " /SMask %zu 0 R", mask);
	pdf_writer_stream(f->writer, number, body->str, raster->pixels,
	    raster->pixels_length);
	g_string_free(body, TRUE);
}

void
embed_pictures(struct finisher *f)
{
	const GArray *pictures = f->input->painted->pictures;

	for (guint i = 0; i < pictures->len; i++) {
		const struct painted_picture *picture = &g_array_index(pictures,
		    struct painted_picture, i);

		if (picture->reason != NULL || picture->is_blank)
			continue;
		if (picture->raster != NULL)
			embed_raster(f, f->pictures[i], picture->raster);
		else if (picture->image->kind == IMAGE_JPEG)
			photo_write(f, f->pictures[i], picture->image->path);
		else
			figure_write(f, f->pictures[i], picture->figure);
	}
}
