/*
 * Block-containers.
 *
 *	auto height, not turned   its content stands in the galley and may be
 *	                          cut; it only has edges of its own
 *	of a given height,        a block that holds one box: a galley of its
 *	or turned                 own, never cut; turned sideways, one box for
 *	                          as much of it as its width has room for
 *	absolute or fixed         an item of size 0: placed out of the flow
 *
 * A container is a viewport that holds a reference area; reference-orientation
 * turns what is in the reference area.  Its dimensions are that area's: those
 * of a container on its side say how long its lines are, and how many have
 * room.  XSL 1.1 can be read either way (6.5.3, 7.15); so FOP and XEP do, and
 * the stylesheets of DocBook and DITA, which give the width of a turned table.
 */
#include "layout/container.h"

#include "layout/block.h"
#include "layout/box.h"
#include "layout/container_place.h"
#include "layout/container_size.h"
#include "layout/pagebreak.h"

/* Nothing is meant to stand in less. */
static const dimen width_least = DIMEN_PT(1);
/* Lines that run from foot to head are never longer. */
static const dimen length_most = DIMEN_PT(10000);

struct container {
	const struct fo *fo;
	struct galley *galley;
	size_t from, to; /* its items that stand here */
	dimen extent;    /* of them */
	const struct area_box *box;
	struct box_edges edges;
	enum container_place place;
	int turns;
	bool is_positioned;
	dimen width, height; /* of the content box */
	dimen x;             /* positioned: where it would stand in the flow */
};

static bool
is_auto(const struct fo *fo, enum fo_prop prop)
{
	return fo_keyword(fo, prop) != FO_KW_NONE_SET;
}

static dimen
length_or(const struct fo *fo, enum fo_prop prop, dimen base, dimen otherwise)
{
	return is_auto(fo, prop) ? otherwise : fo_length(fo, prop, base);
}

static bool
is_positioned(const struct fo *fo)
{
	enum fo_keyword position = fo_keyword(fo, FO_PROP_ABSOLUTE_POSITION);

	return position == FO_KW_ABSOLUTE || position == FO_KW_FIXED;
}

static bool
is_sideways(const struct container *container)
{
	return container->turns % 2 != 0;
}

static void
warn_if_overfull(struct layout *layout, const struct container *container,
    dimen room)
{
	enum fo_keyword overflow = fo_keyword(container->fo, FO_PROP_OVERFLOW);

	if (container->extent <= room || overflow == FO_KW_HIDDEN ||
	    overflow == FO_KW_SCROLL)
		return;
	diag(layout->diags, DIAG_CONTAINER_OVERFULL, container->fo->pos,
	    "content needs %.1fpt, there is %.1fpt",
	    dimen_pt(container->extent), dimen_pt(room));
}

/*
 * How long the lines of a turned container must be for all of them to have
 * room beside each other: as many times longer as they took too much, and a
 * letter for each line that ends elsewhere.
 */
static dimen
longer_lines(struct layout *layout, const struct container *container,
    dimen height)
{
	dimen letter = fo_length(container->fo, FO_PROP_FONT_SIZE, 0);
	dimen times = (container->extent - 1) / container->width + 1, min, max;

	galley_measure(layout, container->fo, &min, &max);
	if (layout->tallest_body > 0)
		max = MIN(max, layout->tallest_body);
	return MIN(max, times * (height + letter));
}

static void
set_galley(struct layout *layout, struct container *container, dimen measure)
{
	container->galley = galley_new(layout, container->fo, measure);
	container->to = container->galley->count;
	container->extent = container->galley->extent;
}

/* Whether its lines may be longer so that all have room in its width. */
static bool
may_lengthen(const struct container *container)
{
	return container->place != PLACE_FLOW &&
	    !container_has_width(container->fo, container->turns) &&
	    !container_is_within_turned(container->fo);
}

/*
 * Lines that run from foot to head may be as long as they like to be within
 * `measure` if no length is said.
 */
static void
set_turned(struct layout *layout, struct container *container, dimen measure)
{
	const struct fo *fo = container->fo;
	dimen height, longer, min, max;

	height = container_height_or(fo, container->turns, measure, -1);
	if (height < 0) {
		galley_measure(layout, fo, &min, &max);
		height = MAX(MIN(max, measure), min);
	}
	set_galley(layout, container, height);
	if (container->width > 0 && container->extent > container->width &&
	    may_lengthen(container)) {
		longer = MAX(height, longer_lines(layout, container, height));
		if (longer > height)
			set_galley(layout, container, longer);
		height = longer;
	}
	container->height = height;
	if (!container_has_width(fo, container->turns))
		container->width = MIN(container->extent, container->width);
}

/* Sets the content in the container's own measure. */
static void
set_content(struct layout *layout, struct container *container, dimen width,
    dimen measure)
{
	container->width = width;
	if (is_sideways(container)) {
		set_turned(layout, container, measure);
		return;
	}
	set_galley(layout, container, width);
	container->height = container_height_or(container->fo, container->turns,
	    measure, container->extent);
}

