/*
 * Shaping styles: what text in a formatting object looks like, as far as
 * shaping needs to know.
 *
 * Many computed styles differ in what shaping doesn't care for (indents,
 * colours, keeps); those share one shape_style and so its words.
 */
#include <math.h>
#include <string.h>

#include <hb-ot.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include "layout/protrude.h"

enum { FEATURES_MAX = 24 };

/* Small capitals that a font hasn't got: capitals of this size. */
static const double small_capitals_scale = 0.8;

/* Superiors that it hasn't got: figures of this size, raised by this. */
static const double superior_scale = 0.65;
static const double superior_raise = 0.33;

static void
close_style(void *object)
{
	struct shape_style *style = object;

	hb_font_destroy(style->hb);
	g_object_unref(style->font);
	if (style->owns_description)
		pango_font_description_free(style->description);
}

struct shaper *
shaper_new(struct arena *arena, struct fonts *fonts, struct diags *diags)
{
	struct shaper *shaper = ARENA_NEW(arena, struct shaper);

	shaper->arena = arena;
	shaper->fonts = fonts;
	shaper->diags = diags;
	shaper->buffer = hb_buffer_create();
	shaper->table_size = 1 << 14;
	shaper->table = g_new0(struct word *, shaper->table_size);
	shaper->style_of = g_hash_table_new(NULL, NULL);
	shaper->styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	    NULL);
	shaper->opened = g_ptr_array_new_with_free_func(close_style);
	return shaper;
}

void
shaper_close(struct shaper *shaper)
{
	hb_buffer_destroy(shaper->buffer);
	g_free(shaper->table);
	g_hash_table_destroy(shaper->style_of);
	g_hash_table_destroy(shaper->styles);
	g_ptr_array_free(shaper->opened, /*free_segments*/ TRUE);
}

void
shaper_set_plain(struct shaper *shaper, bool is_plain)
{
	shaper->is_plain = is_plain;
}

static dimen
font_metric(hb_font_t *hb, hb_ot_metrics_tag_t tag, double otherwise,
    dimen size)
{
	hb_position_t position;

	if (hb_ot_metrics_get_position(hb, tag, &position) && position != 0)
		return position;
	return (dimen)(otherwise * (double)size);
}

static dimen
thousandths(dimen size, int part)
{
	return size * part / 1000;
}

/* The font stands in for one of which more is known than it says itself. */
static void
measure_claimed(struct shape_style *style)
{
	const struct font_metrics *claimed = style->claimed;
	dimen size = style->size;

	style->ascent = thousandths(size, claimed->ascent);
	style->descent = thousandths(size, claimed->descent);
	style->x_height = thousandths(size, claimed->x_height);
	style->cap_height = style->ascent;
	style->underline_y = thousandths(size, claimed->underline_y);
	style->underline_thickness = thousandths(size,
	    claimed->underline_thickness);
	style->strike_thickness = style->underline_thickness;
	style->strike_y = style->x_height / 2;
}

static void
measure_font(struct shape_style *style)
{
	hb_font_t *hb = style->hb;
	hb_font_extents_t extents = { 0 };
	dimen size = style->size;

	hb_font_get_h_extents(hb, &extents);
	style->ascent = extents.ascender > 0 ? extents.ascender : size * 4 / 5;
	style->descent = extents.descender < 0 ? -extents.descender : size / 5;
	style->x_height = font_metric(hb, HB_OT_METRICS_TAG_X_HEIGHT, 0.5,
	    size);
	style->cap_height = font_metric(hb, HB_OT_METRICS_TAG_CAP_HEIGHT, 0.7,
	    size);
	style->underline_thickness = font_metric(hb,
	    HB_OT_METRICS_TAG_UNDERLINE_SIZE, 0.05, size);
	style->underline_y = font_metric(hb, HB_OT_METRICS_TAG_UNDERLINE_OFFSET,
	    -0.1, size);
	style->strike_thickness = font_metric(hb,
	    HB_OT_METRICS_TAG_STRIKEOUT_SIZE, 0.05, size);
	style->strike_y = font_metric(hb, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET,
			      0.3, size) -
	    style->strike_thickness / 2;
	if (style->claimed != NULL)
		measure_claimed(style);
}

