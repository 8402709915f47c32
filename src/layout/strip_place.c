/* Placing a strip's columns, and what a cut leaves of them; see strip.h. */
#include "layout/strip.h"

#include "layout/strip_step.h"

/* Whether the column begins above the cut. */
static bool
has_begun(const struct strip *strip, const struct strip_column *column,
    size_t step)
{
	return column->row < strip->steps[step - 1].rows_begun;
}

/* Whether the last row of the column ends above the cut. */
static bool
has_ended(const struct strip *strip, const struct strip_column *column,
    size_t step)
{
	return column->row + column->row_count <=
	    strip->steps[step - 1].rows_done;
}

/*
 * The break that the column uses when the strip is cut after `step` steps;
 * NULL if it is placed whole, or nothing of it is (`*at` tells).
 */
static const struct strip_break *
find_cut(const struct strip *strip, const struct strip_column *column,
    size_t step, size_t *at)
{
	dimen room = strip->steps[step - 1].height -
	    strip_content_top(strip, column);
	size_t low = 0, high = column->break_count;

	*at = column->galley == NULL ? 0 : column->galley->count;
	if (step == strip->step_count || column->galley == NULL ||
	    column->extent <= room)
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (column->breaks[middle].height <= room)
			low = middle + 1;
		else
			high = middle;
	}
	*at = low == 0 ? column->from : column->breaks[low - 1].at;
	return low == 0 ? NULL : &column->breaks[low - 1];
}

/* A column that goes on after the cut, in the rest's first row. */
static void
continue_column(struct layout *layout, const struct strip *strip,
    const struct strip_column *column, size_t step, struct strip_column *rest)
{
	size_t at;
	const struct strip_break *cut = find_cut(strip, column, step, &at);

	rest->is_continued = true;
	rest->breaks = NULL;
	rest->break_count = 0;
	rest->shift = 0;
	rest->before = column->cut_before;
	rest->minimum = MAX((dimen)0,
	    column->minimum -
		(strip->steps[step - 1].height - strip->rows[column->row].top));
	if (column->galley == NULL)
		return;
	/* what an earlier try has done to strips inside the column */
	galley_rewind(column->galley, column->mark);
	if (cut != NULL)
		rest->from = galley_cut(layout, column->galley, at);
	else
		rest->from = at;
	rest->is_done = rest->from >= column->galley->count;
}

static void
continue_rows(const struct strip *strip, size_t step, size_t first,
    struct strip *rest)
{
	const struct strip_step *cut = &strip->steps[step - 1];

	for (size_t i = first; i < strip->row_count; i++)
		rest->rows[i - first] = strip->rows[i];
	if (cut->rows_begun > first)
		rest->rows[0].minimum = MAX((dimen)0,
		    strip->rows[first].minimum -
			(cut->height - strip->rows[first].top));
}

struct strip *
strip_rest(struct layout *layout, const struct strip *strip, size_t step)
{
	struct strip *rest;
	size_t first, count = 0;

	if (step >= strip->step_count)
		return NULL;
	first = strip->steps[step - 1].rows_done;
	for (size_t i = 0; i < strip->column_count; i++)
		count += !has_ended(strip, &strip->columns[i], step);

	rest = strip_new(layout->work, strip->row_count - first, count);
	rest->owned = strip->owned;
	rest->is_stretched = strip->is_stretched;
	rest->is_stepwise = strip->is_stepwise;
	rest->gap = strip->gap;
	rest->look_down = strip->look_down - strip->steps[step - 1].height;
	rest->new_area = strip->new_area;
	continue_rows(strip, step, first, rest);
	count = 0;
	for (size_t i = 0; i < strip->column_count; i++) {
		const struct strip_column *column = &strip->columns[i];
		struct strip_column *to;
		size_t end = column->row + column->row_count;

		if (has_ended(strip, column, step))
			continue;
		to = &rest->columns[count++];
		*to = *column;
		to->row = column->row > first ? column->row - first : 0;
		to->row_count = end - first - to->row;
		if (has_begun(strip, column, step))
			continue_column(layout, strip, column, step, to);
	}
	strip_finish(layout, rest);
	return rest;
}

struct area *
strip_add_area(struct layout *layout, enum area_kind kind, const struct fo *fo,
    const struct strip_part *part, struct area *parent)
{
	struct area *area = area_new(layout->arena, kind, fo);

	area->x = part->x;
	area->y = part->y;
	area->width = part->column->width;
	area->height = part->height;
	area->is_first = part->is_first;
	area->is_last = part->is_last;
	area_add(parent, area);
	return area;
}

/* Where the content begins, in the border box of the part's area. */
static dimen
content_top(const struct strip *strip, const struct strip_part *part,
    dimen content)
{
	const struct strip_column *column = part->column;
	dimen after = part->is_last ? column->after : column->cut_after;
	dimen top = column->before + column->shift;
	dimen room = part->height - top - after - content;

	if (!strip->is_stretched || room <= 0)
		return top;
	if (column->align == STRIP_CENTER)
		return top + room / 2;
	return column->align == STRIP_AFTER ? top + room : top;
}

