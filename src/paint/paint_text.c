/*
 * Glyph runs, with the text that they stand for, and the lines drawn with
 * them.
 *
 * One call to Cairo for a whole run: it writes one show operator for it, with
 * the adjustments that justification made, and keeps the text so that the
 * page can be searched and copied.
 */
#include <hb.h>
#include <pango/pangocairo.h>

#include "paint/painter.h"

enum { RUN_ON_STACK = 256 };

struct expanded {
	const struct _PangoFont *font;
	int expansion;
	cairo_scaled_font_t *scaled;
};

static void
fill_glyphs(cairo_glyph_t *glyphs, const struct area_text *text, double x,
    double y)
{
	int64_t pen = 0;

	for (size_t i = 0; i < text->glyph_count; i++) {
		const struct area_glyph *glyph = &text->glyphs[i];

		glyphs[i].index = glyph->index;
		glyphs[i].x = x + paint_pt(pen + glyph->x);
		glyphs[i].y = y + paint_pt(glyph->y);
		pen += glyph->advance;
	}
}

/*
 * Arabic fonts draw dots as glyphs of their own.  A reader that is told of
 * letter and dots together takes the last glyph's width for the letter's, and
 * sees spaces in words: so the letter is its widest glyph, the dots nothing.
 * `glyphs` are the cluster's.  Returns how many there are now.
 */
static size_t
split_cluster(cairo_text_cluster_t *clusters,
    const struct area_cluster *cluster, const struct area_glyph *glyphs)
{
	size_t widest = 0;

	for (size_t i = 1; i < cluster->glyphs; i++) {
		if (glyphs[i].advance > glyphs[widest].advance)
			widest = i;
	}
	/* right to left, as the clusters are */
	for (size_t i = 0; i < cluster->glyphs; i++) {
		bool is_letter = cluster->glyphs - 1 - i == widest;

		clusters[i].num_bytes = is_letter ? cluster->bytes : 0;
		clusters[i].num_glyphs = 1;
	}
	return cluster->glyphs;
}

/* Returns how many there are: at most as many as clusters and glyphs. */
static size_t
fill_clusters(cairo_text_cluster_t *clusters, const struct area_text *text)
{
	const struct area_glyph *glyph = text->glyphs + text->glyph_count;
	size_t count = 0;

	for (size_t i = 0; i < text->cluster_count; i++) {
		const struct area_cluster *cluster = &text->clusters[i];

		glyph -= cluster->glyphs;
		if (text->is_backward && cluster->glyphs > 1) {
			count += split_cluster(&clusters[count], cluster,
			    glyph);
			continue;
		}
		clusters[count].num_bytes = cluster->bytes;
		clusters[count++].num_glyphs = cluster->glyphs;
	}
	return count;
}

