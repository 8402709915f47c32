/*
 * From inline content to parts: the text is cut at spaces and each word
 * shaped.
 *
 * Text in alphabets that run left to right needs nothing but its own font.
 * Where there is more (other scripts, another direction, a character that
 * the font has not got) Pango itemizes the whole paragraph first, and each
 * item brings its font and its bidi level.
 */
#include <string.h>

#include <pango/pango.h>

#include "layout/font.h"
#include "layout/part.h"

/*
 * A word longer than this is none: base64, an accident, a text in ideographs.
 * It is shaped in pieces, between which a line may end.
 */
static const uint32_t word_bytes_max = 1000;

struct shaping {
	struct layout *layout;
	struct shaper *shaper;
	struct para *para;
	const char *text;
	GArray *parts; /* struct part */
	GList *item;   /* of Pango; NULL where the text is simple */
	bool is_stuck; /* a font lacks a character */
};

/* The cut of a run that one font at one bidi level covers. */
struct piece {
	const struct shape_style *style;
	uint32_t run, from, to;
	uint8_t level;
};

static struct part *
add_part(struct shaping *s, enum part_kind kind, uint32_t run, uint32_t from)
{
	struct part part = {
		.kind = (uint8_t)kind,
		.run = run,
		.from = from,
		.level = s->para->is_backward ? 1 : 0,
	};

	if (kind == PART_BREAK || kind == PART_BLOCK)
		s->para->has_breaks = true;
	g_array_append_val(s->parts, part);
	return &g_array_index(s->parts, struct part, s->parts->len - 1);
}

/* What may be between two words that touch, seen from the second. */
static bool
is_transparent(const struct part *part)
{
	return part->kind == PART_OPEN || part->kind == PART_CLOSE ||
	    part->kind == PART_POINT;
}

static const struct inline_run *
run_of(const struct shaping *s, const struct part *part)
{
	return &s->para->content->runs[part->run];
}

/*
 * Marks where a line may end between the part just added and what is before
 * it without a space: before the scopes that open, after those that close.
 */
static void
judge_seam(struct shaping *s)
{
	struct part *parts = (struct part *)(void *)s->parts->data;
	size_t last = s->parts->len - 1, i = last, opening = last;
	struct part *part = &parts[last], *before;

	while (i > 0 && is_transparent(&parts[i - 1])) {
		i--;
		if (parts[i].kind == PART_OPEN)
			opening = i;
	}
	if (i == 0)
		return;
	before = &parts[i - 1];
	if (para_keeps_both(s->para, run_of(s, before), run_of(s, part)))
		return;
	if (before->kind == PART_OBJECT || part->kind == PART_OBJECT) {
		parts[opening].may_break = before->kind != PART_SPACE &&
		    before->kind != PART_BREAK;
		return;
	}
	if (before->kind == PART_WORD && part->kind == PART_WORD)
		parts[opening].may_break = before->word->bytes >=
			word_bytes_max ||
		    shape_may_break(before->word->text, before->word->bytes,
			part->word->text, part->word->bytes);
}

static void
report_glyph(struct shaping *s, const struct part *part, gunichar sign)
{
	char piece[7] = { 0 };

	g_unichar_to_utf8(sign, piece);
	diag_hint(s->layout->diags, DIAG_GLYPH_MISSING,
	    run_of(s, part)->fo->pos, &(struct diag_hint){ .piece = piece },
	    "U+%04X", sign);
}

static void
report_missing(struct shaping *s, const struct part *part)
{
	const char *text = part->word->text;
	const struct area_glyph *glyph = part->word->glyphs;
	const struct area_cluster *cluster = part->word->clusters;

	if (part->word->style->is_backward)
		glyph += part->word->glyph_count;
	for (uint32_t i = 0; i < part->word->cluster_count; i++) {
		bool is_missing = false;

		if (part->word->style->is_backward)
			glyph -= cluster[i].glyphs;
		for (uint32_t g = 0; g < cluster[i].glyphs; g++)
			is_missing = is_missing || glyph[g].index == 0;
		if (!part->word->style->is_backward)
			glyph += cluster[i].glyphs;
		if (is_missing)
			report_glyph(s, part, g_utf8_get_char(text));
		text += cluster[i].bytes;
	}
}

static void
add_word(struct shaping *s, const struct piece *piece, uint32_t from,
    uint32_t to)
{
	struct part *part = add_part(s, PART_WORD, piece->run, from);

	part->level = piece->level;
	part->is_tied = para_keeps(s->para,
	    &s->para->content->runs[piece->run]);
	part->word = shape_word(s->shaper, piece->style, s->text + from,
	    to - from);
	if (part->word->has_missing) {
		if (s->item == NULL)
			s->is_stuck = true;
		else
			report_missing(s, part);
	}
	judge_seam(s);
}

