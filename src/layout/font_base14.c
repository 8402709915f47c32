/*
 * The metrics of the 14 fonts that every PDF viewer once had.
 *
 * Other people's FO is made for Helvetica, Times and Courier.  The fonts that
 * stand in for them have the same advance widths, but say another height:
 * TeX Gyre Heros claims 1.43 em, and lines would be unlike those that the
 * author saw.
 */
#include <strings.h>

#include "layout/font.h"

enum base14 { HELVETICA, TIMES, COURIER, SYMBOL, DINGBATS };

static const struct {
	const char *name;
	enum base14 font;
} names[] = {
	{ "Helvetica", HELVETICA },
	{ "Arial", HELVETICA },
	{ "sans-serif", HELVETICA },
	{ "any", TIMES },
	{ "Times", TIMES },
	{ "Times Roman", TIMES },
	{ "Times-Roman", TIMES },
	{ "Times New Roman", TIMES },
	{ "serif", TIMES },
	{ "Courier", COURIER },
	{ "Courier New", COURIER },
	{ "monospace", COURIER },
	{ "Symbol", SYMBOL },
	{ "ZapfDingbats", DINGBATS },
};

static const struct {
	enum base14 font;
	bool is_bold, is_italic;
	struct font_metrics metrics;
} faces[] = {
#define BASE14(font, bold, italic, ascent, descent, x_height, y, thickness) \
	{ font, bold, italic, { ascent, descent, x_height, -(y), thickness } },
#include "layout/font_base14.def"
#undef BASE14
};

const struct font_metrics *
font_base14_metrics(const char *family, bool is_bold, bool is_italic)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcasecmp(names[i].name, family) != 0)
			continue;
		for (size_t f = 0; f < G_N_ELEMENTS(faces); f++) {
			if (faces[f].font == names[i].font &&
			    faces[f].is_bold == is_bold &&
			    faces[f].is_italic == is_italic)
				return &faces[f].metrics;
		}
	}
	return NULL;
}
