/*
 * Planning a page.
 *
 *	+-----------+-----------+   A segment of the flow makes a span: one
 *	| column 0  | column 1  |   column where it spans all, else as many as
 *	+-----------+-----------+   the body has.  Where another follows it on
 *	| a block across both   |   the page, its columns are balanced: the
 *	+-----------+-----------+   least height that still holds it, found by
 *	| column 0  | column 1  |   halving.
 *	+-----------+-----------+
 *
 * At the end of the flow they are filled one after another, which is what other
 * formatters do, unless the body asks for balance, too.
 */
#include "layout/plan.h"

enum {
	BALANCE_TRIALS = 16,
	EVENED = 6, /* columns; more are only filled */
};

struct columns {
	struct piece *pieces;
	size_t count;
	dimen height; /* of the tallest */
	int relaxed;  /* the worst */
	bool is_overfull;
	bool is_end; /* the segment ends in them */
	enum fo_keyword until;
};

static size_t
limit_of(const struct plan_params *params, const struct segment *segment)
{
	if (params->limit.segment == segment)
		return params->limit.item;
	return SIZE_MAX;
}

static bool
is_page_break(enum fo_keyword until, unsigned columns)
{
	return until != FO_KW_NONE_SET &&
	    (until != FO_KW_COLUMN || columns == 1);
}

/* Fills one column from where the segment is; it moves on. */
static void
fill_column(const struct plan_params *params, struct segment *segment,
    struct columns *columns, dimen height, bool is_last)
{
	struct pagebreak_params breaks = {
		.room = height,
		.next_room = is_last ? params->next_room : height,
		.is_page_end = is_last,
		.limit = limit_of(params, segment),
		.has_plan = params->has_plan,
	};
	struct piece *piece = &columns->pieces[columns->count++];

	*piece = pagebreak_find(segment->galley, segment->at, &breaks);
	segment->at = galley_cut(params->layout, segment->galley, piece->to);
	columns->height = MAX(columns->height, piece->height);
	columns->relaxed = MAX(columns->relaxed, piece->relaxed);
	columns->is_overfull |= piece->is_overfull;
	columns->is_end = piece->is_end ||
	    segment->at >= segment->galley->count;
	columns->until = piece->until;
}

/* Whether there is more for the next of `count` columns. */
static bool
has_more(const struct plan_params *params, const struct segment *segment,
    const struct columns *columns, unsigned count)
{
	size_t limit = limit_of(params, segment);

	if (columns->is_end || is_page_break(columns->until, count))
		return false;
	/* nothing before the limit is left for the next column */
	return limit == SIZE_MAX || segment->at > limit ||
	    galley_extent(segment->galley, segment->at, limit) > 0;
}

/* Fills the rest of `count` columns. */
static void
fill_columns(const struct plan_params *params, struct segment *segment,
    struct columns *columns, unsigned count, dimen height)
{
	do
		fill_column(params, segment, columns, height,
		    columns->count + 1 == count);
	while (columns->count < count &&
	    has_more(params, segment, columns, count));
}

/*
 * The least height in which the rest of the segment fits into what is left of
 * `count` columns.  A height that makes a keep give way, where the full height
 * didn't, is too small.  What fits by its spaces giving way fits in its own
 * height, too, with none of them shrunk.
 */
static dimen
least_height(const struct plan_params *params, struct segment *segment,
    const struct columns *so_far, unsigned count, const struct columns *full)
{
	struct galley_mark mark = galley_mark(segment->galley, segment->at);
	dimen low = 0, high = full->height;

	for (int i = 0; i < BALANCE_TRIALS && high - low > 1; i++) {
		dimen height = low + (high - low) / 2;
		struct columns trial = *so_far;

		trial.height = 0;
		fill_columns(params, segment, &trial, count, height);
		segment->at = galley_rewind(segment->galley, mark);
		if (trial.is_end && !trial.is_overfull &&
		    trial.relaxed <= full->relaxed && trial.height < high)
			high = trial.height;
		else
			low = height;
	}
	return high;
}

/*
 * The same content in columns as even as can be: each is as high as what is
 * left needs, so that the last ones are not left empty.
 */
static struct columns
balance(const struct plan_params *params, struct segment *segment,
    struct galley_mark mark, unsigned count, const struct columns *full)
{
	struct columns columns = { .pieces = full->pieces };

	segment->at = galley_rewind(segment->galley, mark);
	do {
		dimen height = least_height(params, segment, &columns, count,
		    full);

		if (columns.count > EVENED) {
			fill_columns(params, segment, &columns, count, height);
			return columns;
		}
		fill_column(params, segment, &columns, height,
		    columns.count + 1 == count);
	} while (columns.count < count &&
	    has_more(params, segment, &columns, count));
	return columns;
}

static struct plan_span *
add_span(const struct plan_params *params, struct plan *plan,
    struct segment *segment)
{
	struct plan_span *span = ARENA_NEW(params->layout->work,
	    struct plan_span);

