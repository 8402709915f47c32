/*
 * Fonts whose letters are drawn: bitmaps and layers of colour emoji, and
 * outlines of what no PDF font program can hold, such as an instance of a
 * variable font; see drawn_font.h.  All in units of the em.
 */
#include "finish/drawn_font.h"

#include <hb-ot.h>

#include "base/pdf_syntax.h"
#include "finish/embed.h"
#include "finish/unicode_map.h"
#include "paint/outline.h"

struct drawing {
	struct finisher *f;
	const struct typeface *typeface;
	GString *body;      /* of the letter */
	GString *resources; /* "/X7 12 0 R": pictures of all letters */
};

static void
append_outline(struct drawing *d, hb_codepoint_t glyph)
{
	outline_append(d->body, d->typeface->font, glyph, /*scale*/ 1, 0, 0);
	g_string_append(d->body, "f\n");
}

static void
append_extent(struct drawing *d, hb_codepoint_t glyph)
{
	hb_glyph_extents_t box = { 0 };

	hb_font_get_glyph_extents(d->typeface->font, glyph, &box);
	g_string_append_printf(d->body, "0 %d %d %d %d d1\n", box.x_bearing,
	    box.y_bearing + box.height, box.x_bearing + box.width,
	    box.y_bearing);
}

/* ---- colours ---- */

static void
append_share(GString *body, uint8_t share)
{
	pdf_append_number(body, share / 255.0);
	g_string_append_c(body, ' ');
}

/* Layers of a colour each: one of the first palette, or the text's (COLR). */
static bool
append_layers(struct drawing *d, hb_codepoint_t glyph)
{
	enum { LAYERS_MAX = 64, TEXT_COLOR = 0xffff };
	hb_face_t *face = hb_font_get_face(d->typeface->font);
	hb_ot_color_layer_t layers[LAYERS_MAX];
	unsigned count = LAYERS_MAX;

	if (hb_ot_color_glyph_get_layers(face, glyph, 0, &count, layers) == 0)
		return false;
	g_string_append(d->body, "0 d0\n");
	for (unsigned i = 0; i < count; i++) {
		hb_color_t color = 0;
		unsigned one = 1;

		g_string_append(d->body, "q\n");
		if (layers[i].color_index != TEXT_COLOR) {
			hb_ot_color_palette_get_colors(face, /*palette*/ 0,
			    layers[i].color_index, &one, &color);
			append_share(d->body, hb_color_get_red(color));
			append_share(d->body, hb_color_get_green(color));
			append_share(d->body, hb_color_get_blue(color));
			g_string_append(d->body, "rg\n");
		}
		append_outline(d, layers[i].glyph);
		g_string_append(d->body, "Q\n");
	}
	return true;
}

static void
release_raster(void *raster)
{
	raster_clear(raster);
}

static bool
append_bitmap(struct drawing *d, hb_codepoint_t glyph)
{
	hb_blob_t *png = hb_ot_color_glyph_reference_png(d->typeface->font,
	    glyph);
	unsigned length;
	const char *bytes = hb_blob_get_data(png, &length);
	hb_glyph_extents_t box;
	struct raster *raster = ARENA_NEW(d->f->arena, struct raster);
	bool is_good = length > 0 &&
	    hb_font_get_glyph_extents(d->typeface->font, glyph, &box) &&
	    raster_read_png_bytes(raster, bytes, length) == NULL;

	if (is_good) {
		size_t number = pdf_writer_reserve(d->f->writer);

		embed_raster(d->f, number, raster);
		g_string_append_printf(d->resources, "/X%u", glyph);
		pdf_append_reference(d->resources, number);
		g_string_append_printf(d->body,
		    "0 d0\nq %d 0 0 %d %d %d cm /X%u Do Q\n", box.width,
		    -box.height, box.x_bearing, box.y_bearing + box.height,
		    glyph);
	}
	arena_defer(d->f->arena, release_raster, raster);
	hb_blob_destroy(png);
	return is_good;
}

/* ---- the fonts ---- */

static double
width_of(const struct drawing *d, const struct letter *letter)
{
	return (double)letter->width * d->typeface->units / 1000;
}

static size_t
write_letter(struct drawing *d, const struct letter *letter)
{
	size_t number = pdf_writer_reserve(d->f->writer);

	g_string_truncate(d->body, 0);
	pdf_append_number(d->body, width_of(d, letter));
	g_string_append_c(d->body, ' ');
	if (!append_bitmap(d, letter->glyph) &&
	    !append_layers(d, letter->glyph)) {
		append_extent(d, letter->glyph);
		append_outline(d, letter->glyph);
	}
	pdf_writer_deflate(d->f->writer, number, "", d->body->str,
	    d->body->len);
	return number;
}

static void
write_font(struct drawing *d, unsigned nth)
{
	const GArray *letters = d->typeface->letters;
	size_t map = unicode_map_write(d->f, d->typeface, nth);
	size_t number =
	    d->f->fonts[g_array_index(d->typeface->fonts, unsigned, nth)];
	GString *procedures = g_string_new("/CharProcs<<");
	GString *names = g_string_new("/Encoding<</Differences[1");
	GString *widths = g_string_new("/Widths[");
	GString *body = g_string_new("<</Type/Font/Subtype/Type3/FontBBox"
				     "[0 0 0 0]/FontMatrix[");
	char scale[G_ASCII_DTOSTR_BUF_SIZE];
	unsigned last = 0;

	g_string_truncate(d->resources, 0);
	for (guint i = 1; i < letters->len; i++) {
		const struct letter *letter = &g_array_index(letters,
		    struct letter, i);

		if (letter->font != nth)
			continue;
		last = letter->code;
		g_string_append_printf(procedures, "/g%u", last);
		pdf_append_reference(procedures, write_letter(d, letter));
		g_string_append_printf(names, "/g%u", last);
		pdf_append_number(widths, width_of(d, letter));
		g_string_append_c(widths, ' ');
	}
	g_ascii_formatd(scale, sizeof(scale), "%.8f", 1.0 / d->typeface->units);
	g_string_append_printf(body,
	    "%s 0 0 %s 0 0]%s>>%s]>>/FirstChar 1/LastChar %u%s]"
	    "/Resources<</XObject<<%s>>>>/ToUnicode %zu 0 R>>",
	    scale, scale, procedures->str, names->str, last, widths->str,
	    d->resources->str, map);
	pdf_writer_object(d->f->writer, number, body->str, body->len);
	g_string_free(procedures, TRUE);
	g_string_free(names, TRUE);
	g_string_free(widths, TRUE);
	g_string_free(body, TRUE);
}

void
drawn_font_write(struct finisher *f, const struct typeface *typeface)
{
	struct drawing drawing = { f, typeface, g_string_new(NULL),
		g_string_new(NULL) };

	for (unsigned i = 0; i < typeface->fonts->len; i++)
		write_font(&drawing, i);
	g_string_free(drawing.body, TRUE);
	g_string_free(drawing.resources, TRUE);
}
