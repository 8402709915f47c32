/*
 * Text areas: the glyphs of neighbouring words and spaces in one array, left
 * to right, with their text in logical order.
 *
 * The text is what stands on the page: soft hyphens that are not used vanish,
 * a hyphen at the line's end becomes U+00AD.
 */
#include <string.h>

#include "layout/box.h"
#include "layout/font.h"
#include "layout/line.h"

static const char soft_hyphen[] = "\u00ad";

struct writer {
	struct setting *s;
	struct area_glyph *glyphs;
	struct area_cluster *clusters;
	char *utf8;
	uint32_t glyph_count, cluster_count, bytes;
};

bool
line_is_one_text(const struct fragment *a, const struct fragment *b)
{
	return a->run == b->run && a->word != NULL && b->word != NULL &&
	    a->level == b->level && a->word->style == b->word->style &&
	    a->is_mark == b->is_mark && a->expansion == b->expansion &&
	    a->tracking == b->tracking;
}

/* Adds what justification gives to the gaps between ideographs. */
static void
widen_gaps(const struct writer *w, const struct word *word,
    struct area_glyph *glyphs)
{
	const struct area_cluster *clusters = word->clusters;
	uint32_t byte = 0, glyph = 0, c = 0;

	if (word->style->is_backward)
		return;
	for (uint32_t i = 0; i < word->cut_count; i++) {
		while (c < word->cluster_count && byte < word->cuts[i].byte) {
			byte += clusters[c].bytes;
			glyph += clusters[c++].glyphs;
		}
		if (shape_is_gap(&word->cuts[i]) && glyph > 0)
			glyphs[glyph - 1].advance += (int32_t)w->s->gap_added;
	}
}

/* Makes the glyphs as much wider as the fragment is; no rounding is lost. */
static void
expand(const struct fragment *f, struct area_glyph *glyphs)
{
	int64_t natural = 0, given = 0;

	for (uint32_t i = 0; i < f->word->glyph_count; i++) {
		int64_t upto;

		natural += glyphs[i].advance;
		upto = natural * f->expanded / f->width;
		glyphs[i].advance += (int32_t)(upto - given);
		glyphs[i].x += glyphs[i].x * f->expansion / EXPANSION_UNIT;
		given = upto;
	}
}

/* Puts space between the letters, or takes it away: after each of them. */
static void
track(const struct fragment *f, struct area_glyph *glyphs)
{
	const struct word *word = f->word;
	bool is_backward = word->style->is_backward;
	uint32_t glyph = 0;

	for (uint32_t i = 0; i < word->letters; i++) {
		uint32_t c = is_backward ? word->letters - 1 - i : i;

		glyph += word->clusters[c].glyphs;
		if (glyph > 0)
			glyphs[glyph - 1].advance += (int32_t)f->tracking;
	}
}

/* Glyphs of one fragment; they stand left to right already. */
static void
add_glyphs(struct writer *w, const struct fragment *f)
{
	const struct word *word = f->word;
	struct area_glyph *glyphs = w->glyphs + w->glyph_count;

	memcpy(glyphs, word->glyphs, word->glyph_count * sizeof(*glyphs));
	w->glyph_count += word->glyph_count;
	if (f->kind == PART_SPACE && word->glyph_count > 0)
		glyphs[word->glyph_count - 1].advance += (int32_t)(f->width -
		    word->width + f->added);
	else if (f->expansion != 0)
		expand(f, glyphs);
	if (f->kind != PART_SPACE && f->tracking != 0)
		track(f, glyphs);
	if (w->s->gap_added != 0 && word->cut_count > 0)
		widen_gaps(w, word, glyphs);
}

/* Nothing but soft hyphens between two spaces: a word, though unseen. */
static bool
is_empty_word(const struct word *word)
{
	size_t length = strlen(soft_hyphen);

	if (!word->has_invisible)
		return false;
	for (uint32_t at = 0; at < word->bytes; at += length) {
		if (word->bytes - at < length ||
		    memcmp(word->text + at, soft_hyphen, length) != 0)
			return false;
	}
	return true;
}

/* Text and clusters of one fragment, in logical order. */
static void
add_text(struct writer *w, const struct fragment *f)
{
	const char *text = f->word->text;

	if (f->is_hyphen) {
		uint32_t length = strlen(soft_hyphen);

		memcpy(w->utf8 + w->bytes, soft_hyphen, length);
		w->bytes += length;
		w->clusters[w->cluster_count++] = (struct area_cluster){
			.bytes = (uint16_t)length,
			.glyphs = (uint16_t)f->word->glyph_count,
		};
		return;
	}
	if (!f->word->has_invisible && f->word->cluster_count > 0) {
		memcpy(w->utf8 + w->bytes, text, f->word->bytes);
		w->bytes += f->word->bytes;
		memcpy(w->clusters + w->cluster_count, f->word->clusters,
		    f->word->cluster_count * sizeof(*w->clusters));
		w->cluster_count += f->word->cluster_count;
		return;
	}
	for (uint32_t i = 0; i < f->word->cluster_count; i++) {
		struct area_cluster cluster = f->word->clusters[i];
		bool is_soft = cluster.bytes == strlen(soft_hyphen) &&
		    memcmp(text, soft_hyphen, cluster.bytes) == 0;

		if (!is_soft || (i == 0 && is_empty_word(f->word))) {
			memcpy(w->utf8 + w->bytes, text, cluster.bytes);
			w->bytes += cluster.bytes;
		} else {
			/* its glyph draws nothing, but it is there */
			cluster.bytes = 0;
		}
		w->clusters[w->cluster_count++] = cluster;
		text += f->word->clusters[i].bytes;
	}
}

