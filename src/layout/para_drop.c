/*
 * Drop capitals: letters that a paragraph begins with, as high as its first
 * lines.
 *
 *	 ___                         The capitals reach from the height of the
 *	  |  HE FIRST LINE begins    first line's capitals down to the baseline
 *	  |  after them, and the     of the last line beside them.
 *	  |  next ones are short.
 *	The others have the measure.
 *
 * In the text they are words like others, so that copying and reading aloud
 * find the whole word; only their size and baseline differ, and the height of
 * their line takes no notice of them.
 */
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

void
para_drop_measure(struct para *para)
{
	for (size_t i = 0; i < para->count; i++) {
		const struct part *part = &para->parts[i];

		if (!is_dropped(para, part))
			return;
		para->drop.lines =
		    (unsigned)para->content->runs[part->run].scope->drop_lines;
		para->drop.width += part_width(para, part, /*objects*/ NULL);
	}
}
