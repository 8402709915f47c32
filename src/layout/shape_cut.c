/*
 * Where a word may be cut by the end of a line: what UAX 14 and
 * q:break-after allow, soft hyphens, and what the hyphenation patterns say.
 */
#include <string.h>

#include <pango/pango.h>

#include "layout/protrude.h"

enum { CODEPOINT_SOFT_HYPHEN = 0xad, CODEPOINT_ZERO_SPACE = 0x200b };

/* Letters and what stands beside them in plain text never part. */
static bool
is_simple(const char *text, size_t bytes)
{
	for (const char *p = text; p < text + bytes; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c < 0x80 ? !g_ascii_isalpha((gchar)c) &&
			    strchr(",.;:'\"()", (int)c) == NULL
			     : c >= 0x250 && c != 0x2019 && c != 0x201c &&
			    c != 0x201d && c != 0x2018)
			return false;
		if (c == CODEPOINT_SOFT_HYPHEN || c == 0xa0)
			return false;
		if ((c == '.' || c == ':') && p + 1 < text + bytes &&
		    g_ascii_isalpha(p[1]))
			return false;
	}
	return true;
}

/* Letters and digits on each side of a cut in a name, at least. */
enum { NAME_BEFORE = 2, NAME_AFTER = 3 };

/* Letters of an identifier that may be cut between its words, and of those. */
enum { IDENTIFIER_LONG = 10, IDENTIFIER_PART = 3 };

/*
 * Whether the name of something in a computer may be cut before `at`: after a
 * sign that joins its parts, and not close to its ends.  Numbers, dates and
 * times have such signs, too, but no letter after them.
 */
static bool
may_cut_name(const char *text, const char *at, const char *end)
{
	int letters = 0;

	if (strchr("/\\._:=&?#@", at[-1]) == NULL || !g_ascii_isalpha(*at))
		return false;
	for (const char *p = at; p < end && g_ascii_isalnum(*p); p++)
		letters++;
	if (letters < NAME_AFTER)
		return false;
	letters = 0;
	for (const char *p = text; p < at; p++)
		letters += g_ascii_isalnum(*p);
	return letters >= NAME_BEFORE;
}

/*
 * Whether a cut before `at` is one that q:break-after asks for: after one of
 * its signs, if that stands neither at the word's start nor before another
 * sign, so that "::" and "--" stay whole.
 */
static bool
may_cut_after(const struct word *word, const char *at)
{
	const char *sign = g_utf8_prev_char(at);
	const char *end = word->text + word->bytes;
	int letters = 0;

	if (word->style->break_after == NULL ||
	    g_utf8_strchr(word->style->break_after, -1,
		g_utf8_get_char(sign)) == NULL ||
	    !g_unichar_isalnum(g_utf8_get_char(at)) ||
	    g_utf8_next_char(at) == end)
		return false;
	for (const char *p = sign; p > word->text && letters < NAME_BEFORE;) {
		p = g_utf8_prev_char(p);
		letters += g_unichar_isalnum(g_utf8_get_char(p));
	}
	return letters >= NAME_BEFORE;
}

/*
 * Whether a capital before `at` begins a part of a long identifier.  There is
 * no sign that it goes on, so this is the last resort, and for code only.
 */
static bool
may_cut_capitals(const struct word *word, const char *at)
{
	const char *end = word->text + word->bytes;

	if (word->style->break_after == NULL || word->bytes < IDENTIFIER_LONG ||
	    at - word->text < IDENTIFIER_PART || end - at < IDENTIFIER_PART ||
	    !g_ascii_isupper(*at))
		return false;
	for (int i = 1; i < IDENTIFIER_PART; i++) {
		if (!g_ascii_islower(at[-i]) || !g_ascii_islower(at[i]))
			return false;
	}
	return true;
}

/* A dash or an ellipsis: belongs to what is before it. */
static bool
is_dash(gunichar c)
{
	return c == 0x2013 || c == 0x2014 || c == 0x2026;
}

/*
 * A letter or digit right after closing punctuation belongs to it: the mark
 * of a note, the rest of an identifier.  UAX 14 has its doubts after "!" and
 * "?", and Pango about digits after a full stop.
 */
static bool
is_joined(gunichar before, gunichar after)
{
	static const gunichar closing[] = { '.', ',', ';', ':', '!', '?', '\'',
		'"', ')', ']', '}', 0x2019, 0x201d, 0xbb, 0x2026 };

	if (after >= 0x2e80 || !g_unichar_isalnum(after))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(closing); i++) {
		if (before == closing[i])
			return true;
	}
	return false;
}

static bool
is_ideograph(gunichar c)
{
	return c >= 0x2e80 &&
	    (c < 0xa4d0 || (c >= 0xf900 && c < 0xfb00) ||
		(c >= 0xff00 && c < 0xff66) || (c >= 0x20000 && c < 0x40000));
}

