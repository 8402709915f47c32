/*
 * Shorthands (XSL 1.1, 7.31): each sets the properties it stands for, those
 * it leaves out to their initial values.
 */
#include <string.h>

#include "fo/prop_build.h"
#include "fo/prop_name.h"

static const enum prop_side all_sides[] = { PROP_TOP, PROP_RIGHT, PROP_BOTTOM,
	PROP_LEFT };

static bool
is_word(const char *word, size_t length, const char *expected)
{
	return strlen(expected) == length &&
	    memcmp(word, expected, length) == 0;
}

static void
set_initial(struct prop_build *build, enum fo_prop prop)
{
	const char *initial = prop_find(prop)->initial;

	prop_set(build, prop, initial, strlen(initial));
}

static bool
set_side(struct prop_build *build, enum fo_prop first, enum prop_side side,
    const char *word, size_t length)
{
	return prop_set(build, prop_on_side(build, first, side), word, length);
}

/* One to four values for top, right, bottom, left, as in CSS. */
struct four {
	const char *word[4];
	size_t length[4];
};

static bool
read_four(const char *value, struct four *four)
{
	static const int repeated[] = { 0, 0, 0, 1 }; /* who stands in */
	const char *cursor = value, *word;
	size_t length;
	int count = 0;

	while ((word = prop_next_word(&cursor, &length)) != NULL) {
		if (count == 4)
			return false;
		four->word[count] = word;
		four->length[count++] = length;
	}
	if (count == 0)
		return false;
	for (; count < 4; count++) {
		four->word[count] = four->word[repeated[count]];
		four->length[count] = four->length[repeated[count]];
	}
	return true;
}

static bool
set_four(struct prop_build *build, enum fo_prop first, const char *value)
{
	struct four four;
	bool is_good = true;

	if (!read_four(value, &four))
		return false;
	for (size_t i = 0; i < 4; i++)
		is_good &= set_side(build, first, all_sides[i], four.word[i],
		    four.length[i]);
	return is_good;
}

bool
prop_expand_border_width(struct prop_build *build, const char *value,
    enum prop_side side)
{
	(void)side;
	return set_four(build, FO_PROP_BORDER_BEFORE_WIDTH, value);
}

bool
prop_expand_border_style(struct prop_build *build, const char *value,
    enum prop_side side)
{
	(void)side;
	return set_four(build, FO_PROP_BORDER_BEFORE_STYLE, value);
}

bool
prop_expand_border_color(struct prop_build *build, const char *value,
    enum prop_side side)
{
	(void)side;
	return set_four(build, FO_PROP_BORDER_BEFORE_COLOR, value);
}

bool
prop_expand_padding(struct prop_build *build, const char *value,
    enum prop_side side)
{
	(void)side;
	return set_four(build, FO_PROP_PADDING_BEFORE, value);
}

bool
prop_expand_margin(struct prop_build *build, const char *value,
    enum prop_side side)
{
	static const enum fo_prop margins[] = { FO_PROP_MARGIN_TOP,
		FO_PROP_MARGIN_RIGHT, FO_PROP_MARGIN_BOTTOM,
		FO_PROP_MARGIN_LEFT };
	struct four four;
	bool is_good = true;

	(void)side;
	if (!read_four(value, &four))
		return false;
	for (size_t i = 0; i < 4; i++)
		is_good &= prop_set(build, margins[i], four.word[i],
		    four.length[i]);
	return is_good;
}

/* A property as it was before a shorthand. */
struct saved {
	enum fo_prop prop;
	struct fo_value value;
	bool is_set;
};

static struct saved
save(const struct prop_build *build, enum fo_prop prop)
{
	return (struct saved){
		.prop = prop,
		.value = build->style->value[prop],
		.is_set = build->set[prop],
	};
}

static void
restore(struct prop_build *build, const struct saved *saved)
{
	build->style->value[saved->prop] = saved->value;
	build->set[saved->prop] = saved->is_set;
}

/*
 * "1pt solid red" in any order, or "inherit".  All of it is ignored where a
 * word of it is wrong, as in CSS.
 */
bool
prop_expand_border_side(struct prop_build *build, const char *value,
    enum prop_side side)
{
	static const enum fo_prop firsts[] = { FO_PROP_BORDER_BEFORE_STYLE,
		FO_PROP_BORDER_BEFORE_WIDTH, FO_PROP_BORDER_BEFORE_COLOR };
	enum { COUNT = G_N_ELEMENTS(firsts) };
	const char *cursor = value, *word;
	struct saved before[COUNT];
	size_t length;
	bool is_good = true;

	for (size_t i = 0; i < COUNT; i++)
		before[i] = save(build, prop_on_side(build, firsts[i], side));
	set_side(build, FO_PROP_BORDER_BEFORE_STYLE, side, "none", 4);
	set_side(build, FO_PROP_BORDER_BEFORE_WIDTH, side, "medium", 6);
	set_side(build, FO_PROP_BORDER_BEFORE_COLOR, side, "currentColor", 12);
	while ((word = prop_next_word(&cursor, &length)) != NULL) {
		bool is_inherit = is_word(word, length, "inherit");
		bool is_taken = false;

		for (size_t i = 0; i < COUNT; i++) {
			if (is_taken && !is_inherit)
				break;
			is_taken |= set_side(build, firsts[i], side, word,
			    length);
		}
		is_good &= is_taken;
	}
	for (size_t i = 0; i < COUNT && !is_good; i++)
		restore(build, &before[i]);
	return is_good;
}

