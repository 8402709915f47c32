/*
 * The steps of a strip: one sweep from its top to its bottom over everything
 * that happens at a height.
 *
 *	  0 +------+------+   START of a and b
 *	    | a    | b    |
 *	 14 |. . . |      |   BREAK in a; b has nothing yet: forbidden
 *	    |      |      |
 *	 20 |      |. . . |   BREAK in b: step, a is cut at 14
 *	 28 |. . . |      |   BREAK in a: step, b is cut at 20
 *	 34 |      |------|   END of b: step
 *	 42 +------+------+   END of a: nothing of the row is left to set
 *	 44                   BOUNDARY of the row: step
 *
 * What a cut costs is the worst that it costs one of the columns; a column
 * without content or one that has ended costs nothing.  Only the columns
 * between their START and their END are looked at, so that the time grows
 * with the content even where row spans tie thousands of rows.
 */
#include "layout/strip_step.h"

#include <stdlib.h>

enum event_kind {
	EVENT_BREAK,
	EVENT_END,
	EVENT_BOUNDARY, /* the bottom of a row that isn't the last */
	EVENT_START,
};

struct event {
	dimen height;
	enum event_kind kind;
	size_t column; /* BOUNDARY: the row */
	size_t index;  /* BREAK: of the column's breaks */
};

struct sweep {
	struct layout *layout;
	struct strip *strip;
	struct event *events;
	size_t event_count;

	size_t *active; /* columns between START and END */
	size_t active_count;
	size_t *reached;    /* by column: breaks that lie above */
	size_t *cited;      /* by column: items whose citations are counted */
	bool *has_ended;    /* by column */
	size_t row;         /* the row at the sweep's height */
	size_t *unfinished; /* by row: columns to end in it that haven't yet */
	dimen ended;        /* the lowest after edge of those that have */
	bool is_row_begun;  /* something of that row's own columns is set */

	size_t step_capacity;
	struct citation *citations, **citation_end; /* of the step to come */
};

static int
compare_events(const void *a, const void *b)
{
	const struct event *left = a, *right = b;

	if (left->height != right->height)
		return left->height < right->height ? -1 : 1;
	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	if (left->column != right->column)
		return left->column < right->column ? -1 : 1;
	return (left->index > right->index) - (left->index < right->index);
}

static void
add_event(struct sweep *s, dimen height, enum event_kind kind, size_t column,
    size_t index)
{
	if (height > s->strip->look_down)
		return;
	s->events[s->event_count++] = (struct event){
		.height = height,
		.kind = kind,
		.column = column,
		.index = index,
	};
}

static void
add_column_events(struct sweep *s, size_t index)
{
	const struct strip_column *column = &s->strip->columns[index];
	dimen top = s->strip->rows[column->row].top;
	dimen content = strip_content_top(s->strip, column);

	s->unfinished[column->row + column->row_count - 1]++;
	add_event(s, top, EVENT_START, index, 0);
	for (size_t i = 0; i < column->break_count; i++)
		add_event(s, content + column->breaks[i].height, EVENT_BREAK,
		    index, i);
	add_event(s, content + column->extent, EVENT_END, index, /*index*/ 0);
}

static bool
is_of_interest(const struct strip *strip, const struct strip_column *column)
{
	return !column->is_done &&
	    strip->rows[column->row].top <= strip->look_down;
}

static void
collect_events(struct sweep *s)
{
	const struct strip *strip = s->strip;
	size_t capacity = strip->row_count;

	for (size_t i = 0; i < strip->column_count; i++)
		if (is_of_interest(strip, &strip->columns[i]))
			capacity += strip->columns[i].break_count + 2;
	s->events = ARENA_NEW_ARRAY(s->layout->scratch, struct event, capacity);
	for (size_t i = 0; i < strip->column_count; i++)
		if (is_of_interest(strip, &strip->columns[i]))
			add_column_events(s, i);
	for (size_t i = 0; i + 1 < strip->row_count; i++)
		add_event(s, strip->rows[i].top + strip->rows[i].height,
		    EVENT_BOUNDARY, i, 0);
	qsort(s->events, s->event_count, sizeof(*s->events), compare_events);
}

/* Counts the citations of a column's items before `to` for the next step. */
static void
cite(struct sweep *s, size_t index, size_t to)
{
	const struct galley *galley = s->strip->columns[index].galley;

	for (size_t i = s->cited[index]; i < to; i++) {
		for (const struct citation *from = galley->at[i].citations;
		     from != NULL; from = from->next) {
			struct citation *copy = ARENA_NEW(s->layout->work,
			    struct citation);

			copy->fo = from->fo;
			*s->citation_end = copy;
			s->citation_end = &copy->next;
		}
	}
	s->cited[index] = MAX(s->cited[index], to);
}

static void
end_column(struct sweep *s, size_t index)
{
	const struct strip_column *column = &s->strip->columns[index];

	s->has_ended[index] = true;
	s->is_row_begun |= column->row == s->row;
	s->unfinished[column->row + column->row_count - 1]--;
	s->ended = MAX(s->ended,
	    strip_content_top(s->strip, column) + column->extent +
		column->after + s->strip->gap - s->strip->gap / 2);
	if (column->galley != NULL)
		cite(s, index, column->galley->count);
	for (size_t i = 0; i < s->active_count; i++) {
		if (s->active[i] == index) {
			s->active[i] = s->active[--s->active_count];
			return;
		}
	}
}

