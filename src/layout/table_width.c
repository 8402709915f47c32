/*
 * Column widths.
 *
 * A column is fixed (a length or a percentage), takes a share of what the
 * fixed ones leave, or is automatic: then it gets at least the narrowest
 * width in which none of its words is cut, and at most what its content would
 * use, as in CSS 2.1, 17.5.2.2; a cell over several columns widens those
 * among them that are automatic.  With table-layout="fixed" an automatic
 * column is a share of one.
 *
 * A table that is too wide is narrowed from its widest column down, all of
 * them to one common width: so it cuts the words of as few columns as
 * possible.  Nothing runs out of the measure, but a little where the author
 * has said how wide each column is to be.
 */
#include "layout/table_grid.h"

#include <stdlib.h>

#include "layout/table_measure.h"

/* A dictated table may stand out by this part of its room: into a margin. */
static const dimen overrun_part = 10;

/* The widths of a table while they are being found. */
struct fitting {
	struct layout *layout;
	struct table *table;
	dimen room;     /* what the table may take */
	dimen target;   /* the content box, as far as it is known; or -1 */
	dimen fixed;    /* sum of the fixed columns */
	double share;   /* sum of the shares */
	double *shares; /* by column */
	dimen auto_min, auto_max; /* sums of the automatic columns */
	bool has_auto;
	bool is_measured;
};

/* ---- what the columns ask for ---- */

/* The width of the first cell that stands in this column alone. */
static bool
find_cell_width(const struct table *table, size_t column, dimen base,
    dimen *width)
{
	const struct table_cell *cell;

	if (table->first_row == NULL)
		return false;
	cell = table_grid_find(table->first_row, column);
	if (cell == NULL || cell->column_span > 1 ||
	    fo_value(cell->fo, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM)
		    ->type != FO_TYPE_LENGTH)
		return false;
	*width = table->gap_inline + cell->border[TABLE_START] +
	    cell->border[TABLE_END] + cell->padding[TABLE_START] +
	    cell->padding[TABLE_END] +
	    fo_length(cell->fo, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
		base);
	return true;
}

static void
read_column(struct fitting *f, size_t index, bool is_fixed)
{
	struct table_column *column = &f->table->columns[index];
	dimen base = f->target >= 0 ? f->target : f->room;
	const struct fo_value *value = column->fo == NULL
	    ? NULL
	    : fo_value(column->fo, FO_PROP_COLUMN_WIDTH);

	column->is_auto = false;
	if (value != NULL && value->type == FO_TYPE_LENGTH) {
		column->width = fo_length(column->fo, FO_PROP_COLUMN_WIDTH,
		    base);
		column->width = MAX(column->width, (dimen)0);
		f->shares[index] = MAX(value->share, 0.0f);
	} else if (!find_cell_width(f->table, index, base, &column->width)) {
		column->is_auto = !is_fixed;
		f->shares[index] = is_fixed ? 1 : 0;
	}
	f->fixed += column->width;
	f->share += f->shares[index];
	f->has_auto |= column->is_auto;
}

static void
read_columns(struct fitting *f)
{
	bool is_fixed = fo_is(f->table->fo, FO_PROP_TABLE_LAYOUT, FO_KW_FIXED);

	f->fixed = 0;
	f->share = 0;
	for (size_t i = 0; i < f->table->column_count; i++) {
		f->table->columns[i].width = 0;
		f->shares[i] = 0;
		read_column(f, i, is_fixed);
	}
	if (f->target < 0 && (is_fixed || f->share > 0))
		f->target = f->room;
}

/* Narrowest and widest content of the automatic columns, or of all. */
static void
measure_columns(struct fitting *f, bool all)
{
	const struct table *table = f->table;

	table_measure_columns(f->layout, f->table, all);
	f->auto_min = f->auto_max = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		if (!table->columns[i].is_auto)
			continue;
		f->auto_min += table->columns[i].min;
		f->auto_max += table->columns[i].max;
	}
	f->is_measured = all;
}

/* ---- giving out ---- */

