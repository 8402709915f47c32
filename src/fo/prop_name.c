/*
 * What each attribute name sets.  Names of properties come from fo_prop.def;
 * to these are added the compounds' own names (space-before), the absolute
 * names (border-left-width), the shorthands, and what has no effect on pages.
 */
#include "fo/prop_name.h"
#include "base/suggest.h"

#include <string.h>

#include <glib.h>

static const struct {
	const char *name;
	enum prop_rank rank;
	prop_expand *expand;
	enum prop_side side;
} shorthands[] = {
	{ "background", PROP_RANK_SHORTHAND, prop_expand_background,
	    PROP_SIDE_NONE },
	{ "background-position", PROP_RANK_SIDE,
	    prop_expand_background_position, PROP_SIDE_NONE },
	{ "border", PROP_RANK_SHORTHAND, prop_expand_border, PROP_SIDE_NONE },
	{ "border-bottom", PROP_RANK_SIDE, prop_expand_border_side,
	    PROP_BOTTOM },
	{ "border-color", PROP_RANK_BORDERS, prop_expand_border_color,
	    PROP_SIDE_NONE },
	{ "border-left", PROP_RANK_SIDE, prop_expand_border_side, PROP_LEFT },
	{ "border-right", PROP_RANK_SIDE, prop_expand_border_side, PROP_RIGHT },
	{ "border-spacing", PROP_RANK_BORDERS, prop_expand_border_spacing,
	    PROP_SIDE_NONE },
	{ "border-style", PROP_RANK_BORDERS, prop_expand_border_style,
	    PROP_SIDE_NONE },
	{ "border-top", PROP_RANK_SIDE, prop_expand_border_side, PROP_TOP },
	{ "border-width", PROP_RANK_BORDERS, prop_expand_border_width,
	    PROP_SIDE_NONE },
	{ "font", PROP_RANK_FONT, prop_expand_font, PROP_SIDE_NONE },
	{ "margin", PROP_RANK_SHORTHAND, prop_expand_margin, PROP_SIDE_NONE },
	{ "padding", PROP_RANK_SHORTHAND, prop_expand_padding, PROP_SIDE_NONE },
	{ "page-break-after", PROP_RANK_SHORTHAND, prop_expand_page_break_after,
	    PROP_SIDE_NONE },
	{ "page-break-before", PROP_RANK_SHORTHAND,
	    prop_expand_page_break_before, PROP_SIDE_NONE },
	{ "page-break-inside", PROP_RANK_SHORTHAND,
	    prop_expand_page_break_inside, PROP_SIDE_NONE },
	{ "position", PROP_RANK_SHORTHAND, prop_expand_position,
	    PROP_SIDE_NONE },
	{ "size", PROP_RANK_SHORTHAND, prop_expand_size, PROP_SIDE_NONE },
	{ "text-decoration", PROP_RANK_PLAIN, prop_expand_text_decoration,
	    PROP_SIDE_NONE },
	{ "vertical-align", PROP_RANK_SHORTHAND, prop_expand_vertical_align,
	    PROP_SIDE_NONE },
	{ "white-space", PROP_RANK_SHORTHAND, prop_expand_white_space,
	    PROP_SIDE_NONE },
	{ "xml:lang", PROP_RANK_SHORTHAND, prop_expand_xml_lang,
	    PROP_SIDE_NONE },
};

/* One name for several properties, which are set to the same value. */
static const struct {
	const char *name;
	enum fo_prop props[3];
} aliases[] = {
	{ "width",
	    { FO_PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM,
		FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
		FO_PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM } },
	{ "height",
	    { FO_PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
		FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM,
		FO_PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM } },
	{ "min-width", { FO_PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM } },
	{ "max-width", { FO_PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM } },
	{ "min-height", { FO_PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM } },
	{ "max-height", { FO_PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM } },
	{ "line-height.optimum", { FO_PROP_LINE_HEIGHT } },
};

/* Absolute names are made with a side between these. */
static const struct {
	const char *head, *tail;
	enum fo_prop first; /* the property of the before side */
} sided[] = {
	{ "border-", "-color", FO_PROP_BORDER_BEFORE_COLOR },
	{ "border-", "-style", FO_PROP_BORDER_BEFORE_STYLE },
	{ "border-", "-width", FO_PROP_BORDER_BEFORE_WIDTH },
	{ "padding-", "", FO_PROP_PADDING_BEFORE },
};

/* Components that a compound's own name sets. */
static const char *const components[] = {
	".minimum",
	".optimum",
	".maximum",
	".within-line",
	".within-column",
	".within-page",
	".block-progression-direction",
	".inline-progression-direction",
};

/* Known, without effect here: speech, and what a line never needs. */
static const char *const ignored[] = {
	"azimuth",
	"cue",
	"cue-after",
	"cue-before",
	"elevation",
	"line-height.conditionality",
	"line-height.maximum",
	"line-height.minimum",
	"line-height.precedence",
	"pause",
	"pause-after",
	"pause-before",
	"pitch",
	"pitch-range",
	"play-during",
	"richness",
	"speak",
	"speak-header",
	"speak-numeral",
	"speak-punctuation",
	"speech-rate",
	"stress",
	"voice-family",
	"volume",
	"xml:base",
	"xml:id",
	"xml:space",
};

