/*
 * A table in its galley: see table.h.
 *
 *	OPEN            border, padding, header
 *	SLICE . SLICE   strips of the bodies' rows, one after another
 *	CLOSE           footer, padding, border
 *
 * Header and footer rows are set once and placed on each part.  They are never
 * cut; those that would fill most of each page are set like other rows instead.
 */
#include "layout/table.h"

#include "layout/box.h"
#include "layout/side.h"
#include "layout/table_grid.h"

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

/* ---- header and footer ---- */

/* Where the header of the current part will be put, if it retrieves. */
struct table_head {
	dimen top;
	bool is_there, is_again;
};

/*
 * Whether header and footer would fill most of each page.  Then they are set
 * like other rows, which may be cut and stand only once.
 */
static bool
fills_pages(const struct layout *layout, const struct table *table)
{
	dimen extent = 0;

	if (table->header != NULL)
		extent += table->header->extent;
	if (table->footer != NULL)
		extent += table->footer->extent;
	return extent > layout->tallest_body / 4 * 3;
}

static void
make_ordinary(struct table *table)
{
	struct table_part **end = &table->bodies;

	if (table->header != NULL) {
		table->header->next = table->bodies;
		table->bodies = table->header;
	}
	while (*end != NULL)
		end = &(*end)->next;
	*end = table->footer;
	table->header = table->footer = NULL;
	table->markers = NULL;
}

static void
set_repeated(struct layout *layout, const struct table *table,
    struct table_part *part)
{
	GPtrArray *strips;

	if (part == NULL)
		return;
	strips = g_ptr_array_new();
	part->extent = part->continued_extent = 0;
	part->continued_count = 0;
	for (size_t row = 0; row < part->row_count;) {
		bool is_continued = part->fo->kind == FO_TABLE_HEADER &&
		    part->continued_count == strips->len &&
		    part->rows[row]->fo != NULL &&
		    fo_is(part->rows[row]->fo, FO_PROP_Q_CONTINUED, FO_KW_YES);
		struct strip *strip = table_row_strip(layout, table, part, row,
		    &row);

		part->extent += strip->extent;
		if (is_continued) {
			part->continued_extent += strip->extent;
			part->continued_count++;
		}
		g_ptr_array_add(strips, strip);
	}
	part->strip_count = strips->len;
	part->strips = arena_copy(layout->work, strips->pdata,
	    strips->len * sizeof(void *));
	g_ptr_array_free(strips, TRUE);
}

/* What the part takes where the table begins, or where it goes on. */
static dimen
extent_of(const struct table_part *part, bool is_continued)
{
	return is_continued ? part->extent
			    : part->extent - part->continued_extent;
}

/* `is_again`: only for the eye, the part has been, or will be, read once. */
static dimen
place_repeated(struct layout *layout, const struct table *table,
    const struct table_part *part, bool is_again, struct area *area, dimen top)
{
	struct area *before = area->last;

	for (size_t i = part == NULL || is_again ? 0 : part->continued_count;
	     part != NULL && i < part->strip_count; i++)
		top = strip_place(layout, part->strips[i], /*from*/ 0,
		    part->strips[i]->step_count, area, table->left, top);
	for (struct area *row = before != NULL ? before->next : area->first;
	     row != NULL; row = row->next)
		row->is_repeated = is_again;
	return top;
}

static bool
omits_header(const struct table *table)
{
	return fo_is(table->fo, FO_PROP_TABLE_OMIT_HEADER_AT_BREAK, FO_KW_TRUE);
}

static bool
omits_footer(const struct table *table)
{
	return fo_is(table->fo, FO_PROP_TABLE_OMIT_FOOTER_AT_BREAK, FO_KW_TRUE);
}

dimen
table_place_header(struct layout *layout, const struct table *table,
    bool is_continued, struct area *area, dimen top)
{
	bool is_there = table->header != NULL &&
	    !(is_continued && omits_header(table));

	if (table->markers != NULL)
		*table->head = (struct table_head){ top, is_there,
			is_continued };
	if (!is_there)
		return top;
	if (table->markers != NULL)
		return top + extent_of(table->header, is_continued);
	return place_repeated(layout, table, table->header, is_continued, area,
	    top);
}

/*
 * Sets a header or footer anew with the markers of its part of the table.  The
 * room that was reserved stays, whatever it takes.
 */
