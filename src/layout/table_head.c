/*
 * Headers and footers of tables; see table_head.h.
 *
 * Their rows are strips that are set once and placed again and again; those
 * that retrieve markers are set anew each time.
 */
#include "layout/table_head.h"

#include "layout/table.h"

/* The header of the current part; if it retrieves, it comes last. */
struct table_head {
	dimen top, bottom; /* the first row stands at the bottom */
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

bool
table_head_is_for_later(const struct fo *row)
{
	return row != NULL && row->kind == FO_TABLE_ROW &&
	    fo_is(row, FO_PROP_Q_CONTINUED, FO_KW_YES);
}

/* A header that stands once has no use for them. */
static void
drop_rows_for_later(struct table_part *header)
{
	size_t count = 0;

	while (count < header->row_count &&
	    table_head_is_for_later(header->rows[count]->fo))
		count++;
	header->rows += count;
	header->row_count -= count;
	for (size_t i = 0; i < header->row_count; i++)
		header->rows[i]->index = i;
	if (header->row_count > 0)
		header->rows[0]->previous = NULL;
}

static void
make_ordinary(struct table *table)
{
	struct table_part **end = &table->bodies;

	if (table->header != NULL) {
		drop_rows_for_later(table->header);
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
		    table_head_is_for_later(part->rows[row]->fo);
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

	*table->head = (struct table_head){
		.top = top,
		.bottom = top +
		    (is_there ? extent_of(table->header, is_continued) : 0),
		.is_there = is_there,
		.is_again = is_continued,
	};
	if (is_there && table->markers == NULL)
		place_repeated(layout, table, table->header, is_continued, area,
		    top);
	return table->head->bottom;
}

const struct table_row *
table_head_above(const struct table *table, const struct table_row *row,
    dimen top)
{
	const struct table_head *head = table->head;

	if (!head->is_again || top != head->bottom)
		return row->previous;
	return head->is_there && table->header->row_count > 0
	    ? table->header->rows[table->header->row_count - 1]
	    : NULL;
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

const struct citation *
table_head_citations(struct layout *layout, const struct table *table)
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

void
table_head_set(struct layout *layout, struct table *table)
{
	table->markers = table_markers_new(layout->work,
	    table->header == NULL ? NULL : table->header->fo,
	    table->footer == NULL ? NULL : table->footer->fo);
	table->head = ARENA_NEW(layout->work, struct table_head);
	set_repeated(layout, table, table->header);
	set_repeated(layout, table, table->footer);
	if (fills_pages(layout, table)) {
		diag(layout->diags, DIAG_TABLE_HEADER_TOO_TALL, table->fo->pos,
		    NULL);
		make_ordinary(table);
	}
}

void
table_head_reserve(const struct table *table, struct galley_block *block)
{
	const struct table_part *header = table->header;
	dimen footer = table->footer == NULL ? 0 : table->footer->extent;

	if (header != NULL) {
		block->before += extent_of(header, /*is_continued*/ false);
		if (!omits_header(table))
			block->cut_before += extent_of(header,
			    /*is_continued*/ true);
	}
	block->after += footer;
	block->cut_after += omits_footer(table) ? 0 : footer;
}
