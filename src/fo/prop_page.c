/*
 * Shorthands with words of their own: breaks and sizes of pages, and the
 * language.
 */
#include <string.h>

#include "fo/prop_build.h"
#include "fo/prop_name.h"

/* Left pages are the even ones. */
static bool
set_page_break(struct prop_build *build, const char *value, enum fo_prop brk,
    enum fo_prop keep)
{
	static const struct {
		const char *word;
		enum fo_keyword brk, keep;
	} words[] = {
		{ "auto", FO_KW_AUTO, FO_KW_AUTO },
		{ "always", FO_KW_PAGE, FO_KW_AUTO },
		{ "avoid", FO_KW_AUTO, FO_KW_ALWAYS },
		{ "left", FO_KW_EVEN_PAGE, FO_KW_AUTO },
		{ "right", FO_KW_ODD_PAGE, FO_KW_AUTO },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (strcmp(value, words[i].word) != 0)
			continue;
		prop_set_keyword(build, brk, words[i].brk);
		prop_set_keyword(build, keep, words[i].keep);
		return true;
	}
	return false;
}

bool
prop_expand_page_break_before(struct prop_build *build, const char *value,
    enum prop_side side)
{
	(void)side;
	return set_page_break(build, value, FO_PROP_BREAK_BEFORE,
	    FO_PROP_KEEP_WITH_PREVIOUS_WITHIN_PAGE);
}

bool
prop_expand_page_break_after(struct prop_build *build, const char *value,
    enum prop_side side)
{
	(void)side;
	return set_page_break(build, value, FO_PROP_BREAK_AFTER,
	    FO_PROP_KEEP_WITH_NEXT_WITHIN_PAGE);
}

bool
prop_expand_page_break_inside(struct prop_build *build, const char *value,
    enum prop_side side)
{
	bool is_avoid = strcmp(value, "avoid") == 0;

	(void)side;
	prop_set_keyword(build, FO_PROP_KEEP_TOGETHER_WITHIN_PAGE,
	    is_avoid ? FO_KW_ALWAYS : FO_KW_AUTO);
	return is_avoid || strcmp(value, "auto") == 0;
}

/* Width and height; "landscape" is A4 turned, other words say nothing. */
bool
prop_expand_size(struct prop_build *build, const char *value,
    enum prop_side side)
{
	const char *cursor = value, *width, *height;
	size_t width_length, height_length;

	(void)side;
	width = prop_next_word(&cursor, &width_length);
	if (width == NULL)
		return false;
	if (strcmp(value, "portrait") == 0 || strcmp(value, "auto") == 0)
		return true;
	if (strcmp(value, "landscape") == 0)
		return prop_set(build, FO_PROP_PAGE_WIDTH, "297mm", 5) &&
		    prop_set(build, FO_PROP_PAGE_HEIGHT, "210mm", 5);
	height = prop_next_word(&cursor, &height_length);
	if (height == NULL) {
		height = width;
		height_length = width_length;
	}
	return prop_set(build, FO_PROP_PAGE_WIDTH, width, width_length) &&
	    prop_set(build, FO_PROP_PAGE_HEIGHT, height, height_length);
}

/*
 * A language tag (RFC 5646): language, a script of four letters, a country of
 * two letters or three digits; other parts have no property.
 */
bool
prop_expand_xml_lang(struct prop_build *build, const char *value,
    enum prop_side side)
{
	const char *part = value + strcspn(value, "-_");

	(void)side;
	if (part == value)
		return *value == '\0';
	prop_set_keyword(build, FO_PROP_COUNTRY, FO_KW_NONE);
	prop_set_keyword(build, FO_PROP_SCRIPT, FO_KW_AUTO);
	prop_set(build, FO_PROP_LANGUAGE, value, (size_t)(part - value));
	while (*part != '\0') {
		size_t length = strcspn(++part, "-_");

		if (length == 1)
			break; /* private use and extensions follow */
		if (length == 4 && g_ascii_isalpha(*part))
			prop_set(build, FO_PROP_SCRIPT, part, length);
		else if (length == 2 || (length == 3 && g_ascii_isdigit(*part)))
			prop_set(build, FO_PROP_COUNTRY, part, length);
		part += length;
	}
	return true;
}