/* How far down the content of a container may reach. */
static dimen
room_in(const struct container *container)
{
	return is_sideways(container) ? container->width : container->height;
}

/*
 * Content that is turned sideways fills the page from side to side; what is
 * more goes on in another container as large, unless it is to be hidden.
 * Returns that one, or NULL.
 */
static struct container *
split(struct layout *layout, struct container *container)
{
	const struct pagebreak_params params = {
		.room = container->width,
		.next_room = container->width,
		.is_page_end = true,
		.limit = SIZE_MAX,
	};
	struct container *rest;
	struct piece piece;

	if (!is_sideways(container) || container->width <= 0 ||
	    container->extent <= container->width ||
	    container->place == PLACE_FIXED ||
	    (container->place == PLACE_CELL &&
		container_has_width(container->fo, container->turns)) ||
	    fo_is(container->fo, FO_PROP_OVERFLOW, FO_KW_HIDDEN))
		return NULL;
	piece = pagebreak_find(container->galley, container->from, &params);
	if (piece.is_end || piece.to <= container->from)
		return NULL;
	rest = arena_copy(layout->work, container, sizeof(*container));
	container->to = piece.to;
	container->extent = galley_extent(container->galley, container->from,
	    piece.to);
	rest->from = galley_cut(layout, container->galley, piece.to);
	rest->to = rest->galley->count;
	rest->extent = galley_extent(rest->galley, rest->from, rest->to);
	return rest;
}

static struct container *
new_container(struct layout *layout, const struct fo *fo, dimen measure)
{
	struct container *container = ARENA_NEW(layout->work, struct container);

	container->fo = fo;
	container->place = container_place_of(fo);
	container->turns = container_turns(fo);
	container->edges = box_edges(fo, measure);
	return container;
}

bool
container_measure(struct layout *layout, const struct fo *fo, dimen *width)
{
	struct container *container = new_container(layout, fo, 0);

	if (!is_sideways(container))
		return false;
	set_content(layout, container,
	    container_width_or(fo, container->turns, 0, DIMEN_MAX),
	    length_most);
	*width = container->width;
	return true;
}

static void
add_positioned(struct galley_builder *b, const struct fo *fo)
{
	struct container *container = new_container(b->layout, fo, b->measure);
	dimen around = container->edges.start + container->edges.end;
	dimen left = length_or(fo, FO_PROP_LEFT, b->measure, 0);
	dimen right = length_or(fo, FO_PROP_RIGHT, b->measure, 0);
	dimen width = container_width_or(fo, container->turns, b->measure,
	    b->measure - left - right - around);

	container->is_positioned = true;
	container->box = box_new(b->layout, fo, b->measure);
	container->x = b->base;
	set_content(b->layout, container, MAX(width, 0), b->measure);
	warn_if_overfull(b->layout, container, room_in(container));
	galley_add_container(b, container, /*height*/ 0, /*is_solid*/ false);
}

const struct citation *
container_citations(struct layout *layout, const struct container *container)
{
	const struct citation *citations = NULL;

	citation_add_galley(layout, &citations, container->galley,
	    container->from, container->to);
	return citations;
}

const struct fo *
container_fo(const struct container *container)
{
	return container->fo;
}

/*
 * docbook-xsl-ns gives what floats at a side a width of .001mm: it is to be as
 * wide as its content, not a letter.
 */
static dimen
wide_enough(const struct galley_builder *b, const struct fo *fo, dimen width,
    dimen room)
{
	dimen min, max;

	if (width >= width_least)
		return width;
	galley_measure(b->layout, fo, &min, &max);
	return MIN(max, room);
}

/*
 * What a percentage of width is of: the content of the nearest area around
 * (XSL 1.1, 7.15.9), which indents may have made narrower than the measure.
 */
static dimen
room_around(const struct galley_builder *b, const struct galley_block *block)
{
	return block->parent != NULL ? block->parent->content_width
				     : b->measure;
}

/* The container's block; its width may be given. */
static void
fill_block(const struct galley_builder *b, struct galley_block *block,
    int turns)
{
	const struct fo *fo = block->fo;
	dimen width = container_width_or(fo, turns, room_around(b, block),
	    block->content_width);

	width = wide_enough(b, fo, width, block->content_width);
	block->width += width - block->content_width;
	block->content_width = width;
	block->is_container = true;
}

void
container_enter(struct galley_builder *b, struct galley_block *block)
{
	fill_block(b, block, /*turns*/ 0);
	b->reference = block->fo;
	b->measure = block->content_width;
	b->base = block->content_x;
}

