/*
 * From parts to items, see para_items.h.
 *
 * Where a piece of a word is wider than a line it gets cuts that leave a
 * short line behind and otherwise no trace:
 *
 *	box  10000 fill  500 -fill  box     fill: glue that stretches at will
 *
 * Between letters of prose such a cut shows a hyphen.
 *
 * Ragged text has spaces that don't stretch; its lines have stretch at their
 * end.
 */
#include "layout/para_items.h"

#include "layout/font.h"

static const dimen fill = DIMEN_PT(100000);

/* In a measure of less than this many hyphens a hyphen is a waste of room. */
static const dimen measure_hyphens = 4;

/* Whether a line may end at `item`, if it comes next. */
static bool
is_break(const struct builder *b, const struct item *item)
{
	if (item->kind == ITEM_PENALTY)
		return item->penalty < PENALTY_FORBIDDEN;
	return item->kind == ITEM_GLUE && b->count > 0 &&
	    b->items[b->count - 1].kind == ITEM_BOX;
}

static void
add_item(struct builder *b, const struct item *item, uint32_t part,
    uint32_t byte)
{
	if (b->count == b->limit) {
		size_t limit = b->limit * 2;
		struct arena *arena = b->list->layout->scratch;
		struct item *items = ARENA_NEW_ARRAY(arena, struct item, limit);
		struct para_place *places = ARENA_NEW_ARRAY(arena,
		    struct para_place, limit);

		for (size_t i = 0; i < b->count; i++) {
			items[i] = b->items[i];
			places[i] = b->places[i];
		}
		b->items = items;
		b->places = places;
		b->limit = limit;
	}
	if (item->kind == ITEM_BOX)
		b->unbroken += item->size;
	else if (is_break(b, item))
		b->unbroken = 0;
	b->items[b->count] = *item;
	b->places[b->count++] = (struct para_place){ part, byte };
}

static void
add_box(struct builder *b, dimen width, uint32_t part, uint32_t byte)
{
	const struct item box = { .kind = ITEM_BOX, .size = width };

	add_item(b, &box, part, byte);
}

static void
add_penalty(struct builder *b, int penalty, uint32_t part, uint32_t byte)
{
	const struct item item = { .kind = ITEM_PENALTY, .penalty = penalty };

	add_item(b, &item, part, byte);
}

static dimen
hyphen_width(const struct builder *b, const struct word *word)
{
	return shape_sign(fonts_shaper(b->list->layout->fonts), word->style,
	    word->style->hyphen)
	    ->width;
}

static void
add_hyphen(struct builder *b, const struct word *word, uint32_t part,
    uint32_t byte)
{
	const struct item item = {
		.kind = ITEM_PENALTY,
		.penalty = b->is_ragged ? PENALTY_RAGGED_HYPHEN
					: PENALTY_HYPHEN,
		.is_flagged = true,
		.size = hyphen_width(b, word),
	};

	add_item(b, &item, part, byte);
}

static void
add_glue(struct builder *b, dimen size, dimen stretch, dimen shrink,
    uint32_t part, uint32_t byte)
{
	const struct item item = {
		.kind = ITEM_GLUE,
		.size = size,
		.stretch = stretch,
		.shrink = shrink,
	};

	add_item(b, &item, part, byte);
}

/* A place where a line may end short, `hyphen`: with one of this width. */
static void
add_ragged_break(struct builder *b, dimen hyphen, uint32_t part, uint32_t byte)
{
	const struct item cut = {
		.kind = ITEM_PENALTY,
		.penalty = PENALTY_CUT,
		.size = hyphen,
	};

	add_penalty(b, PENALTY_FORBIDDEN, part, byte);
	add_glue(b, 0, fill, 0, part, byte);
	add_item(b, &cut, part, byte);
	add_glue(b, 0, -fill, 0, part, byte);
}

/* Of an alphabet whose words are divided by hyphens. */
static bool
is_letter(gunichar c)
{
	return c < 0x2e80 && (g_unichar_isalpha(c) || g_unichar_ismark(c));
}

/* The hyphen that shows where `before` is cut off from `after`; 0: none. */
static dimen
hyphen_between(const struct builder *b, const struct word *word,
    const char *before, const char *after)
{
	bool is_prose = word->style->hyphenates ||
	    word->style == b->para->style;
	dimen width;

	if (!is_prose ||
	    !is_letter(g_utf8_get_char(g_utf8_prev_char(before))) ||
	    !is_letter(g_utf8_get_char(after)))
		return 0;
	width = hyphen_width(b, word);
	return width * measure_hyphens <= b->measure ? width : 0;
}

/*
 * A piece of a word that no line can hold, in pieces as wide as a line; the
 * last leaves room for `tail`, what a break behind it adds.
 */
