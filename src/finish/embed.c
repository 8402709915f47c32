/*
 * Raster pictures in place of their stand-ins; see embed.h and
 * paint/raster.h.  ISO 32000-1, 8.9.5 (image dictionaries), 7.4.4 (Flate).
 */
#include "finish/embed.h"

#include <string.h>

static void
append_head(GString *body, const struct raster *raster)
{
	g_string_append_printf(body,
	    "/Type /XObject /Subtype /Image /Width %u /Height %u "
	    "/Filter /FlateDecode",
	    raster->width, raster->height);
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
	if (raster->is_filtered)
		g_string_append_printf(body,
		    " /DecodeParms << /Predictor 15 /Colors %u "
		    "/BitsPerComponent %u /Columns %u >>",
		    raster->components, raster->bits, raster->width);
}

static size_t
write_alpha(struct finisher *f, const struct raster *raster)
{
	size_t number = pdf_writer_reserve(f->writer);
	GString *body = g_string_new(NULL);

	append_head(body, raster);
	g_string_append(body, " /ColorSpace /DeviceGray /BitsPerComponent 8");
	pdf_writer_stream(f->writer, number, body->str, raster->alpha,
	    raster->alpha_length);
	g_string_free(body, TRUE);
	return number;
}

static void
write_raster(struct finisher *f, size_t number, const struct raster *raster)
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

static bool
is_named(struct pdf_slice value, const char *name)
{
	return value.length >= strlen(name) &&
	    memcmp(value.at, name, strlen(name)) == 0;
}

void
embed_rasters(struct finisher *f, struct rasters *rasters, const bool *is_used)
{
	for (size_t i = 1; i < f->source->object_count; i++) {
		struct pdf_slice object = f->source->objects[i];
		const char *stream;
		unsigned number;

		/* Cairo's other objects are told apart by their first words */
		if (object.length == 0 || !is_used[i] ||
		    !is_named(pdf_find(object, "/Subtype"), "/Image") ||
		    !is_named(pdf_find(object, "/Filter"), "/DCTDecode"))
			continue;
		stream = memmem(object.at, object.length, "stream\n", 7);
		if (stream == NULL)
			continue;
		stream += strlen("stream\n");
		if (rasters_number(stream,
			(size_t)(object.at + object.length - stream),
			&number) &&
		    rasters_find(rasters, number) != NULL)
			write_raster(f, i, rasters_find(rasters, number));
	}
}
