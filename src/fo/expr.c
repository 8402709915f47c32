/*
 * Reads property expressions by recursive descent:
 *
 *	sum     = product (("+" | "-") product)*
 *	product = sign (("*" | "div" | "mod") sign)*
 *	sign    = "-" sign | "+" sign | primary
 *	primary = number unit? | number "%" | "(" sum ")" | name
 *	        | name "(" (sum ("," sum)*)? ")" | "#" hex | quoted string
 *
 * A length is kept as a sum of points, a percentage and a proportional share,
 * since percentages are often of something that only layout knows.
 */
#include "fo/expr_math.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/color.h"
#include "base/dimen.h"

enum { EXPR_DEPTH = 64 }; /* of parentheses */

struct scanner {
	const char *at, *end;
	const struct expr_env *env;
	int depth;
};

static bool read_sum(struct scanner *s, struct expr *result);

static void
skip_space(struct scanner *s)
{
	while (s->at < s->end && strchr(" \t\r\n", *s->at) != NULL)
		s->at++;
}

static bool
take(struct scanner *s, char c)
{
	skip_space(s);
	if (s->at == s->end || *s->at != c)
		return false;
	s->at++;
	return true;
}

static bool
is_name_byte(char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.' ||
	    c == ':' || (unsigned char)c >= 0x80;
}

/* Takes `word` if it stands here as a whole word. */
static bool
take_word(struct scanner *s, const char *word)
{
	size_t length = strlen(word);

	skip_space(s);
	if ((size_t)(s->end - s->at) < length ||
	    memcmp(s->at, word, length) != 0)
		return false;
	if (s->at + length < s->end && is_name_byte(s->at[length]))
		return false;
	s->at += length;
	return true;
}

/*
 * The arguments, up to and with the closing parenthesis; further ones than we
 * have room for (rgb-icc() has any number) are read and left out.
 */
static bool
read_call(struct scanner *s, const char *name, size_t length,
    struct expr *result)
{
	struct expr arguments[EXPR_ARGUMENTS] = { 0 }, extra;
	size_t count = 0;

	if (take(s, ')'))
		return expr_call(s->env, name, length, arguments, count,
		    result);
	do {
		if (!read_sum(s,
			count < EXPR_ARGUMENTS ? &arguments[count] : &extra))
			return false;
		if (count < EXPR_ARGUMENTS)
			count++;
	} while (take(s, ','));
	return take(s, ')') &&
	    expr_call(s->env, name, length, arguments, count, result);
}

static bool
read_name(struct scanner *s, struct expr *result)
{
	const char *name = s->at;
	size_t length;

	while (s->at < s->end && is_name_byte(*s->at))
		s->at++;
	length = (size_t)(s->at - name);
	if (length == 0)
		return false;
	if (s->at < s->end && *s->at == '(') {
		s->at++;
		return read_call(s, name, length, result);
	}
	*result = (struct expr){
		.sort = EXPR_NAME,
		.text = name,
		.length = length,
	};
	return true;
}

/* "#rgb", "#rrggbb", or "#CMYK", which names a profile in rgb-icc(). */
static bool
read_hash(struct scanner *s, struct expr *result)
{
	const char *start = s->at++;
	size_t length;

	while (s->at < s->end && is_name_byte(*s->at))
		s->at++;
	length = (size_t)(s->at - start);
	*result = (struct expr){
		.sort = EXPR_COLOR,
		.text = start,
		.length = length,
	};
	if (!color_read(start, length, &result->color))
		result->sort = EXPR_NAME;
	return true;
}

static bool
read_string(struct scanner *s, struct expr *result)
{
	const char *start = s->at + 1;
	const char *end = memchr(start, *s->at, (size_t)(s->end - start));

	if (end == NULL)
		return false;
	*result = (struct expr){
		.sort = EXPR_STRING,
		.text = start,
		.length = (size_t)(end - start),
	};
	s->at = end + 1;
	return true;
}

