/*
 * A text of the area tree as XML: words and spaces.  Where it runs from right to
 * left its characters are written as they are seen, from left to right.
 */
#include "layout/area_dump.h"

#include <string.h>

static bool
is_fixed_space(gunichar c)
{
	return (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f ||
	    c == 0x3000;
}

static bool
is_space(gunichar c)
{
	return c == ' ' || c == 0xa0 || c == '\t' || is_fixed_space(c);
}

static bool
is_cut(gunichar c)
{
	return is_space(c) || c == 0x200b || c == 0xad;
}

/* What a hyphen at the line's end looks like. */
static const char *
hyphen_of(const struct fo *fo)
{
	const char *hyphen = fo == NULL
	    ? NULL
	    : fo_string(fo, FO_PROP_HYPHENATION_CHARACTER);

	return hyphen == NULL || *hyphen == '\0' ? "-" : hyphen;
}

void
dump_level(struct dump *d, int level)
{
	if (level > 0 || d->is_backward)
		dump_format(d, "level", "%d", level);
}

static void
dump_word(struct dump *d, const struct area_text *text, const char *word,
    size_t length)
{
	if (length == 0)
		return;
	dump_start(d, "word");
	dump_level(d, text->level);
	if (text->is_backward)
		dump_string(d, "reversed", "true");
	dump_body(d);
	dump_text(d, word, length);
	dump_end(d, "word");
}

static void
dump_space(struct dump *d, gunichar c)
{
	char utf8[6];
	int length = g_unichar_to_utf8(c == '\t' ? ' ' : c, utf8);

	dump_start(d, "space");
	if (is_fixed_space(c))
		dump_string(d, "adj", "false");
	dump_body(d);
	dump_text(d, utf8, (size_t)length);
	dump_end(d, "space");
}

/* A soft hyphen that shows ends a word; one between spaces is a word. */
static bool
ends_with_hyphen(const char *text)
{
	const char *hyphen = text + strlen(text) - strlen("\u00ad");

	return g_str_has_suffix(text, "\u00ad") && hyphen > text &&
	    !is_space(g_utf8_get_char(g_utf8_prev_char(hyphen)));
}

static bool
is_lone_hyphen(const char *text, const char *at)
{
	const char *next = g_utf8_next_char(at);

	return g_utf8_get_char(at) == 0xad &&
	    (at == text || is_space(g_utf8_get_char(g_utf8_prev_char(at)))) &&
	    (*next == '\0' || is_space(g_utf8_get_char(next)));
}

/* Words and spaces in reading order of the line; a hyphen ends its word. */
static void
dump_characters(struct dump *d, const struct area *area)
{
	const struct area_text *text = area->text;
	GString *shown = g_string_new(NULL);
	char *copy = g_strndup(text->utf8, text->bytes);
	const char *word;

	if (ends_with_hyphen(copy)) {
		copy[strlen(copy) - 2] = '\0';
		g_string_append(shown, copy);
		g_string_append(shown, hyphen_of(area->fo));
	} else {
		g_string_append(shown, copy);
	}
	g_free(copy);
	if (text->is_backward) {
		copy = g_utf8_strreverse(shown->str, (gssize)shown->len);
		g_string_assign(shown, copy);
		g_free(copy);
	}
	word = shown->str;
	for (const char *at = word; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (!is_cut(c))
			continue;
		if (is_lone_hyphen(shown->str, at))
			g_string_append(d->xml, "<word></word>");
		dump_word(d, text, word, (size_t)(at - word));
		if (is_space(c))
			dump_space(d, c);
		word = g_utf8_next_char(at);
	}
	dump_word(d, text, word, strlen(word));
	g_string_free(shown, TRUE);
}

/* The first family that the object names; without quotes. */
static void
dump_font(struct dump *d, const struct fo *fo)
{
	const char *families = fo_string(fo, FO_PROP_FONT_FAMILY);
	char *name;

	if (families != NULL) {
		families += strspn(families, " '\"");
		name = g_strndup(families, strcspn(families, ",'\""));
		dump_string(d, "font-name", g_strstrip(name));
		g_free(name);
	}
	dump_string(d, "font-style",
	    fo_keyword_name(fo_keyword(fo, FO_PROP_FONT_STYLE)));
	dump_format(d, "font-weight", "%d",
	    (int)fo_number(fo, FO_PROP_FONT_WEIGHT, 400));
	dump_length(d, "font-size", fo_length(fo, FO_PROP_FONT_SIZE, 0));
}

static void
dump_stroke(struct dump *d, const char *name, const char *color,
    const struct area_stroke *stroke)
{
	if (stroke->thickness == 0)
		return;
	dump_string(d, name, "true");
	dump_color(d, color, stroke->color);
}

static void
dump_strokes(struct dump *d, const struct area_strokes *strokes)
{
	dump_stroke(d, "underline-score", "underline-score-color",
	    &strokes->underline);
	dump_stroke(d, "overline-score", "overline-score-color",
	    &strokes->overline);
	dump_stroke(d, "through-score", "through-score-color",
	    &strokes->strike);
}

void
dump_one_text(struct dump *d, const struct area *area, dimen origin)
{
	const struct area_text *text = area->text;

	dump_start(d, "text");
	dump_extents(d, area, 0);
	dump_length(d, "offset", area->y - origin);
	dump_box(d, /*parent*/ NULL, area);
	dump_length(d, "baseline", text->baseline);
	dump_length_unless_0(d, "twsadjust", text->word_space);
	dump_length_unless_0(d, "tlsadjust", text->letter_space);
	if (text->expansion != 0)
		dump_format(d, "expansion", "%g%%",
		    100.0 * text->expansion / AREA_EXPANSION_UNIT);
	if (area->fo != NULL) {
		if (area->fo->kind != FO_TEXT)
			dump_id(d, area->fo);
		dump_font(d, area->fo);
	}
	dump_color(d, "color", text->color);
	if (text->strokes != NULL)
		dump_strokes(d, text->strokes);
	dump_level(d, text->level);
	dump_body(d);
	dump_characters(d, area);
	dump_end(d, "text");
}
