/*
 * Lines of the area tree as XML.
 *
 * A text is words and spaces.  Where it runs from right to left its characters
 * are written as they are seen, from left to right.
 */
#include "layout/area_dump.h"

#include <inttypes.h>
#include <string.h>

#include "layout/box.h"
#include "layout/image.h"

static void dump_inlines(struct dump *d, const struct area *parent,
    dimen origin);

/* ---- characters ---- */

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

static void
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

/* ---- inline areas ---- */

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
dump_common(struct dump *d, const struct area *area, dimen origin)
{
	dump_extents(d, area, 0);
	dump_length(d, "offset", area->y - origin);
	dump_box(d, area);
	dump_id(d, area->fo);
}

static void
dump_one_text(struct dump *d, const struct area *area, dimen origin)
{
	const struct area_text *text = area->text;

	dump_start(d, "text");
	dump_extents(d, area, 0);
	dump_length(d, "offset", area->y - origin);
	dump_box(d, area);
	dump_length(d, "baseline", text->baseline);
	dump_length_unless_0(d, "twsadjust", text->word_space);
	if (text->expansion != 0)
		dump_format(d, "expansion", "%g%%",
		    100.0 * text->expansion / AREA_EXPANSION_UNIT);
	if (area->fo != NULL) {
		if (area->fo->kind != FO_TEXT)
			dump_id(d, area->fo);
		dump_font(d, area->fo);
	}
	dump_color(d, "color", text->color);
	dump_stroke(d, "underline-score", "underline-score-color",
	    &text->underline);
	dump_stroke(d, "overline-score", "overline-score-color",
	    &text->overline);
	dump_stroke(d, "through-score", "through-score-color", &text->strike);
	dump_level(d, text->level);
	dump_body(d);
	dump_characters(d, area);
	dump_end(d, "text");
}

/*
 * All dots of a leader are one area: a text for each of them, and a space
 * where the pattern is given a width.
 */
static void
dump_dots(struct dump *d, const struct area *area, dimen origin)
{
	struct area_text one = *area->text;
	struct area dot = *area;

	dot.text = &one;
	one.bytes = 1;
	one.level = d->level;
	for (size_t i = 0; i < area->text->glyph_count; i++) {
		dot.width = area->text->glyphs[i].advance;
		dump_one_text(d, &dot, origin);
		if (fo_value(area->fo, FO_PROP_LEADER_PATTERN_WIDTH)->type !=
		    FO_TYPE_LENGTH)
			continue;
		dump_start(d, "space");
		dump_body(d);
		dump_end(d, "space");
	}
}

static bool
is_size_given(const struct fo *fo)
{
	static const enum fo_prop props[] = {
		FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
		FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM,
		FO_PROP_CONTENT_WIDTH,
		FO_PROP_CONTENT_HEIGHT,
	};

	for (size_t i = 0; i < G_N_ELEMENTS(props); i++)
		if (fo_value(fo, props[i])->type == FO_TYPE_LENGTH)
			return true;
	return false;
}

static void
dump_picture(struct dump *d, const struct area *area)
{
	const struct fo *fo = area->fo;
	const char *foreign = fo == NULL ? NULL : fo->foreign;

	if (foreign != NULL) {
		dump_start(d, "foreignObject");
		dump_id(d, fo);
		dump_string(d, "ns", "http://www.w3.org/2000/svg");
		dump_body(d);
		if (g_str_has_prefix(foreign, "<?") &&
		    strstr(foreign, "?>") != NULL)
			foreign = strstr(foreign, "?>") + 2;
		g_string_append(d->xml, foreign);
		dump_end(d, "foreignObject");
		return;
	}
	dump_start(d, "image");
	dump_id(d, fo);
	if (fo != NULL)
		dump_string(d, "url", fo_own(fo, FO_PROP_SRC));
	dump_body(d);
	dump_end(d, "image");
}

/* A missing image of unknown size has no viewport, though it is drawn. */
static void
dump_image(struct dump *d, const struct area *area, dimen origin)
{
	const struct area_image *image = area->image;
	struct dump_edges edges = dump_edges(area);

	if (image->image != NULL && image->image->is_stand_in &&
	    image->image->pixel_width == 0 && area->fo != NULL &&
	    !is_size_given(area->fo))
		return;
	dump_start(d, "viewport");
	dump_common(d, area, origin);
	dump_format(d, "pos", "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64,
	    image->x - edges.left, image->y - edges.top, image->width,
	    image->height);
	if (image->clip)
		dump_string(d, "clip", "true");
	dump_body(d);
	dump_picture(d, area);
	dump_end(d, "viewport");
}

static void
dump_leader(struct dump *d, const struct area *area, dimen origin)
{
	const struct area_leader *leader = area->leader;

	dump_start(d, "leader");
	dump_common(d, area, origin);
	dump_string(d, "ruleStyle", fo_keyword_name(leader->style));
	dump_length(d, "ruleThickness", leader->thickness);
	dump_color(d, "color", leader->color);
	dump_level(d, d->level);
	dump_body(d);
	dump_end(d, "leader");
}

