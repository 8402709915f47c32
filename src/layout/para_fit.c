/*
 * Lines by total fit.  Three passes, as in TeX: without hyphens, which is
 * enough if what it costs is less than one hyphen; with them; and taking any
 * line, however loose, with cuts inside words that no line can hold.
 */
#include <math.h>

#include "layout/font.h"
#include "layout/linebreak.h"
#include "layout/para_items.h"

/* In units of their stretch, how far lines may grow in each pass. */
static const double tolerance_even = 2.0;
static const double tolerance_ragged = 3.0;

/* From this measure on, in ems, hyphens cost less. */
static const dimen measure_wide = 31;

/* How uneven the edge of ragged text is: ems, at most a part of the measure */
static const dimen ragged_ems = 2;
static const dimen ragged_part = 10;
/* The short last line, at least. */
static const dimen short_last_ems = 2;

/* Looks up the hyphens of all words of the stretch; false if none has any. */
static bool
find_hyphens(const struct builder *b)
{
	struct layout *layout = b->list->layout;
	struct shaper *shaper = fonts_shaper(layout->fonts);
	uint32_t last = b->to.byte > 0 ? b->to.part + 1 : b->to.part;
	bool found = false;

	for (uint32_t i = b->from.part; i < last; i++) {
		const struct part *part = &b->para->parts[i];

		if (part->kind != PART_WORD || !part->word->style->hyphenates)
			continue;
		shape_hyphens(shaper, layout->hyphens, part->word,
		    b->para->content->runs[part->run].fo->pos);
		found = found || part->word->hyphen_count > 0;
	}
	return found;
}

/*
 * Whether some piece is wider than the narrowest line: only then is it worth
 * to look for cuts.
 */
static bool
has_long_piece(const struct item_list *items, dimen measure)
{
	dimen width = 0;

	for (size_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];

		bool is_break = item->kind == ITEM_GLUE
		    ? i > 0 && items->at[i - 1].kind == ITEM_BOX
		    : item->penalty < PENALTY_FORBIDDEN;

		if (width + item->size > measure && item->kind != ITEM_GLUE)
			return true;
		if (item->kind != ITEM_BOX && is_break)
			width = 0;
		else if (item->kind != ITEM_PENALTY)
			width += item->size;
	}
	return false;
}

/*
 * A wide line has more spaces to be made even and ends less often, so a
 * hyphen is worth more there and seen less.
 */
static int
hyphen_penalty(const struct builder *b, dimen em)
{
	double wider = (double)b->measure / (double)(measure_wide * em);
	int penalty = b->para->style->expands ? PENALTY_HYPHEN
					      : PENALTY_HYPHEN_STIFF;

	if (b->is_ragged || b->list->shuns_hyphens)
		return PENALTY_RAGGED_HYPHEN;
	if (wider <= 1)
		return penalty;
	return MAX((int)(penalty / wider), PENALTY_HYPHEN_WIDE);
}

static struct para_sums
sum_up(const struct item_list *items)
{
	struct para_sums sums = { 0 };

	for (size_t i = 0; i + 2 < items->count; i++) {
		const struct item *item = &items->at[i];

		if (item->kind == ITEM_PENALTY)
			continue;
		sums.size += item->size;
		sums.shrink += item->shrink;
		if (item->kind == ITEM_GLUE)
			sums.space_stretch += item->stretch;
		else
			sums.stretch += item->stretch;
	}
	return sums;
}

/*
 * Whether the stretch could ever fill so many lines, or fit into them: a look
 * at its sums that saves most of the vain attempts.
 */
static bool
may_fill(const struct para_sums *sums, const struct linebreak_params *params)
{
	dimen lines = (dimen)params->wanted;
	dimen beside = 0, give, most;

	for (size_t i = 0; i < MIN(params->beside_count, params->wanted); i++)
		beside += params->beside[i];
	give = sums->space_stretch + lines * params->ragged;
	most = sums->size + sums->stretch +
	    (dimen)(params->tolerance * (double)give);
	return most >= (lines - 1) * params->measure - beside &&
	    sums->size - sums->shrink <= lines * params->measure - beside;
}

/* Exactly as many lines as are wanted, or none. */
static struct linebreaks
choose_wanted(struct builder *b, struct linebreak_params *params)
{
	struct item_list items;

	if (!may_fill(&b->list->sums, params))
		return (struct linebreaks){ 0 };
	b->has_hyphens = find_hyphens(b);
	items = para_items_build(b);
	return linebreak_paragraph(b->list->layout->scratch, &items, params);
}

/* Most paragraphs do without hyphens: they are looked up where one does not. */
static struct linebreaks
choose_breaks(struct builder *b, struct linebreak_params *params)
{
	struct arena *arena = b->list->layout->scratch;
	struct item_list items;
	struct linebreaks breaks;
	/* what has a hyphen costs at least that much */
	double hyphen_demerits = (double)b->hyphen_penalty * b->hyphen_penalty;

	params->may_fail = true;
	params->tolerance = b->is_ragged ? tolerance_ragged : tolerance_even;
	if (params->wanted > 0)
		return choose_wanted(b, params);
	items = para_items_build(b);
	b->list->sums = sum_up(&items);
	breaks = linebreak_paragraph(arena, &items, params);
	if (breaks.count > 0 && breaks.demerits <= hyphen_demerits)
		return breaks;
	b->has_hyphens = find_hyphens(b);
	if (breaks.count > 0 && !b->has_hyphens)
		return breaks;
	if (b->has_hyphens) {
		items = para_items_build(b);
		breaks = linebreak_paragraph(arena, &items, params);
		if (breaks.count > 0)
			return breaks;
	}
	b->list->is_forced = true;
	if (has_long_piece(&items, b->measure)) {
		b->has_cuts = true;
		items = para_items_build(b);
	}
	params->may_fail = false;
	params->tolerance = INFINITY;
	return linebreak_paragraph(arena, &items, params);
}