/* What a cut here means for a column that isn't at its end. */
static void
weigh_column(const struct sweep *s, size_t index, struct strip_step *step)
{
	const struct strip_column *column = &s->strip->columns[index];
	dimen top = strip_content_top(s->strip, column);
	size_t reached = s->reached[index];
	const struct strip_break *last;

	if (column->row >= step->rows_begun)
		return;
	if (reached == 0) {
		if (column->from < column->galley->count)
			step->penalty = MAX(step->penalty, PENALTY_FORBIDDEN);
		return;
	}
	last = &column->breaks[reached - 1];
	step->penalty = MAX(step->penalty, last->penalty);
	step->size = MAX(step->size,
	    top + last->height + last->size + column->cut_after +
		(s->strip->gap - s->strip->gap / 2) - step->height);
}

static void
add_step(struct sweep *s, struct strip_step step)
{
	struct strip *strip = s->strip;

	if (strip->step_count == s->step_capacity) {
		struct strip_step *old = strip->steps;

		s->step_capacity = s->step_capacity * 2 + 4;
		strip->steps = ARENA_NEW_ARRAY(s->layout->work,
		    struct strip_step, s->step_capacity);
		for (size_t i = 0; i < strip->step_count; i++)
			strip->steps[i] = old[i];
	}
	step.citations = s->citations;
	s->citations = NULL;
	s->citation_end = &s->citations;
	strip->steps[strip->step_count++] = step;
}

/* A break in a column's own galley. */
static void
reach_break(struct sweep *s, const struct event *event, struct strip_step *step,
    bool *is_forced)
{
	const struct strip_column *column = &s->strip->columns[event->column];
	const struct strip_break *cut = &column->breaks[event->index];

	s->reached[event->column] = event->index + 1;
	s->is_row_begun |= column->row == s->row;
	cite(s, event->column, cut->at);
	if (cut->penalty <= PENALTY_FORCED) {
		*is_forced = true;
		step->until = MAX(step->until, cut->until);
	}
}

/* What a cut at this height costs, and whether it is one at all. */
static void
weigh_step(struct sweep *s, struct strip_step step, bool has_break,
    bool is_boundary, bool is_forced)
{
	const struct strip_row *row = &s->strip->rows[s->row];
	bool is_useful;

	step.rows_done = s->row + is_boundary;
	step.rows_begun = s->row +
	    (is_boundary || s->is_row_begun || s->row == 0);
	if (step.rows_begun > step.rows_done)
		step.penalty = row->penalty_inside;
	else
		step.penalty = s->strip->rows[step.rows_done - 1].penalty_after;
	if (is_boundary && row->penalty_after <= PENALTY_FORCED) {
		is_forced = true;
		step.until = MAX(step.until, row->until_after);
	}
	for (size_t i = 0; i < s->active_count; i++)
		weigh_column(s, s->active[i], &step);
	step.size = MAX(step.size, s->ended - step.height);
	/* what only awaits the row's bottom is not worth a cut before it */
	is_useful = is_boundary ||
	    (s->unfinished[s->row] > 0 &&
		(has_break || step.penalty < PENALTY_FORBIDDEN));
	if (is_forced)
		step.penalty = PENALTY_FORCED;
	if (step.height > 0 && step.height < s->strip->extent &&
	    (is_useful || is_forced))
		add_step(s, step);
}

/* Handles what happens at one height, from event `from` to `to`. */
static void
pass_height(struct sweep *s, size_t from, size_t to)
{
	struct strip_step step = { .height = s->events[from].height };
	bool has_break = false, is_boundary = false, is_forced = false;
	size_t i;

	for (i = from; i < to && s->events[i].kind != EVENT_START; i++) {
		const struct event *event = &s->events[i];

		if (event->kind == EVENT_BOUNDARY) {
			is_boundary = true;
			s->row = event->column;
		} else if (event->kind == EVENT_END) {
			end_column(s, event->column);
		} else {
			has_break = true;
			reach_break(s, event, &step, &is_forced);
		}
	}
	if (i > from)
		weigh_step(s, step, has_break, is_boundary, is_forced);
	if (is_boundary) {
		s->row++;
		s->is_row_begun = false;
	}
	for (; i < to; i++) {
		if (!s->has_ended[s->events[i].column])
			s->active[s->active_count++] = s->events[i].column;
	}
}

void
strip_step_find(struct layout *layout, struct strip *strip)
{
	struct arena_mark mark = arena_mark(layout->scratch);
	struct sweep s = {
		.layout = layout,
		.strip = strip,
		.active = ARENA_NEW_ARRAY(layout->scratch, size_t,
		    strip->column_count),
		.reached = ARENA_NEW_ARRAY(layout->scratch, size_t,
		    strip->column_count),
		.cited = ARENA_NEW_ARRAY(layout->scratch, size_t,
		    strip->column_count),
		.has_ended = ARENA_NEW_ARRAY(layout->scratch, bool,
		    strip->column_count),
		.unfinished = ARENA_NEW_ARRAY(layout->scratch, size_t,
		    strip->row_count),
	};

	s.citation_end = &s.citations;
	for (size_t i = 0; i < strip->column_count; i++)
		s.cited[i] = strip->columns[i].from;
	collect_events(&s);
	for (size_t from = 0, to; from < s.event_count; from = to) {
		for (to = from + 1; to < s.event_count &&
		     s.events[to].height == s.events[from].height;
		     to++)
			;
		pass_height(&s, from, to);
	}
	for (size_t i = 0; i < strip->column_count; i++)
		if (strip->columns[i].galley != NULL &&
		    strip->columns[i].extent <= STRIP_EXTENT_MOST)
			cite(&s, i, strip->columns[i].galley->count);
	add_step(&s,
	    (struct strip_step){
		.height = strip->extent,
		.rows_begun = strip->row_count,
		.rows_done = strip->row_count,
	    });
	arena_reset(layout->scratch, mark);
}
