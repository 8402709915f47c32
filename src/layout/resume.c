/*
 * Resuming a flow.
 *
 *	flow > block > block > paragraph        The blocks around the cut are
 *	         |       |        |             opened without their heads; the
 *	       next    next    its rest         rest of the paragraph is broken
 *	                                        again; then come the siblings that
 *	follow it, those of its parent, and so on up to the flow.
 *
 * Where the cut goes through a strip, each of its columns is resumed by itself,
 * in a strip that the new measure has made of the same table row or list item.
 */
#include "layout/resume.h"

#include "layout/block.h"
#include "layout/container.h"
#include "layout/side.h"
#include "layout/strip.h"
#include "layout/table.h"

enum { DEPTH_MAX = 600 };

/* What comes first after a cut. */
struct point {
	/* begins here; or the paragraph's first sibling, the strip's object */
	const struct fo *fo;
	const struct galley_item *line; /* NULL: not within a paragraph */
	const struct strip *strip;      /* NULL: not at rows or a list item */
};

/* The table or the list item that a strip belongs to; NULL: no such. */
static const struct fo *
find_owner(const struct strip *strip)
{
	const struct fo *fo = strip->rows[0].fo;

	if (strip->is_stepwise)
		return NULL;
	/* a row that cells make by starts-row is no object */
	if (fo == NULL && strip->column_count > 0)
		fo = strip->columns[0].fo;
	while (fo != NULL && fo->kind != FO_TABLE && fo->kind != FO_LIST_ITEM)
		fo = fo->parent;
	return fo;
}

/* False where nothing can be resumed. */
static bool
find_point(const struct galley *galley, size_t at, struct point *point)
{
	for (size_t i = at + 1; i < galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		*point = (struct point){ 0 };
		switch (item->kind) {
		case GALLEY_LINE:
			point->fo = item->line.first;
			point->line = item;
			return true;
		case GALLEY_OPEN:
			point->fo = item->block->fo;
			return item->block->fo->kind != FO_TABLE_CAPTION;
		case GALLEY_ANCHOR:
			point->fo = item->anchor;
			return true;
		case GALLEY_CONTAINER:
			point->fo = container_fo(item->container);
			return true;
		case GALLEY_SPACE:
		case GALLEY_SIDE:
		case GALLEY_REST:
			break;
		case GALLEY_SLICE:
			point->strip = item->slice.strip;
			point->fo = find_owner(point->strip);
			return point->fo != NULL && item->slice.step == 0;
		case GALLEY_CLOSE:
		case GALLEY_BREAK:
			return false;
		}
	}
	return false;
}

/* In what isn't set in the order of the tree. */
static bool
is_out_of_order(const struct galley_block *block)
{
	for (; block != NULL; block = block->parent)
		if (block->fo->kind == FO_TABLE_AND_CAPTION &&
		    block_has_late_caption(block->fo))
			return true;
	return false;
}

size_t
resume_find(const struct galley *galley, size_t at)
{
	struct point point;

	for (; at < galley->count; at++)
		if (galley->at[at].kind == GALLEY_BREAK &&
		    !is_out_of_order(galley->at[at].cut.open) &&
		    find_point(galley, at, &point))
			return at;
	return galley->count;
}

/* Wrappers and cases have no areas: what is in them stands in their parent. */
static bool
has_block(const struct fo *fo)
{
	switch (fo->kind) {
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_LIST_BLOCK:
	case FO_TABLE_AND_CAPTION:
	case FO_TABLE_CAPTION:
		return true;
	default:
		return false;
	}
}

struct outer {
	const struct fo *reference; /* of what is around a container */
	dimen measure, base;
};

/* Opens the objects around `fo`, outermost first. */
static void
continue_blocks(struct galley_builder *b, const struct fo *fo,
    const struct fo *flow, struct outer *outer, unsigned depth)
{
	struct galley_block *block;

	if (fo == flow || fo == NULL || depth >= DEPTH_MAX)
		return;
	continue_blocks(b, fo->parent, flow, outer, depth + 1);
	if (!has_block(fo))
		return;
	outer[b->depth] = (struct outer){ b->reference, b->measure, b->base };
	block = galley_continue(b, fo);
	if (fo->kind == FO_BLOCK_CONTAINER)
		container_enter(b, block);
}

static bool
is_cited(const struct lines *lines, const struct fo *fo)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct citation *cited = lines->at[i].citations;

		for (; cited != NULL; cited = cited->next)
			if (cited->fo == fo)
				return true;
	}
	return false;
}

/*
 * Floats right after the cut whose anchors lie before it.  A paragraph that
 * begins there brings its own.
 */
static void
add_sides(struct galley_builder *b, const struct galley *galley, size_t at)
{
	const struct galley_item *item = &galley->at[at + 1], *line;

	for (line = item; line->kind != GALLEY_LINE; line++)
		if (line + 1 == galley->at + galley->count)
			break;
	for (; item != line; item++) {
		bool is_own = line->kind == GALLEY_LINE &&
		    line->line.index == 0 && item->kind == GALLEY_SIDE &&
		    is_cited(line->line.lines, item->side->fo);

		if (item->kind == GALLEY_SIDE && !is_own)
			side_add(b, item->side->fo);
		else if (item->kind != GALLEY_SIDE &&
		    item->kind != GALLEY_SPACE)
			return;
	}
}

