/*
 * Words as items: boxes between the places where they may be divided.
 *
 * A piece that no line can hold is cut further, into pieces as wide as a
 * line; between letters of prose such a cut shows a hyphen.
 */
#include "layout/font.h"
#include "layout/para_items.h"

/* In a measure of less than this many hyphens a hyphen is a waste of room. */
static const dimen measure_hyphens = 4;

/* A piece of a word, which in justified text may expand. */
static void
add_piece(struct builder *b, const struct word *word, dimen width,
    uint32_t part, uint32_t byte)
{
	struct item box = { .kind = ITEM_BOX, .size = width };

	if (!b->is_ragged && word->stretch + word->shrink > 0 &&
	    word->width > 0) {
		box.stretch = width * word->stretch / word->width;
		box.shrink = width * word->shrink / word->width;
	}

	para_items_add(b, &box, part, byte);
}

static const struct word *
hyphen_of(const struct builder *b, const struct word *word)
{
	return shape_hyphen(fonts_shaper(b->list->layout->fonts), word);
}

static void
add_hyphen(struct builder *b, const struct word *word, uint32_t part,
    const struct word_cut *cut)
{
	const struct word *hyphen = hyphen_of(b, word);
	const struct item item = {
		.kind = ITEM_PENALTY,
		.penalty = b->hyphen_penalty,
		.is_flagged = true,
		.size = hyphen->width,
		.hang_before = b->is_ragged ? 0 : hyphen->hang_end,
		.hang_after = b->is_ragged ? 0 : cut->hang_after,
	};

	para_items_add(b, &item, part, cut->byte);
}

/* Of an alphabet whose words are divided by hyphens. */
static bool
is_letter(gunichar c)
{
	return c < 0x2e80 && (g_unichar_isalpha(c) || g_unichar_ismark(c));
}

/* The hyphen that shows where `before` is cut off from `after`; 0: none. */
dimen
para_word_hyphen(const struct builder *b, const struct word *word,
    const char *before, const char *after)
{
	bool is_prose = word->style->hyphenates ||
	    word->style == b->para->style;
	dimen width;

	if (!is_prose ||
	    !is_letter(g_utf8_get_char(g_utf8_prev_char(before))) ||
	    !is_letter(g_utf8_get_char(after)))
		return 0;
	width = hyphen_of(b, word)->width;
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
			next = para_word_hyphen(b, word, word->text + end,
			    word->text + end);
		if (at >= from && width > 0 &&
		    width + advance + next > b->measure) {
			para_items_add_box(b, width, part, at);
			para_items_add_cut(b, hyphen, part, at);
			width = 0;
		}
		if (at >= from)
			width += advance;
		hyphen = next;
		at = end;
	}
	para_items_add_box(b, width, part, to);
}

static void
add_cut(struct builder *b, uint32_t part, const struct word *word,
    const struct word_cut *cut)
{
	uint32_t byte = cut->byte;
	struct item item = {
		.kind = ITEM_PENALTY,
		.penalty = PENALTY_INSIDE,
		.hang_before = b->is_ragged ? 0 : cut->hang_before,
		.hang_after = b->is_ragged ? 0 : cut->hang_after,
	};

	switch (cut->kind) {
	case CUT_SOFT:
	case CUT_HYPHEN:
		add_hyphen(b, word, part, cut);
		break;
	case CUT_IDEOGRAPH:
	case CUT_UNSPACED:
		item.kind = ITEM_GLUE;
		item.penalty = 0;
		item.stretch = b->is_ragged ? 0 : word->style->size / 10;
		para_items_add(b, &item, part, byte);
		break;
	case CUT_LATE:
		item.penalty = PENALTY_LATE;
		para_items_add(b, &item, part, byte);
		break;
	case CUT_PLAIN:
		item.is_flagged = word->text[byte - 1] == '-';
		if (item.is_flagged)
			item.penalty = PENALTY_AFTER_HYPHEN;
		/* plainly set, a place to break is as good as another */
		if (word->style->is_plain)
			item.penalty = 0;
		para_items_add(b, &item, part, byte);
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
void
para_word_add(struct builder *b, uint32_t part, uint32_t start, uint32_t end)
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
			tail = hyphen_of(b, word)->width;
		if (b->has_cuts && last - x + tail > b->measure)
			add_long_box(b, part, word, from, to, tail);
		else
			add_piece(b, word, last - x, part, to);
		if (at == NULL)
			break;
		add_cut(b, part, word, at);
		from = to;
		x = last;
	}
}
