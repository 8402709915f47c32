/*
 * Space resolution (XSL 1.1, 4.3.1), in the order of its rules:
 *
 *	1. at the head and the foot of a reference area, spaces that may be
 *	   discarded vanish, up to the first that is retained;
 *	2. if any space is forcing, only forcing ones remain, and add up;
 *	3. else those of the highest precedence remain,
 *	4. of these the one with the greatest optimum;
 *	5. of equal ones the last, with the greatest minimum and the least
 *	   maximum of them all.
 */
#include "layout/space.h"

#include <string.h>

#include <glib.h>

static void
clear(struct space *space)
{
	bool is_retained = space->is_retained;

	*space = (struct space){ .is_retained = is_retained };
}

bool
space_is_nothing(const struct space *space)
{
	return space->minimum == 0 && space->optimum == 0 &&
	    space->maximum == 0 && space->precedence == 0 && !space->is_forcing;
}

/* The components of a space property. */
struct components {
	enum fo_prop minimum, optimum, maximum, precedence, conditionality;
};

static struct space
read_space(const struct fo *fo, dimen measure, const struct components *props)
{
	const struct fo_value *precedence = fo_value(fo, props->precedence);

	return (struct space){
		.minimum = fo_length(fo, props->minimum, measure),
		.optimum = fo_length(fo, props->optimum, measure),
		.maximum = fo_length(fo, props->maximum, measure),
		.precedence = precedence->type == FO_TYPE_NUMBER
		    ? precedence->number
		    : 0,
		.is_forcing = precedence->keyword == FO_KW_FORCE,
		.is_retained = fo_is(fo, props->conditionality, FO_KW_RETAIN),
	};
}

struct space
space_before(const struct fo *fo, dimen measure)
{
	static const struct components before = {
		FO_PROP_SPACE_BEFORE_MINIMUM,
		FO_PROP_SPACE_BEFORE_OPTIMUM,
		FO_PROP_SPACE_BEFORE_MAXIMUM,
		FO_PROP_SPACE_BEFORE_PRECEDENCE,
		FO_PROP_SPACE_BEFORE_CONDITIONALITY,
	};

	return read_space(fo, measure, &before);
}

struct space
space_after(const struct fo *fo, dimen measure)
{
	static const struct components after = {
		FO_PROP_SPACE_AFTER_MINIMUM,
		FO_PROP_SPACE_AFTER_OPTIMUM,
		FO_PROP_SPACE_AFTER_MAXIMUM,
		FO_PROP_SPACE_AFTER_PRECEDENCE,
		FO_PROP_SPACE_AFTER_CONDITIONALITY,
	};

	return read_space(fo, measure, &after);
}

/* Rule 1. */
static void
discard_at_edges(struct space *spaces, size_t count, unsigned edges)
{
	if (edges & SPACE_HEAD)
		for (size_t i = 0; i < count && !spaces[i].is_retained; i++)
			clear(&spaces[i]);
	if (edges & SPACE_FOOT)
		for (size_t i = count; i > 0 && !spaces[i - 1].is_retained; i--)
			clear(&spaces[i - 1]);
}

/* Rule 2: false if none is forcing. */
static bool
keep_forcing(struct space *spaces, size_t count)
{
	bool is_forced = false;

	for (size_t i = 0; i < count; i++)
		is_forced = is_forced || spaces[i].is_forcing;
	for (size_t i = 0; i < count && is_forced; i++)
		if (!spaces[i].is_forcing)
			clear(&spaces[i]);
	return is_forced;
}

/* Rules 3 to 5, between a space and one before it. */
static bool
is_better(const struct space *space, const struct space *best)
{
	if (space->precedence != best->precedence)
		return space->precedence > best->precedence;
	return space->optimum >= best->optimum;
}

/* Rules 3 to 5. */
static void
keep_one(struct space *spaces, size_t count)
{
	struct space *best = NULL;

	for (size_t i = 0; i < count; i++) {
		struct space *space = &spaces[i];

		if (space_is_nothing(space))
			continue;
		if (best == NULL || is_better(space, best))
			best = space;
	}
	if (best == NULL)
		return;
	for (size_t i = 0; i < count; i++) {
		struct space *space = &spaces[i];

		if (space == best)
			continue;
		if (!space_is_nothing(space) &&
		    space->precedence == best->precedence &&
		    space->optimum == best->optimum) {
			best->minimum = MAX(best->minimum, space->minimum);
			best->maximum = MIN(best->maximum, space->maximum);
		}
		clear(space);
	}
}

void
space_resolve(struct space *spaces, size_t count, unsigned edges)
{
	discard_at_edges(spaces, count, edges);
	if (!keep_forcing(spaces, count))
		keep_one(spaces, count);
}

dimen
space_resolved_sum(const struct space *spaces, size_t count, unsigned edges)
{
	struct space *copy;
	dimen sum = 0;

	if (count == 0)
		return 0;
	copy = g_new(struct space, count);
	memcpy(copy, spaces, count * sizeof(*copy));
	space_resolve(copy, count, edges);
	for (size_t i = 0; i < count; i++)
		sum += copy[i].optimum;
	g_free(copy);
	return sum;
}