	span->segment = segment;
	span->mark = galley_mark(segment->galley, segment->at);
	span->column_count = segment->is_spanning ? 1
						  : params->body->column_count;
	span->pieces = ARENA_NEW_ARRAY(params->layout->work, struct piece,
	    span->column_count);
	span->top = galley_grid_round(plan->height,
	    galley_grid(params->flow->fo));
	if (plan->last != NULL)
		span->top += segment->lead;
	span->previous = plan->last;
	if (plan->last != NULL)
		plan->last->next = span;
	else
		plan->first = span;
	plan->last = span;
	return span;
}

/* Takes back the last span: the flow goes on with it on the next page. */
static void
drop_span(struct flow *flow, struct plan *plan)
{
	struct plan_span *span = plan->last;

	span->segment->at = galley_rewind(span->segment->galley, span->mark);
	flow->segment = span->segment;
	plan->last = span->previous;
	if (plan->last != NULL)
		plan->last->next = NULL;
	else
		plan->first = NULL;
	plan->height = plan->last == NULL
	    ? 0
	    : plan->last->top + plan->last->height;
	plan->is_last = false;
}

/*
 * A span that would need more than its room, or break a keep for it, waits for
 * the next page; so does a heading across all columns before it.
 */
static bool
is_better_later(const struct plan_params *params, const struct plan *plan,
    const struct columns *columns)
{
	if (plan->first == plan->last && !params->is_crowded)
		return false;
	return columns->is_overfull || columns->relaxed > 0;
}

/* Fills the columns of a span from its beginning. */
static struct columns
fill_span(const struct plan_params *params, const struct plan_span *span,
    dimen height)
{
	struct columns columns = { .pieces = span->pieces };

	span->segment->at = galley_rewind(span->segment->galley, span->mark);
	fill_columns(params, span->segment, &columns, span->column_count,
	    height);
	return columns;
}

/*
 * A page that can't hold the next thing without breaking a keep stays empty if
 * the next page can.  `room`: of the columns.
 */
static bool
is_left_empty(const struct plan_params *params, const struct plan_span *span,
    struct columns *columns, dimen room)
{
	struct pagebreak_params breaks = {
		.room = params->next_room,
		.next_room = params->next_room,
		.is_page_end = true,
		.limit = SIZE_MAX,
	};
	struct piece piece;

	if (params->next_room <= params->room ||
	    (!columns->is_overfull && columns->relaxed == 0))
		return false;
	span->segment->at = galley_rewind(span->segment->galley, span->mark);
	piece = pagebreak_find(span->segment->galley, span->segment->at,
	    &breaks);
	if (!piece.is_overfull && piece.relaxed < MAX(columns->relaxed, 1))
		return true;
	*columns = fill_span(params, span, room);
	return false;
}

/* Whether the columns in which the segment ends are to be even. */
static bool
wants_balance(const struct plan_params *params, const struct segment *segment)
{
	return params->body->is_balanced || segment->end != NULL ||
	    segment->next != NULL;
}

/* One more span.  False if the page ends before it. */
static bool
plan_span(const struct plan_params *params, struct plan *plan)
{
	struct segment *segment = params->flow->segment;
	struct plan_span *span = add_span(params, plan, segment);
	dimen room = params->room - span->top;
	struct columns columns = fill_span(params, span, room);

	if (is_better_later(params, plan, &columns) ||
	    (span == plan->first &&
		is_left_empty(params, span, &columns, room))) {
		drop_span(params->flow, plan);
		if (plan->last != NULL && plan->last->previous != NULL &&
		    plan->last->segment->galley->keep_after > 0)
			drop_span(params->flow, plan);
		return false;
	}
	if (columns.is_end && span->column_count > 1 && !columns.is_overfull &&
	    wants_balance(params, segment))
		columns = balance(params, segment, span->mark,
		    span->column_count, &columns);
	span->count = columns.count;
	span->height = columns.height;
	plan->height = span->top + span->height;
	plan->until = columns.until;
	return columns.is_end;
}

struct plan
plan_page(const struct plan_params *params)
{
	struct flow *flow = params->flow;
	struct plan plan = { 0 };

	while (flow->segment != NULL) {
		enum fo_keyword until;
		struct segment *segment = flow->segment;

		if (plan.first != NULL && plan.height >= params->room)
			break;
		if (!plan_span(params, &plan))
			break;
		until = segment->galley->break_after;
		if (!flow_advance(flow, params->body))
			break;
		if (until == FO_KW_NONE_SET && flow->segment->at == 0)
			until = flow->segment->galley->break_before;
		if (until != FO_KW_NONE_SET) {
			plan.until = until;
			break;
		}
		if (params->limit.segment == segment)
			break;
	}
	plan.is_last = flow->segment == NULL;
	return plan;
}