static void
open_writer(struct writer *w, size_t from, size_t to)
{
	size_t glyphs = 0, clusters = 0, bytes = 0;
	struct arena *arena = w->s->layout->arena;

	for (size_t i = from; i < to; i++) {
		const struct fragment *f = &w->s->fragments[i];

		glyphs += f->word->glyph_count;
		clusters += f->is_hyphen ? 1 : f->word->cluster_count;
		bytes += f->is_hyphen ? strlen(soft_hyphen) : f->word->bytes;
	}
	w->glyphs = ARENA_TAKE_ARRAY(arena, struct area_glyph, glyphs);
	w->clusters = ARENA_TAKE_ARRAY(arena, struct area_cluster, clusters);
	w->utf8 = arena_take(arena, bytes);
}

static struct area_stroke
stroke(const struct fo *fo, enum fo_prop prop, dimen middle, dimen thickness)
{
	struct area_stroke drawn = { 0 };

	if (fo_value(fo, prop)->type != FO_TYPE_COLOR)
		return drawn;
	drawn.y = middle - thickness / 2;
	drawn.thickness = thickness;
	drawn.color = fo_color(fo, prop);
	return drawn;
}

static const struct area_strokes *
new_strokes(struct setting *s, const struct fo *fo,
    const struct shape_style *style)
{
	dimen base = style->ascent;
	const struct area_strokes strokes = {
		.underline = stroke(fo, FO_PROP_TEXT_DECORATION_UNDERLINE,
		    base - style->underline_y, style->underline_thickness),
		.strike = stroke(fo, FO_PROP_TEXT_DECORATION_LINE_THROUGH,
		    base - style->strike_y, style->strike_thickness),
		.overline = stroke(fo, FO_PROP_TEXT_DECORATION_OVERLINE,
		    style->underline_thickness, style->underline_thickness),
	};

	if (strokes.underline.thickness == 0 && strokes.strike.thickness == 0 &&
	    strokes.overline.thickness == 0)
		return NULL;
	return arena_copy(s->layout->arena, &strokes, sizeof(strokes));
}

static dimen
total_width(const struct setting *s, size_t from, size_t to)
{
	dimen width = 0;

	for (; from < to; from++)
		width += s->fragments[from].width + s->fragments[from].added;
	return width;
}

/* What the first of the spaces got; all got the same, give or take one. */
static dimen
word_space(const struct setting *s, size_t from, size_t to)
{
	for (; from < to; from++) {
		if (s->fragments[from].stretches)
			return s->fragments[from].added;
	}
	return 0;
}

struct area *
line_text_area(struct setting *s, size_t from, size_t to)
{
	const struct fragment *f = &s->fragments[from];
	const struct fo *fo = f->run != NULL ? f->run->fo : s->para->block;
	const struct shape_style *style = shaper_style(fonts_shaper(
							   s->layout->fonts),
	    fo);
	bool is_backward = (f->level & 1) != 0;
	struct area *area = area_new(s->layout->arena, AREA_TEXT, fo);
	struct area_text *text = ARENA_TAKE_ARRAY(s->layout->arena,
	    struct area_text, 1);
	struct writer w = { .s = s };

	open_writer(&w, from, to);
	for (size_t i = from; i < to; i++)
		add_glyphs(&w, &s->fragments[i]);
	for (size_t i = from; i < to && !f->is_mark; i++)
		add_text(&w,
		    &s->fragments[is_backward ? to - 1 - (i - from) : i]);
	*text = (struct area_text){
		.font = f->word->style->font,
		.glyphs = w.glyphs,
		.utf8 = w.utf8,
		.clusters = w.clusters,
		.strokes = new_strokes(s, fo, style),
		.glyph_count = w.glyph_count,
		.bytes = w.bytes,
		.cluster_count = w.cluster_count,
		.color = fo_color(fo, FO_PROP_COLOR),
		.baseline = style->ascent,
		.word_space = word_space(s, from, to),
		.letter_space = f->tracking,
		.expansion = (int16_t)f->expansion,
		.level = f->level,
		.is_backward = is_backward,
		.is_mark = f->is_mark,
	};
	area->text = text;
	area->width = total_width(s, from, to);
	area->height = style->ascent + style->descent;
	area->is_first = area->is_last = true;
	if (fo->kind != FO_TEXT && f->run != NULL)
		area->box = box_fit(s->layout,
		    box_background(s->layout, fo, s->lines->measure), fo,
		    area->width, area->height);
	return area;
}