/* Forced line breaks that are no linefeed: separators, NEL (UAX 14, BK, NL). */
static bool
is_separator(gunichar c)
{
	return c == 0x2028 || c == 0x2029 || c == 0x85;
}

/* Bytes of the space at `text`; 0 if it is none. */
static uint32_t
space_bytes(const char *text, gunichar *c)
{
	unsigned char lead = (unsigned char)*text;

	*c = lead;
	if (lead == ' ' || lead == '\t' || lead == '\n')
		return 1;
	if (lead < 0xc2)
		return 0;
	if (lead != 0xc2 && lead != 0xe2 && lead != 0xe3)
		return 0;
	*c = g_utf8_get_char(text);
	if (*c == 0xa0 || *c == 0x85)
		return 2;
	if ((*c >= 0x2000 && *c <= 0x200a) || is_separator(*c) ||
	    *c == 0x202f || *c == 0x205f || *c == 0x3000)
		return 3;
	return 0;
}

static void
add_space(struct shaping *s, const struct piece *piece, uint32_t from,
    uint32_t bytes, gunichar c)
{
	const struct inline_run *run = &s->para->content->runs[piece->run];
	struct part *part;

	if (c == '\n' || is_separator(c)) {
		add_part(s, PART_BREAK, piece->run, from);
		return;
	}
	part = add_part(s, PART_SPACE, piece->run, from);
	part->level = piece->level;
	part->word = c == ' '
	    ? shape_space(s->shaper, piece->style)
	    : shape_word(s->shaper, piece->style, s->text + from, bytes);
	part->is_rigid = (c != ' ' && c != 0xa0) || s->para->keeps_spaces ||
	    fo_is(run->fo, FO_PROP_WHITE_SPACE_COLLAPSE, FO_KW_FALSE);
	part->is_tied = c == 0xa0 || c == 0x2007 || c == 0x202f ||
	    para_keeps(s->para, run);
}

static void
add_words(struct shaping *s, const struct piece *piece)
{
	uint32_t word = piece->from, at = piece->from, foreseen = at;

	while (at < piece->to && !s->is_stuck) {
		gunichar c;
		uint32_t bytes = space_bytes(s->text + at, &c);

		if (at >= foreseen)
			foreseen = at +
			    (uint32_t)shape_foresee(s->shaper, piece->style,
				s->text + at, piece->to - at);

		if (bytes == 0) {
			at = (uint32_t)(g_utf8_next_char(s->text + at) -
			    s->text);
			if (at - word < word_bytes_max)
				continue;
			add_word(s, piece, word, at);
			word = at;
			continue;
		}
		if (at > word)
			add_word(s, piece, word, at);
		add_space(s, piece, at, bytes, c);
		at += bytes;
		word = at;
	}
	if (at > word && !s->is_stuck)
		add_word(s, piece, word, at);
}

/* The pieces of a run that Pango itemized. */
static void
add_items(struct shaping *s, const struct shape_style *style,
    struct piece whole)
{
	uint32_t from = whole.from;

	while (from < whole.to) {
		PangoItem *item = s->item->data;
		uint32_t end = (uint32_t)(item->offset + item->length);
		struct piece piece = whole;

		if (end <= from) {
			s->item = s->item->next;
			continue;
		}
		piece.from = from;
		piece.to = MIN(end, whole.to);
		piece.level = item->analysis.level;
		piece.style = shaper_variant(s->shaper, style,
		    item->analysis.font, (piece.level & 1) != 0);
		while (piece.to < whole.to) {
			PangoItem *next = s->item->next->data;

			if (next->analysis.font != item->analysis.font ||
			    next->analysis.level != piece.level)
				break;
			s->item = s->item->next;
			piece.to = MIN(whole.to,
			    (uint32_t)(next->offset + next->length));
		}
		add_words(s, &piece);
		from = piece.to;
	}
}

/* A text's style, which as small or dropped capitals has a size of its own. */
static const struct shape_style *
style_of(const struct shaping *s, const struct inline_run *text)
{
	const struct shape_style *style = shaper_style(s->shaper, text->fo);

	if (text->is_small)
		style = style->small;
	if (text->scope != NULL && text->scope->drop_lines > 1)
		style = para_drop_style(s->shaper, s->para, style,
		    text->scope->drop_lines);
	return style;
}

static void
add_text(struct shaping *s, uint32_t run)
{
	const struct inline_run *text = &s->para->content->runs[run];
	const struct shape_style *style = style_of(s, text);
	struct piece piece = {
		.run = run,
		.from = text->from,
		.to = text->to,
		.style = style,
	};

	if (s->item != NULL)
		add_items(s, style, piece);
	else
		add_words(s, &piece);
}

