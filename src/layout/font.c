/*
 * Fonts: a fontconfig configuration of our own, and Pango on top of it.
 *
 * fonts/fonts.conf lists directories relative to itself and says what stands
 * for the generic and the base-14 families.  The system's configuration is
 * never read: ours is made the current one before Pango can ask for it, which
 * also makes librsvg set the text of pictures in the same fonts.  What
 * fontconfig finds out about the files is cached beside the program; the
 * cache saves 50 ms and changes nothing else.
 */
#include "layout/font.h"

#include <string.h>

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "base/suggest.h"
#include "layout/shape.h"

#ifndef QUOIN_FONTS
#define QUOIN_FONTS "fonts"
#endif

struct fonts {
	struct diags *diags;
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	GHashTable *families; /* folded names that are there */
	GHashTable *resolved; /* font-family list to families there */
	struct shaper *shaper;
};

static char *
program_directory(void)
{
	char *program = g_file_read_link("/proc/self/exe", NULL);
	char *directory;

	if (program == NULL)
		return g_strdup(".");
	directory = g_path_get_dirname(program);
	g_free(program);
	return directory;
}

/* Where fonts.conf is: freed by the caller; NULL if nowhere. */
static char *
find_configuration(const char *program)
{
	const char *named = g_getenv("QUOIN_FONTS");
	char *candidates[] = {
		g_build_filename(named != NULL ? named : "", "fonts.conf",
		    NULL),
		g_build_filename(program, "..", "fonts", "fonts.conf", NULL),
		g_build_filename(QUOIN_FONTS, "fonts.conf", NULL),
	};
	char *found = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(candidates); i++) {
		bool is_asked = (named != NULL) == (i == 0);

		if (found == NULL && is_asked &&
		    g_file_test(candidates[i], G_FILE_TEST_EXISTS))
			found = g_canonicalize_filename(candidates[i], NULL);
		g_free(candidates[i]);
	}
	return found;
}

static void
use_cache(FcConfig *config, const char *program)
{
	char *path = g_build_filename(program, "font-cache", NULL);
	char *xml = g_markup_printf_escaped("<fontconfig><cachedir>%s"
					    "</cachedir></fontconfig>",
	    path);

	/* fontconfig complains where another program makes it at this moment */
	g_mkdir_with_parents(path, 0755);
	FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcFalse);
	g_free(xml);
	g_free(path);
}

static FcConfig *
read_configuration(struct diags *diags, const char *const *dirs)
{
	FcConfig *config = FcConfigCreate();
	char *program = program_directory();
	char *path = find_configuration(program);

	use_cache(config, program);
	if (path != NULL &&
	    !FcConfigParseAndLoad(config, (const FcChar8 *)path, FcTrue))
		diag(diags, DIAG_FONT_MISSING, POS_NONE,
		    "%s cannot be understood", path);
	FcConfigBuildFonts(config);
	for (; dirs != NULL && *dirs != NULL; dirs++) {
		if (!FcConfigAppFontAddDir(config, (const FcChar8 *)*dirs))
			diag(diags, DIAG_FONT_MISSING, POS_NONE,
			    "directory %s cannot be read", *dirs);
	}
	g_free(path);
	g_free(program);
	return config;
}

static void
add_families(GHashTable *families, const FcFontSet *set)
{
	for (int i = 0; set != NULL && i < set->nfont; i++) {
		FcChar8 *name;

		for (int n = 0; FcPatternGetString(set->fonts[i], FC_FAMILY, n,
				    &name) == FcResultMatch;
		     n++)
			g_hash_table_add(families,
			    g_utf8_casefold((const char *)name, -1));
	}
}