static void
place_part(struct layout *layout, const struct strip *strip,
    const struct strip_part *part, dimen content, struct area *parent)
{
	const struct strip_column *column = part->column;
	struct area *area;
	dimen end;

	if (!strip->is_stretched && part->from == part->to &&
	    (column->is_continued || !part->is_last))
		return;
	if (strip->is_stepwise && part->from == part->to)
		return;
	if (strip->new_area != NULL)
		area = strip->new_area(layout, strip, part, parent);
	else
		area = strip_add_area(layout, AREA_BLOCK, part->column->fo,
		    part, parent);
	end = content_top(strip, part, content);
	/* a space before the step is at its head */
	if (strip->is_stepwise)
		end = part->height -
		    galley_extent(column->galley, part->from, part->to);
	if (column->galley != NULL && part->from < part->to)
		end = galley_place(layout, column->galley, part->from, part->to,
		    /*ratio*/ 0, area, end);
	if (!strip->is_stretched)
		area->height = end +
		    (part->is_last ? column->after : column->cut_after);
}

/* A run of steps that is being placed. */
struct placing {
	struct layout *layout;
	const struct strip *strip;
	size_t from, to;
	struct area *parent;
	dimen left, top, height;
};

static void
place_column(const struct placing *p, const struct strip_column *column)
{
	const struct strip *strip = p->strip;
	const struct strip_row *row = &strip->rows[column->row];
	const struct strip_row *last = row + column->row_count - 1;
	struct strip_part part = { .column = column, .from = column->from };
	dimen start = p->from == 0 ? 0 : strip->steps[p->from - 1].height;
	dimen content = column->extent, bottom;
	const struct strip_break *cut = find_cut(strip, column, p->to,
	    &part.to);

	if (cut != NULL)
		content = cut->height;
	else if (part.to == column->from)
		content = 0;
	if (p->from > 0 && has_begun(strip, column, p->from) &&
	    find_cut(strip, column, p->from, &part.from) != NULL)
		part.from++;
	part.is_first = !column->is_continued && part.from == column->from;
	part.is_last = has_ended(strip, column, p->to);
	part.x = p->left + column->x;
	part.y = p->top + MAX(row->top - start, (dimen)0) + strip->gap / 2;
	bottom = p->height;
	part.row_count = MIN(column->row_count,
	    strip->steps[p->to - 1].rows_begun - column->row);
	if (column->row + column->row_count <
	    strip->steps[p->to - 1].rows_begun)
		bottom = last->top + last->height - start;
	part.height = p->top + bottom - (strip->gap - strip->gap / 2) - part.y;
	place_part(p->layout, strip, &part, content, p->parent);
}

/*
 * The columns that stand in the last row of a part that is cut, in their
 * order from the start whether they end there or go on.
 */
static void
place_last_row(const struct placing *p, const struct strip_column **columns,
    size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct strip_column *column = columns[i];
		size_t at = i;

		for (; at > 0 && columns[at - 1]->order > column->order; at--)
			columns[at] = columns[at - 1];
		columns[at] = column;
	}
	for (size_t i = 0; i < count; i++)
		place_column(p, columns[i]);
}

static void
place_columns(const struct placing *p)
{
	const struct strip *strip = p->strip;
	struct arena_mark mark = arena_mark(p->layout->scratch);
	const struct strip_column **last = ARENA_NEW_ARRAY(p->layout->scratch,
	    const struct strip_column *, strip->column_count);
	size_t begun = strip->steps[p->to - 1].rows_begun, count = 0;

	for (size_t i = 0; i < strip->column_count; i++) {
		const struct strip_column *column = &strip->columns[i];

		if (!has_begun(strip, column, p->to) ||
		    (p->from > 0 && has_ended(strip, column, p->from)))
			continue;
		if (p->to < strip->step_count &&
		    column->row + column->row_count >= begun)
			last[count++] = column;
		else
			place_column(p, column);
	}
	place_last_row(p, last, count);
	arena_reset(p->layout->scratch, mark);
}

/* Whether a cut after `step` steps would repeat something around it. */
static bool
repeats(const struct strip *strip, size_t step)
{
	const struct strip_column *column = &strip->columns[0];
	size_t at;

	if (find_cut(strip, column, step, &at) == NULL)
		return false;
	for (const struct galley_block *block = column->galley->at[at].cut.open;
	     block != NULL; block = block->parent)
		if (block->table != NULL || block->cut_before != 0 ||
		    block->cut_after != 0)
			return true;
	return false;
}

/* Each step by itself. */
static void
place_steps(struct placing all)
{
	struct placing p = all;

	for (; p.from < all.to; p.from = p.to) {
		dimen next;

		p.to = p.from + 1;
		while (p.to < all.to && repeats(all.strip, p.to))
			p.to++;
		next = strip_height(all.strip, all.from, p.to);
		p.height = all.top + next - p.top;
		place_columns(&p);
		p.top = all.top + next;
	}
}

dimen
strip_place(struct layout *layout, const struct strip *strip, size_t from,
    size_t to, struct area *parent, dimen left, dimen top)
{
	struct placing p = {
		.layout = layout,
		.strip = strip,
		.from = from,
		.to = to,
		.parent = parent,
		.left = left,
		.top = top,
		.height = strip_height(strip, from, to),
	};

	if (to == 0)
		return top;
	/* placed whole: so an earlier try to cut it came to nothing */
	for (size_t i = 0; to == strip->step_count && i < strip->column_count;
	     i++) {
		if (strip->columns[i].galley != NULL)
			galley_rewind(strip->columns[i].galley,
			    strip->columns[i].mark);
	}
	if (strip->is_stepwise)
		place_steps(p);
	else
		place_columns(&p);
	return top + p.height;
}