bool
prop_expand_border(struct prop_build *build, const char *value,
    enum prop_side side)
{
	bool is_good = true;

	(void)side;
	for (size_t i = 0; i < 4; i++)
		is_good &= prop_expand_border_side(build, value, all_sides[i]);
	return is_good;
}

/* First along the lines, then down the page. */
bool
prop_expand_border_spacing(struct prop_build *build, const char *value,
    enum prop_side side)
{
	const char *cursor = value, *first, *second;
	size_t first_length, second_length;

	(void)side;
	first = prop_next_word(&cursor, &first_length);
	if (first == NULL)
		return false;
	second = prop_next_word(&cursor, &second_length);
	if (second == NULL) {
		second = first;
		second_length = first_length;
	}
	return prop_set(build, FO_PROP_BORDER_SEPARATION_INLINE, first,
		   first_length) &&
	    prop_set(build, FO_PROP_BORDER_SEPARATION_BLOCK, second,
		second_length);
}

/* Words such as "top left" may stand in either order. */
static bool
set_position(struct prop_build *build, const char *words[2],
    const size_t lengths[2], size_t count)
{
	const enum fo_prop horizontal = FO_PROP_BACKGROUND_POSITION_HORIZONTAL;
	const enum fo_prop vertical = FO_PROP_BACKGROUND_POSITION_VERTICAL;

	if (count == 0)
		return false;
	if (count == 1) {
		prop_set(build, horizontal, "50%", 3);
		prop_set(build, vertical, "50%", 3);
		return prop_set(build, horizontal, words[0], lengths[0]) ||
		    prop_set(build, vertical, words[0], lengths[0]);
	}
	if (is_word(words[0], lengths[0], "top") ||
	    is_word(words[0], lengths[0], "bottom") ||
	    is_word(words[1], lengths[1], "left") ||
	    is_word(words[1], lengths[1], "right"))
		return prop_set(build, vertical, words[0], lengths[0]) &&
		    prop_set(build, horizontal, words[1], lengths[1]);
	return prop_set(build, horizontal, words[0], lengths[0]) &&
	    prop_set(build, vertical, words[1], lengths[1]);
}

bool
prop_expand_background_position(struct prop_build *build, const char *value,
    enum prop_side side)
{
	const char *cursor = value, *words[2];
	size_t lengths[2], count = 0;

	(void)side;
	while (count < 2 &&
	    (words[count] = prop_next_word(&cursor, &lengths[count])) != NULL)
		count++;
	return set_position(build, words, lengths, count);
}

bool
prop_expand_background(struct prop_build *build, const char *value,
    enum prop_side side)
{
	static const enum fo_prop parts[] = { FO_PROP_BACKGROUND_COLOR,
		FO_PROP_BACKGROUND_IMAGE, FO_PROP_BACKGROUND_REPEAT,
		FO_PROP_BACKGROUND_ATTACHMENT };
	const char *cursor = value, *word, *words[2] = { NULL, NULL };
	size_t length, lengths[2] = { 0, 0 }, count = 0;

	(void)side;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		set_initial(build, parts[i]);
	set_initial(build, FO_PROP_BACKGROUND_POSITION_HORIZONTAL);
	set_initial(build, FO_PROP_BACKGROUND_POSITION_VERTICAL);
	while ((word = prop_next_word(&cursor, &length)) != NULL) {
		bool is_taken = false;

		for (size_t i = 0; i < G_N_ELEMENTS(parts) && !is_taken; i++)
			is_taken = prop_set(build, parts[i], word, length);
		if (is_taken)
			continue;
		if (count == 2)
			return false;
		words[count] = word;
		lengths[count++] = length;
	}
	return count == 0 || set_position(build, words, lengths, count);
}

/* "[style variant weight] size[/line-height] family" */
bool
prop_expand_font(struct prop_build *build, const char *value,
    enum prop_side side)
{
	static const enum fo_prop parts[] = { FO_PROP_FONT_STYLE,
		FO_PROP_FONT_VARIANT, FO_PROP_FONT_WEIGHT,
		FO_PROP_FONT_STRETCH };
	const char *cursor = value, *word, *slash, *end;
	size_t length;

	(void)side;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		set_initial(build, parts[i]);
	set_initial(build, FO_PROP_FONT_SIZE_ADJUST);
	set_initial(build, FO_PROP_LINE_HEIGHT);
	for (;;) {
		bool is_taken = false;

		word = prop_next_word(&cursor, &length);
		if (word == NULL)
			return false;
		for (size_t i = 0; i < G_N_ELEMENTS(parts) && !is_taken; i++)
			is_taken = prop_set(build, parts[i], word, length);
		if (!is_taken)
			break;
	}
	slash = memchr(word, '/', length);
	end = word + length;
	if (!prop_set(build, FO_PROP_FONT_SIZE, word,
		(size_t)((slash != NULL ? slash : end) - word)))
		return false;
	if (slash != NULL &&
	    !prop_set(build, FO_PROP_LINE_HEIGHT, slash + 1,
		(size_t)(end - slash - 1)))
		return false;
	return prop_set(build, FO_PROP_FONT_FAMILY, cursor, strlen(cursor));
}

