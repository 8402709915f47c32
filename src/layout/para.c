/*
 * Paragraphs: making them, asking for their widths, breaking them.
 *
 * Breaking goes stretch by stretch, from one forced break to the next; a
 * block inside an inline is a stretch of its own.
 */
#include "layout/para.h"

#include <math.h>
#include <string.h>

#include "layout/part.h"

static const dimen measure_unknown = -1;

/* Those of a line as loose as total fit allows; see linebreak.c. */
static const double loose_demerits = 4e4;

/* How closely the width of balanced lines is looked for. */
static const dimen balance_step = DIMEN_PT(1);

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

dimen
para_beside(const struct line_list *list, size_t index)
{
	dimen beside = index > 0 && index < list->drop_lines
	    ? list->para->drop.width
	    : 0;

	if (index < list->shape.count)
		beside += list->shape.at[index].start +
		    list->shape.at[index].end;
	return beside;
}

/* The first forced break at or after `part`, or the end. */
static uint32_t
find_forced(const struct para *para, uint32_t part)
{
	while (part < para->count && para->parts[part].kind != PART_BREAK &&
	    para->parts[part].kind != PART_BLOCK)
		part++;
	return part;
}

/* Inlines that begin with a block begin in its line: where that is. */
static uint32_t
block_line_start(const struct para *para, uint32_t from, uint32_t block)
{
	uint32_t start = block;

	for (uint32_t i = block; i > from; i--) {
		if (para->parts[i - 1].kind == PART_OPEN)
			start = i - 1;
		else if (para->parts[i - 1].kind != PART_SPACE)
			break;
	}
	return start;
}

static void
add_block_line(struct line_list *list, uint32_t from, uint32_t part)
{
	struct line line = {
		.from = { from, 0 },
		.to = { part + 1, 0 },
		.is_last = true,
	};

	g_array_append_val(list->lines, line);
}

/* Whether parts [from, to) show nothing. */
static bool
is_blank(const struct para *para, uint32_t from, uint32_t to)
{
	for (; from < MIN(to, para->count); from++) {
		if (para->parts[from].kind == PART_WORD ||
		    para->parts[from].kind == PART_OBJECT)
			return false;
	}
	return true;
}

/* The stretch up to `to`; next to a block it may be nothing at all. */
static void
add_stretch(struct line_list *list, struct para_place from, uint32_t to,
    bool before_block, bool is_first)
{
	const struct para *para = list->para;
	struct para_place end = { to, 0 };
	bool at_block = before_block ||
	    (from.part > 0 && para->parts[from.part - 1].kind == PART_BLOCK);
	bool at_end = to == para->count && from.part > 0 &&
	    (from.part == to || !para->keeps_spaces);

	if ((at_block || at_end) && is_blank(para, from.part, to))
		return;
	if (para->is_kept)
		para_turn_lines(list, from, end, is_first);
	else
		para_fit_lines(list, from, end, is_first);
}

static struct lines *
finish_lines(struct line_list *list)
{
	struct lines *lines = ARENA_NEW(list->layout->work, struct lines);

	lines->para = (struct para *)list->para;
	lines->measure = list->measure;
	lines->shape = list->shape;
	lines->drop_lines = list->drop_lines;
	lines->objects = (struct line_object *)list->objects;
	lines->count = list->lines->len;
	lines->demerits = list->demerits;
	lines->is_forced = list->is_forced;
	lines->at = arena_copy(list->layout->work, list->lines->data,
	    lines->count * sizeof(struct line));
	g_array_free(list->lines, /*free_segment*/ TRUE);
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->at[i];

		if (i < list->shape.count)
			line->beside = list->shape.at[i];
		if (i > 0 && i < list->drop_lines)
			line->beside.start += list->para->drop.width;
		para_measure_line(list->layout, lines, line);
		line->is_joined = list->para->is_kept &&
		    !is_blank(list->para, line->from.part, line->to.part + 1);
	}
	/* nothing else may stand beside letters that the text leaves alone */
	if (lines->count > 0 && lines->count < list->drop_lines)
		lines->at[lines->count - 1].height += (dimen)(list->drop_lines -
							  lines->count) *
		    fo_length(list->para->block, FO_PROP_LINE_HEIGHT, 0);
	return lines;
}