/* There is room: each automatic column grows as its content is wide. */
static void
widen_auto(struct fitting *f, dimen rest)
{
	double given = 0;
	dimen done = 0;

	for (size_t i = 0; i < f->table->column_count; i++) {
		struct table_column *column = &f->table->columns[i];

		if (!column->is_auto)
			continue;
		given += (double)column->max * (double)rest /
		    (double)f->auto_max;
		column->width = (dimen)given - done;
		done += column->width;
	}
}

enum { UNSETTLED = -1 };

/* What is not settled yet: how many columns, what they need and want. */
struct unsettled {
	size_t count;
	dimen rest, min, max;
};

static void
settle_column(struct unsettled *left, struct table_column *column)
{
	column->width = column->max;
	left->count--;
	left->rest -= column->max;
	left->min -= column->min;
	left->max -= column->max;
}

/*
 * Columns that want no more than an equal share get what they want, as long
 * as the others keep what they need; that leaves more for the others, so it is
 * asked again.
 */
static void
settle_modest_columns(struct fitting *f, struct unsettled *left)
{
	size_t before;

	do {
		before = left->count;
		for (size_t i = 0; i < f->table->column_count; i++) {
			struct table_column *column = &f->table->columns[i];

			if (column->is_auto && column->width == UNSETTLED &&
			    column->max <= left->rest / (dimen)left->count &&
			    left->rest - column->max >= left->min - column->min)
				settle_column(left, column);
		}
	} while (left->count > 0 && left->count < before);
}

/*
 * The automatic columns get less than they want: first those that want little,
 * so that a name isn't broken beside a long text; the others share the rest
 * between what they need and what they want.
 */
static void
narrow_auto(struct fitting *f, dimen rest)
{
	struct unsettled left = { 0, rest, f->auto_min, f->auto_max };
	double between, given = 0;
	dimen done = 0;

	for (size_t i = 0; i < f->table->column_count; i++) {
		if (f->table->columns[i].is_auto) {
			f->table->columns[i].width = UNSETTLED;
			left.count++;
		}
	}
	settle_modest_columns(f, &left);
	between = left.max == left.min
	    ? 0
	    : (double)(left.rest - left.min) / (double)(left.max - left.min);
	for (size_t i = 0; i < f->table->column_count; i++) {
		struct table_column *column = &f->table->columns[i];

		if (!column->is_auto || column->width != UNSETTLED)
			continue;
		given += (double)column->min +
		    between * (double)(column->max - column->min);
		column->width = (dimen)given - done;
		done += column->width;
	}
}

/* The automatic columns share `rest`, more or less than they want. */
static void
share_out_auto(struct fitting *f, dimen rest)
{
	if (rest > f->auto_max && f->auto_max > 0)
		widen_auto(f, rest);
	else
		narrow_auto(f, MAX(rest, f->auto_min)); /* then narrow() */
}

/*
 * The fixed columns left nothing to share: each takes what its words need, then
 * narrow() has the wide ones make room.
 */
static void
share_need(struct fitting *f)
{
	measure_columns(f, /*all*/ true);
	for (size_t i = 0; i < f->table->column_count; i++) {
		struct table_column *column = &f->table->columns[i];

		if (f->shares[i] > 0)
			column->width = MAX(column->width, column->min);
	}
}

static void
share_out(struct fitting *f, dimen rest)
{
	double given = 0;
	dimen done = 0;

	if (rest <= 0) {
		share_need(f);
		return;
	}
	for (size_t i = 0; i < f->table->column_count; i++) {
		if (f->shares[i] <= 0)
			continue;
		given += (double)rest * f->shares[i] / f->share;
		f->table->columns[i].width += (dimen)given - done;
		done = (dimen)given;
	}
}

static dimen
sum_of_widths(const struct table *table)
{
	dimen sum = 0;

	for (size_t i = 0; i < table->column_count; i++)
		sum += table->columns[i].width;
	return sum;
}

static int
compare_widths(const void *a, const void *b)
{
	dimen left = *(const dimen *)a, right = *(const dimen *)b;

	return (left > right) - (left < right);
}

