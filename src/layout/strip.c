/*
 * Galleys side by side: the breaks of the columns and the heights of rows.
 * See strip.h; the steps are found in strip_step.c, and strip_place.c places
 * them and finds what a cut leaves.
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

/* How many breaks the column has, as far as they are looked for. */
static size_t
count_breaks(const struct galley *galley, size_t from, dimen most)
{
	dimen height = 0;
	size_t count = 0;

	for (size_t i = from; i < galley->count && height <= most; i++) {
		if (galley->at[i].kind == GALLEY_BREAK)
			count++;
		else if (galley_is_solid(&galley->at[i]))
			height += galley->at[i].item.size;
	}
	return count;
}

/* Measures the content of a column and finds where it may be cut. */
static void
find_breaks(struct layout *layout, struct strip_column *column)
{
	const struct galley *galley = column->galley;
	dimen height, glue = 0;
	size_t from = galley_head(galley, column->from, &height);
	size_t count = count_breaks(galley, from,
	    STRIP_LOOK_DOWN_MOST * layout->tallest);
	bool is_cut = column->from > 0 &&
	    galley->at[column->from - 1].kind == GALLEY_BREAK;
	bool is_empty = true; /* nothing of it stands yet */

	column->breaks = ARENA_NEW_ARRAY(layout->work, struct strip_break,
	    count);
	for (size_t i = from; i + 1 < galley->count && count > 0; i++) {
		const struct galley_item *item = &galley->at[i];

		if (item->kind == GALLEY_SPACE) {
			if (!is_cut || !is_empty)
				glue += item->item.size;
		} else if (galley_is_solid(item)) {
			height += glue + item->item.size;
			glue = 0;
			is_empty = false;
		} else if (item->kind == GALLEY_BREAK) {
			count--;
			if (is_empty && item->item.penalty > PENALTY_FORCED)
				continue;
			add_break(column,
			    (struct strip_break){
				.height = height,
				.size = item->item.size + item->cut.foot +
				    galley_cut_after(item->cut.open),
				.at = i,
				.penalty = item->item.penalty,
				.until = item->cut.until,
			    });
		}
	}
	column->extent = galley_extent_within(galley, column->from,
	    STRIP_EXTENT_MOST);
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
			    !strip_find_baseline(strip->columns[0].galley,
				baseline))
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
	dimen *lowest = ARENA_NEW_ARRAY(layout->scratch, dimen,
	    strip->row_count);

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
				lowest[column->row] = MAX(lowest[column->row],
				    baseline);
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
	return strip->gap +
	    MAX(column->minimum,
		column->before + column->shift + column->extent +
		    column->after);
}

dimen
strip_content_top(const struct strip *strip, const struct strip_column *column)
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

	if (strip->look_down < STRIP_LOOK_DOWN_LEAST * layout->tallest)
		strip->look_down = STRIP_LOOK_DOWN_MOST * layout->tallest;
	for (size_t i = 0; i < strip->column_count; i++) {
		struct strip_column *column = &strip->columns[i];

		/* strip_rest() keeps what is known of those not begun yet */
		if (column->galley != NULL && column->breaks == NULL) {
			column->mark = galley_mark(column->galley,
			    column->from);
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

	return (struct item){
		.kind = ITEM_BOX,
		.size = strip->steps[step].height - top,
	};
}

struct item
strip_step_break(const struct strip *strip, size_t step)
{
	return (struct item){
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

const struct fo *
strip_step_row(const struct strip *strip, size_t step)
{
	const struct strip_step *cut = &strip->steps[step];

	return cut->rows_begun > cut->rows_done ? strip->rows[cut->rows_done].fo
						: NULL;
}

const struct citation *
strip_step_citations(const struct strip *strip, size_t step)
{
	return strip->steps[step].citations;
}
