/*
 * A table in its galley: see table.h.
 *
 *	OPEN            border, padding, header
 *	SLICE . SLICE   strips of the bodies' rows, one after another
 *	CLOSE           footer, padding, border
 *
 * Header and footer rows are set once and placed on each part (table_head.h).
 * They are never cut; those that would fill most of each page are set like other
 * rows instead.
 */
#include "layout/table.h"

#include "layout/box.h"
#include "layout/resume.h"
#include "layout/side.h"
#include "layout/table_grid.h"
#include "layout/table_head.h"

enum { NESTING_MAX = 60 }; /* tables in tables */

#define COLUMN_LEAST DIMEN_PT(4) /* on average */

struct body_strip {
	struct strip *strip;
	const struct table_row *first, *last;
};

/* ---- columns ---- */

static dimen
room_for(const struct fo *fo, dimen measure, struct line_room beside)
{
	struct box_indents indents = box_indents(fo, measure);

	return MAX((dimen)0,
	    measure - indents.start - indents.end - beside.start - beside.end);
}

static bool
is_nested_too_deep(const struct fo *fo)
{
	int depth = 0;

	for (; fo != NULL && depth <= NESTING_MAX; fo = fo->parent)
		depth += fo->kind == FO_TABLE;
	return depth > NESTING_MAX;
}

void
table_measure(struct layout *layout, const struct fo *fo, dimen *min,
    dimen *max)
{
	struct table *table;
	dimen indents = fo_length(fo, FO_PROP_START_INDENT, 0) +
	    fo_length(fo, FO_PROP_END_INDENT, 0);

	*min = *max = 0;
	if (is_nested_too_deep(fo))
		return;
	table = table_grid_new(layout, fo);
	table_border_resolve(table, /*measure*/ 0);
	table_width_measure(layout, table, min, max);
	*min += indents;
	*max += indents;
}

/* ---- the galley's items ---- */

static GArray *
set_bodies(struct layout *layout, const struct table *table)
{
	GArray *strips = g_array_new(FALSE, FALSE, sizeof(struct body_strip));

	for (const struct table_part *body = table->bodies; body != NULL;
	     body = body->next) {
		for (size_t row = 0; row < body->row_count;) {
			struct body_strip strip = { .first = body->rows[row] };

			strip.strip = table_row_strip(layout, table, body, row,
			    &row);
			strip.last = body->rows[row - 1];
			g_array_append_val(strips, strip);
		}
	}
	return strips;
}

/* Whether `row`, of another setting, is one of the part's rows [first, end). */
static bool
holds(const struct table_part *part, size_t first, size_t end,
    const struct table_row *row)
{
	return part->fo == row->part->fo && first <= row->index &&
	    row->index < end;
}

/*
 * The strips of the rows from `rest` on, which is of an older setting of the
 * same table.  There its header and footer may have been set like other rows,
 * and may not be now: then a cut in them is one before or after all rows.
 */
static GArray *
set_rest(struct layout *layout, const struct table *table,
    const struct strip *rest)
{
	GArray *strips = g_array_new(FALSE, FALSE, sizeof(struct body_strip));
	const struct table_row *at = rest->rows[0].owned;
	bool is_begun = table->header != NULL &&
	    table->header->fo == at->part->fo;

	for (const struct table_part *body = table->bodies; body != NULL;
	     body = body->next) {
		for (size_t row = 0, end; row < body->row_count; row = end) {
			struct body_strip strip = { .first = body->rows[row] };
			bool is_cut;

			end = table_row_end(body, row);
			is_cut = !is_begun && holds(body, row, end, at);
			is_begun = is_begun || is_cut;
			if (!is_begun)
				continue;
			strip.strip = table_row_strip(layout, table, body, row,
			    &end);
			if (is_cut)
				strip.strip = resume_strip(layout, strip.strip,
				    rest, at->index - row);
			strip.last = body->rows[end - 1];
			g_array_append_val(strips, strip);
		}
	}
	return strips;
}

/* Collapsed borders belong to the cells: the table keeps its background. */
static void
drop_edges(struct layout *layout, struct galley_block *block)
{
	struct area_box *box;

	block->before = block->after = 0;
	block->cut_before = block->cut_after = 0;
	block->edge_before = block->edge_after = 0;
	block->cut_edge_before = block->cut_edge_after = 0;
	block->x = block->content_x;
	block->width = block->content_width;
	if (block->box == NULL)
		return;
	box = arena_copy(layout->arena, block->box, sizeof(*box));
	for (int side = 0; side < 4; side++) {
		box->border[side].width = 0;
		box->padding[side] = 0;
	}
	block->box = box;
}

/* The block's extents, now that the columns and rows are known. */
static void
fit_block(struct layout *layout, const struct table *table,
    struct galley_block *block)
{
	dimen edges;

	if (table->is_collapsed)
		drop_edges(layout, block);
	edges = block->width - block->content_width;
	block->content_width = table->width;
	block->width = table->width + edges;
	table_head_reserve(table, block);
	block->table = (struct table *)table;
}