/* The level that Pango gave the object's sign. */
static uint8_t
object_level(struct shaping *s, uint32_t at)
{
	for (GList *item = s->item; item != NULL; item = item->next) {
		PangoItem *found = item->data;

		if ((uint32_t)(found->offset + found->length) > at)
			return found->analysis.level;
	}
	return 0;
}

static void
add_object(struct shaping *s, enum part_kind kind, uint32_t run)
{
	uint32_t from = s->para->content->runs[run].from;
	struct part *part = add_part(s, kind, run, from);

	part->object = (uint32_t)s->para->object_count++;
	if (s->item != NULL)
		part->level = object_level(s, from);
	if (s->para->content->runs[run].kind != INLINE_LEADER)
		judge_seam(s);
}

static void
add_run(struct shaping *s, uint32_t run)
{
	uint32_t from = s->para->content->runs[run].from;

	switch (s->para->content->runs[run].kind) {
	case INLINE_TEXT:
		add_text(s, run);
		break;
	case INLINE_OPEN:
		add_part(s, PART_OPEN, run, from);
		break;
	case INLINE_CLOSE:
		add_part(s, PART_CLOSE, run, from);
		break;
	case INLINE_LEADER:
	case INLINE_IMAGE:
	case INLINE_CONTAINER:
		add_object(s, PART_OBJECT, run);
		break;
	case INLINE_BLOCK:
		add_object(s, PART_BLOCK, run);
		break;
	case INLINE_ANCHOR:
	case INLINE_CITATION:
		add_part(s, PART_POINT, run, from);
		break;
	}
}

/* Fonts and languages of the runs, as Pango wants them. */
static PangoAttrList *
write_attributes(struct shaping *s)
{
	const struct inline_content *content = s->para->content;
	PangoAttrList *list = pango_attr_list_new();

	for (size_t i = 0; i < content->count; i++) {
		const struct inline_run *run = &content->runs[i];
		const struct shape_style *style;
		PangoAttribute *font, *language;

		if (run->kind != INLINE_TEXT)
			continue;
		style = style_of(s, run);
		font = pango_attr_font_desc_new(style->description);
		language = pango_attr_language_new(style->language);
		font->start_index = language->start_index = run->from;
		font->end_index = language->end_index = run->to;
		pango_attr_list_insert(list, font);
		pango_attr_list_insert(list, language);
	}
	return list;
}

static GList *
itemize(struct shaping *s)
{
	PangoAttrList *attributes = write_attributes(s);
	GList *items = pango_itemize_with_base_dir(fonts_context(
						       s->layout->fonts),
	    s->para->is_backward ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR,
	    s->text, 0, (int)s->para->content->bytes, attributes, NULL);

	pango_attr_list_unref(attributes);
	return items;
}

static void
add_runs(struct shaping *s)
{
	g_array_set_size(s->parts, 0);
	s->para->object_count = 0;
	s->para->has_breaks = false;
	for (uint32_t i = 0; i < s->para->content->count && !s->is_stuck; i++)
		add_run(s, i);
}

/*
 * Edges of inlines and anchors are no characters: those before a text in their
 * inline have its level, the others that of what they come after, so that they
 * part nothing that runs on.
 */
static void
level_edges(struct shaping *s)
{
	struct part *parts = (struct part *)(void *)s->parts->data;
	int level = s->para->is_backward ? 1 : 0;

	for (uint32_t i = 0; i < s->parts->len; i++) {
		if (is_transparent(&parts[i]))
			parts[i].level = (uint8_t)level;
		level = parts[i].level;
	}
	level = -1;
	for (uint32_t i = s->parts->len; i > 0; i--) {
		struct part *part = &parts[i - 1];

		if (part->kind == PART_CLOSE)
			level = -1;
		else if (!is_transparent(part))
			level = part->level;
		else if (level >= 0)
			part->level = (uint8_t)level;
	}
}

void
para_shape(struct layout *layout, struct para *para)
{
	const struct inline_content *content = para->content;
	struct shaping s = {
		.layout = layout,
		.shaper = fonts_shaper(layout->fonts),
		.para = para,
		.text = content->text,
		.parts = g_array_sized_new(FALSE, FALSE, sizeof(struct part),
		    content->bytes / 3 + 16),
	};
	GList *items = NULL;

	s.is_stuck = content->is_complex || para->is_backward;
	if (!s.is_stuck)
		add_runs(&s);
	if (s.is_stuck && content->bytes > 0) {
		items = itemize(&s);
		s.item = items;
		s.is_stuck = false;
		add_runs(&s);
		level_edges(&s);
		g_list_free_full(items, (GDestroyNotify)pango_item_free);
	}
	para->count = s.parts->len;
	para->parts = arena_copy(layout->work, s.parts->data,
	    s.parts->len * sizeof(struct part));
	g_array_free(s.parts, /*free_segment*/ TRUE);
}
