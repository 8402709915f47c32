/*
 * Resuming a flow.
 *
 *	flow > block > block > paragraph        The blocks around the cut are
 *	         |       |        |             opened without their heads; the
 *	       next    next    its rest         rest of the paragraph is broken
 *	                                        again; then come the siblings that
 *	follow it, those of its parent, and so on up to the flow.
 */
#include "layout/resume.h"

#include "layout/block.h"
#include "layout/container.h"

enum { DEPTH_MAX = 600 };

/* What comes first after a cut. */
struct point {
	const struct fo *fo; /* begins here; or the paragraph's first sibling */
	const struct galley_item *line; /* NULL: not within a paragraph */
};

/* False where nothing can be resumed: a strip, or the galley's end. */
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
			break;
		case GALLEY_SLICE:
		case GALLEY_CLOSE:
		case GALLEY_BREAK:
			return false;
		}
	}
	return false;
}

static bool
is_in_table(const struct galley_block *block)
{
	for (; block != NULL; block = block->parent)
		if (block->table != NULL ||
		    block->fo->kind == FO_TABLE_AND_CAPTION)
			return true;
	return false;
}

size_t
resume_find(const struct galley *galley, size_t at)
{
	struct point point;

	for (; at < galley->count; at++)
		if (galley->at[at].kind == GALLEY_BREAK &&
		    !is_in_table(galley->at[at].cut.open) &&
		    find_point(galley, at, &point))
			return at;
	return galley->count;
}

/* Wrappers and cases have no areas: what is in them stands in their parent. */
static bool
has_block(const struct fo *fo)
{
	return fo->kind == FO_BLOCK || fo->kind == FO_LIST_BLOCK ||
	    fo->kind == FO_BLOCK_CONTAINER;
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

/* What is left of the paragraph that the cut goes through. */
static void
add_rest(struct galley_builder *b, const struct galley_item *line)
{
	const struct lines *lines = line->line.lines;
	dimen measure = b->open == NULL ? b->measure : b->open->content_width;
	const struct fo *parent = line->line.first->parent;

	if (line->line.index > 0)
		lines = para_break_from(b->layout, lines->para,
		    lines->at[line->line.index - 1].to, measure);
	else
		lines = para_break(b->layout, lines->para, measure);
	galley_add_lines(b, parent, line->line.first, line->line.end, lines);
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

struct galley *
resume_galley(struct layout *layout, const struct galley *galley, size_t at,
    const struct fo *flow, const struct fo *end, dimen measure)
{
	struct galley_builder builder;
	struct outer *outer = g_new0(struct outer, DEPTH_MAX + 1);
	struct point point;
	const struct fo *parent, *next;

	if (!find_point(galley, at, &point)) {
		g_free(outer);
		return NULL;
	}
	galley_begin(&builder, layout, flow, measure, /*is_inner*/ false);
	parent = point.fo->parent;
	next = point.line != NULL ? point.line->line.end : point.fo;
	continue_blocks(&builder, parent, flow, outer, /*depth*/ 0);
	galley_add_cut(&builder, &galley->at[at].cut);
	if (point.line != NULL)
		add_rest(&builder, point.line);
	if (next != NULL)
		galley_add_children(&builder, parent, next,
		    parent == flow ? end : NULL);
	add_followers(&builder, parent, flow, end, outer);
	g_free(outer);
	return galley_end(&builder);
}