/* What is left of the paragraph that the cut goes through. */
static void
add_rest(struct galley_builder *b, const struct galley_item *line)
{
	const struct lines *lines = line->line.lines;

	side_add_lines(b, line->line.first->parent, line->line.first,
	    line->line.end, lines->para, lines->at[line->line.index].from);
}

/* Closes what was opened around `fo`, and adds what follows each. */
static void
add_followers(struct galley_builder *b, const struct fo *fo,
    const struct fo *flow, const struct fo *end, const struct outer *outer)
{
	for (; fo != flow && fo != NULL; fo = fo->parent) {
		const struct fo *parent = fo->parent;

		if (has_block(fo) && b->open != NULL) {
			b->reference = outer[b->depth - 1].reference;
			b->measure = outer[b->depth - 1].measure;
			b->base = outer[b->depth - 1].base;
			galley_add_close(b);
		}
		if (parent->kind != FO_MULTI_SWITCH)
			galley_add_children(b, parent, fo->next,
			    parent == flow ? end : NULL);
	}
}

/* What the cut goes through; returns what follows that in its parent. */
static const struct fo *
add_point(struct galley_builder *b, const struct galley *galley, size_t at,
    const struct point *point)
{
	const struct galley_break *cut = &galley->at[at].cut;

	if (point->strip != NULL) {
		if (point->fo->kind == FO_TABLE)
			table_add_rest(b->layout, b, point->strip, cut);
		else
			list_add_rest(b, point->strip, cut);
		return point->fo->next;
	}
	galley_add_cut(b, cut);
	add_sides(b, galley, at);
	if (point->line == NULL)
		return point->fo;
	add_rest(b, point->line);
	return point->line->line.end;
}

struct galley *
resume_galley(struct layout *layout, const struct galley *galley, size_t at,
    const struct fo *flow, const struct fo *end, dimen measure)
{
	struct galley_builder builder;
	struct outer *outer;
	struct point point;
	const struct fo *parent, *next;

	if (galley->at[at].kind != GALLEY_BREAK ||
	    is_out_of_order(galley->at[at].cut.open) ||
	    !find_point(galley, at, &point))
		return NULL;
	outer = g_new0(struct outer, DEPTH_MAX + 1);
	galley_begin(&builder, layout, flow, measure, /*is_inner*/ false);
	parent = point.fo->parent;
	continue_blocks(&builder, parent, flow, outer, /*depth*/ 0);
	next = add_point(&builder, galley, at, &point);
	if (next != NULL)
		galley_add_children(&builder, parent, next,
		    parent == flow ? end : NULL);
	add_followers(&builder, parent, flow, end, outer);
	g_free(outer);
	return galley_end(&builder);
}

/* The content of a column goes on where `rest` has it cut. */
static void
resume_column(struct layout *layout, const struct strip_column *rest,
    struct strip_column *column)
{
	struct galley *resumed = NULL;

	column->is_continued = true;
	column->breaks = NULL;
	column->break_count = 0;
	column->shift = 0;
	column->before = column->cut_before;
	column->minimum = rest->minimum;
	column->is_done = rest->is_done;
	if (column->galley == NULL || rest->from == 0)
		return;
	column->from = column->galley->count;
	if (rest->is_done)
		return;
	/* what a try to cut it further down has left there */
	galley_rewind(rest->galley, rest->mark);
	resumed = resume_galley(layout, rest->galley, rest->from - 1,
	    rest->galley->fo, /*end*/ NULL, column->galley->measure);
	if (resumed == NULL) {
		column->galley = rest->galley;
		column->from = rest->from;
		return;
	}
	resumed->left = column->galley->left;
	column->galley = resumed;
	column->from = 1;
}

struct strip *
resume_strip(struct layout *layout, const struct strip *anew,
    const struct strip *rest, size_t row)
{
	struct strip *strip = strip_new(layout->work, rest->row_count,
	    rest->column_count);
	const struct strip_column *from = anew->columns;

	strip->owned = anew->owned;
	strip->gap = anew->gap;
	strip->is_stretched = anew->is_stretched;
	strip->new_area = anew->new_area;
	for (size_t i = 0; i < rest->row_count; i++)
		strip->rows[i] = anew->rows[row + i];
	strip->rows[0].minimum = rest->rows[0].minimum;
	for (size_t i = 0; i < rest->column_count; i++, from++) {
		const struct strip_column *old = &rest->columns[i];
		struct strip_column *to = &strip->columns[i];

		/* both have them in the same order */
		while (from->fo != old->fo)
			from++;
		*to = *from;
		to->row = old->row;
		to->row_count = old->row_count;
		if (old->is_continued)
			resume_column(layout, old, to);
	}
	strip_finish(layout, strip);
	return strip;
}