static void
add_long_box(struct builder *b, uint32_t part, const struct word *word,
    uint32_t from, uint32_t to, dimen tail)
{
	const struct area_glyph *glyph = word->glyphs;
	uint32_t at = 0;
	dimen width = 0, hyphen = 0;

	if (word->style->is_backward)
		glyph += word->glyph_count;
	for (uint32_t c = 0; c < word->cluster_count && at < to; c++) {
		const struct area_cluster *cluster = &word->clusters[c];
		uint32_t end = at + cluster->bytes;
		dimen advance = 0, next = tail;

		if (word->style->is_backward)
			glyph -= cluster->glyphs;
		for (uint32_t g = 0; g < cluster->glyphs; g++)
			advance += glyph[g].advance;
		if (!word->style->is_backward)
			glyph += cluster->glyphs;
		if (end < to)
			next = hyphen_between(b, word, word->text + end,
			    word->text + end);
		if (at >= from && width > 0 &&
		    width + advance + next > b->measure) {
			add_box(b, width, part, at);
			add_ragged_break(b, hyphen, part, at);
			width = 0;
		}
		if (at >= from)
			width += advance;
		hyphen = next;
		at = end;
	}
	add_box(b, width, part, to);
}

static void
add_cut(struct builder *b, uint32_t part, const struct word *word,
    const struct word_cut *cut)
{
	uint32_t byte = cut->byte;
	struct item item = {
		.kind = ITEM_PENALTY,
		.penalty = PENALTY_INSIDE,
	};

	switch (cut->kind) {
	case CUT_SOFT:
	case CUT_HYPHEN:
		add_hyphen(b, word, part, byte);
		break;
	case CUT_IDEOGRAPH:
		add_glue(b, 0, b->is_ragged ? 0 : word->style->size / 10, 0,
		    part, byte);
		break;
	case CUT_PLAIN:
		item.is_flagged = word->text[byte - 1] == '-';
		if (item.is_flagged)
			item.penalty = PENALTY_AFTER_HYPHEN;
		add_item(b, &item, part, byte);
		break;
	}
}

/* The next cut after `byte` in order, of both kinds; NULL if none. */
static const struct word_cut *
next_cut(const struct builder *b, const struct word *word, uint32_t *cut,
    uint32_t *hyphen)
{
	const struct word_cut *first = *cut < word->cut_count
	    ? &word->cuts[*cut]
	    : NULL;
	const struct word_cut *second = b->has_hyphens &&
		*hyphen < word->hyphen_count
	    ? &word->hyphens[*hyphen]
	    : NULL;

	if (first != NULL && (second == NULL || first->byte <= second->byte)) {
		(*cut)++;
		return first;
	}
	if (second != NULL)
		(*hyphen)++;
	return second;
}

/* The word of part `part`, from byte `start` up to byte `end` of it. */
static void
add_word(struct builder *b, uint32_t part, uint32_t start, uint32_t end)
{
	const struct word *word = b->para->parts[part].word;
	dimen x = start > 0 ? shape_advance(word, start) : 0, last = x;
	uint32_t cut = 0, hyphen = 0, from = start;
	const struct word_cut *at;

	for (;;) {
		uint32_t to;
		dimen tail = 0;

		at = b->para->parts[part].is_tied
		    ? NULL
		    : next_cut(b, word, &cut, &hyphen);
		if (at != NULL && (at->byte <= from || at->byte >= end))
			at = at->byte >= end ? NULL : at;
		if (at != NULL && at->byte <= from)
			continue;
		to = at != NULL ? at->byte : end;
		last = at != NULL        ? at->x
		    : end == word->bytes ? word->width
					 : shape_advance(word, end);
		if (at != NULL &&
		    (at->kind == CUT_SOFT || at->kind == CUT_HYPHEN))
			tail = hyphen_width(b, word);
		if (b->has_cuts && last - x + tail > b->measure)
			add_long_box(b, part, word, from, to, tail);
		else
			add_box(b, last - x, part, to);
		if (at == NULL)
			break;
		add_cut(b, part, word, at);
		from = to;
		x = last;
	}
}

static bool
is_long(const struct builder *b, uint32_t part)
{
	return b->has_cuts && part < b->para->count &&
	    b->para->parts[part].kind == PART_WORD &&
	    b->para->parts[part].word->width > b->measure;
}

/* The next part after a space that a line could begin with. */
static const struct part *
part_after(const struct builder *b, uint32_t part)
{
	for (part++; part < b->para->count; part++) {
		if (b->para->parts[part].kind == PART_WORD ||
		    b->para->parts[part].kind == PART_OBJECT)
			return &b->para->parts[part];
	}
	return NULL;
}

static const struct part *
part_before(const struct builder *b, uint32_t part)
{
	while (part-- > 0) {
		if (b->para->parts[part].kind == PART_WORD ||
		    b->para->parts[part].kind == PART_OBJECT)
			return &b->para->parts[part];
	}
	return NULL;
}