static void
open_map(struct fonts *fonts)
{
	cairo_font_options_t *options = cairo_font_options_create();

	fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map),
	    fonts->config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map),
	    72);
	fonts->context = pango_font_map_create_context(fonts->map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(fonts->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(fonts->context, FALSE);
	/* or the locale of the machine would choose among the fonts */
	pango_context_set_language(fonts->context,
	    pango_language_from_string("en"));
}

static void
release_fonts(void *object)
{
	struct fonts *fonts = object;

	shaper_close(fonts->shaper);
	g_object_unref(fonts->context);
	g_object_unref(fonts->map);
	g_hash_table_destroy(fonts->families);
	g_hash_table_destroy(fonts->resolved);
	FcConfigDestroy(fonts->config);
}

struct fonts *
fonts_new(struct arena *arena, struct diags *diags, const char *const *dirs)
{
	struct fonts *fonts = ARENA_NEW(arena, struct fonts);

	fonts->diags = diags;
	fonts->config = read_configuration(diags, dirs);
	FcConfigSetCurrent(fonts->config);
	fonts->families = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	    NULL);
	fonts->resolved = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	    g_free);
	add_families(fonts->families,
	    FcConfigGetFonts(fonts->config, FcSetSystem));
	add_families(fonts->families,
	    FcConfigGetFonts(fonts->config, FcSetApplication));
	if (g_hash_table_size(fonts->families) == 0) {
		diag(diags, DIAG_FONT_MISSING, POS_NONE,
		    "there is not one, has `make deps` been run?");
		g_hash_table_destroy(fonts->families);
		g_hash_table_destroy(fonts->resolved);
		FcConfigDestroy(fonts->config);
		return NULL;
	}
	open_map(fonts);
	fonts->shaper = shaper_new(arena, fonts, diags);
	arena_defer(arena, release_fonts, fonts);
	return fonts;
}

struct _PangoContext *
fonts_context(struct fonts *fonts)
{
	return fonts->context;
}

struct shaper *
fonts_shaper(struct fonts *fonts)
{
	return fonts->shaper;
}

static bool
is_there(const struct fonts *fonts, const char *family)
{
	char *folded = g_utf8_casefold(family, -1);
	bool found = g_hash_table_contains(fonts->families, folded);

	g_free(folded);
	return found;
}

/*
 * Appends `family`, or what fonts.conf prefers in its place, to `list` as far
 * as it is there.
 */
static bool
add_family(const struct fonts *fonts, const char *family, GString *list)
{
	FcPattern *pattern = FcPatternCreate();
	size_t before = list->len;
	FcChar8 *name;

	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
	for (int n = 0;
	     FcPatternGetString(pattern, FC_FAMILY, n, &name) == FcResultMatch;
	     n++) {
		if (!is_there(fonts, (const char *)name))
			continue;
		if (list->len > 0)
			g_string_append_c(list, ',');
		g_string_append(list, (const char *)name);
	}
	FcPatternDestroy(pattern);
	return list->len > before;
}

static bool
is_generic(const char *family)
{
	static const char *const generic[] = { "serif", "sans-serif",
		"monospace", "cursive", "fantasy", "any", NULL };

	return g_strv_contains(generic, family);
}

/* Names of families are alike whatever the case of their letters. */
static const char *
suggest_family(const struct fonts *fonts, const char *family)
{
	char *folded = g_utf8_casefold(family, -1);
	struct suggestion best;
	GHashTableIter iter;
	void *key, *value;
	const char *near;

	suggest_begin(&best, folded);
	g_hash_table_iter_init(&iter, fonts->families);
	while (g_hash_table_iter_next(&iter, &key, &value))
		suggest_weigh(&best, key);
	near = suggest_end(&best);
	g_free(folded);
	return near;
}

/* The families of a font-family list that are there, for Pango. */
static const char *
resolve(struct fonts *fonts, const char *families, const struct fo *fo)
{
	const char *known = g_hash_table_lookup(fonts->resolved, families);
	char **names;
	GString *list;

	if (known != NULL)
		return known;
	names = g_strsplit(families, ",", /*max_tokens*/ 0);
	list = g_string_new(NULL);
	for (size_t i = 0; names[i] != NULL; i++) {
		char *name = g_strstrip(g_strdelimit(names[i], "'\"", ' '));
		bool added = name[0] != '\0' && add_family(fonts, name, list);

		if (!added && i == 0 && !is_generic(name))
			diag_hint(fonts->diags, DIAG_FONT_UNKNOWN, fo->pos,
			    &(struct diag_hint){ .piece = name,
				.instead = suggest_family(fonts, name) },
			    "%s", name);
	}
	add_family(fonts, "serif", list);
	add_family(fonts, "fallback", list);
	g_strfreev(names);
	known = list->str;
	g_hash_table_insert(fonts->resolved, g_strdup(families),
	    g_string_free(list, /*free_segment*/ FALSE));
	return known;
}

