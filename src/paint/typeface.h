/*
 * Typefaces in a PDF: which codes a page's strings have for which glyphs, and
 * what text they stand for.
 *
 * A letter is a glyph with a text.  A TrueType face gets a code for each
 * letter, from 1 in order of first use, so that one glyph can stand for
 * several texts ("-" and a soft hyphen).  A CFF face's codes are those that
 * its own program has (ISO 32000-1, 9.7.4.2).  What is neither, pictures of
 * colour emoji above all, is drawn: fonts of type 3 with 255 letters each.
 * finish/ writes the fonts when all pages are painted.
 */
#ifndef PAINT_TYPEFACE_H
#define PAINT_TYPEFACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>

struct _PangoFont;
struct hb_font_t;

enum typeface_kind {
	TYPEFACE_TRUETYPE,
	TYPEFACE_CFF,
	TYPEFACE_DRAWN,
};

enum { LETTER_TEXT_MAX = 15 };

struct letter {
	uint32_t glyph;
	uint32_t next; /* letter of the same glyph, 0: none */
	uint16_t code;
	uint16_t font;  /* a drawn one's, 0 for the first 255 letters, ... */
	int16_t width;  /* in thousandths of the size */
	uint8_t length; /* of the text; 0 where it is not known */
	char text[LETTER_TEXT_MAX];
};

struct typeface {
	enum typeface_kind kind;
	unsigned number; /* of the resource: "F7"; drawn ones: from here on */
	struct hb_font_t *font; /* in units of the em */
	unsigned units;         /* in the em */
	GArray *letters;        /* struct letter; the first one is void */
	GArray *by_glyph;       /* uint32_t: the glyph's first letter, or 0 */
	GArray *fonts;          /* unsigned: a drawn typeface's resources */
	void *program;          /* FreeType's, for codes of CFF; or NULL */
	GHashTable *characters; /* glyph to character; made when needed */
};

/* A typeface in a size, as an area's font. */
struct typeface_use {
	struct typeface *typeface;
	double size;
	double slant;    /* x for each y, of a feigned italic; else 0 */
	double boldness; /* width of the outline of a feigned bold; else 0 */
};

struct typefaces;

struct typefaces *typefaces_new(void);
void typefaces_free(struct typefaces *typefaces);

/* The same for the same `font`; lives as long as `typefaces`. */
const struct typeface_use *typefaces_use(struct typefaces *typefaces,
    struct _PangoFont *font);

/*
 * The letter for a glyph that stands for `length` bytes of `text`; none (0)
 * means that the text isn't known, and the font's own character is taken.
 * Where the letter's text is another one (of a CFF face, or as it is too
 * long), the page's content must say so with /ActualText.  Lives until the
 * next call.
 */
const struct letter *typeface_letter(struct typefaces *typefaces,
    struct typeface *typeface, uint32_t glyph, const char *text, size_t length);

/* How many resources they are: numbers go from 0. */
unsigned typefaces_font_count(const struct typefaces *typefaces);

/* All typefaces in the order of their first use. */
struct typeface *const *typefaces_all(const struct typefaces *typefaces,
    size_t *count);

#endif