static void
add_undivided(struct galley_builder *b, const struct fo *fo, int turns)
{
	const struct item between = { .kind = ITEM_PENALTY };
	struct galley_block *block = galley_add_open(b, fo);
	struct container *container;

	if (block == NULL)
		return;
	fill_block(b, block, turns);
	container = new_container(b->layout, fo, b->measure);
	container->turns = turns;
	set_content(b->layout, container, block->content_width,
	    room_around(b, block));
	block->width += container->width - block->content_width;
	block->content_width = container->width;
	while (container != NULL) {
		struct container *rest = split(b->layout, container);

		warn_if_overfull(b->layout, container, room_in(container));
		galley_add_container(b, container, container->height,
		    /*is_solid*/ true);
		if (rest != NULL)
			galley_add_break(b, &between, FO_KW_COLUMN);
		container = rest;
	}
	galley_add_close(b);
}

void
container_add_items(struct galley_builder *b, const struct fo *fo)
{
	int turns = container_turns(fo);
	dimen measure = b->measure, base = b->base;
	const struct fo *reference = b->reference;
	struct galley_block *block;

	if (is_positioned(fo)) {
		add_positioned(b, fo);
		return;
	}
	if (container_has_height(fo, turns) || turns != 0) {
		add_undivided(b, fo, turns);
		return;
	}
	block = galley_add_open(b, fo);
	if (block == NULL)
		return;
	container_enter(b, block);
	galley_add_children(b, fo, fo->first, /*end*/ NULL);
	b->reference = reference;
	b->measure = measure;
	b->base = base;
	galley_add_close(b);
}

/* How far down display-align moves the content. */
static dimen
align(const struct container *container)
{
	dimen free = room_in(container) - container->extent;

	/* what goes on from another page begins where a page begins */
	return container->from > 0 ? 0 : box_align(container->fo, free);
}

static void
place_content(struct layout *layout, const struct container *container,
    struct area *area)
{
	area->turns = (uint8_t)container->turns;
	area->width = container->width;
	area->height = container->height;
	galley_place(layout, container->galley, container->from, container->to,
	    /*ratio*/ 0, area, align(container));
}

/*
 * Between top and bottom, where both are said and the height isn't (CSS 2.1,
 * 10.6.4); but never less than its content.
 */
static dimen
stretched_height(const struct layout *layout, const struct container *container,
    const struct area *reference)
{
	const struct fo *fo = container->fo;
	dimen outer = reference->height;

	if (is_sideways(container) || container_has_height(fo, /*turns*/ 0) ||
	    is_auto(fo, FO_PROP_TOP) || is_auto(fo, FO_PROP_BOTTOM))
		return container->height;
	if (fo_is(fo, FO_PROP_ABSOLUTE_POSITION, FO_KW_FIXED) &&
	    layout->page != NULL)
		outer = layout->page->height;
	outer -= fo_length(fo, FO_PROP_TOP, outer) +
	    fo_length(fo, FO_PROP_BOTTOM, outer) + container->edges.before +
	    container->edges.after;
	return MAX(outer, container->height);
}

/* Where a positioned container goes in its reference area. */
static void
place_positioned(const struct container *container, struct area *area,
    dimen top, const struct area *reference, dimen x, dimen y)
{
	const struct fo *fo = container->fo;

	area->x = container->x + x;
	area->y = top;
	if (!is_auto(fo, FO_PROP_LEFT))
		area->x = x + fo_length(fo, FO_PROP_LEFT, reference->width);
	else if (!is_auto(fo, FO_PROP_RIGHT))
		area->x = x + reference->width - area->width -
		    fo_length(fo, FO_PROP_RIGHT, reference->width);
	if (!is_auto(fo, FO_PROP_TOP))
		area->y = y + fo_length(fo, FO_PROP_TOP, reference->height);
	else if (!is_auto(fo, FO_PROP_BOTTOM))
		area->y = y + reference->height - area->height -
		    fo_length(fo, FO_PROP_BOTTOM, reference->height);
}

void
container_place(struct layout *layout, const struct container *container,
    struct area *parent, dimen top, const struct area *reference, dimen x,
    dimen y)
{
	struct container placed = *container;
	struct area *area, *content;

	if (!container->is_positioned) {
		place_content(layout, container, parent);
		return;
	}
	placed.height = stretched_height(layout, container, reference);
	area = area_new(layout->arena, AREA_VIEWPORT, container->fo);
	area->box = container->box;
	area->clip = fo_is(container->fo, FO_PROP_OVERFLOW, FO_KW_HIDDEN);
	area->width = container->width + container->edges.start +
	    container->edges.end;
	area->height = placed.height + container->edges.before +
	    container->edges.after;
	area->box = box_fit(layout, area->box, container->fo, area->width,
	    area->height);
	place_positioned(container, area, top, reference, x, y);
	area_add(parent, area);
	content = area_new(layout->arena, AREA_REFERENCE, container->fo);
	content->x = box_is_backward(container->fo) ? container->edges.end
						    : container->edges.start;
	content->y = container->edges.before;
	area_add(area, content);
	place_content(layout, &placed, content);
}
