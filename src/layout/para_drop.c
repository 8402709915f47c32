/*
 * Drop capitals: letters that a paragraph begins with, as high as its first
 * lines.
 *
 *	 ___                         The capitals reach from the height of the
 *	  |  HE FIRST LINE begins    first line's capitals down to the baseline
 *	  |  after them, and the     of the last line beside them.
 *	  |  next ones are short.
 *	The others have the measure, but for one more that the tail of a Q would
 *	run into.
 *
 * In the text they are words like others, so that copying and reading aloud
 * find the whole word; only their size and baseline differ, and the height of
 * their line takes no notice of them.
 */
#include <hb.h>
#include <math.h>

#include "layout/part.h"

const struct shape_style *
para_drop_style(struct shaper *shaper, const struct para *para,
    const struct shape_style *style, int lines)
{
	dimen leading = fo_length(para->block, FO_PROP_LINE_HEIGHT,
	    para->style->size);
	dimen height = para->style->cap_height + (lines - 1) * leading;
	double scale = (double)height / (double)MAX(style->cap_height, 1);

	return shaper_resized(shaper, style,
	    (dimen)round((double)style->size * scale));
}

static bool
is_dropped(const struct para *para, const struct part *part)
{
	const struct inline_run *run = &para->content->runs[part->run];

	return run->scope != NULL && run->scope->drop_lines > 1;
}

/* How far the deepest of its glyphs reaches below the baseline. */
static dimen
depth(const struct word *word)
{
	dimen deepest = 0;

	for (uint32_t i = 0; i < word->glyph_count; i++) {
		const struct area_glyph *glyph = &word->glyphs[i];
		hb_glyph_extents_t ink;

		/* upwards, and the height is negative */
		if (hb_font_get_glyph_extents(word->style->hb, glyph->index,
			&ink))
			deepest = MAX(deepest,
			    glyph->y - (ink.y_bearing + ink.height));
	}
	return deepest;
}

void
para_drop_measure(struct para *para)
{
	dimen leading = fo_length(para->block, FO_PROP_LINE_HEIGHT,
	    para->style->size);
	dimen deepest = 0;

	for (size_t i = 0; i < para->count; i++) {
		const struct part *part = &para->parts[i];

		if (!is_dropped(para, part))
			break;
		para->drop.lines =
		    (unsigned)para->content->runs[part->run].scope->drop_lines;
		para->drop.width += part_width(para, part, /*objects*/ NULL);
		if (part->kind == PART_WORD)
			deepest = MAX(deepest, depth(part->word));
	}
	if (deepest > 0 && deepest > leading - para->style->cap_height)
		para->drop.lines++;
}
