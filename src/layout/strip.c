/*
 * Galleys side by side: row heights, placing, and what a cut leaves; the
 * steps themselves are strip_step.c's.  See strip.h.
 */
#include "layout/strip.h"

#include <assert.h>

#include "layout/strip_step.h"

struct strip *
strip_new(struct arena *arena, size_t rows, size_t columns)
{
	struct strip *strip = ARENA_NEW(arena, struct strip);

	strip->rows = ARENA_NEW_ARRAY(arena, struct strip_row, rows);
	strip->row_count = rows;
	strip->columns = ARENA_NEW_ARRAY(arena, struct strip_column, columns);
	strip->column_count = columns;
	for (size_t i = 0; i < columns; i++)
		strip->columns[i].row_count = 1;
	return strip;
}

/*
 * Remembers a place where the column may be cut.  Forbidden ones are only of
 * use while there is no legal one above them.
 */
static void
add_break(struct strip_column *column, struct strip_break cut)
{
	struct strip_break *last = column->break_count == 0
	    ? NULL
	    : &column->breaks[column->break_count - 1];

	if (last != NULL && cut.penalty >= PENALTY_FORBIDDEN &&
	    last->penalty < PENALTY_FORBIDDEN)
		return;
	if (last != NULL && last->height == cut.height) {
		if (cut.penalty < last->penalty)
			*last = cut;
		return;
	}
	column->breaks[column->break_count++] = cut;
}

/* Measures the content of a column and finds where it may be cut. */
static void
find_breaks(struct layout *layout, struct strip_column *column)
{
	const struct galley *galley = column->galley;
	dimen height, glue = 0;
	size_t count = 0, from = galley_head(galley, column->from, &height);
	bool is_cut = column->from > 0 &&
	    galley->at[column->from - 1].kind == GALLEY_BREAK;
	bool is_empty = true; /* nothing of it stands yet */

	for (size_t i = from; i < galley->count; i++)
		count += galley->at[i].kind == GALLEY_BREAK;
	column->breaks =
	    ARENA_NEW_ARRAY(layout->arena, struct strip_break, count);
	for (size_t i = from; i < galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (item->kind == GALLEY_SPACE) {
			if (!is_cut || !is_empty)
				glue += item->item.size;
		} else if (galley_is_solid(item)) {
			height += glue + item->item.size;
			glue = 0;
			is_empty = false;
		} else if (item->kind == GALLEY_BREAK &&
		    i + 1 < galley->count &&
		    (!is_empty || item->item.penalty <= PENALTY_FORCED)) {
			add_break(column, (struct strip_break) {
				.height = height,
				.size = item->item.size + item->cut.foot +
				    galley_cut_after(item->cut.open),
				.at = i,
				.penalty = item->item.penalty,
				.until = item->cut.until,
			});
		}
	}
	column->extent = galley_extent(galley, column->from, galley->count);
}

bool
strip_find_baseline(const struct galley *galley, dimen *baseline)
{
	dimen height = 0;

	for (size_t i = 0; galley != NULL && i < galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (item->kind == GALLEY_LINE) {
			*baseline = height +
			    item->line.lines->at[item->line.index].baseline;
			return true;
		}
		if (item->kind == GALLEY_SLICE) {
			const struct strip *strip = item->slice.strip;

			if (strip->column_count == 0 ||
			    !strip_find_baseline(
			        strip->columns[0].galley, baseline))
				return false;
			*baseline += height + strip->columns[0].before +
			    strip->columns[0].shift;
			return true;
		}
		if (item->kind == GALLEY_CONTAINER)
			return false;
		if (item->item.kind != ITEM_PENALTY)
			height += item->item.size;
	}
	return false;
}

/* Shifts the columns that want their first baselines on one line. */
static void
align_baselines(struct layout *layout, struct strip *strip)
{
	struct arena_mark mark = arena_mark(layout->scratch);
	dimen *lowest =
	    ARENA_NEW_ARRAY(layout->scratch, dimen, strip->row_count);

	/* twice the same walk: find the lowest baseline, then go there */
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < strip->column_count; i++) {
			struct strip_column *column = &strip->columns[i];
			dimen baseline;

			if (column->align != STRIP_BASELINE ||
			    column->is_continued ||
			    !strip_find_baseline(column->galley, &baseline))
				continue;
			baseline += column->before;
			if (pass == 0)
				lowest[column->row] =
				    MAX(lowest[column->row], baseline);
			else
				column->shift = lowest[column->row] - baseline;
		}
	}
	arena_reset(layout->scratch, mark);
}