/* A break that the first row asks for is one before the whole table. */
static void
add_break_before(struct galley_builder *builder, const struct table_row *row)
{
	struct item cut = { .kind = ITEM_PENALTY, .penalty = row->keep_before };

	if (row->break_before != FO_KW_NONE_SET)
		cut.penalty = PENALTY_FORCED;
	if (cut.penalty != 0)
		galley_add_break(builder, &cut, row->break_before);
}

static void
add_rows(struct galley_builder *builder, const GArray *strips)
{
	for (guint i = 0; i < strips->len; i++) {
		const struct body_strip *strip = &g_array_index(strips,
		    struct body_strip, i);

		if (i > 0) {
			enum fo_keyword until;
			struct item cut = table_row_break(strip[-1].last,
			    strip->first, &until);

			galley_add_break(builder, &cut, until);
		}
		strip_add_items(strip->strip, builder);
	}
}

/* Columns in which not even single letters would stand clear of each other. */
static bool
is_too_narrow(const struct table *table)
{
	return table->column_count > 1 &&
	    table->width < (dimen)table->column_count * COLUMN_LEAST;
}

/*
 * Cells one below another: of a table that is nested too deep, or has too many
 * columns.
 */
static void
add_flat(struct galley_builder *builder, const struct fo *fo)
{
	for (const struct fo *part = fo->first; part != NULL;
	     part = part->next) {
		if (part->kind == FO_TABLE_CELL)
			galley_add_children(builder, part, part->first, NULL);
		else if (part->kind != FO_TABLE_COLUMN &&
		    part->kind != FO_MARKER && !table_head_is_for_later(part))
			add_flat(builder, part);
	}
}

/*
 * Where the content box lies: blocks are placed from the start edge of their
 * reference area, but a strip's columns from its left edge.
 */
static void
place_table(struct table *table, const struct galley_builder *builder,
    struct line_room beside)
{
	const struct fo *fo = table->fo;
	bool is_backward = box_is_backward(builder->reference);
	dimen start = box_indents(fo, builder->measure).start + beside.start;
	struct box_edges edges = box_edges(fo, builder->measure);

	table->x = is_backward ? builder->measure - start - table->width
			       : start;
	table->left = -table->x;
	if (!table->is_collapsed)
		table->left += is_backward ? edges.end : edges.start;
}

/* Rows, the end of the table, and what its last row asks of what follows. */
static void
add_rows_and_close(struct galley_builder *builder, const GArray *strips)
{
	const struct body_strip *last;

	add_rows(builder, strips);
	galley_add_close(builder);
	if (strips->len == 0)
		return;
	last = &g_array_index(strips, struct body_strip, strips->len - 1);
	builder->until = table_row_stronger(builder->until,
	    last->last->break_after);
	builder->keep_next = MAX(builder->keep_next, last->last->keep_after);
}

static struct table *
set_table(struct layout *layout, const struct fo *fo,
    struct galley_builder *builder)
{
	struct table *table = table_grid_new(layout, fo);
	struct line_room beside = side_make_room(builder, fo);
	dimen room = room_for(fo, builder->measure, beside);

	table_border_resolve(table, room);
	table_width_choose(layout, table, room);
	place_table(table, builder, beside);
	table_head_set(layout, table);
	return table;
}

void
table_add_items(struct layout *layout, struct galley_builder *builder,
    const struct fo *fo)
{
	struct table *table;
	struct galley_block *block;
	GArray *strips;

	if (is_nested_too_deep(fo)) {
		diag(layout->diags, DIAG_NESTED_TOO_DEEP, fo->pos,
		    "more than %d tables", NESTING_MAX);
		add_flat(builder, fo);
		return;
	}
	table = set_table(layout, fo, builder);
	if (is_too_narrow(table)) {
		diag(layout->diags, DIAG_TABLE_TOO_NARROW, fo->pos,
		    "%zu columns in %.1fpt", table->column_count,
		    dimen_pt(table->width));
		add_flat(builder, fo);
		return;
	}
	strips = set_bodies(layout, table);
	table_decimal_align(layout, table);
	if (strips->len > 0)
		add_break_before(builder,
		    g_array_index(strips, struct body_strip, 0).first);
	block = galley_add_open(builder, fo);
	if (block != NULL) {
		fit_block(layout, table, block);
		builder->galley->at[builder->galley->count - 1].citations =
		    table_head_citations(layout, table);
		add_rows_and_close(builder, strips);
	}
	g_array_free(strips, TRUE);
}

void
table_add_rest(struct layout *layout, struct galley_builder *builder,
    const struct strip *rest, const struct galley_break *cut)
{
	const struct table *old = rest->owned;
	struct table *table = set_table(layout, old->fo, builder);
	GArray *strips = set_rest(layout, table, rest);

	/* what parts of the table before this one leave to its header */
	if (table->markers != NULL && old->markers != NULL)
		table->markers = old->markers;
	table_decimal_align(layout, table);
	fit_block(layout, table, galley_continue(builder, old->fo));
	galley_add_cut(builder, cut);
	add_rows_and_close(builder, strips);
	g_array_free(strips, TRUE);
}