static PangoStyle
style_of(const struct fo *fo)
{
	switch (fo_keyword(fo, FO_PROP_FONT_STYLE)) {
	case FO_KW_ITALIC:
		return PANGO_STYLE_ITALIC;
	case FO_KW_OBLIQUE:
	case FO_KW_BACKSLANT:
		return PANGO_STYLE_OBLIQUE;
	default:
		return PANGO_STYLE_NORMAL;
	}
}

int
fonts_pango(dimen size)
{
	return (int)((size * PANGO_SCALE + DIMEN_SCALE / 2) / DIMEN_SCALE);
}

dimen
fonts_from_pango(int size)
{
	return ((dimen)size * DIMEN_SCALE + PANGO_SCALE / 2) / PANGO_SCALE;
}

struct _PangoFontDescription *
fonts_describe(struct fonts *fonts, const struct fo *fo)
{
	const char *families = fo_string(fo, FO_PROP_FONT_FAMILY);
	PangoFontDescription *description = pango_font_description_new();
	dimen size = fo_length(fo, FO_PROP_FONT_SIZE, /*base*/ 0);

	pango_font_description_set_family(description,
	    resolve(fonts, families != NULL ? families : "sans-serif", fo));
	pango_font_description_set_size(description,
	    fonts_pango(CLAMP(size, 1, DIMEN_PT(2000))));
	pango_font_description_set_weight(description,
	    (PangoWeight)CLAMP(fo_number(fo, FO_PROP_FONT_WEIGHT, 400), 100,
		1000));
	pango_font_description_set_style(description, style_of(fo));
	return description;
}

/* The first of the families that is there or a base-14 name; else serif. */
static char *
first_known(const struct fonts *fonts, const char *families)
{
	char **names = g_strsplit(families, ",", /*max_tokens*/ 0);
	char *found = NULL;

	for (size_t i = 0; names[i] != NULL && found == NULL; i++) {
		char *name = g_strstrip(g_strdelimit(names[i], "'\"", ' '));

		if (is_there(fonts, name) ||
		    font_base14_metrics(name, false, false) != NULL)
			found = g_strdup(name);
	}
	g_strfreev(names);
	return found != NULL ? found : g_strdup("serif");
}

const struct font_metrics *
fonts_claimed_metrics(struct fonts *fonts, const struct fo *fo)
{
	const char *families = fo_string(fo, FO_PROP_FONT_FAMILY);
	char *name = first_known(fonts,
	    families != NULL ? families : "sans-serif");
	const struct font_metrics *metrics = is_there(fonts, name)
	    ? NULL
	    : font_base14_metrics(name,
		  fo_number(fo, FO_PROP_FONT_WEIGHT, 400) >= 600,
		  style_of(fo) != PANGO_STYLE_NORMAL);

	g_free(name);
	return metrics;
}

bool
fonts_find_file(struct fonts *fonts, const char *family, bool is_bold,
    bool is_italic, struct font_file *file)
{
	FcPattern *pattern = FcPatternCreate(), *found;
	FcResult result;
	FcChar8 *path;
	int index = 0;
	bool is_good = false;

	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	FcPatternAddInteger(pattern, FC_WEIGHT,
	    is_bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
	FcPatternAddInteger(pattern, FC_SLANT,
	    is_italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
	FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
	FcDefaultSubstitute(pattern);
	found = FcFontMatch(fonts->config, pattern, &result);
	if (found != NULL && is_there(fonts, family) &&
	    FcPatternGetString(found, FC_FILE, 0, &path) == FcResultMatch) {
		FcPatternGetInteger(found, FC_INDEX, 0, &index);
		/* the high bits name an instance of a variable font */
		file->index = (unsigned)index & 0xffff;
		file->path = g_intern_string((const char *)path);
		is_good = true;
	}
	if (found != NULL)
		FcPatternDestroy(found);
	FcPatternDestroy(pattern);
	return is_good;
}
