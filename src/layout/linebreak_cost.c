/*
 * What lines cost: how far their spaces are from the font's own, and how they
 * go with one another.
 */
#include "layout/linebreak_cost.h"

#include <math.h>
#include <stdlib.h>

/*
 * What a line costs: the square of how far its spaces are from the font's
 * own, in hundredths of what they may stretch, and what is held against its
 * break.  TeX's cube of the ratio, squared again, hardly minds spaces that
 * are off by a half; the plain square makes the whole paragraph even, which
 * is what the eye sees of it.  Where only the spaces give way they are often
 * off by more, and the cube keeps the worst of them small.
 */
static const double line_penalty = 1;
static const double badness_full = 100; /* at a ratio of 1 */
static const double badness_limit = 1e6;
/* Spaces that shrink by all they have differ less than those that stretch. */
static const double shrink_weight = 0.8;
static const double ladder_demerits = 1e10;
static const double final_hyphen_demerits = 500;
/* a last line that is nothing but the tail of a word */
static const double final_tail_demerits = 1e7;
static const double short_last_demerits = 5e3;

enum fitness
linebreak_fitness(double ratio)
{
	if (ratio < -0.5)
		return TIGHT;
	if (ratio <= 0.5)
		return DECENT;
	return ratio <= 1 ? LOOSE : VERY_LOOSE;
}

int
linebreak_hyphens_at(const struct start *start, const struct item *item)
{
	if (item->kind != ITEM_PENALTY || !item->is_flagged)
		return 0;
	return start->hyphens + 1;
}

static double
hyphen_demerits(const struct breaker *b, const struct start *start, size_t at)
{
	const struct item *item = &b->items->at[at];
	int hyphens;

	if (linebreak_is_last(b, at) && start->hyphens > 0)
		return b->totals.spaces == start->totals.spaces
		    ? final_tail_demerits
		    : final_hyphen_demerits;
	hyphens = linebreak_hyphens_at(start, item);
	if (hyphens < 2)
		return 0;
	if (hyphens <= (b->params->ladder > 0 ? b->params->ladder : LADDER_MAX))
		return DEMERITS_DOUBLE_HYPHEN;
	return b->params->may_fail ? INFINITY : ladder_demerits;
}

static double
badness_of(const struct breaker *b, double ratio)
{
	double badness = ratio > 0 ? badness_full * ratio
				   : -badness_full * shrink_weight * ratio;

	if (b->params->is_plain)
		badness = badness_full * fabs(ratio * ratio * ratio);
	return MIN(badness, badness_limit);
}

double
linebreak_demerits(const struct breaker *b, const struct start *start,
    size_t at, double ratio)
{
	const struct item *item = &b->items->at[at];
	double penalty = item->kind == ITEM_PENALTY ? item->penalty : 0;
	double badness = badness_of(b, ratio);
	double base = line_penalty + badness;
	double demerits = base * base + hyphen_demerits(b, start, at);

	if (penalty > 0)
		demerits += penalty * penalty;
	else if (!linebreak_is_forced(item))
		demerits -= penalty * penalty;
	if (abs((int)linebreak_fitness(ratio) - (int)start->fitness) > 1)
		demerits += DEMERITS_FITNESS;
	if (linebreak_is_last(b, at) && start->line > 0 &&
	    linebreak_end(b, at) - start->totals.width - start->hang <=
		b->params->short_last)
		demerits += short_last_demerits;
	return demerits;
}
