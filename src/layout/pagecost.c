/*
 * The costs of cuts.
 *
 *	shortness   what is left empty, gently for a line or two, steeply
 *	            for more: a keep of some strength may leave a page short,
 *	            but not half empty
 *	penalty     keeps with a number, a hyphen at the foot
 *	shrinking   the glue that must be shrunk to reach it
 *	relaxing    a break that is forbidden costs more than any that is not;
 *	            keep-together gives way first, then keeps with the next,
 *	            then widows and orphans; what must stay together but is
 *	            longer than a page is cut where that costs least
 */
#include "layout/pagecost.h"

enum { FEW_LINES = 5 }; /* fewer look lost on a last page */

const double pagecost_overfull = 1e6;

static const double relaxed_costs[] = { 0, 2e4, 1e5, 5e5 };
/* the same where no page could honour it */
static const double hopeless_costs[] = { 0, 1200, 2000, 3500 };
/*
 * A page so empty looks bad, and not worse where it is emptier: two of them are
 * not better than one that is all but empty.
 */
static const double emptiest = 1.0 / 3;
/* a word cut by a running head is hard to read, and lost to a search */
static const double hyphen_cost = 45;
/* of each line that a last page lacks, on a page of this height */
static const double few_lines_cost = 4;
static const double few_lines_height = DIMEN_PT(400);

double
pagecost_short(dimen slack, dimen room)
{
	double share = room > 0 ? (double)slack / (double)room : 0;
	double steep = MIN(share, emptiest);

	return 300 * share + 20000 * steep * steep * steep;
}

double
pagecost_shrunk(double ratio)
{
	return 100 * ratio * ratio * ratio;
}

/* 0 to 3: what has to be relaxed to cut here. */
static int
relaxed_by(const struct galley_break *cut, int penalty)
{
	if (penalty < PENALTY_FORBIDDEN)
		return 0;
	if (cut->reasons & GALLEY_LINES)
		return 3;
	return cut->reasons & GALLEY_KEEP_NEXT ? 2 : 1;
}

double
pagecost_cut(const struct galley_break *cut, const struct item *item,
    int penalty, dimen room, int *relaxed)
{
	double cost;

	*relaxed = relaxed_by(cut, penalty);
	cost = cut->run > room ? hopeless_costs[*relaxed]
			       : relaxed_costs[*relaxed];
	if (penalty > 0 && *relaxed == 0)
		cost += penalty;
	if (item->is_flagged)
		cost += hyphen_cost;
	return cost;
}

/*
 * Two lines look lost at the head of a large page, less so on a small one,
 * which has fewer lines to give.
 */
double
pagecost_few_lines(size_t lines, dimen room)
{
	double size = (double)room / few_lines_height;

	if (lines >= FEW_LINES)
		return 0;
	return few_lines_cost * (double)(FEW_LINES - lines) * size * size *
	    size;
}