/* What the column asks of its rows. */
static dimen
column_height(const struct strip *strip, const struct strip_column *column)
{
	return strip->gap + MAX(column->minimum, column->before +
	    column->shift + column->extent + column->after);
}

dimen
strip_content_top(const struct strip *strip,
    const struct strip_column *column)
{
	return strip->rows[column->row].top + strip->gap / 2 + column->before +
	    column->shift;
}

/* What a cell over several rows lacks goes to the last of them. */
static void
stack_rows(struct strip *strip)
{
	size_t next = 0;
	dimen top = 0;

	for (size_t i = 0; i < strip->row_count; i++) {
		struct strip_row *row = &strip->rows[i];

		row->top = top;
		row->height = row->minimum;
		for (; next < strip->column_count; next++) {
			struct strip_column *column = &strip->columns[next];

			if (column->row + column->row_count - 1 != i)
				break;
			row->height = MAX(row->height,
			    column_height(strip, column) -
			        (top - strip->rows[column->row].top));
		}
		top += row->height;
	}
	assert(next == strip->column_count);
	strip->extent = top;
}

void
strip_finish(struct layout *layout, struct strip *strip)
{
	bool has_baselines = false;

	for (size_t i = 0; i < strip->column_count; i++) {
		struct strip_column *column = &strip->columns[i];

		if (column->galley != NULL) {
			column->mark = galley_mark(column->galley, column->from);
			find_breaks(layout, column);
		}
		has_baselines |= column->align == STRIP_BASELINE;
	}
	if (has_baselines)
		align_baselines(layout, strip);
	stack_rows(strip);
	strip_step_find(layout, strip);
}

void
strip_add_items(struct strip *strip, struct galley_builder *builder)
{
	for (size_t i = 0; i < strip->step_count; i++) {
		const struct strip_step *step = &strip->steps[i];
		struct item box = strip_step_box(strip, i);
		struct item cut = strip_step_break(strip, i);

		galley_add_slice(builder, strip, i, &box, step->citations);
		if (i + 1 < strip->step_count)
			galley_add_break(builder, &cut, step->until);
	}
}

dimen
strip_height(const struct strip *strip, size_t from, size_t to)
{
	dimen top = from == 0 ? 0 : strip->steps[from - 1].height;

	if (to == 0)
		return 0;
	return strip->steps[to - 1].height - top + strip->steps[to - 1].size;
}

struct item
strip_step_box(const struct strip *strip, size_t step)
{
	dimen top = step == 0 ? 0 : strip->steps[step - 1].height;

	return (struct item) {
		.kind = ITEM_BOX,
		.size = strip->steps[step].height - top,
	};
}

struct item
strip_step_break(const struct strip *strip, size_t step)
{
	return (struct item) {
		.kind = ITEM_PENALTY,
		.penalty = CLAMP(strip->steps[step].penalty, PENALTY_FORCED,
		    PENALTY_FORBIDDEN),
		.size = strip->steps[step].size,
	};
}

enum fo_keyword
strip_step_until(const struct strip *strip, size_t step)
{
	return strip->steps[step].until;
}

const struct citation *
strip_step_citations(const struct strip *strip, size_t step)
{
	return strip->steps[step].citations;
}

/* ---- cutting and placing ---- */

/* Whether the column begins above the cut. */
static bool
has_begun(const struct strip *strip, const struct strip_column *column,
    size_t step)
{
	return step == strip->step_count ||
	    strip->rows[column->row].top < strip->steps[step - 1].height;
}

