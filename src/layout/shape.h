/*
 * Shaping: words to glyphs.  The only caller of HarfBuzz and Pango's shaping.
 *
 * A word is what stands between spaces in one font.  Each is shaped once and
 * kept: a book of 200,000 words has some 20,000 different ones, and a look-up
 * costs a fiftieth of shaping.  What is lost is kerning with the space.  A
 * piece of a word that a line break cut off is a word of its own, so that
 * ligatures and kerning at the cut come out right.
 */
#ifndef LAYOUT_SHAPE_H
#define LAYOUT_SHAPE_H

#include "layout/font.h"
#include "layout/hyphen.h"

struct shaper;

/* A font at a size, its features, spacing and language: shape_style.c. */
struct shape_style {
	struct _PangoFont *font;
	struct _PangoFontDescription *description; /* what was looked for */
	struct hb_font_t *hb;
	const struct font_metrics *claimed; /* NULL: the font's own */
	struct _PangoLanguage *language;
	const struct hb_feature_t *features;
	unsigned feature_count;
	dimen size;
	dimen ascent, descent; /* of the font, both positive */
	dimen x_height, cap_height;
	dimen raise; /* of superiors that the font hasn't got: small, raised */
	dimen underline_y, strike_y; /* middle of the stroke, above baseline */
	dimen underline_thickness, strike_thickness;
	dimen letter_spacing;                /* added after each cluster */
	dimen letter_stretch, letter_shrink; /* of that, in justified lines */
	dimen word_spacing;                  /* added to each word space */
	dimen space_stretch, space_shrink;
	const char *break_after; /* characters; NULL: none */
	const char *hyphen;      /* the hyphenation character */
	struct hyphen_rules rules;
	bool hyphenates;
	const struct protrusion *protrusion; /* layout/protrude.h; or NULL */
	const struct word *hyphen_sign;      /* `hyphen`, once it is needed */
	const struct word *space;            /* U+0020, likewise */
	bool is_plain;    /* no kerning, protrusion, expansion */
	bool may_expand;  /* as far as `fo` is concerned */
	bool expands;     /* and the font is none for typewriters */
	bool is_backward; /* right to left */
	bool owns_description;
	bool has_capitals; /* small letters are shown as capitals */
	const struct shape_style *small; /* those capitals; or NULL */
	struct shape_style *variants;    /* other fonts, other direction */
	struct shape_style *next_variant;
	unsigned long id;
};

enum word_cut_kind {
	CUT_PLAIN,     /* after a hyphen, a slash, at a zero-width space */
	CUT_LATE,      /* before a capital inside an identifier */
	CUT_IDEOGRAPH, /* between ideographs; may be spaced out */
	CUT_UNSPACED,  /* between words that no space parts: Thai; as well */
	CUT_SOFT,      /* at a soft hyphen, which then shows */
	CUT_HYPHEN,    /* found by the patterns */
};

/* A place in a word where a line may end. */
struct word_cut {
	uint32_t byte; /* the first of the next line */
	enum word_cut_kind kind;
	dimen x; /* advance up to here */
	/*
	 * Into the margins, of what stands before and after a break here;
	 * before a hyphen that comes with it, nothing.
	 */
	dimen hang_before, hang_after;
};

/* Whether the line may be spaced out there. */
static inline bool
shape_is_gap(const struct word_cut *cut)
{
	return cut->kind == CUT_IDEOGRAPH || cut->kind == CUT_UNSPACED;
}

struct word {
	struct word *next; /* in the shaper's table */
	uint64_t hash;
	const struct shape_style *style;
	const char *text;
	uint32_t bytes;
	uint32_t glyph_count, cluster_count;
	const struct area_glyph *glyphs;     /* left to right */
	const struct area_cluster *clusters; /* logical order */
	dimen width;
	dimen give; /* how much wider or narrower its font may make it */
	/* the same with the space between its letters, as it may be set */
	dimen stretch, shrink;
	uint32_t letters; /* such as space may be put between; else 0 */
	dimen hang_start, hang_end;  /* at the ends of a line */
	const struct word_cut *cuts; /* but those of kind CUT_HYPHEN */
	const struct word_cut *hyphens;
	uint32_t cut_count, hyphen_count;
	bool knows_hyphens;
	bool has_missing;        /* a character without glyph */
	bool has_invisible;      /* soft hyphens, zero-width spaces */
	bool has_squares;        /* full-width marks: layout/square.h */
	bool may_begin, may_end; /* a line, when a space is beside it */
};

