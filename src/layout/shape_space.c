/*
 * How far the spaces of a style give in justified lines, those between words
 * and those between letters.
 */
#include <hb.h>

#include "layout/shape.h"

/*
 * Word spaces grow by a half and shrink by two fifths.  Plainly set, where
 * letters don't give way before them, by a third only, as TeX and FOP have it.
 */
static const double stretch_share = 0.5;
static const double shrink_share = 0.4;
static const double plain_shrink_share = 1.0 / 3;

/* Of the size: how far "normal" letter-spacing gives (XSL 1.1, 7.17.2). */
static const dimen letter_thousandths = 3;

static void
read_word_spacing(struct shape_style *style, const struct fo *fo)
{
	dimen optimum = fo_length(fo, FO_PROP_WORD_SPACING_OPTIMUM, 0);
	hb_codepoint_t glyph;
	dimen space = style->size / 4;

	if (hb_font_get_nominal_glyph(style->hb, ' ', &glyph))
		space = hb_font_get_glyph_h_advance(style->hb, glyph);
	style->word_spacing = optimum;
	style->space_stretch = (dimen)((double)(space + MAX(optimum, 0)) *
				   stretch_share) +
	    MAX(fo_length(fo, FO_PROP_WORD_SPACING_MAXIMUM, 0) - optimum, 0);
	style->space_shrink = (dimen)((double)(space + MAX(optimum, 0)) *
				  (style->is_plain ? plain_shrink_share
						   : shrink_share)) +
	    MAX(optimum - fo_length(fo, FO_PROP_WORD_SPACING_MINIMUM, 0), 0);
	style->space_shrink = MIN(style->space_shrink, space * 2 / 3);
}

static void
read_letter_spacing(struct shape_style *style, const struct fo *fo)
{
	dimen optimum = style->letter_spacing;

	if (fo_is(fo, FO_PROP_LETTER_SPACING_MINIMUM, FO_KW_NORMAL) &&
	    fo_is(fo, FO_PROP_LETTER_SPACING_OPTIMUM, FO_KW_NORMAL) &&
	    fo_is(fo, FO_PROP_LETTER_SPACING_MAXIMUM, FO_KW_NORMAL)) {
		style->letter_stretch = style->letter_shrink = style->expands
		    ? style->size * letter_thousandths / 1000
		    : 0;
		return;
	}
	style->letter_stretch =
	    MAX(fo_length(fo, FO_PROP_LETTER_SPACING_MAXIMUM, 0) - optimum, 0);
	style->letter_shrink = MAX(optimum -
		fo_length(fo, FO_PROP_LETTER_SPACING_MINIMUM, 0),
	    0);
}

void
shape_read_give(struct shape_style *style, const struct fo *fo)
{
	read_word_spacing(style, fo);
	read_letter_spacing(style, fo);
}
