/*
 * Pictures as XObjects, and PNG files among them; see embed.h.  ISO 32000-1,
 * 8.9.5 (image dictionaries), 7.4.4 (Flate).
 */
#include "finish/embed.h"

#include <string.h>

#include "base/pdf_syntax.h"
#include "finish/figure.h"
#include "finish/photo.h"
#include "finish/profile.h"

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

/* What the components are: those of the file's profile, or else sRGB. */
static void
append_space(struct finisher *f, GString *body, const struct raster *raster)
{
	unsigned components = raster->palette != NULL ? 3 : raster->components;

	if (profile_is_usable(raster->profile, raster->profile_length,
		components))
		g_string_append_printf(body, " [/ICCBased %zu 0 R]",
		    profile_write(f, raster->profile, raster->profile_length,
			components));
	else
		g_string_append(body,
		    components == 3 ? " /DeviceRGB" : " /DeviceGray");
}

static void
append_colors(struct finisher *f, GString *body, const struct raster *raster)
{
	g_string_append(body, " /ColorSpace");
	if (raster->palette != NULL)
		g_string_append(body, " [/Indexed");
	append_space(f, body, raster);
	if (raster->palette != NULL) {
		g_string_append_printf(body, " %u <",
		    raster->palette_count - 1);
		for (unsigned i = 0; i < raster->palette_count * 3; i++)
			g_string_append_printf(body, "%02X",
			    raster->palette[i]);
		g_string_append(body, ">]");
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
	append_colors(f, body, raster);
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
