/*
 * A page being looked through for its foot: what pagefit_scan.c has walked so
 * far, and pagefit_foot.c weighs.  For these two only.
 */
#ifndef LAYOUT_PAGEFIT_FOOT_H
#define LAYOUT_PAGEFIT_FOOT_H

#include "layout/pagefit_scan.h"

enum {
	LANE_MIDDLE = 2,
	LANES = 2 * LANE_MIDDLE + 1,
};

struct lane {
	double cost; /* INFINITY: there is no such way */
	dimen extra; /* height */
	const struct fit_choice *choices;
};

struct scan {
	struct fit *fit;
	struct fit_node *from;
	dimen room;
	dimen height, stretch, shrink;            /* down to the last box */
	dimen space, space_stretch, space_shrink; /* after it */
	dimen notes, floats;                      /* on this page */
	dimen later_notes, later_floats;          /* on the next */
	dimen divisible; /* of the last note: may go on to the next page */
	dimen line;      /* height of the last line */
	size_t lines;
	struct lane lanes[LANES];
	dimen most_extra; /* of the lanes */
	dimen emptiest; /* a page with more room left is for want of another */
	const struct fit_para *para; /* being walked */
	bool is_head;
	bool has_cut;
	bool has_allowed; /* one for which nothing has to give way */
	bool is_narrow;   /* `emptiest` is as small as it can be */
};

/* A foot in question. */
struct place {
	const struct galley_item *cut; /* NULL: the end of what is looked at */
	size_t item;
	const struct fit_para *para;
	int variant;
	size_t line;
};

/* Of the line in hand, or of a usual one. */
dimen fit_line_height(const struct scan *scan);

/* The page may end here.  False if nothing after it can be reached. */
bool fit_offer(struct scan *scan, const struct place *place);

#endif