/* Whether all letters are equally wide. */
static bool
is_typewriter(hb_font_t *hb)
{
	hb_codepoint_t narrow, wide;

	return hb_font_get_nominal_glyph(hb, 'i', &narrow) &&
	    hb_font_get_nominal_glyph(hb, 'M', &wide) &&
	    hb_font_get_glyph_h_advance(hb, narrow) ==
	    hb_font_get_glyph_h_advance(hb, wide);
}

void
shaper_open_font(struct shaper *shaper, struct shape_style *style,
    PangoFont *font)
{
	hb_font_t *pango = pango_font_get_hb_font(font);
	unsigned count = 0;
	const int *coordinates = hb_font_get_var_coords_normalized(pango,
	    &count);

	style->font = g_object_ref(font);
	style->hb = hb_font_create(hb_font_get_face(pango));
	hb_font_set_scale(style->hb, (int)style->size, (int)style->size);
	if (count > 0)
		hb_font_set_var_coords_normalized(style->hb, coordinates,
		    count);
	hb_ot_font_set_funcs(style->hb);
	g_ptr_array_add(shaper->opened, style);
	style->id = shaper->opened->len;
	measure_font(style);
	style->hyphen_sign = style->space = NULL;
	style->expands = style->may_expand && style->letter_spacing == 0;
	if (is_typewriter(style->hb)) {
		style->expands = false;
		style->protrusion = NULL;
	}
}

static bool
has_feature(hb_font_t *font, hb_tag_t tag)
{
	hb_face_t *face = hb_font_get_face(font);
	hb_tag_t tags[128];
	unsigned offset = 0, count;

	do {
		count = G_N_ELEMENTS(tags);
		hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB,
		    offset, &count, tags);
		for (unsigned i = 0; i < count; i++) {
			if (tags[i] == tag)
				return true;
		}
		offset += count;
	} while (count == G_N_ELEMENTS(tags));
	return false;
}

static void
add_feature(struct shape_style *style, const char *name)
{
	hb_feature_t *features = (hb_feature_t *)style->features;

	if (style->feature_count < FEATURES_MAX &&
	    hb_feature_from_string(name, /*len*/ -1,
		&features[style->feature_count]))
		style->feature_count++;
}

static void
add_features(struct shape_style *style, const struct fo *fo)
{
	const char *wanted = fo_string(fo, FO_PROP_Q_FONT_FEATURES);
	bool joins = !style->is_plain && style->letter_spacing == 0 &&
	    !fo_is(fo, FO_PROP_Q_LIGATURES, FO_KW_NO);
	char **names;

	if (style->is_plain)
		add_feature(style, "kern=0");
	if (!joins) {
		add_feature(style, "liga=0");
		add_feature(style, "clig=0");
		add_feature(style, "calt=0");
	}
	if (wanted == NULL || *wanted == '\0')
		return;
	names = g_strsplit_set(wanted, ", ", /*max_tokens*/ 0);
	for (size_t i = 0; names[i] != NULL; i++) {
		if (names[i][0] != '\0')
			add_feature(style, names[i]);
	}
	g_strfreev(names);
}

/* The same font at another size; to be unreferenced. */
static PangoFont *
load_resized(struct shaper *shaper, PangoFont *font, dimen size)
{
	PangoFontDescription *description = pango_font_describe(font);
	PangoFont *resized;

	pango_font_description_set_size(description, fonts_pango(size));
	resized = pango_context_load_font(fonts_context(shaper->fonts),
	    description);
	pango_font_description_free(description);
	return resized;
}

void
shaper_resize(struct shaper *shaper, struct shape_style *style, dimen size)
{
	PangoFont *font = load_resized(shaper, style->font, size);

	style->size = size;
	style->description = pango_font_description_copy(style->description);
	style->owns_description = true;
	pango_font_description_set_size(style->description, fonts_pango(size));
	shaper_open_font(shaper, style, font);
	g_object_unref(font);
}