bool
prop_expand_position(struct prop_build *build, const char *value,
    enum prop_side side)
{
	bool is_relative = strcmp(value, "relative") == 0;
	bool is_flowing = is_relative || strcmp(value, "static") == 0;

	(void)side;
	prop_set_keyword(build, FO_PROP_RELATIVE_POSITION,
	    is_relative ? FO_KW_RELATIVE : FO_KW_STATIC);
	prop_set_keyword(build, FO_PROP_ABSOLUTE_POSITION, FO_KW_AUTO);
	return is_flowing ||
	    prop_set(build, FO_PROP_ABSOLUTE_POSITION, value, strlen(value));
}

bool
prop_expand_vertical_align(struct prop_build *build, const char *value,
    enum prop_side side)
{
	static const struct {
		const char *word;
		enum fo_keyword baseline;
	} words[] = {
		{ "baseline", FO_KW_BASELINE },
		{ "top", FO_KW_BEFORE_EDGE },
		{ "text-top", FO_KW_TEXT_BEFORE_EDGE },
		{ "middle", FO_KW_MIDDLE },
		{ "bottom", FO_KW_AFTER_EDGE },
		{ "text-bottom", FO_KW_TEXT_AFTER_EDGE },
	};

	(void)side;
	prop_set_keyword(build, FO_PROP_ALIGNMENT_BASELINE, FO_KW_BASELINE);
	prop_set_keyword(build, FO_PROP_ALIGNMENT_ADJUST, FO_KW_AUTO);
	prop_set_keyword(build, FO_PROP_BASELINE_SHIFT, FO_KW_BASELINE);
	prop_set_keyword(build, FO_PROP_DOMINANT_BASELINE, FO_KW_AUTO);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (strcmp(value, words[i].word) == 0) {
			prop_set_keyword(build, FO_PROP_ALIGNMENT_BASELINE,
			    words[i].baseline);
			return true;
		}
	}
	/* sub, super, lengths and percentages all raise or lower */
	return prop_set(build, FO_PROP_BASELINE_SHIFT, value, strlen(value));
}

bool
prop_expand_white_space(struct prop_build *build, const char *value,
    enum prop_side side)
{
	bool is_pre = strcmp(value, "pre") == 0;
	bool is_nowrap = strcmp(value, "nowrap") == 0;

	(void)side;
	prop_set_keyword(build, FO_PROP_LINEFEED_TREATMENT,
	    is_pre ? FO_KW_PRESERVE : FO_KW_TREAT_AS_SPACE);
	prop_set_keyword(build, FO_PROP_WHITE_SPACE_COLLAPSE,
	    is_pre ? FO_KW_FALSE : FO_KW_TRUE);
	prop_set_keyword(build, FO_PROP_WHITE_SPACE_TREATMENT,
	    is_pre ? FO_KW_PRESERVE : FO_KW_IGNORE_IF_SURROUNDING_LINEFEED);
	prop_set_keyword(build, FO_PROP_WRAP_OPTION,
	    is_pre || is_nowrap ? FO_KW_NO_WRAP : FO_KW_WRAP);
	return is_pre || is_nowrap || strcmp(value, "normal") == 0;
}

/* Several words: each turns one line on or off, in this object's colour. */
bool
prop_expand_text_decoration(struct prop_build *build, const char *value,
    enum prop_side side)
{
	static const struct {
		const char *word;
		enum fo_prop prop;
	} lines[] = {
		{ "underline", FO_PROP_TEXT_DECORATION_UNDERLINE },
		{ "overline", FO_PROP_TEXT_DECORATION_OVERLINE },
		{ "line-through", FO_PROP_TEXT_DECORATION_LINE_THROUGH },
	};
	const char *cursor = value, *word;
	size_t length;
	bool is_good = true;

	(void)side;
	while ((word = prop_next_word(&cursor, &length)) != NULL) {
		bool is_none = is_word(word, length, "none");
		bool is_off = length > 3 && memcmp(word, "no-", 3) == 0;
		bool is_taken = is_none || is_word(word, length, "blink") ||
		    is_word(word, length, "no-blink") ||
		    is_word(word, length, "inherit");

		if (is_off) {
			word += 3;
			length -= 3;
		}
		for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
			if (!is_none && !is_word(word, length, lines[i].word))
				continue;
			is_taken = true;
			if (is_none || is_off)
				prop_set_keyword(build, lines[i].prop,
				    FO_KW_NONE);
			else
				build->style->value[lines[i].prop] =
				    build->style->value[FO_PROP_COLOR];
		}
		is_good &= is_taken;
	}
	return is_good;
}