/* Something that only has a place: an id, an empty leader or citation. */
static void
dump_point(struct dump *d, const struct area *area, dimen origin)
{
	const struct fo *fo = area->fo;
	const char *name;

	switch (fo == NULL ? FO_TEXT : fo->kind) {
	case FO_LEADER:
		name = "space";
		break;
	case FO_WRAPPER:
		if (fo_own(fo, FO_PROP_ID) == NULL)
			return;
		name = "inline";
		break;
	case FO_INLINE:
	case FO_BASIC_LINK:
		name = "inlineparent";
		break;
	case FO_CHARACTER:
	case FO_PAGE_NUMBER:
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
		name = "text";
		break;
	default:
		return;
	}
	dump_start(d, name);
	dump_common(d, area, origin);
	dump_level(d, d->level);
	dump_body(d);
	dump_end(d, name);
}

/* The blocks of an inline-container. */
static void
dump_container(struct dump *d, const struct area *area, dimen origin)
{
	dimen measure = d->measure;

	dump_start(d, "viewport");
	dump_common(d, area, origin);
	dump_string(d, "is-viewport-area", "true");
	dump_body(d);
	dump_start(d, "container");
	dump_extents(d, area, 0);
	dump_body(d);
	d->measure = area->width;
	dump_children(d, area);
	d->measure = measure;
	dump_end(d, "container");
	dump_end(d, "viewport");
}

/* The lowest level of the texts in it; that around it if there is none. */
static int
level_of(const struct dump *d, const struct area *area)
{
	int lowest = -1;

	if (area->kind == AREA_TEXT)
		return area->text->is_mark ? d->level : area->text->level;
	for (const struct area *child = area->first;
	     child != NULL && area->kind == AREA_INLINE; child = child->next) {
		int level = level_of(d, child);

		if (lowest < 0 || level < lowest)
			lowest = level;
	}
	return lowest < 0 ? d->level : lowest;
}

static void
dump_inline(struct dump *d, const struct area *area, dimen origin)
{
	bool has_block = area->first != NULL && area->first->kind == AREA_BLOCK;
	const char *name = has_block ? "inlineblockparent" : "inlineparent";
	int level = d->level;

	dump_start(d, name);
	dump_extents(d, area, 0);
	dump_length(d, "offset", area->y - origin);
	dump_box(d, area);
	if (!has_block)
		dump_id(d, area->fo);
	if (area->fo != NULL && area->fo->kind == FO_BASIC_LINK)
		dump_link(d, area->fo);
	d->level = level_of(d, area);
	dump_level(d, d->level);
	dump_body(d);
	if (has_block)
		dump_children(d, area);
	else
		dump_inlines(d, area, dump_edges(area).top);
	dump_end(d, name);
	d->level = level;
}

static void
dump_text_area(struct dump *d, const struct area *area, dimen origin)
{
	bool is_leader = area->fo != NULL && area->fo->kind == FO_LEADER;

	if (!area->text->is_mark)
		dump_one_text(d, area, origin);
	else if (is_leader)
		dump_dots(d, area, origin);
}

static void
dump_inlines(struct dump *d, const struct area *parent, dimen origin)
{
	for (const struct area *area = parent->first; area != NULL;
	     area = area->next) {
		switch (area->kind) {
		case AREA_TEXT:
			dump_text_area(d, area, origin);
			break;
		case AREA_LEADER:
			dump_leader(d, area, origin);
			break;
		case AREA_IMAGE:
			dump_image(d, area, origin);
			break;
		case AREA_SPACE:
			dump_point(d, area, origin);
			break;
		case AREA_REFERENCE:
		case AREA_VIEWPORT:
			dump_container(d, area, origin);
			break;
		default:
			dump_inline(d, area, origin);
			break;
		}
	}
}

/* ---- lines ---- */

/* What the areas of a line cover of it. */
struct cover {
	dimen left, right, top, bottom;
};

static struct cover
cover_of(const struct area *line)
{
	struct cover cover = { line->width, 0, line->height, 0 };

	for (const struct area *area = line->first; area != NULL;
	     area = area->next) {
		cover.left = MIN(cover.left, area->x);
		cover.right = MAX(cover.right, area->x + area->width);
		cover.top = MIN(cover.top, area->y);
		cover.bottom = MAX(cover.bottom, area->y + area->height);
	}
	if (line->first == NULL)
		return (struct cover){ 0, line->width, 0, line->height };
	return cover;
}

void
dump_line(struct dump *d, const struct area *line)
{
	struct cover cover = cover_of(line);
	bool was_backward = d->is_backward;
	bool is_backward = line->fo != NULL && box_is_backward(line->fo);
	dimen left = cover.left, right = line->width - cover.right;

	d->is_backward = is_backward;
	d->level = is_backward ? 1 : 0;
	dump_start(d, "lineArea");
	dump_length(d, "ipd", line->width);
	dump_length(d, "bpd", cover.bottom - cover.top);
	dump_length(d, "ipda", line->width);
	dump_length(d, "bpda", line->height);
	dump_string(d, "bap", "0 0 0 0");
	dump_length_unless_0(d, "start-indent", is_backward ? right : left);
	dump_length_unless_0(d, "end-indent", is_backward ? left : right);
	dump_length(d, "space-before", cover.top);
	dump_length(d, "space-after", line->height - cover.bottom);
	dump_level(d, d->level);
	dump_body(d);
	dump_inlines(d, line, cover.top);
	dump_end(d, "lineArea");
	d->is_backward = was_backward;
}
