/* Paragraphs: making them, asking for their alignment and widths. */
#include "layout/para.h"

#include <string.h>

#include "layout/part.h"

static const dimen measure_unknown = -1;

/* Something before `first` in its block has made a line or an area. */
static bool
has_content_before(const struct fo *first)
{
	for (const struct fo *fo = first->previous; fo != NULL;
	     fo = fo->previous) {
		if (fo->kind == FO_TEXT) {
			if (fo->text[strspn(fo->text, " \t\r\n")] != '\0')
				return true;
		} else if (fo->kind != FO_MARKER &&
		    fo->kind != FO_INITIAL_PROPERTY_SET &&
		    fo->kind != FO_FLOAT) {
			return true;
		}
	}
	return false;
}

static bool
runs_backward(const struct fo *block)
{
	return fo_is(block, FO_PROP_DIRECTION, FO_KW_RTL);
}

static void
keep(struct layout *layout, struct fo *keeper, struct para *para)
{
	keeper->laid = para;
	para->keeper = keeper;
	para->next_kept = layout->kept;
	layout->kept = para;
}

void
para_forget(struct layout *layout)
{
	for (struct para *para = layout->kept; para != NULL;
	     para = para->next_kept)
		para->keeper->laid = NULL;
	layout->kept = NULL;
}

struct para *
para_new(struct layout *layout, const struct fo *block, const struct fo *first,
    const struct fo *end)
{
	struct fo *keeper = (struct fo *)first;
	struct para *para = keeper->laid;

	if (para != NULL && para->block == block && layout->page == NULL &&
	    inline_is_current(layout, para->content))
		return para->content->makes_line ? para : NULL;
	para = ARENA_NEW(layout->work, struct para);
	para->block = block;
	para->content = inline_collect(layout, block, first, end);
	para->min_measure = para->max_measure = measure_unknown;
	para->is_first = !has_content_before(first);
	para->is_backward = runs_backward(block);
	para->keeps_spaces = fo_is(block, FO_PROP_WHITE_SPACE_TREATMENT,
				 FO_KW_PRESERVE) &&
	    fo_is(block, FO_PROP_WHITE_SPACE_COLLAPSE, FO_KW_FALSE);
	/* what may be hyphenated is prose, whatever spaces it has */
	para->is_kept = para->keeps_spaces &&
	    !fo_is(block, FO_PROP_HYPHENATE, FO_KW_TRUE);
	para->style = shaper_style(fonts_shaper(layout->fonts), block);
	if (!para->content->is_volatile)
		keep(layout, keeper, para);
	if (!para->content->makes_line)
		return NULL;
	para_shape(layout, para);
	para_drop_measure(para);
	return para;
}

static bool
has_inline_content(const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (child->kind != FO_MARKER &&
		    child->kind != FO_MULTI_PROPERTY_SET &&
		    !para_is_inline(child))
			return false;
	}
	return true;
}

/* A float stands where it is cited: beside it may stand another. */
static bool
is_inline_neighbour(const struct fo *fo)
{
	return fo != NULL && fo->kind != FO_FLOAT && para_is_inline(fo);
}

bool
para_is_inline(const struct fo *fo)
{
	if (fo->kind == FO_FLOAT)
		return is_inline_neighbour(fo->previous) ||
		    is_inline_neighbour(fo->next);
	switch (fo_kind_level(fo->kind)) {
	case FO_LEVEL_INLINE:
	case FO_LEVEL_POINT:
		return true;
	case FO_LEVEL_CONTENT:
		return has_inline_content(fo);
	default:
		return false;
	}
}

/* Start or end for a side of the page; pages don't alternate here. */
static enum fo_keyword
side_of_text(const struct para *para, enum fo_keyword align)
{
	switch (align) {
	case FO_KW_RIGHT:
	case FO_KW_OUTSIDE:
		return para->is_backward ? FO_KW_START : FO_KW_END;
	case FO_KW_LEFT:
		return para->is_backward ? FO_KW_END : FO_KW_START;
	case FO_KW_INSIDE:
		return FO_KW_START;
	default:
		return align;
	}
}

enum fo_keyword
para_alignment(const struct para *para)
{
	enum fo_keyword align = side_of_text(para,
	    fo_keyword(para->block, FO_PROP_TEXT_ALIGN));

	return align == FO_KW_CENTER || align == FO_KW_END ||
		align == FO_KW_JUSTIFY
	    ? align
	    : FO_KW_START;
}

enum fo_keyword
para_alignment_last(const struct para *para)
{
	enum fo_keyword align = side_of_text(para,
	    fo_keyword(para->block, FO_PROP_TEXT_ALIGN_LAST));

	if (align == FO_KW_START || align == FO_KW_CENTER ||
	    align == FO_KW_END || align == FO_KW_JUSTIFY)
		return align;
	/* relative: as the other lines, but not justified */
	align = para_alignment(para);
	return align == FO_KW_JUSTIFY ? FO_KW_START : align;
}

dimen
para_indent(const struct para *para, dimen measure)
{
	if (!para->is_first)
		return 0;
	return fo_length(para->block, FO_PROP_TEXT_INDENT, measure);
}

/* The widest run of parts without any but forced breaks. */
dimen
para_max_measure(struct layout *layout, struct para *para)
{
	struct line_object *objects;
	dimen width, widest = 0;

	if (para->max_measure != measure_unknown)
		return para->max_measure;
	objects = para_size_objects(layout, para, DIMEN_MAX);
	width = para_indent(para, /*measure*/ 0);
	for (size_t i = 0; i < para->count; i++) {
		const struct part *part = &para->parts[i];

		if (part->kind == PART_BREAK || part->kind == PART_BLOCK) {
			widest = MAX(widest, width);
			width = 0;
		}
		width += part_width(para, part, objects);
		if (part->kind == PART_BLOCK) {
			widest = MAX(widest, width);
			width = 0;
		}
	}
	para->max_measure = MAX(widest, width);
	return para->max_measure;
}

/* The widest piece of a word between its cuts; adds up seams. */
static dimen
widest_piece(const struct word *word, dimen *first, dimen *last)
{
	dimen widest = 0, from = 0;

	*first = word->cut_count > 0 ? word->cuts[0].x : word->width;
	for (uint32_t i = 0; i < word->cut_count; i++) {
		widest = MAX(widest, word->cuts[i].x - from);
		from = word->cuts[i].x;
	}
	*last = word->width - from;
	return MAX(widest, *last);
}

dimen
para_min_measure(struct layout *layout, struct para *para)
{
	struct line_object *objects;
	dimen width, widest = 0;

	if (para->min_measure != measure_unknown)
		return para->min_measure;
	objects = para_size_objects(layout, para, /*measure*/ 0);
	width = para_indent(para, /*measure*/ 0);
	for (size_t i = 0; i < para->count; i++) {
		const struct part *part = &para->parts[i];
		dimen first = part_width(para, part, objects), last = first;

		if (part->may_break || part->kind == PART_BREAK ||
		    part->kind == PART_BLOCK ||
		    (part->kind == PART_SPACE && !part->is_tied)) {
			widest = MAX(widest, width);
			width = 0;
		}
		if (part->kind == PART_SPACE && !part->is_tied)
			continue;
		if (part->kind == PART_WORD && part->word->cut_count > 0) {
			dimen piece = widest_piece(part->word, &first, &last);

			widest = MAX(widest, MAX(piece, width + first));
			width = last;
			continue;
		}
		width += first;
	}
	para->min_measure = MAX(widest, width);
	return para->min_measure;
}