/* Whether the last row of the column ends above the cut. */
static bool
has_ended(const struct strip *strip, const struct strip_column *column,
    size_t step)
{
	const struct strip_row *last =
	    &strip->rows[column->row + column->row_count - 1];

	return step == strip->step_count ||
	    last->top + last->height <= strip->steps[step - 1].height;
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
	    column->extent + column->after <= room)
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
	rest->shift = 0;
	rest->before = column->cut_before;
	rest->minimum = MAX((dimen)0,
	    column->minimum - (strip->steps[step - 1].height -
	                          strip->rows[column->row].top));
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
	dimen cut = strip->steps[step - 1].height;

	for (size_t i = first; i < strip->row_count; i++)
		rest->rows[i - first] = strip->rows[i];
	if (strip->rows[first].top < cut)
		rest->rows[0].minimum = MAX((dimen)0,
		    strip->rows[first].minimum -
		        (cut - strip->rows[first].top));
}

struct strip *
strip_rest(struct layout *layout, const struct strip *strip, size_t step)
{
	struct strip *rest;
	size_t first = 0, count = 0;

	if (step >= strip->step_count)
		return NULL;
	while (strip->rows[first].top + strip->rows[first].height <=
	    strip->steps[step - 1].height)
		first++;
	for (size_t i = 0; i < strip->column_count; i++)
		count += !has_ended(strip, &strip->columns[i], step);

	rest = strip_new(layout->arena, strip->row_count - first, count);
	rest->owned = strip->owned;
	rest->is_stretched = strip->is_stretched;
	rest->gap = strip->gap;
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
		to->break_count = 0;
		to->row = column->row > first ? column->row - first : 0;
		to->row_count = end - first - to->row;
		if (has_begun(strip, column, step))
			continue_column(layout, strip, column, step, to);
	}
	strip_finish(layout, rest);
	return rest;
}

static struct area *
new_block_area(struct layout *layout, const struct strip_part *part,
    struct area *parent)
{
	struct area *area =
	    area_new(layout->arena, AREA_BLOCK, part->column->fo);

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
	if (strip->new_area != NULL)
		area = strip->new_area(layout, strip, part, parent);
	else
		area = new_block_area(layout, part, parent);
	end = content_top(strip, part, content);
	if (column->galley != NULL && part->from < part->to)
		end = galley_place(layout, column->galley, part->from,
		    part->to, /*ratio*/ 0, area, end);
	if (!strip->is_stretched)
		area->height = end +
		    (part->is_last ? column->after : column->cut_after);
}

dimen
strip_place(struct layout *layout, const struct strip *strip, size_t from,
    size_t to, struct area *parent, dimen left, dimen top)
{
	dimen start = from == 0 ? 0 : strip->steps[from - 1].height;
	dimen height = strip_height(strip, from, to);

	/* placed whole: so an earlier try to cut it came to nothing */
	for (size_t i = 0; to == strip->step_count && i < strip->column_count;
	    i++) {
		if (strip->columns[i].galley != NULL)
			galley_rewind(strip->columns[i].galley,
			    strip->columns[i].mark);
	}
	for (size_t i = 0; to > 0 && i < strip->column_count; i++) {
		const struct strip_column *column = &strip->columns[i];
		const struct strip_row *row = &strip->rows[column->row];
		const struct strip_row *last = row + column->row_count - 1;
		struct strip_part part = { .column = column };
		const struct strip_break *cut;
		dimen content = column->extent;

		if (!has_begun(strip, column, to) ||
		    (from > 0 && has_ended(strip, column, from)))
			continue;
		cut = find_cut(strip, column, to, &part.to);
		if (cut != NULL)
			content = cut->height;
		else if (part.to == column->from)
			content = 0;
		part.from = column->from;
		if (from > 0 && has_begun(strip, column, from))
			find_cut(strip, column, from, &part.from);
		part.is_first = !column->is_continued && part.from ==
		        column->from;
		part.is_last = has_ended(strip, column, to);
		part.x = left + column->x;
		part.y = top + MAX(row->top - start, (dimen)0) +
		    strip->gap / 2;
		part.height = (part.is_last
		        ? top + last->top + last->height - start
		        : top + height) -
		    part.y - (strip->gap - strip->gap / 2);
		place_part(layout, strip, &part, content, parent);
	}
	return top + height;
}