static bool
may_break_at_space(const struct builder *b, uint32_t part)
{
	const struct part *before = part_before(b, part);
	const struct part *after = part_after(b, part);

	if (b->para->parts[part].is_tied)
		return false;
	if (after != NULL && after->kind == PART_WORD &&
	    !after->word->may_begin)
		return false;
	return before == NULL || before->kind != PART_WORD ||
	    before->word->may_end;
}

static void
add_space(struct builder *b, uint32_t part)
{
	const struct part *space = &b->para->parts[part];
	const struct shape_style *style = space->word->style;
	dimen size = part_width(b->para, space, b->list->objects);
	bool is_stiff = space->is_rigid || b->is_ragged;

	if (!may_break_at_space(b, part))
		add_penalty(b, PENALTY_FORBIDDEN, part, 0);
	else if (is_long(b, part + 1))
		add_ragged_break(b, /*hyphen*/ 0, part, 0);
	add_glue(b, size, is_stiff ? 0 : style->space_stretch,
	    is_stiff ? 0 : style->space_shrink, part, 0);
}

static void
add_object(struct builder *b, uint32_t part)
{
	const struct line_object *object =
	    &b->list->objects[b->para->parts[part].object];
	const struct item box = {
		.kind = ITEM_BOX,
		.size = object->width,
		.stretch = object->stretch,
		.shrink = object->shrink,
	};

	add_item(b, &box, part, 0);
}

/* A cut between two words that touch: before the scopes that open there. */
static void
add_seam_cut(struct builder *b, uint32_t part)
{
	const struct part *parts = b->para->parts;
	uint32_t at = part, i = part;
	const struct word *before;
	dimen hyphen = 0;

	for (; i > b->from.part && parts[i - 1].kind != PART_WORD; i--) {
		if (parts[i - 1].kind == PART_OPEN)
			at = i - 1;
		else if (parts[i - 1].kind != PART_CLOSE &&
		    parts[i - 1].kind != PART_POINT)
			break;
	}
	if (i > b->from.part && parts[i - 1].kind == PART_WORD) {
		before = parts[i - 1].word;
		hyphen = hyphen_between(b, before, before->text + before->bytes,
		    parts[part].word->text);
	}
	add_ragged_break(b, hyphen, at, 0);
}

static void
add_part(struct builder *b, uint32_t at)
{
	const struct part *part = &b->para->parts[at];
	bool is_from = at == b->from.part;
	bool is_to = at == b->to.part;
	dimen width;

	if (part->may_break && !is_from)
		add_penalty(b, 0, at, 0);
	else if (b->has_cuts && part->kind == PART_WORD && !part->is_tied &&
	    b->unbroken > 0 &&
	    b->unbroken + MIN(part->word->width, b->measure) > b->measure)
		add_seam_cut(b, at);
	switch ((enum part_kind)part->kind) {
	case PART_WORD:
		add_word(b, at, is_from ? b->from.byte : 0,
		    is_to ? b->to.byte : part->word->bytes);
		break;
	case PART_SPACE:
		add_space(b, at);
		break;
	case PART_OPEN:
	case PART_CLOSE:
		width = part_width(b->para, part, b->list->objects);
		if (width != 0)
			add_box(b, width, at, 0);
		break;
	case PART_OBJECT:
		add_object(b, at);
		break;
	default:
		break;
	}
}

static bool
is_at_end(const struct part *part)
{
	return part->kind == PART_OPEN || part->kind == PART_CLOSE ||
	    part->kind == PART_POINT ||
	    (part->kind == PART_SPACE && part->word->text[0] == ' ');
}

/*
 * The items of the whole stretch.  Spaces at both of its ends vanish, also
 * those inside of what opens or closes there; what
 * fills the last line stretches at will, unless that is justified too.
 */
struct item_list
para_items_build(struct builder *b)
{
	uint32_t last = b->to.byte > 0 ? b->to.part + 1 : b->to.part;
	uint32_t first = b->from.part;
	uint32_t solid, foot;
	struct item end = { .kind = ITEM_PENALTY, .penalty = PENALTY_FORCED };

	b->count = 0;
	b->unbroken = 0;
	while (first < last && b->para->parts[first].kind == PART_SPACE)
		first++;
	while (last > first && b->para->parts[last - 1].kind == PART_SPACE)
		last--;
	solid = first;
	while (solid < last && is_at_end(&b->para->parts[solid]))
		solid++;
	foot = last;
	while (foot > solid && is_at_end(&b->para->parts[foot - 1]))
		foot--;
	for (uint32_t i = first; i < last; i++) {
		bool is_inside = i >= solid && i < foot;

		if (is_inside || b->para->parts[i].kind != PART_SPACE)
			add_part(b, i);
	}
	add_penalty(b, PENALTY_FORBIDDEN, last, 0);
	if (para_alignment_last(b->para) != FO_KW_JUSTIFY)
		add_glue(b, 0, fill, 0, last, 0);
	add_item(b, &end, b->to.part, b->to.byte);
	return (struct item_list){ b->items, b->count };
}