/* The width w for which the columns, none wider than w, fill `room`. */
static dimen
common_width(struct fitting *f, dimen room)
{
	size_t count = f->table->column_count;
	struct arena_mark mark = arena_mark(f->layout->scratch);
	dimen *widths = ARENA_NEW_ARRAY(f->layout->scratch, dimen, count);
	dimen width = 0;

	for (size_t i = 0; i < count; i++)
		widths[i] = f->table->columns[i].width;
	qsort(widths, count, sizeof(*widths), compare_widths);
	for (size_t i = 0; i < count; i++) {
		width = room / (dimen)(count - i);
		if (widths[i] > width)
			break;
		room -= widths[i];
	}
	arena_reset(f->layout->scratch, mark);
	return width;
}

/* All columns have lengths, and the author wants no other. */
static bool
is_dictated(const struct fitting *f)
{
	return fo_is(f->table->fo, FO_PROP_TABLE_LAYOUT, FO_KW_FIXED) &&
	    !f->has_auto && f->share <= 0;
}

/* Brings a table that is too wide into its room. */
static void
narrow(struct fitting *f)
{
	struct table *table = f->table;
	dimen excess = sum_of_widths(table) - f->room, width, cut = 0;

	if (excess <= 0 || f->room <= 0)
		return;
	if (is_dictated(f) && excess <= f->room / overrun_part)
		return;
	if (!f->is_measured)
		measure_columns(f, /*all*/ true);
	width = common_width(f, f->room);
	for (size_t i = 0; i < table->column_count; i++) {
		struct table_column *column = &table->columns[i];

		if (column->width <= width)
			continue;
		column->width = width;
		cut += MAX((dimen)0, column->min - width);
	}
	if (cut > 0)
		diag(f->layout->diags, DIAG_TABLE_TOO_WIDE, table->fo->pos,
		    "by %.1fpt", dimen_pt(cut));
}

static void
place_columns(struct table *table)
{
	dimen x = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i].x = x;
		x += table->columns[i].width;
	}
	table->width = MAX(table->width, x);
}

static void
init_fitting(struct fitting *f, struct layout *layout, struct table *table,
    dimen room)
{
	const struct fo *fo = table->fo;

	*f = (struct fitting){
		.layout = layout,
		.table = table,
		.room = room,
		.target = -1,
		.shares = ARENA_NEW_ARRAY(layout->work, double,
		    table->column_count),
	};
	if (fo_value(fo, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM)->type ==
	    FO_TYPE_LENGTH)
		f->target = fo_length(fo,
		    FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, room);
	if (f->target > room && room > 0)
		f->target = room;
	read_columns(f);
}

void
table_width_choose(struct layout *layout, struct table *table, dimen room)
{
	struct fitting f;
	dimen rest;

	init_fitting(&f, layout, table, room);
	if (f.has_auto)
		measure_columns(&f, /*all*/ false);
	if (f.target < 0)
		rest = MIN(f.auto_max, room - f.fixed);
	else
		rest = f.target - f.fixed;
	if (f.has_auto && f.share > 0) {
		share_out_auto(&f, MIN(f.auto_max, rest / 2));
		share_out(&f, f.target - sum_of_widths(table));
	} else if (f.has_auto) {
		share_out_auto(&f, rest);
	} else if (f.share > 0) {
		share_out(&f, rest);
	}
	narrow(&f);
	table->width = MAX(f.target, (dimen)0);
	place_columns(table);
}

void
table_width_measure(struct layout *layout, struct table *table, dimen *min,
    dimen *max)
{
	struct fitting f;
	double unit = 0;

	*min = *max = 0;
	init_fitting(&f, layout, table, /*room*/ 0);
	measure_columns(&f, /*all*/ true);
	for (size_t i = 0; i < table->column_count; i++) {
		struct table_column *column = &table->columns[i];

		if (f.shares[i] > 0)
			unit = MAX(unit, (double)column->max / f.shares[i]);
		else if (!column->is_auto)
			column->min = column->max = column->width;
		*min += column->min;
		*max += f.shares[i] > 0 ? 0 : column->max;
	}
	*max += (dimen)(unit * f.share);
	if (f.target > 0)
		*min = *max = f.target;
	*max = MAX(*min, *max);
}
