/*
 * Lists: each item is a strip of two columns, label and body.
 *
 * Neither is a reference area: indents in them are measured from the edges of
 * the area around the list.  So both galleys have the outer measure, and the
 * areas of the columns only mark where label and body lie.
 *
 * Spaces at the edges of label and body vanish as if they were: a paragraph's
 * space-before would else push the body down from its label.  Space between
 * the items is theirs.  Floats at a side reach into the items and out of them.
 */
#include "layout/block.h"

#include "layout/box.h"
#include "layout/resume.h"
#include "layout/side.h"
#include "layout/strip.h"

static const struct fo *
find_child(const struct fo *fo, enum fo_kind kind)
{
	const struct fo *child = fo->first;

	while (child != NULL && child->kind != kind)
		child = child->next;
	return child;
}

/* The content of label or body, and the floats that reach out of it. */
static struct galley *
set_content(struct galley_builder *b, const struct fo *fo, dimen measure,
    dimen indent, struct side_rest *rest)
{
	struct galley_builder inner;

	galley_begin(&inner, b->layout, fo, measure, /*is_inner*/ false);
	side_lend(&inner, b, indent);
	galley_add_children(&inner, fo, fo->first, /*end*/ NULL);
	*rest = side_take_rest(&inner);
	return galley_end(&inner);
}

static void
fill_column(struct galley_builder *b, struct strip_column *column,
    const struct fo *fo, enum strip_align align, struct side_rest *rest)
{
	const struct line_room *beside = &b->open->beside;
	dimen measure = b->measure - beside->start - beside->end;
	struct box_indents indents = box_indents(fo, measure);

	column->fo = fo;
	column->row_count = 1;
	column->galley = set_content(b, fo, measure, indents.start, rest);
	column->x = beside->start + indents.start;
	column->width = MAX(measure - indents.start - indents.end, 0);
	column->galley->left = -indents.start;
	if (box_is_backward(b->reference)) {
		column->x = b->measure - column->x - column->width;
		column->galley->left = -indents.end;
	}
	column->align = align;
}

enum { COLUMNS = 2 }; /* label and body */

/* Of the block that is open, the item's. */
static struct strip *
new_strip(struct galley_builder *b, const struct fo *label,
    const struct fo *body, struct side_rest rests[COLUMNS])
{
	const struct fo *item = b->open->fo;
	enum strip_align align = fo_is(item, FO_PROP_RELATIVE_ALIGN,
				     FO_KW_BASELINE)
	    ? STRIP_BASELINE
	    : STRIP_BEFORE;
	size_t count = (label != NULL) + (body != NULL);
	struct strip *strip = strip_new(b->layout->work, /*rows*/ 1, count);

	strip->rows[0].fo = item;
	if (label != NULL)
		fill_column(b, &strip->columns[0], label, align, &rests[0]);
	if (body != NULL)
		fill_column(b, &strip->columns[count - 1], body, align,
		    &rests[count - 1]);
	strip_finish(b->layout, strip);
	return strip;
}

/*
 * Its items, and the end of the list item.  Floats reach out of columns that
 * are whole; what is resumed after a cut keeps its own.
 */
static void
add_strip(struct galley_builder *b, struct strip *strip,
    const struct side_rest rests[COLUMNS])
{
	strip_add_items(strip, b);
	for (size_t i = 0; i < strip->column_count; i++) {
		const struct strip_column *column = &strip->columns[i];

		galley_join_after(b, column->galley);
		if (column->from == 0)
			side_add_rest(b, &rests[i],
			    strip->extent - column->shift);
	}
	galley_add_close(b);
}

void
list_add_item(struct galley_builder *b, const struct fo *item)
{
	const struct fo *label = find_child(item, FO_LIST_ITEM_LABEL);
	const struct fo *body = find_child(item, FO_LIST_ITEM_BODY);
	struct side_rest rests[COLUMNS];
	struct strip *strip;

	if ((label == NULL && body == NULL) || galley_add_open(b, item) == NULL)
		return;
	strip = new_strip(b, label, body, rests);
	for (size_t i = 0; i < strip->column_count; i++)
		galley_join_before(b, strip->columns[i].galley);
	add_strip(b, strip, rests);
}

void
list_add_rest(struct galley_builder *b, const struct strip *rest,
    const struct galley_break *cut)
{
	const struct fo *item = rest->rows[0].fo;
	struct side_rest rests[COLUMNS];
	struct strip *anew;

	galley_continue(b, item);
	galley_add_cut(b, cut);
	anew = new_strip(b, find_child(item, FO_LIST_ITEM_LABEL),
	    find_child(item, FO_LIST_ITEM_BODY), rests);
	add_strip(b, resume_strip(b->layout, anew, rest, /*row*/ 0), rests);
}

void
list_add_items(struct galley_builder *b, const struct fo *list)
{
	if (galley_add_open(b, list) == NULL)
		return;
	for (const struct fo *child = list->first; child != NULL;
	     child = child->next)
		if (child->kind == FO_LIST_ITEM)
			list_add_item(b, child);
	galley_add_close(b);
}
