/*
 * Why a page is not full.
 *
 * The flow goes on with a run that may not be divided, down to the first BREAK
 * that is allowed.  If that run is taller than what the page has left, the keeps
 * in it are the reason; else the pages that follow come out better so.
 */
#include "layout/page_short.h"

enum { FULL = 85 }; /* per cent: no less is worth a word */

/* What comes next, which stays together. */
struct run {
	struct pos pos;
	dimen extent;
	unsigned reasons; /* GALLEY_KEEP_TOGETHER ... */
	bool is_float;    /* it cites one */
};

static void
look_at(struct run *run, const struct galley_item *item)
{
	if (item->kind == GALLEY_BREAK)
		run->reasons |= item->cut.reasons;
	if (item->citations != NULL)
		run->is_float = true;
	if (run->pos.line > 0)
		return;
	if (item->kind == GALLEY_OPEN)
		run->pos = item->block->fo->pos;
	else if (item->kind == GALLEY_LINE)
		run->pos = item->line.first->parent->pos;
}

static struct run
find_run(const struct segment *segment)
{
	const struct galley *galley = segment->galley;
	struct run run = { .pos = POS_NONE };
	size_t at = segment->at;

	for (; at < galley->count; at++) {
		const struct galley_item *item = &galley->at[at];

		if (item->kind == GALLEY_BREAK &&
		    item->cut.page_penalty < PENALTY_FORBIDDEN)
			break;
		look_at(&run, item);
	}
	run.extent = galley_extent(galley, segment->at, at);
	return run;
}

static const char *
reason(const struct run *run, dimen slack)
{
	if (run->extent <= slack)
		return run->is_float ? "what is cited next has no room"
				     : "the pages around it come out better so";
	if (run->reasons & GALLEY_KEEP_TOGETHER)
		return "what follows is kept together";
	if (run->reasons & GALLEY_KEEP_NEXT)
		return "what follows is kept with what comes after it";
	if (run->reasons & GALLEY_LINES)
		return "lines that follow may not be parted";
	return "what follows can't be divided";
}

/* The glue was stretched, or there is nothing that it could be asked of. */
static bool
is_filled(const struct plan *plan)
{
	const struct plan_span *span = plan->last;

	return plan->until != FO_KW_NONE_SET || span == NULL ||
	    span->column_count > 1 || span->pieces[0].ratio > 0;
}

void
page_report_short(struct layout *layout, const struct page_filling *filling,
    const struct plan *plan, const struct flow *flow)
{
	dimen height = filling->body.height;
	dimen slack = page_room(filling) - plan->height;
	struct run run;

	if (flow->segment == NULL || is_filled(plan) ||
	    (double)slack * 100 <= (double)height * (100 - FULL))
		return;
	run = find_run(flow->segment);
	diag(layout->diags, DIAG_PAGE_SHORT, run.pos,
	    "page %s is %.0f %% full, the next %.1fpt did not go on it: %s",
	    filling->page->label,
	    100 * (double)(height - slack) / (double)height,
	    dimen_pt(run.extent), reason(&run, slack));
}