/* Thai, Lao, Burmese, Khmer. */
static bool
is_unspaced(gunichar c)
{
	return (c >= 0xe00 && c < 0xf00) || (c >= 0x1000 && c < 0x10a0) ||
	    (c >= 0x1780 && c < 0x1800);
}

static enum word_cut_kind
cut_kind(const char *text, const char *at)
{
	gunichar before = g_utf8_get_char(g_utf8_prev_char(at));

	if (before == CODEPOINT_SOFT_HYPHEN)
		return CUT_SOFT;
	if (before != CODEPOINT_ZERO_SPACE && text < at &&
	    (is_ideograph(before) || is_ideograph(g_utf8_get_char(at))))
		return CUT_IDEOGRAPH;
	if (is_unspaced(before) && is_unspaced(g_utf8_get_char(at)))
		return CUT_UNSPACED;
	return CUT_PLAIN;
}

/* What UAX 14 and q:break-after allow inside the word. */
static void
find_cuts(struct shaper *shaper, struct word *word)
{
	const char *text = word->text, *end = text + word->bytes;
	glong length = g_utf8_strlen(text, (gssize)word->bytes);
	PangoLogAttr *attrs = g_new0(PangoLogAttr, length + 1);
	struct word_cut *cuts = ARENA_NEW_ARRAY(shaper->arena, struct word_cut,
	    length);
	/* so that nothing but UAX 14 and the document decide where it's off */
	bool names = !word->style->is_plain;
	uint32_t i = 1, count = 0;
	struct word_cut *cut;

	pango_get_log_attrs(text, (int)word->bytes, /*level*/ -1,
	    word->style->language, attrs, (int)length + 1);
	for (const char *p = g_utf8_next_char(text); p < end;
	     p = g_utf8_next_char(p), i++) {
		gunichar before = g_utf8_get_char(g_utf8_prev_char(p));
		bool is_late = false;

		if (is_dash(g_utf8_get_char(p)))
			continue;
		if (!(names && may_cut_name(text, p, end)) &&
		    !(attrs[i].is_line_break &&
			!is_joined(before, g_utf8_get_char(p))) &&
		    !may_cut_after(word, p)) {
			is_late = may_cut_capitals(word, p);
			if (!is_late)
				continue;
		}
		cuts[count] = (struct word_cut){
			.byte = (uint32_t)(p - text),
			.kind = is_late ? CUT_LATE : cut_kind(text, p),
			.hang_after = protrude_start(word,
			    (uint32_t)(p - text)),
		};
		cut = &cuts[count++];
		if (cut->kind == CUT_PLAIN || cut->kind == CUT_IDEOGRAPH)
			cut->hang_before = protrude_end(word, cut->byte);
		if (cut->kind == CUT_IDEOGRAPH) { /* they stand on a grid */
			word->give = word->stretch = word->shrink = 0;
			word->letters = 0;
		}
	}
	word->cuts = cuts;
	word->cut_count = count;
	g_free(attrs);
}

/* Advances up to the cuts of a long word, in one walk. */
static void
measure_cuts(struct word *word)
{
	struct word_cut *cuts = (struct word_cut *)word->cuts;
	const struct area_glyph *glyph = word->glyphs;
	uint32_t at = 0, cut = 0;
	dimen advance = 0;

	if (word->style->is_backward)
		glyph += word->glyph_count;
	for (uint32_t c = 0; c < word->cluster_count; c++) {
		while (cut < word->cut_count && cuts[cut].byte <= at)
			cuts[cut++].x = advance;
		if (word->style->is_backward)
			glyph -= word->clusters[c].glyphs;
		for (uint32_t g = 0; g < word->clusters[c].glyphs; g++)
			advance += glyph[g].advance;
		if (!word->style->is_backward)
			glyph += word->clusters[c].glyphs;
		at += word->clusters[c].bytes;
	}
	while (cut < word->cut_count)
		cuts[cut++].x = advance;
}

/* UAX 14, LB13 and LB14, and dashes: what may not begin or end a line. */
static void
judge_ends(struct word *word)
{
	const char *end = word->text + word->bytes;
	gunichar first = g_utf8_get_char(word->text);
	gunichar last = g_utf8_get_char(g_utf8_prev_char(end));
	bool is_single = g_utf8_next_char(word->text) == end;

	word->may_begin = true;
	word->may_end = true;
	switch (g_unichar_break_type(first)) {
	case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
	case G_UNICODE_BREAK_CLOSE_PARANTHESIS:
	case G_UNICODE_BREAK_EXCLAMATION:
		word->may_begin = false;
		break;
	case G_UNICODE_BREAK_INFIX_SEPARATOR:
	case G_UNICODE_BREAK_SYMBOL:
		word->may_begin = !is_single;
		break;
	default:
		break;
	}
	if (is_single && is_dash(first))
		word->may_begin = false;
	if (g_unichar_break_type(last) == G_UNICODE_BREAK_OPEN_PUNCTUATION)
		word->may_end = false;
}