/* Small capitals: the font's own, or a smaller style for capitals. */
static void
add_small_capitals(struct shaper *shaper, struct shape_style *style)
{
	struct shape_style *small;

	if (has_feature(style->hb, HB_TAG('s', 'm', 'c', 'p'))) {
		add_feature(style, "smcp");
		return;
	}
	small = ARENA_NEW(shaper->arena, struct shape_style);
	*small = *style;
	small->variants = NULL;
	shaper_resize(shaper, small,
	    (dimen)round((double)style->size * small_capitals_scale));
	style->has_capitals = true;
	style->small = small;
}

static const char *
keep_string(struct shaper *shaper, const char *text)
{
	return text == NULL ? NULL : arena_strdup(shaper->arena, text);
}

static void
read_language(struct shaper *shaper, struct shape_style *style,
    const struct fo *fo)
{
	const char *language = fo_string(fo, FO_PROP_LANGUAGE);
	const char *country = fo_string(fo, FO_PROP_COUNTRY);
	char *tag;

	if (language == NULL || *language == '\0')
		language = "en";
	if (country != NULL && *country == '\0')
		country = NULL;
	tag = country != NULL ? g_strdup_printf("%s-%s", language, country)
			      : g_strdup(language);
	style->language = pango_language_from_string(tag);
	g_free(tag);
	style->rules.language = keep_string(shaper, language);
	style->rules.country = keep_string(shaper, country);
	style->rules.remain = (unsigned)fo_number(fo,
	    FO_PROP_HYPHENATION_REMAIN_CHARACTER_COUNT, 2);
	style->rules.push = (unsigned)fo_number(fo,
	    FO_PROP_HYPHENATION_PUSH_CHARACTER_COUNT, 2);
	style->hyphenates = fo_is(fo, FO_PROP_HYPHENATE, FO_KW_TRUE);
}

/* Whether the text wants superiors that the font has no glyphs for. */
static bool
lacks_superiors(const struct fo *fo, PangoFont *font)
{
	const char *wanted = fo_string(fo, FO_PROP_Q_FONT_FEATURES);

	return wanted != NULL && strstr(wanted, "sups") != NULL &&
	    !has_feature(pango_font_get_hb_font(font),
		HB_TAG('s', 'u', 'p', 's'));
}

/* Takes smaller glyphs, raised; returns their font in place of `font`. */
static PangoFont *
raise_superiors(struct shaper *shaper, struct shape_style *style,
    PangoFont *font)
{
	double size = (double)style->size;
	PangoFont *small;

	style->raise = (dimen)round(size * superior_raise);
	style->size = (dimen)round(size * superior_scale);
	pango_font_description_set_size(style->description,
	    fonts_pango(style->size));
	small = load_resized(shaper, font, style->size);
	g_object_unref(font);
	return small;
}

static const struct protrusion *
find_protrusion(struct shaper *shaper, PangoFont *font)
{
	PangoFontDescription *description = pango_font_describe(font);
	const struct protrusion *protrusion = protrusion_new(shaper->arena,
	    pango_font_description_get_family(description));

	pango_font_description_free(description);
	return protrusion;
}

static struct shape_style *
new_style(struct shaper *shaper, const struct fo *fo,
    const PangoFontDescription *description)
{
	struct shape_style *style = ARENA_NEW(shaper->arena,
	    struct shape_style);
	PangoFont *font = pango_context_load_font(fonts_context(shaper->fonts),
	    description);
	const char *hyphen = fo_string(fo, FO_PROP_HYPHENATION_CHARACTER);
	const char *after = fo_string(fo, FO_PROP_Q_BREAK_AFTER);

	style->features = ARENA_NEW_ARRAY(shaper->arena, hb_feature_t,
	    FEATURES_MAX);
	style->size = fonts_from_pango(
	    pango_font_description_get_size(description));
	style->description = pango_font_description_copy(description);
	style->owns_description = true;
	style->is_plain = shaper->is_plain ||
	    fo_is(fo, FO_PROP_Q_MICRO, FO_KW_OFF);
	style->letter_spacing = fo_length(fo, FO_PROP_LETTER_SPACING_OPTIMUM,
	    0);
	style->claimed = fonts_claimed_metrics(shaper->fonts, fo);
	style->may_expand = !style->is_plain &&
	    fo_is(fo, FO_PROP_Q_EXPANSION, FO_KW_YES);
	if (!style->is_plain && fo_is(fo, FO_PROP_Q_PROTRUSION, FO_KW_YES))
		style->protrusion = find_protrusion(shaper, font);
	if (lacks_superiors(fo, font))
		font = raise_superiors(shaper, style, font);
	shaper_open_font(shaper, style, font);
	g_object_unref(font);
	read_language(shaper, style, fo);
	shape_read_give(style, fo);
	style->hyphen = keep_string(shaper,
	    hyphen != NULL && *hyphen != '\0' ? hyphen : "-");
	if (after != NULL && *after != '\0')
		style->break_after = keep_string(shaper, after);
	add_features(style, fo);
	if (fo_is(fo, FO_PROP_FONT_VARIANT, FO_KW_SMALL_CAPS))
		add_small_capitals(shaper, style);
	return style;
}