static void
report_cut(const struct builder *b, uint32_t index)
{
	const struct part *part = &b->para->parts[index];

	diag(b->list->layout->diags, DIAG_WORD_CUT,
	    b->para->content->runs[part->run].fo->pos, "%.40s%s",
	    part->word->text, part->word->bytes > 40 ? "..." : "");
}

/*
 * Where the line after a break begins: past the white space there, and past the
 * inlines that end in it, which would else begin that line with nothing in them.
 */
static struct para_place
find_next(const struct builder *b, size_t at)
{
	struct para_place place = b->places[at];

	if (place.byte > 0 || place.part >= b->to.part ||
	    b->para->parts[place.part].kind != PART_SPACE)
		return place;
	for (; place.part < b->to.part; place.part++) {
		const struct part *part = &b->para->parts[place.part];

		if (part->kind == PART_CLOSE
			? part_width(b->para, part, b->list->objects) != 0
			: part->kind != PART_SPACE ||
			    part->word->text[0] != ' ')
			break;
	}
	return place;
}

static void
write_line(const struct builder *b, const struct linebreaks *breaks, size_t i)
{
	size_t at = breaks->at[i];
	const struct item *item = &b->items[at];
	bool is_last = i + 1 == breaks->count;
	struct line line = {
		.from = i == 0 ? b->from : find_next(b, breaks->at[i - 1]),
		.to = is_last ? b->to : find_next(b, at),
		.is_last = is_last,
		.is_hyphenated = item->kind == ITEM_PENALTY && item->size > 0,
		.is_cut = item->kind == ITEM_PENALTY &&
		    item->penalty == PENALTY_CUT,
	};

	if (line.is_cut && line.to.byte > 0)
		report_cut(b, line.to.part);

	g_array_append_val(b->list->lines, line);
}

/* What stands beside the lines to come takes from each; the most of it. */
static dimen
find_beside(const struct line_list *list, struct linebreak_params *params)
{
	size_t first = list->lines->len;
	size_t end = MAX(list->shape.count, list->drop_lines);
	dimen *beside, most = 0;

	if (first >= end)
		return 0;
	params->beside_count = end - first;
	params->beside = beside = ARENA_NEW_ARRAY(list->layout->scratch, dimen,
	    params->beside_count);
	for (size_t i = 0; i < params->beside_count; i++) {
		beside[i] = para_beside(list, first + i);
		most = MAX(most, beside[i]);
	}
	return most;
}

void
para_fit_lines(struct line_list *list, struct para_place from,
    struct para_place to, bool is_first)
{
	const struct para *para = list->para;
	struct arena *scratch = list->layout->scratch;
	struct arena_mark mark = arena_mark(scratch);
	dimen indent = is_first ? para_indent(para, list->measure) : 0;
	dimen em = para->style->size;
	struct builder b = {
		.list = list,
		.para = para,
		.from = from,
		.to = to,
		.is_ragged = para_alignment(para) != FO_KW_JUSTIFY,
		.measure = MAX(list->width - MAX(indent, 0), 1),
		.limit = 4 * (size_t)(to.part - from.part) + 16,
	};
	struct linebreak_params params = {
		.measure = list->width,
		.indent = indent,
		.last_indent = fo_length(para->block,
		    FO_PROP_LAST_LINE_END_INDENT, list->measure),
		.ragged = b.is_ragged
		    ? MIN(ragged_ems * em, list->measure / ragged_part)
		    : 0,
		.short_last = MAX(2 * indent, short_last_ems * em),
		.ladder = (int)fo_number(para->block,
		    FO_PROP_HYPHENATION_LADDER_COUNT, /*otherwise*/ 0),
		.wanted = list->wanted,
		.is_plain = para->style->is_plain,
	};
	struct linebreaks breaks;
	size_t first_line = list->lines->len;

	b.items = ARENA_TAKE_ARRAY(scratch, struct item, b.limit);
	b.places = ARENA_TAKE_ARRAY(scratch, struct para_place, b.limit);
	b.hyphen_penalty = hyphen_penalty(&b, em);
	b.measure = MAX(b.measure - find_beside(list, &params), 1);
	params.hang = indent == 0 ? para_items_first_hang(&b) : 0;
	breaks = choose_breaks(&b, &params);
	list->demerits += breaks.demerits;
	for (size_t i = 0; i < breaks.count; i++)
		write_line(&b, &breaks, i);
	if (is_first && breaks.count > 0) {
		struct line *line = &g_array_index(list->lines, struct line,
		    first_line);

		line->is_first = true;
		line->indent = indent;
	}
	arena_reset(scratch, mark);
}
