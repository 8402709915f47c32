/*
 * Paragraphs being broken into lines, as they are or otherwise.
 *
 * It goes stretch by stretch, from one forced break to the next; a block inside
 * an inline is a stretch of its own.
 */
#include <math.h>

#include "layout/part.h"

/* Those of a line as loose as total fit allows; see linebreak.c. */
static const double loose_demerits = 4e4;

/* How closely the width of balanced lines is looked for. */
static const dimen balance_step = DIMEN_PT(1);

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
	if (!para->has_breaks)
		return (uint32_t)para->count;
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
	lines->sums = list->sums;
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

/* As para_break_loose(), of which the same has not been asked yet. */
static struct lines *
break_loose(struct layout *layout, const struct lines *lines, int change,
    double *cost)
{
	struct para_place start = { 0, 0 };
	struct line_list list = {
		.layout = layout,
		.para = lines->para,
		.objects = lines->objects,
		.measure = lines->measure,
		.shape = lines->shape,
		.sums = lines->sums,
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

struct lines *
para_break_loose(struct layout *layout, const struct lines *lines, int change,
    double *cost)
{
	struct loose_lines *loose = lines->loose;

	if (loose == NULL)
		loose = ((struct lines *)lines)->loose = ARENA_NEW_ARRAY(
		    layout->work, struct loose_lines, LOOSE__MAX);
	loose += LOOSE_AS_LONG + change;
	if (!loose->is_known) {
		loose->is_known = true;
		loose->lines = break_loose(layout, lines, change, &loose->cost);
	}
	*cost = loose->cost;
	return loose->lines;
}
