/* Full-width marks, see square.h. */
#include "layout/square.h"

#include <string.h>

enum half { HALF_NONE, HALF_FIRST, HALF_LAST }; /* where its ink is */

/* A glyph narrower than this share of the size is no square. */
static const int square_percent = 90;

static enum half
half_of(gunichar c)
{
	switch (c) {
	case 0x3001: /* comma and stop */
	case 0x3002:
	case 0xff0c:
	case 0xff0e:
	case 0xff09: /* closing brackets */
	case 0xff3d:
	case 0xff5d:
	case 0x3009:
	case 0x300b:
	case 0x300d:
	case 0x300f:
	case 0x3011:
	case 0x3015:
		return HALF_FIRST;
	case 0xff08:
	case 0xff3b:
	case 0xff5b:
	case 0x3008:
	case 0x300a:
	case 0x300c:
	case 0x300e:
	case 0x3010:
	case 0x3014:
		return HALF_LAST;
	default:
		return HALF_NONE;
	}
}

bool
square_is_in(const char *text, size_t bytes)
{
	const char *end = text + bytes, *p;

	/* U+3000 to U+303F, U+FF00 to U+FF7F */
	for (p = text; p + 2 < end; p++) {
		if (((p[0] == '\xe3' && p[1] == '\x80') ||
			(p[0] == '\xef' && (p[1] & '\xfe') == '\xbc')) &&
		    half_of(g_utf8_get_char(p)) != HALF_NONE)
			return true;
	}
	return false;
}

void
square_close_up(struct word *word, struct area_glyph *glyphs)
{
	const char *p = word->text;
	struct area_glyph *glyph = glyphs, *last = NULL;
	dimen square = word->style->size * square_percent / 100;
	enum half before = HALF_NONE;

	for (uint32_t c = 0; c < word->cluster_count; c++) {
		enum half half = half_of(g_utf8_get_char(p));
		dimen white = glyph->advance / 2;

		if (glyph->advance < square || word->clusters[c].glyphs != 1)
			half = HALF_NONE;
		if (before == HALF_FIRST && half != HALF_NONE) {
			word->width -= last->advance - last->advance / 2;
			last->advance /= 2;
		} else if (before == HALF_LAST && half == HALF_LAST) {
			glyph->x -= (int32_t)white;
			glyph->advance -= (int32_t)white;
			word->width -= white;
		}
		before = half;
		last = glyph;
		p += word->clusters[c].bytes;
		glyph += word->clusters[c].glyphs;
	}
}

dimen
square_white_end(const struct word *word, uint32_t byte)
{
	const char *at = word->text + byte;

	if (half_of(g_utf8_get_char(g_utf8_prev_char(at))) != HALF_FIRST ||
	    (byte < word->bytes && half_of(g_utf8_get_char(at)) != HALF_NONE))
		return 0;
	return word->style->size / 2;
}

dimen
square_white_start(const struct word *word, uint32_t byte)
{
	const char *at = word->text + byte;

	if (half_of(g_utf8_get_char(at)) != HALF_LAST ||
	    (byte > 0 &&
		half_of(g_utf8_get_char(g_utf8_prev_char(at))) == HALF_LAST))
		return 0;
	return word->style->size / 2;
}
