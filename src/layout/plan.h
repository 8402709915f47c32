/*
 * The plan of a page: its spans and columns, cut from the flow for a room.
 */
#ifndef LAYOUT_PLAN_H
#define LAYOUT_PLAN_H

#include "layout/flow.h"
#include "layout/page.h"

/* Where the flow may not reach: a citation whose insert has no room. */
struct plan_limit {
	const struct segment *segment; /* NULL: no limit */
	size_t item;
};

struct plan_params {
	struct layout *layout;
	struct flow *flow;
	const struct master_body *body;
	dimen room, next_room;
	struct plan_limit limit;
	bool is_crowded; /* something else is on the page already */
	bool has_plan;   /* pagefit.h has foreseen this page */
};

/* Cuts what comes next of the flow, which moves on. */
struct plan plan_page(const struct plan_params *params);

#endif
