/* Arithmetic and pure functions of property expressions; expr_math.h. */
#include "fo/expr_math.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/color.h"

bool
expr_is_numeric(const struct expr *e)
{
	return e->sort == EXPR_NUMBER || e->sort == EXPR_LENGTH ||
	    e->sort == EXPR_POWER;
}

/* The power of its unit (5.9.6); false if part of it isn't known in points. */
static bool
in_points(const struct expr *e, double *value, int *power)
{
	*value = e->sort == EXPR_NUMBER ? e->number : e->pt;
	*power = e->sort == EXPR_NUMBER ? 0
	    : e->sort == EXPR_LENGTH    ? 1
					: e->power;
	return expr_is_numeric(e) && e->percent == 0 && e->share == 0;
}

static struct expr
with_power(double value, int power)
{
	if (power == 0)
		return (struct expr){ .sort = EXPR_NUMBER, .number = value };
	if (power == 1)
		return (struct expr){ .sort = EXPR_LENGTH, .pt = value };
	return (struct expr){
		.sort = EXPR_POWER,
		.pt = value,
		.power = power,
	};
}

/* A plain 0 may stand where a length is wanted. */
bool
expr_add(struct expr *left, const struct expr *right, double sign)
{
	if (!expr_is_numeric(left) || !expr_is_numeric(right))
		return false;
	if (left->sort == EXPR_POWER || right->sort == EXPR_POWER) {
		if (left->sort != right->sort || left->power != right->power)
			return false;
	} else if (left->sort != right->sort) {
		if ((left->sort == EXPR_NUMBER && left->number != 0) ||
		    (right->sort == EXPR_NUMBER && right->number != 0))
			return false;
		left->sort = EXPR_LENGTH;
	}
	left->number += sign * right->number;
	left->pt += sign * right->pt;
	left->percent += sign * right->percent;
	left->share += sign * right->share;
	return true;
}

void
expr_scale(struct expr *e, double factor)
{
	e->number *= factor;
	e->pt *= factor;
	e->percent *= factor;
	e->share *= factor;
}

bool
expr_multiply(struct expr *left, const struct expr *right)
{
	double one, other;
	int power, more;

	if (!expr_is_numeric(left) || !expr_is_numeric(right))
		return false;
	if (right->sort == EXPR_NUMBER) {
		expr_scale(left, right->number);
		return true;
	}
	if (left->sort == EXPR_NUMBER) {
		double factor = left->number;

		*left = *right;
		expr_scale(left, factor);
		return true;
	}
	if (!in_points(left, &one, &power) || !in_points(right, &other, &more))
		return false;
	*left = with_power(one * other, power + more);
	return true;
}

/* What two lengths have in common, if it is one unit only. */
static bool
ratio_terms(const struct expr *left, const struct expr *right, double *above,
    double *below)
{
	if (left->sort != right->sort || left->power != right->power ||
	    left->share != 0 || right->share != 0)
		return false;
	if (left->sort == EXPR_NUMBER) {
		*above = left->number;
		*below = right->number;
		return true;
	}
	if (left->percent == 0 && right->percent == 0) {
		*above = left->pt;
		*below = right->pt;
		return true;
	}
	*above = left->percent;
	*below = right->percent;
	return left->pt == 0 && right->pt == 0;
}

bool
expr_divide(struct expr *left, const struct expr *right)
{
	double above, below;
	int power, less;

	if (!expr_is_numeric(left) || !expr_is_numeric(right))
		return false;
	if (right->sort == EXPR_NUMBER) {
		if (right->number == 0)
			return false;
		expr_scale(left, 1 / right->number);
		return true;
	}
	if (ratio_terms(left, right, &above, &below))
		power = less = 0;
	else if (!in_points(left, &above, &power) ||
	    !in_points(right, &below, &less))
		return false;
	if (below == 0)
		return false;
	*left = with_power(above / below, power - less);
	return true;
}