static dimen
place_retrieving(struct layout *layout, const struct table *table,
    const struct table_part *part, bool is_again, struct area *area, dimen top)
{
	struct table_part anew = *part;

	set_repeated(layout, table, &anew);
	place_repeated(layout, table, &anew, is_again, area, top);
	return top + extent_of(part, is_again);
}

/* The areas of `from` become the first of `to`. */
static void
prepend_areas(struct area *to, struct area *from)
{
	if (from->first == NULL)
		return;
	from->last->next = to->first;
	to->first = from->first;
	if (to->last == NULL)
		to->last = from->last;
}

static dimen
place_both(struct layout *layout, const struct table *table, bool is_cut,
    struct area *area, dimen top)
{
	struct area head = *area;

	head.first = head.last = NULL;
	table_markers_begin(layout, table->markers, area);
	layout->table_markers = table->markers;
	if (table->head->is_there)
		place_retrieving(layout, table, table->header,
		    table->head->is_again, &head, table->head->top);
	if (table->footer != NULL && !(is_cut && omits_footer(table)))
		top = place_retrieving(layout, table, table->footer, is_cut,
		    area, top);
	layout->table_markers = NULL;
	prepend_areas(area, &head);
	table_markers_end(layout, table->markers);
	return top;
}

dimen
table_place_footer(struct layout *layout, const struct table *table,
    bool is_cut, struct area *area, dimen top)
{
	if (table->markers != NULL)
		return place_both(layout, table, is_cut, area, top);
	if (is_cut && omits_footer(table))
		return top;
	return place_repeated(layout, table, table->footer, is_cut, area, top);
}

/* Footnotes of header or footer; they are cited where the table opens. */
static const struct citation *
repeated_citations(struct layout *layout, const struct table *table)
{
	const struct table_part *parts[] = { table->header, table->footer };
	struct citation *first = NULL, **end = &first;

	for (size_t p = 0; p < G_N_ELEMENTS(parts); p++) {
		for (size_t i = 0;
		     parts[p] != NULL && i < parts[p]->strip_count; i++) {
			const struct strip *strip = parts[p]->strips[i];

			for (size_t s = 0; s < strip->step_count; s++) {
				const struct citation *from =
				    strip_step_citations(strip, s);

				for (; from != NULL; from = from->next) {
					*end = arena_copy(layout->work, from,
					    sizeof(*from));
					(*end)->next = NULL;
					end = &(*end)->next;
				}
			}
		}
	}
	return first;
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
fit_block(const struct table *table, struct galley_block *block)
{
	dimen edges = block->width - block->content_width;
	const struct table_part *header = table->header;
	dimen footer = table->footer == NULL ? 0 : table->footer->extent;

	block->content_width = table->width;
	block->width = table->width + edges;
	block->after += footer;
	if (header != NULL) {
		block->before += extent_of(header, /*is_continued*/ false);
		if (!omits_header(table))
			block->cut_before += extent_of(header,
			    /*is_continued*/ true);
	}
	block->cut_after += omits_footer(table) ? 0 : footer;
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
		    part->kind != FO_MARKER)
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
	table->markers = table_markers_new(layout->work,
	    table->header == NULL ? NULL : table->header->fo,
	    table->footer == NULL ? NULL : table->footer->fo);
	if (table->markers != NULL)
		table->head = ARENA_NEW(layout->work, struct table_head);
	set_repeated(layout, table, table->header);
	set_repeated(layout, table, table->footer);
	if (fills_pages(layout, table)) {
		diag(layout->diags, DIAG_TABLE_HEADER_TOO_TALL, fo->pos, NULL);
		make_ordinary(table);
	}
	return table;
}

void
table_add_items(struct layout *layout, struct galley_builder *builder,
    const struct fo *fo)
{
	struct table *table;
	struct galley_block *block;
	const struct body_strip *first, *last;
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
	first = strips->len == 0 ? NULL
				 : &g_array_index(strips, struct body_strip, 0);
	if (first != NULL)
		add_break_before(builder, first->first);
	block = galley_add_open(builder, fo);
	if (block != NULL) {
		if (table->is_collapsed)
			drop_edges(layout, block);
		fit_block(table, block);
		builder->galley->at[builder->galley->count - 1].citations =
		    repeated_citations(layout, table);
		add_rows(builder, strips);
		galley_add_close(builder);
	}
	if (first != NULL && block != NULL) {
		last = first + strips->len - 1;
		builder->until = table_row_stronger(builder->until,
		    last->last->break_after);
		builder->keep_next = MAX(builder->keep_next,
		    last->last->keep_after);
	}
	g_array_free(strips, TRUE);
}