struct shaper *shaper_new(struct arena *arena, struct fonts *fonts,
    struct diags *diags);
void shaper_close(struct shaper *shaper);

/* Without kerning, ligatures and what else a plain setting has not. */
void shaper_set_plain(struct shaper *shaper, bool is_plain);

/*
 * Fonts expand by steps of a quarter per cent, up to two per cent: too little
 * to be seen, and as much as half of what spaces would have to give.
 */
enum { EXPANSION_STEPS = 8, EXPANSION_UNIT = AREA_EXPANSION_UNIT };

/* The style that text in `fo` has: one look-up once it is known. */
const struct shape_style *shaper_style(struct shaper *shaper,
    const struct fo *fo);

/* The same with another font, or in the other direction. */
const struct shape_style *shaper_variant(struct shaper *shaper,
    const struct shape_style *style, struct _PangoFont *font, bool is_backward);

/*
 * For shape*.c.  A HarfBuzz font of our own with the face that Pango found:
 * unhinted, in 1/1000 pt, without the detour through FreeType.
 */
void shaper_open_font(struct shaper *shaper, struct shape_style *style,
    struct _PangoFont *font);
/*
 * Gives `style`, a copy of an open one, another size: its font is loaded, and
 * what Pango is to look for where that has no glyph is of the size, too.
 */
void shaper_resize(struct shaper *shaper, struct shape_style *style,
    dimen size);

/* How far spaces give; the font is open: shape_space.c. */
void shape_read_give(struct shape_style *style, const struct fo *fo);

/* The same at another size, for letters that stand alone: never expanded. */
const struct shape_style *shaper_resized(struct shaper *shaper,
    const struct shape_style *style, dimen size);

/* `text` need not live on; the result lives as long as the shaper. */
const struct word *shape_word(struct shaper *shaper,
    const struct shape_style *style, const char *text, size_t bytes);

/*
 * Most words of a text are known but lie anywhere in memory.  This fetches those
 * that come first in `text`, all at once; returns how far it has looked.
 */
size_t shape_foresee(const struct shaper *shaper,
    const struct shape_style *style, const char *text, size_t bytes);

/* U+0020 as a word. */
const struct word *shape_space(struct shaper *shaper,
    const struct shape_style *style);

/*
 * The same for a sign that may stand outside of the text's own font: a
 * hyphenation character, a turnover mark.
 */
const struct word *shape_sign(struct shaper *shaper,
    const struct shape_style *style, const char *text);

/* The hyphen that a break inside the word puts there. */
const struct word *shape_hyphen(struct shaper *shaper, const struct word *word);

/* Finds where the word may be hyphenated, if that is not yet known. */
void shape_hyphens(struct shaper *shaper, struct hyphens *hyphens,
    const struct word *word, struct pos pos);

/* The advance of the word's first `bytes` bytes. */
dimen shape_advance(const struct word *word, uint32_t bytes);

/* The last byte offset whose advance is at most `room`; at a cluster. */
uint32_t shape_fit(const struct word *word, uint32_t from, dimen room);

/* Whether a line may end between the two texts, which touch. */
bool shape_may_break(const char *before, size_t before_bytes, const char *after,
    size_t after_bytes);

/*
 * Finds the cuts of a new word, but those of kind CUT_HYPHEN, and whether it
 * may begin or end a line: shape_cut.c.
 */
void shape_find_cuts(struct shaper *shaper, struct word *word);

/* Internal to shape*.c. */
struct shaper {
	struct arena *arena;
	struct fonts *fonts;
	struct diags *diags;
	struct hb_buffer_t *buffer;
	struct word **table;
	size_t table_size, word_count; /* size: a power of two */
	GHashTable *style_of;          /* fo_style to shape_style */
	GHashTable *styles;            /* by all that matters to them */
	GPtrArray *opened;             /* shape_styles, to be closed */
	bool is_plain;
};

#endif