bool
expr_modulo(struct expr *left, const struct expr *right)
{
	double above, below;

	if (!expr_is_numeric(left) || !expr_is_numeric(right) ||
	    !ratio_terms(left, right, &above, &below) || below == 0)
		return false;
	above = fmod(above, below);
	if (left->sort == EXPR_NUMBER)
		left->number = above;
	else if (left->percent != 0)
		left->percent = above;
	else
		left->pt = above;
	return true;
}

static bool
is_named(const char *text, size_t length, const char *name)
{
	return strlen(name) == length && memcmp(text, name, length) == 0;
}

/* One number of an rgb(): 0 ... 255 or a percentage. */
static uint32_t
channel(const struct expr *e)
{
	double value = e->sort == EXPR_LENGTH ? e->percent * 255 : e->number;

	return (uint32_t)lround(CLAMP(value, 0, 255));
}

static bool
call_rgb(const struct expr *arguments, size_t count, struct expr *result)
{
	if (count < 3)
		return false;
	for (size_t i = 0; i < 3; i++) {
		if (!expr_is_numeric(&arguments[i]))
			return false;
	}
	*result = (struct expr){
		.sort = EXPR_COLOR,
		.color = channel(&arguments[0]) << 24 |
		    channel(&arguments[1]) << 16 | channel(&arguments[2]) << 8 |
		    0xff,
	};
	return true;
}

/* There is no system: the names that are colours too, black otherwise. */
static bool
call_system_color(const struct expr *arguments, size_t count,
    struct expr *result)
{
	if (count < 1 || arguments[0].sort != EXPR_NAME)
		return false;
	*result = (struct expr){ .sort = EXPR_COLOR };
	if (!color_read(arguments[0].text, arguments[0].length, &result->color))
		result->color = 0x000000ff;
	return true;
}

/* floor, ceiling, round, abs: of whatever unit the argument has. */
static bool
call_rounding(double (*round_off)(double), const struct expr *arguments,
    size_t count, struct expr *result)
{
	if (count != 1 || !expr_is_numeric(&arguments[0]))
		return false;
	*result = arguments[0];
	result->number = round_off(result->number);
	result->pt = round_off(result->pt);
	if (round_off == fabs)
		result->percent = fabs(result->percent);
	else
		result->percent = round_off(result->percent * 100) / 100;
	return true;
}

static bool
call_extreme(bool is_max, const struct expr *arguments, size_t count,
    struct expr *result)
{
	double first, second;

	if (count != 2 || !expr_is_numeric(&arguments[0]) ||
	    !expr_is_numeric(&arguments[1]) ||
	    !ratio_terms(&arguments[0], &arguments[1], &first, &second))
		return false;
	*result = arguments[(first < second) == is_max ? 1 : 0];
	return true;
}

static bool
call_share(const struct expr *arguments, size_t count, struct expr *result)
{
	if (count != 1 || arguments[0].sort != EXPR_NUMBER)
		return false;
	*result = (struct expr){
		.sort = EXPR_LENGTH,
		.share = fmax(arguments[0].number, 0),
	};
	return true;
}

static double
round_half_up(double value)
{
	return floor(value + 0.5);
}

bool
expr_call(const struct expr_env *env, const char *name, size_t length,
    const struct expr *arguments, size_t count, struct expr *result)
{
	static const struct {
		const char *name;
		double (*round_off)(double);
	} roundings[] = {
		{ "floor", floor },
		{ "ceiling", ceil },
		{ "round", round_half_up },
		{ "abs", fabs },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(roundings); i++) {
		if (is_named(name, length, roundings[i].name))
			return call_rounding(roundings[i].round_off, arguments,
			    count, result);
	}
	if (is_named(name, length, "min") || is_named(name, length, "max"))
		return call_extreme(name[1] == 'a', arguments, count, result);
	/* a profile's own colour is not used, its sRGB fallback is */
	if (is_named(name, length, "rgb") || is_named(name, length, "rgb-icc"))
		return call_rgb(arguments, count, result);
	if (is_named(name, length, "proportional-column-width"))
		return call_share(arguments, count, result);
	if (is_named(name, length, "system-color"))
		return call_system_color(arguments, count, result);
	return env->call != NULL &&
	    env->call(env->closure, name, length, arguments, count, result);
}