static void
show_glyphs(struct painter *p, const struct area_text *text, double x, double y)
{
	cairo_glyph_t few_glyphs[RUN_ON_STACK], *glyphs = few_glyphs;
	cairo_text_cluster_t few_clusters[RUN_ON_STACK];
	cairo_text_cluster_t *clusters = few_clusters;

	if (text->glyph_count > RUN_ON_STACK)
		glyphs = g_new(cairo_glyph_t, text->glyph_count);
	if (text->cluster_count + text->glyph_count > RUN_ON_STACK)
		clusters = g_new(cairo_text_cluster_t,
		    text->cluster_count + text->glyph_count);
	fill_glyphs(glyphs, text, x, y);
	if (text->cluster_count > 0)
		cairo_show_text_glyphs(p->cr, text->utf8, (int)text->bytes,
		    glyphs, (int)text->glyph_count, clusters,
		    (int)fill_clusters(clusters, text),
		    text->is_backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
	else
		cairo_show_glyphs(p->cr, glyphs, (int)text->glyph_count);
	if (glyphs != few_glyphs)
		g_free(glyphs);
	if (clusters != few_clusters)
		g_free(clusters);
}

static void
paint_stroke(struct painter *p, const struct area *area,
    const struct area_stroke *stroke, double x, double y)
{
	if (stroke->thickness <= 0)
		return;
	paint_color(p, stroke->color);
	cairo_rectangle(p->cr, x, y + paint_pt(stroke->y),
	    paint_pt(area->width), paint_pt(stroke->thickness));
	cairo_fill(p->cr);
}

static unsigned
hash_expanded(gconstpointer key)
{
	const struct expanded *expanded = key;

	return g_direct_hash(expanded->font) * 31 +
	    (unsigned)expanded->expansion;
}

static gboolean
is_same_expanded(gconstpointer a, gconstpointer b)
{
	const struct expanded *first = a, *second = b;

	return first->font == second->font &&
	    first->expansion == second->expansion;
}

static void
free_expanded(void *object)
{
	struct expanded *expanded = object;

	cairo_scaled_font_destroy(expanded->scaled);
	g_free(expanded);
}

GHashTable *
paint_expanded_new(void)
{
	return g_hash_table_new_full(hash_expanded, is_same_expanded, NULL,
	    free_expanded);
}

/* The same face as a font that is so much wider: Cairo embeds it once. */
static struct expanded *
new_expanded(const struct expanded *key, cairo_scaled_font_t *natural)
{
	struct expanded *expanded = g_new0(struct expanded, 1);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_matrix_t size, device;

	*expanded = *key;
	cairo_scaled_font_get_font_matrix(natural, &size);
	cairo_scaled_font_get_ctm(natural, &device);
	cairo_scaled_font_get_font_options(natural, options);
	cairo_matrix_scale(&size,
	    1 + (double)key->expansion / AREA_EXPANSION_UNIT, 1);
	expanded->scaled = cairo_scaled_font_create(
	    cairo_scaled_font_get_font_face(natural), &size, &device, options);
	cairo_font_options_destroy(options);
	return expanded;
}

/* The font of the text, as wide as it is wanted. */
static cairo_scaled_font_t *
scaled_font(struct painter *p, const struct area_text *text)
{
	cairo_scaled_font_t *natural = pango_cairo_font_get_scaled_font(
	    PANGO_CAIRO_FONT(text->font));
	struct expanded key = { text->font, text->expansion, NULL }, *found;

	if (text->expansion == 0 || natural == NULL)
		return natural;
	found = g_hash_table_lookup(p->expanded, &key);
	if (found == NULL) {
		found = new_expanded(&key, natural);
		g_hash_table_add(p->expanded, found);
	}
	return found->scaled;
}

void
paint_character(struct painter *p, char c, double x, double y)
{
	hb_codepoint_t space;
	cairo_text_cluster_t cluster = { 1, 1 };
	cairo_glyph_t glyph = { .x = x, .y = y };

	if (!hb_font_get_nominal_glyph(pango_font_get_hb_font(
					   p->last_text->text->font),
		' ', &space))
		return;
	glyph.index = space;
	cairo_set_scaled_font(p->cr, scaled_font(p, p->last_text->text));
	cairo_show_text_glyphs(p->cr, &c, 1, &glyph, 1, &cluster, 1,
	    /*flags*/ 0);
}

void
paint_outlines(struct painter *p, const struct area *area, double x, double y)
{
	const struct area_text *text = area->text;
	cairo_glyph_t *glyphs = g_new(cairo_glyph_t, text->glyph_count);

	fill_glyphs(glyphs, text, x, y + paint_pt(text->baseline));
	paint_color(p, text->color);
	cairo_set_scaled_font(p->cr, scaled_font(p, text));
	cairo_glyph_path(p->cr, glyphs, (int)text->glyph_count);
	cairo_fill(p->cr);
	g_free(glyphs);
}

void
paint_text(struct painter *p, const struct area *area, double x, double y)
{
	const struct area_text *text = area->text;

	if (paint_is_turnover(area))
		return;
	paint_line_text(p, area);
	p->last_text = area;
	p->last_x = x;
	p->last_y = y;
	paint_stroke(p, area, &text->underline, x, y);
	paint_stroke(p, area, &text->overline, x, y);
	if (text->glyph_count > 0) {
		paint_color(p, text->color);
		cairo_set_scaled_font(p->cr, scaled_font(p, text));
		show_glyphs(p, text, x, y + paint_pt(text->baseline));
	}
	paint_stroke(p, area, &text->strike, x, y);
}
