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
#include "layout/side.h"

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
		case GALLEY_SIDE:
		case GALLEY_REST:
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
	struct para_place from = { 0, 0 };
	const struct fo *parent = line->line.first->parent;

	if (line->line.index > 0)
		from = lines->at[line->line.index - 1].to;
	side_add_lines(b, parent, line->line.first, line->line.end, lines->para,
	    from);
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
	add_sides(&builder, galley, at);
	if (point.line != NULL)
		add_rest(&builder, point.line);
	if (next != NULL)
		galley_add_children(&builder, parent, next,
		    parent == flow ? end : NULL);
	add_followers(&builder, parent, flow, end, outer);
	g_free(outer);
	return galley_end(&builder);
}
