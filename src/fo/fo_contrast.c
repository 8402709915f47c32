/* Contrast of text with its ground; see fo_contrast.h. */
#include "fo/fo_contrast.h"

#include <math.h>

#include "base/color.h"
#include "base/dimen.h"

#define WHITE 0xffffffffu
#define LARGE_PT 18      /* from this size on text is large, */
#define LARGE_BOLD_PT 14 /* and bold text from this one on */

/* `color` laid over the opaque `ground`. */
static uint32_t
blend(uint32_t color, uint32_t ground)
{
	unsigned alpha = color & 0xff;
	uint32_t mixed = 0xff;

	for (int shift = 8; shift <= 24; shift += 8) {
		unsigned over = color >> shift & 0xff;
		unsigned under = ground >> shift & 0xff;

		mixed |=
		    (uint32_t)((over * alpha + under * (255 - alpha)) / 255)
		    << shift;
	}
	return mixed;
}

/* The ground under an object: what is painted around it, on white paper. */
static uint32_t
ground_of(const struct fo *fo)
{
	uint32_t own;

	if (fo == NULL)
		return WHITE;
	own = fo->style == NULL ? 0
				: fo_value(fo, FO_PROP_BACKGROUND_COLOR)->color;
	if ((own & 0xff) == 0xff)
		return own;
	return (own & 0xff) == 0 ? ground_of(fo->parent)
				 : blend(own, ground_of(fo->parent));
}

static bool
is_large(const struct fo *fo)
{
	double size = dimen_pt(fo_value(fo, FO_PROP_FONT_SIZE)->length);
	bool is_bold = fo_number(fo, FO_PROP_FONT_WEIGHT, 400) >= 700;

	return size >= LARGE_PT || (is_bold && size >= LARGE_BOLD_PT);
}

static bool
has_letters(const struct fo *fo)
{
	const char *end = fo->text + fo->length;

	for (const char *p = fo->text; p < end; p = g_utf8_next_char(p)) {
		if (g_unichar_isalnum(g_utf8_get_char(p)))
			return true;
	}
	return false;
}

static void
check_pair(const struct fo *fo, uint32_t color, uint32_t ground,
    struct diags *diags)
{
	double least = is_large(fo) ? 3 : 4.5;
	double ratio = color_contrast(blend(color, ground), ground);

	if (ratio < least)
		diag(diags, DIAG_CONTRAST_LOW, fo->parent->pos,
		    "#%06X on #%06X is %.1f:1, readers need %g:1", color >> 8,
		    ground >> 8, floor(ratio * 10) / 10, least);
}

static const struct fo *
next(const struct fo *fo, const struct fo *root)
{
	if (fo->first != NULL)
		return fo->first;
	while (fo != root && fo->next == NULL)
		fo = fo->parent;
	return fo == root ? NULL : fo->next;
}

void
fo_contrast_check(const struct fo_document *document, struct diags *diags)
{
	GHashTable *seen = g_hash_table_new_full(g_int64_hash, g_int64_equal,
	    g_free, NULL);
	const struct fo *root = document->root;

	for (const struct fo *fo = root; fo != NULL; fo = next(fo, root)) {
		uint32_t color, ground;
		gint64 *pair;

		if (fo->kind != FO_TEXT || fo->parent == NULL ||
		    !has_letters(fo))
			continue;
		color = fo_value(fo, FO_PROP_COLOR)->color;
		ground = ground_of(fo->parent);
		pair = g_new(gint64, 1);
		*pair = (gint64)((uint64_t)color << 32 | ground) ^
		    (is_large(fo) ? 1 : 0);
		if (g_hash_table_add(seen, pair))
			check_pair(fo, color, ground, diags);
	}
	g_hash_table_destroy(seen);
}