/* The unit after a number: what is left of the word. */
static bool
apply_unit(struct scanner *s, struct expr *result)
{
	const char *unit = s->at;
	char name[4] = "";
	size_t length;
	double pt;

	while (s->at < s->end && g_ascii_isalpha(*s->at))
		s->at++;
	length = (size_t)(s->at - unit);
	if (length == 0)
		return true;
	if (length >= sizeof(name))
		return false;
	memcpy(name, unit, length);
	result->sort = EXPR_LENGTH;
	if (strcmp(name, "em") == 0)
		pt = s->env->em;
	else if (strcmp(name, "ex") == 0)
		pt = s->env->em / 2;
	else if (!dimen_unit_pt(name, &pt))
		return false;
	result->pt = result->number * pt;
	result->number = 0;
	return true;
}

static bool
read_number(struct scanner *s, struct expr *result)
{
	double value = 0, place = 1;
	const char *start = s->at;

	for (; s->at < s->end && g_ascii_isdigit(*s->at); s->at++)
		value = value * 10 + (*s->at - '0');
	if (s->at < s->end && *s->at == '.') {
		for (s->at++; s->at < s->end && g_ascii_isdigit(*s->at);
		     s->at++) {
			value = value * 10 + (*s->at - '0');
			place *= 10;
		}
	}
	if (s->at == start + 1 && *start == '.')
		return false;
	value /= place;
	*result = (struct expr){ .sort = EXPR_NUMBER, .number = value };
	if (!isfinite(value))
		return false;
	if (s->at < s->end && *s->at == '%') {
		s->at++;
		*result = (struct expr){
			.sort = EXPR_LENGTH,
			.percent = value / 100,
		};
		return true;
	}
	return apply_unit(s, result);
}

static bool
read_primary(struct scanner *s, struct expr *result)
{
	skip_space(s);
	if (s->at == s->end)
		return false;
	if (g_ascii_isdigit(*s->at) || *s->at == '.')
		return read_number(s, result);
	if (*s->at == '#')
		return read_hash(s, result);
	if (*s->at == '\'' || *s->at == '"')
		return read_string(s, result);
	if (take(s, '('))
		return read_sum(s, result) && take(s, ')');
	return read_name(s, result);
}

static bool
read_sign(struct scanner *s, struct expr *result)
{
	bool is_negative = false;

	for (;;) {
		if (take(s, '-'))
			is_negative = !is_negative;
		else if (!take(s, '+'))
			break;
	}
	if (!read_primary(s, result))
		return false;
	if (is_negative) {
		if (!expr_is_numeric(result))
			return false;
		expr_scale(result, -1);
	}
	return true;
}

static bool
read_product(struct scanner *s, struct expr *result)
{
	struct expr right;

	if (!read_sign(s, result))
		return false;
	for (;;) {
		if (take(s, '*')) {
			if (!read_sign(s, &right) ||
			    !expr_multiply(result, &right))
				return false;
		} else if (take_word(s, "div")) {
			if (!read_sign(s, &right) ||
			    !expr_divide(result, &right))
				return false;
		} else if (take_word(s, "mod")) {
			if (!read_sign(s, &right) ||
			    !expr_modulo(result, &right))
				return false;
		} else {
			return true;
		}
	}
}

static bool
read_sum(struct scanner *s, struct expr *result)
{
	struct expr right;

	if (++s->depth > EXPR_DEPTH || !read_product(s, result))
		return false;
	for (;;) {
		double sign;

		if (take(s, '+'))
			sign = 1;
		else if (take(s, '-'))
			sign = -1;
		else
			break;
		if (!read_product(s, &right) || !expr_add(result, &right, sign))
			return false;
	}
	s->depth--;
	return true;
}

bool
expr_read(const char *text, size_t length, const struct expr_env *env,
    struct expr *result)
{
	struct scanner s = { .at = text, .end = text + length, .env = env };

	if (!read_sum(&s, result))
		return false;
	skip_space(&s);
	return s.at == s.end;
}
