/*
 * Setting one property from the text that is specified for it: an expression,
 * a string that is none (a family list, a language, a URI), or "inherit".
 */
#include <string.h>

#include "fo/prop_build.h"

void
prop_report(const struct prop_build *build, const char *name, const char *value)
{
	char *piece = g_strdup_printf("%s=\"%s\"", name, value);

	diag_hint(build->diags, DIAG_FO_VALUE_BAD, build->place->fo->pos,
	    &(struct diag_hint){ .piece = piece,
		.instead = prop_suggest_value(name, value) },
	    "%s", piece);
	g_free(piece);
}

/*
 * The property of a side: before and after are top and bottom in every
 * writing mode that is set.  The four follow each other in fo_prop.def in the
 * order before, after, start, end, at equal distances.
 */
enum fo_prop
prop_on_side(const struct prop_build *build, enum fo_prop first,
    enum prop_side side)
{
	int step = first == FO_PROP_PADDING_BEFORE
	    ? FO_PROP_PADDING_AFTER - FO_PROP_PADDING_BEFORE
	    : FO_PROP_BORDER_AFTER_STYLE - FO_PROP_BORDER_BEFORE_STYLE;
	int index = 0;

	switch (side) {
	case PROP_BOTTOM:
		index = 1;
		break;
	case PROP_LEFT:
		index = build->is_rtl ? 3 : 2;
		break;
	case PROP_RIGHT:
		index = build->is_rtl ? 2 : 3;
		break;
	case PROP_TOP:
	case PROP_SIDE_NONE:
		break;
	}
	return (enum fo_prop)((int)first + index * step);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *
prop_next_word(const char **cursor, size_t *length)
{
	const char *start = *cursor, *at;
	int depth = 0;
	char quote = '\0';

	while (is_space(*start))
		start++;
	for (at = start; *at != '\0'; at++) {
		if (quote != '\0') {
			if (*at == quote)
				quote = '\0';
		} else if (*at == '\'' || *at == '"') {
			quote = *at;
		} else if (*at == '(') {
			depth++;
		} else if (*at == ')') {
			depth--;
		} else if (depth <= 0 && is_space(*at)) {
			break;
		}
	}
	*cursor = at;
	*length = (size_t)(at - start);
	return *length > 0 ? start : NULL;
}

static const char *
trim(const char *text, size_t *length)
{
	while (*length > 0 && is_space(*text)) {
		text++;
		--*length;
	}
	while (*length > 0 && is_space(text[*length - 1]))
		--*length;
	return text;
}

const char *
prop_trim_uri(const char *text, size_t *length)
{
	text = trim(text, length);
	if (*length > 5 && g_ascii_strncasecmp(text, "url(", 4) == 0 &&
	    text[*length - 1] == ')') {
		text += 4;
		*length -= 5;
		text = trim(text, length);
	}
	if (*length >= 2 && (*text == '\'' || *text == '"') &&
	    text[*length - 1] == *text) {
		text++;
		*length -= 2;
	}
	return text;
}

void
prop_set_keyword(struct prop_build *build, enum fo_prop prop,
    enum fo_keyword keyword)
{
	build->style->value[prop] = (struct fo_value){
		.type = FO_TYPE_KEYWORD,
		.keyword = keyword,
	};
	build->set[prop] = true;
}

static bool
is_call(const char *text, size_t length)
{
	return length > 0 && text[length - 1] == ')' &&
	    (g_str_has_prefix(text, "from-") ||
		g_str_has_prefix(text, "inherited-property-value("));
}

/*
 * Words are no strings to align at (text-align="centre" is a mistake), and
 * some strings must not be empty.
 */
static bool
is_string_bad(enum fo_prop prop, const char *text, size_t length)
{
	switch (prop) {
	case FO_PROP_TEXT_ALIGN:
		return length == 0 || g_ascii_isalpha(*text);
	case FO_PROP_FONT_FAMILY:
	case FO_PROP_FORMAT:
	case FO_PROP_LANGUAGE:
	case FO_PROP_COUNTRY:
	case FO_PROP_SCRIPT:
		return length == 0;
	default:
		return false;
	}
}

/* A path may come without url(), unless it could be a length or a name. */
static bool
is_uri(const char *text, size_t length)
{
	return g_str_has_prefix(text, "url(") ||
	    (!g_ascii_isdigit(*text) && *text != '-' && *text != '#' &&
		(memchr(text, '/', length) != NULL ||
		    memchr(text, '.', length) != NULL));
}

/*
 * Values that are no expressions: a family list, a language, a URI, one
 * character.  Quotes around the whole are taken off, lists keep theirs.
 */
static bool
set_string(struct prop_build *build, enum fo_prop prop, const char *text,
    size_t length)
{
	const struct prop *entry = prop_find(prop);
	struct fo_value value = { .type = FO_TYPE_STRING };
	const char *word = text;
	size_t word_length = length;
	enum fo_keyword keyword;

	word = trim(word, &word_length);
	keyword = prop_keyword(word, word_length);
	if (keyword != FO_KW_NONE_SET && prop_allows(entry, keyword)) {
		if (keyword == FO_KW_LEFT)
			keyword = FO_KW_START;
		else if (keyword == FO_KW_RIGHT)
			keyword = FO_KW_END;
		prop_set_keyword(build, prop, keyword);
		return true;
	}
	if (is_string_bad(prop, word, word_length))
		return false;
	if (entry->types & PROP_URI) {
		if (!is_uri(word, word_length))
			return false;
		word = prop_trim_uri(text, &length);
		word_length = length;
	} else if (word_length == 0) {
		word = text; /* a space is a character too */
		word_length = length;
	} else if (word_length >= 2 && (*word == '\'' || *word == '"') &&
	    memchr(word + 1, *word, word_length - 1) ==
		word + word_length - 1) {
		word++;
		word_length -= 2;
	}
	if (word_length > 0)
		value.string = styles_text(build->styles, word, word_length);
	build->style->value[prop] = value;
	build->set[prop] = true;
	return true;
}

bool
prop_set(struct prop_build *build, enum fo_prop prop, const char *text,
    size_t length)
{
	struct expr_env env = { .call = prop_function_call, .closure = build };
	const struct fo_style *sized = prop == FO_PROP_FONT_SIZE ? build->parent
								 : build->style;
	struct fo_value value;
	struct expr e;
	size_t trimmed = length;
	const char *word = trim(text, &trimmed);

	if (trimmed == strlen("inherit") &&
	    memcmp(word, "inherit", trimmed) == 0) {
		build->style->value[prop] = build->parent->value[prop];
		build->set[prop] = true;
		return true;
	}
	if ((prop_find(prop)->types & (PROP_STRING | PROP_URI)) &&
	    !is_call(word, trimmed))
		return set_string(build, prop, text, length);
	env.em = dimen_pt(sized->value[FO_PROP_FONT_SIZE].length);
	build->current = prop;
	if (!expr_read(word, trimmed, &env, &e) ||
	    !prop_value_from_expr(build, prop, &e, &value))
		return false;
	build->style->value[prop] = value;
	build->set[prop] = true;
	return true;
}