static struct prop_name *
add_name(GHashTable *names, const char *name, enum prop_rank rank)
{
	struct prop_name *entry = g_new0(struct prop_name, 1);

	entry->name = g_intern_string(name);
	entry->rank = rank;
	g_hash_table_replace(names, (gpointer)entry->name, entry);
	return entry;
}

static enum prop_rank
rank_of(enum fo_prop prop)
{
	switch (prop) {
	case FO_PROP_FONT_SIZE:
	case FO_PROP_WRITING_MODE:
		return PROP_RANK_SIZE;
	case FO_PROP_COLOR:
		return PROP_RANK_COLOR;
	default:
		return PROP_RANK_PLAIN;
	}
}

/* "space-before.optimum": also a part of what "space-before" sets. */
static void
add_compound(GHashTable *names, enum fo_prop prop, const char *name)
{
	struct prop_name *compound;
	char base[64];

	for (size_t i = 0; i < G_N_ELEMENTS(components); i++) {
		if (!g_str_has_suffix(name, components[i]))
			continue;
		g_strlcpy(base, name, sizeof(base));
		base[strlen(name) - strlen(components[i])] = '\0';
		compound = g_hash_table_lookup(names, base);
		if (compound == NULL)
			compound = add_name(names, base, PROP_RANK_COMPOUND);
		compound->props[compound->count++] = prop;
	}
}

static void
add_props(GHashTable *names)
{
	for (unsigned i = 0; i < FO_PROP__MAX; i++) {
		const char *name = prop_find((enum fo_prop)i)->name;
		struct prop_name *entry;
		char length[64];

		if (i == FO_PROP_LIST_ITEM_INDENT ||
		    g_str_has_prefix(name, "text-decoration."))
			continue;
		entry = add_name(names, name, rank_of((enum fo_prop)i));
		entry->props[entry->count++] = (enum fo_prop)i;
		add_compound(names, (enum fo_prop)i, name);
		/* border-before-width is named after its only length */
		g_snprintf(length, sizeof(length), "%s.conditionality", name);
		if (i + 1 < FO_PROP__MAX &&
		    strcmp(prop_find((enum fo_prop)(i + 1))->name, length) ==
			0) {
			g_snprintf(length, sizeof(length), "%s.length", name);
			entry = add_name(names, length, PROP_RANK_PLAIN);
			entry->props[entry->count++] = (enum fo_prop)i;
		}
	}
}

static void
add_sides(GHashTable *names)
{
	static const char *const sides[] = {
		[PROP_TOP] = "top",
		[PROP_RIGHT] = "right",
		[PROP_BOTTOM] = "bottom",
		[PROP_LEFT] = "left",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(sided); i++) {
		for (int side = PROP_TOP; side <= PROP_LEFT; side++) {
			struct prop_name *entry;
			char name[64];

			g_snprintf(name, sizeof(name), "%s%s%s", sided[i].head,
			    sides[side], sided[i].tail);
			entry = add_name(names, name, PROP_RANK_ABSOLUTE);
			entry->props[entry->count++] = sided[i].first;
			entry->side = (enum prop_side)side;
		}
	}
}

static void
add_aliases(GHashTable *names)
{
	for (size_t i = 0; i < G_N_ELEMENTS(aliases); i++) {
		struct prop_name *entry = add_name(names, aliases[i].name,
		    PROP_RANK_ABSOLUTE);

		for (unsigned k = 0; k < G_N_ELEMENTS(entry->props); k++) {
			/* ID, the first of all, is never one of several */
			if (aliases[i].props[k] != FO_PROP_ID)
				entry->props[entry->count++] =
				    aliases[i].props[k];
		}
	}
}

static GHashTable *
new_names(void)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

	add_props(names);
	add_sides(names);
	add_aliases(names);
	for (size_t i = 0; i < G_N_ELEMENTS(shorthands); i++) {
		struct prop_name *entry = add_name(names, shorthands[i].name,
		    shorthands[i].rank);

		entry->expand = shorthands[i].expand;
		entry->side = shorthands[i].side;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(ignored); i++)
		add_name(names, ignored[i], PROP_RANK_PLAIN)->is_ignored = true;
	return names;
}

static GHashTable *
all_names(void)
{
	static gsize names;

	if (g_once_init_enter(&names))
		g_once_init_leave(&names, (gsize)new_names());
	return (GHashTable *)names;
}

const struct prop_name *
prop_name_find(const char *name)
{
	return g_hash_table_lookup(all_names(), name);
}

const char *
prop_name_suggest(const char *name)
{
	struct suggestion best;
	GHashTableIter iter;
	void *key, *value;

	suggest_begin(&best, name);
	g_hash_table_iter_init(&iter, all_names());
	while (g_hash_table_iter_next(&iter, &key, &value))
		suggest_weigh(&best, key);
	return suggest_end(&best);
}

const char *
prop_suggest_value(const char *name, const char *value)
{
	const struct prop_name *found = prop_name_find(name);
	struct suggestion best;

	suggest_begin(&best, value);
	for (int word = 0; word < FO_KW__MAX; word++) {
		bool is_allowed = found != NULL && found->count > 0 &&
		    prop_allows(prop_find(found->props[0]),
			(enum fo_keyword)word);

		if (is_allowed)
			suggest_weigh(&best,
			    fo_keyword_name((enum fo_keyword)word));
	}
	return suggest_end(&best);
}