static const char *
or_none(const char *text)
{
	return text != NULL ? text : "";
}

/* All that a shape_style depends on, as text. */
static char *
write_key(struct shaper *shaper, const struct fo *fo,
    const PangoFontDescription *description)
{
	char *font = pango_font_description_to_string(description);
	char *key = g_strdup_printf(
	    "%s|%d|%d|%s|%s|%s|%s|%s|%d|%d|%d|%d|%d|%d|%g|%g|%" G_GINT64_FORMAT
	    "|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT
	    "|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%d",
	    font, pango_font_description_get_size(description),
	    fonts_claimed_metrics(shaper->fonts, fo) != NULL,
	    or_none(fo_string(fo, FO_PROP_LANGUAGE)),
	    or_none(fo_string(fo, FO_PROP_COUNTRY)),
	    or_none(fo_string(fo, FO_PROP_Q_FONT_FEATURES)),
	    or_none(fo_string(fo, FO_PROP_Q_BREAK_AFTER)),
	    or_none(fo_string(fo, FO_PROP_HYPHENATION_CHARACTER)),
	    (int)fo_keyword(fo, FO_PROP_HYPHENATE),
	    (int)fo_keyword(fo, FO_PROP_Q_MICRO),
	    (int)fo_keyword(fo, FO_PROP_Q_EXPANSION),
	    (int)fo_keyword(fo, FO_PROP_Q_PROTRUSION),
	    (int)fo_keyword(fo, FO_PROP_Q_LIGATURES),
	    (int)fo_keyword(fo, FO_PROP_FONT_VARIANT),
	    fo_number(fo, FO_PROP_HYPHENATION_REMAIN_CHARACTER_COUNT, 2),
	    fo_number(fo, FO_PROP_HYPHENATION_PUSH_CHARACTER_COUNT, 2),
	    fo_length(fo, FO_PROP_LETTER_SPACING_OPTIMUM, 0),
	    fo_length(fo, FO_PROP_WORD_SPACING_MINIMUM, 0),
	    fo_length(fo, FO_PROP_WORD_SPACING_OPTIMUM, 0),
	    fo_length(fo, FO_PROP_WORD_SPACING_MAXIMUM, 0),
	    fo_length(fo, FO_PROP_LETTER_SPACING_MINIMUM, 0),
	    fo_length(fo, FO_PROP_LETTER_SPACING_MAXIMUM, 0),
	    fo_is(fo, FO_PROP_LETTER_SPACING_OPTIMUM, FO_KW_NORMAL));

	g_free(font);
	return key;
}

const struct shape_style *
shaper_style(struct shaper *shaper, const struct fo *fo)
{
	struct shape_style *style = g_hash_table_lookup(shaper->style_of,
	    fo->style);
	PangoFontDescription *description;
	char *key;

	if (style != NULL)
		return style;
	description = fonts_describe(shaper->fonts, fo);
	key = write_key(shaper, fo, description);
	style = g_hash_table_lookup(shaper->styles, key);
	if (style == NULL) {
		style = new_style(shaper, fo, description);
		g_hash_table_insert(shaper->styles, key, style);
	} else {
		g_free(key);
	}
	pango_font_description_free(description);
	g_hash_table_insert(shaper->style_of, (void *)fo->style, style);
	return style;
}