void
shape_find_cuts(struct shaper *shaper, struct word *word)
{
	judge_ends(word);
	if (word->style->break_after == NULL &&
	    is_simple(word->text, word->bytes))
		return;
	word->has_invisible = strstr(word->text, "\u00ad") != NULL ||
	    strstr(word->text, "\u200b") != NULL;
	find_cuts(shaper, word);
	measure_cuts(word);
}

/*
 * Identifiers, addresses, GitHub and NASA are not words to divide, nor is
 * one whose author has put soft hyphens where they belong.
 */
static bool
is_dividable(const struct word *word)
{
	bool was_letter = false;

	for (const char *p = word->text; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool is_end = *g_utf8_next_char(p) == '\0';

		if (g_unichar_isdigit(c) || c == '_' || c == '/' || c == '@' ||
		    c == CODEPOINT_SOFT_HYPHEN || (c == ':' && !is_end))
			return false;
		if (was_letter && g_unichar_isupper(c))
			return false;
		was_letter = g_unichar_isalpha(c);
	}
	return true;
}

static bool
is_letter(gunichar c)
{
	return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

/*
 * Adds the points of the letters from `from` up to, without, `to`; of what is
 * not dividable, those that the author gave it.
 */
static uint32_t
add_hyphens(struct hyphens *hyphens, const struct word *word, const char *from,
    const char *to, struct pos pos, bool is_dividable, struct word_cut *cuts)
{
	size_t points[HYPHENS_POINTS_MAX];
	size_t bytes = (size_t)(to - from), count;

	if (!hyphens_find_exception(hyphens, from, bytes, points, &count) &&
	    is_dividable)
		count = hyphens_find(hyphens, &word->style->rules, from, bytes,
		    pos, points);

	for (size_t i = 0; i < count; i++) {
		uint32_t byte = (uint32_t)(from - word->text) +
		    (uint32_t)points[i];

		cuts[i] = (struct word_cut){
			.byte = byte,
			.kind = CUT_HYPHEN,
			.x = shape_advance(word, byte),
			.hang_after = protrude_start(word, byte),
		};
	}
	return (uint32_t)count;
}

void
shape_hyphens(struct shaper *shaper, struct hyphens *hyphens,
    const struct word *word, struct pos pos)
{
	struct word *known = (struct word *)word;
	struct word_cut cuts[4 * HYPHENS_POINTS_MAX];
	uint32_t count = 0;
	const char *p = word->text;
	bool divides;

	if (word->knows_hyphens)
		return;
	known->knows_hyphens = true;
	if (word->bytes > 256)
		return;
	divides = is_dividable(word);
	while (*p != '\0' && count + HYPHENS_POINTS_MAX <= G_N_ELEMENTS(cuts)) {
		const char *from = p;

		while (is_letter(g_utf8_get_char(p)))
			p = g_utf8_next_char(p);
		if (p > from)
			count += add_hyphens(hyphens, word, from, p, pos,
			    divides, &cuts[count]);
		else
			p = g_utf8_next_char(p);
	}
	known->hyphens = arena_copy(shaper->arena, cuts,
	    count * sizeof(cuts[0]));
	known->hyphen_count = count;
}

/* As much of the text around a seam as UAX 14 looks at. */
enum { CONTEXT_BYTES = 24 };

bool
shape_may_break(const char *before, size_t before_bytes, const char *after,
    size_t after_bytes)
{
	const char *end = before + before_bytes, *from = end;
	const char *to = after;
	gunichar last, first;
	char text[2 * CONTEXT_BYTES + 16];
	PangoLogAttr attrs[sizeof(text) + 1];
	int head, length, characters;

	if (before_bytes == 0 || after_bytes == 0)
		return false;
	last = g_utf8_get_char(g_utf8_prev_char(end));
	first = g_utf8_get_char(after);
	if (is_joined(last, first) ||
	    (last < 0x2000 && first < 0x2000 && g_unichar_isalnum(last) &&
		(g_unichar_isalnum(first) ||
		    (first < 0x80 && strchr(",.;:'\")", (int)first) != NULL))))
		return false;
	while (from > before && end - from < CONTEXT_BYTES)
		from = g_utf8_prev_char(from);
	while (to < after + after_bytes && to - after < CONTEXT_BYTES)
		to = g_utf8_next_char(to);
	head = (int)(end - from);
	length = head + (int)(to - after);
	memcpy(text, from, (size_t)head);
	memcpy(text + head, after, (size_t)(to - after));
	text[length] = '\0';
	characters = (int)g_utf8_strlen(text, length);
	pango_get_log_attrs(text, length, /*level*/ -1,
	    pango_language_from_string("en"), attrs, characters + 1);
	return attrs[g_utf8_strlen(text, head)].is_line_break;
}