/* Breaks the paragraph from `from` on into lines that fill `width`. */
static void
add_lines(struct line_list *list, struct para_place from, dimen width)
{
	const struct para *para = list->para;
	bool is_start = from.part == 0 && from.byte == 0;
	bool is_first = is_start && para->is_first;

	list->drop_lines = is_start ? para->drop.lines : 0;
	g_array_set_size(list->lines, 0);
	list->width = width;
	list->demerits = 0;
	list->is_forced = false;
	while (from.part < para->count) {
		uint32_t to = find_forced(para, from.part), end = to;
		bool at_block = to < para->count &&
		    para->parts[to].kind == PART_BLOCK;

		if (at_block)
			end = block_line_start(para, from.part, to);
		add_stretch(list, from, end, at_block, is_first);
		if (at_block)
			add_block_line(list, end, to);
		from = (struct para_place){ to + 1, 0 };
		is_first = false;
	}
}

/*
 * Breaks anew into the same number of lines, as even as they can be: the
 * narrowest width that still holds them is found by halving.
 */
static void
balance(struct line_list *list, struct para_place from)
{
	dimen high = list->measure, chosen = list->measure;
	dimen low = para_min_measure(list->layout, (struct para *)list->para);
	guint count = list->lines->len;

	while (high - low > balance_step) {
		dimen width = low + (high - low) / 2;

		add_lines(list, from, width);
		if (list->lines->len > count) {
			low = width;
		} else {
			high = chosen = width;
		}
	}
	add_lines(list, from, chosen);
}

struct lines *
para_break_from(struct layout *layout, struct para *para,
    struct para_place from, dimen measure, const struct line_shape *shape)
{
	struct line_list list = {
		.lines = g_array_new(FALSE, FALSE, sizeof(struct line)),
		.layout = layout,
		.para = para,
		.objects = para_size_objects(layout, para, measure),
		.measure = measure,
	};

	if (shape != NULL)
		list.shape = *shape;
	add_lines(&list, from, measure);
	if (list.lines->len > 1 &&
	    fo_is(para->block, FO_PROP_Q_BALANCE, FO_KW_YES))
		balance(&list, from);
	return finish_lines(&list);
}

struct lines *
para_break(struct layout *layout, struct para *para, dimen measure)
{
	struct para_place start = { 0, 0 };

	return para_break_from(layout, para, start, measure, /*shape*/ NULL);
}

/* Whether all of the paragraph was set by total fit, in one stretch. */
static bool
is_one_fit(const struct lines *lines)
{
	const struct para *para = lines->para;

	return lines->count > 0 && lines->at[0].from.part == 0 &&
	    lines->at[0].from.byte == 0 && !para->is_kept &&
	    find_forced(para, 0) == para->count &&
	    !fo_is(para->block, FO_PROP_Q_BALANCE, FO_KW_YES);
}

static bool
has_hyphen(const struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		if (lines->at[i].is_hyphenated)
			return true;
	}
	return false;
}

struct lines *
para_break_loose(struct layout *layout, const struct lines *lines, int change,
    double *cost)
{
	struct para_place start = { 0, 0 };
	struct line_list list = {
		.layout = layout,
		.para = lines->para,
		.objects = lines->objects,
		.measure = lines->measure,
		.shape = lines->shape,
	};

	if (lines->is_forced || !is_one_fit(lines) ||
	    (change < 0 && lines->count <= (size_t)-change) ||
	    (change == 0 && !has_hyphen(lines)))
		return NULL;
	list.shuns_hyphens = change == 0;
	list.wanted = lines->count + (size_t)change;
	list.lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	add_lines(&list, start, lines->measure);
	if (list.lines->len != list.wanted) {
		g_array_free(list.lines, /*free_segment*/ TRUE);
		return NULL;
	}
	*cost = fmax(list.demerits - lines->demerits, 0) / loose_demerits;
	return finish_lines(&list);
}
