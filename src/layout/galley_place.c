/*
 * Placing: the areas of a part of a galley.
 *
 * The open blocks are a stack of frames, each with the area that its content
 * is added to.  Positions are counted in the galley (x from the start of its
 * measure, y from the top of the area it is placed in) and turned into places
 * in the parent area when an area is added.  Each container has its own
 * direction: what is in it is mirrored in its own measure.
 */
#include "layout/galley.h"

#include "layout/box.h"
#include "layout/container.h"
#include "layout/side.h"
#include "layout/strip.h"
#include "layout/table.h"

/* The reference area that is open: the galley's own or a container's. */
struct reference {
	dimen start, measure; /* in the galley */
	dimen left;           /* physical x of its left edge */
	bool is_backward;
};

struct frame {
	struct frame *outer;
	struct galley_block *block; /* NULL: the galley's own area */
	struct area *area;          /* of the block */
	struct area *content;       /* where its children go */
	dimen x, y; /* of the content area's corner: physical x, y down */
	dimen top;  /* of the block */
	struct line_room beside; /* what floats take from the area */
	struct reference reference;
};

struct placer {
	struct layout *layout;
	const struct galley *galley;
	struct frame *frame;
	double ratio;
	dimen y;
};

/* From the galley's start edge to the physical left edge. */
static dimen
physical_x(const struct placer *p, dimen x, dimen width)
{
	const struct reference *reference = &p->frame->reference;

	x -= reference->start;
	if (reference->is_backward)
		x = reference->measure - x - width;
	return reference->left + x;
}

/* Adds `area`, whose border box is known in the galley, to what is open. */
static void
add_area(struct placer *p, struct area *area, dimen x, dimen y)
{
	area->x = physical_x(p, x, area->width) - p->frame->x;
	area->y = y - p->frame->y;
	area_add(p->frame->content, area);
}

static void
shift_relative(struct area *area, const struct fo *fo)
{
	if (!fo_is(fo, FO_PROP_RELATIVE_POSITION, FO_KW_RELATIVE))
		return;
	if (!fo_is(fo, FO_PROP_LEFT, FO_KW_AUTO))
		area->x += fo_length(fo, FO_PROP_LEFT, 0);
	else
		area->x -= fo_length(fo, FO_PROP_RIGHT, 0);
	if (!fo_is(fo, FO_PROP_TOP, FO_KW_AUTO))
		area->y += fo_length(fo, FO_PROP_TOP, 0);
	else
		area->y -= fo_length(fo, FO_PROP_BOTTOM, 0);
}

/* The reference area inside the viewport of a container that may be cut. */
static void
open_container(struct placer *p, struct frame *frame)
{
	const struct galley_block *block = frame->block;
	struct area *content = area_new(p->layout->arena, AREA_REFERENCE,
	    block->fo);
	dimen x = physical_x(p, block->content_x, block->content_width);

	content->width = block->content_width;
	content->x = x - frame->x;
	content->y = p->y - frame->y;
	content->is_first = frame->area->is_first;
	area_add(frame->area, content);
	frame->area->clip = fo_is(block->fo, FO_PROP_OVERFLOW, FO_KW_HIDDEN);
	frame->content = content;
	frame->x = x;
	frame->y = p->y;
	frame->reference = (struct reference){
		.start = block->content_x,
		.measure = block->content_width,
		.left = x,
		.is_backward = box_is_backward(block->fo),
	};
}

static void
open_frame(struct placer *p, struct galley_block *block, bool is_first)
{
	struct frame *frame = ARENA_NEW(p->layout->scratch, struct frame);
	struct area *area = area_new(p->layout->arena,
	    block->is_container ? AREA_VIEWPORT : AREA_BLOCK, block->fo);

	area->width = block->width;
	area->is_first = is_first;
	area->box = box_part(p->layout, block->box, block->fo, is_first,
	    /*is_last*/ true);
	add_area(p, area, block->x, p->y);
	frame->outer = p->frame;
	frame->block = block;
	frame->area = frame->content = area;
	frame->x = p->frame->x + area->x;
	frame->y = frame->top = p->y;
	frame->reference = p->frame->reference;
	shift_relative(area, block->fo);
	p->frame = frame;
	p->y += is_first ? block->edge_before : block->cut_edge_before;
	if (block->table != NULL)
		p->y = table_place_header(p->layout, block->table, !is_first,
			   area, p->y - frame->y) +
		    frame->y;
	if (block->is_container)
		open_container(p, frame);
}

static void
close_frame(struct placer *p, bool is_last)
{
	struct frame *frame = p->frame;
	struct galley_block *block = frame->block;

	if (block->table != NULL)
		p->y = table_place_footer(p->layout, block->table, !is_last,
			   frame->area, p->y - frame->y) +
		    frame->y;
	if (block->is_container) {
		frame->content->height = p->y - frame->y;
		frame->content->is_last = is_last;
	}
	p->y += is_last ? block->edge_after : block->cut_edge_after;
	frame->area->height = p->y - frame->top;
	frame->area->is_last = is_last;
	if (!is_last)
		frame->area->box = box_part(p->layout, block->box, block->fo,
		    frame->area->is_first, is_last);
	frame->area->box = box_fit(p->layout, frame->area->box, block->fo,
	    frame->area->width, frame->area->height);
	p->frame = frame->outer;
}

/* Opens again what was open at a cut, outermost first. */
static void
continue_blocks(struct placer *p, struct galley_block *block)
{
	if (block == NULL)
		return;
	continue_blocks(p, block->parent);
	open_frame(p, block, /*is_first*/ false);
}

static bool
is_verso(const struct placer *p)
{
	return p->layout->page != NULL && p->layout->page->number % 2 == 0;
}

/* What stands beside a line on this page. */
static struct line_room
room_beside(const struct placer *p, const struct line_room *room)
{
	if (room->is_turned && is_verso(p))
		return (struct line_room){ room->end, room->start, true };
	return *room;
}

/* A block that shows nothing of its own may have several areas on a page. */
static bool
may_part(const struct frame *frame)
{
	const struct galley_block *block = frame->block;

	return block != NULL && block->box == NULL && block->before == 0 &&
	    block->after == 0 && !block->is_container && block->table == NULL;
}

/* The areas of a block are as wide as the lines in them. */
static void
set_beside(struct placer *p, struct line_room beside)
{
	struct galley_block *block = p->frame->block;
	struct area *area;

	if (!may_part(p->frame))
		return;
	if (p->frame->area->first != NULL) {
		close_frame(p, /*is_last*/ false);
		open_frame(p, block, /*is_first*/ false);
	}
	area = p->frame->area;
	area->width = block->width - beside.start - beside.end;
	area->x += physical_x(p, block->x + beside.start, area->width) -
	    physical_x(p, block->x, block->width);
	p->frame->x += physical_x(p, block->x + beside.start, area->width) -
	    physical_x(p, block->x, block->width);
	p->frame->beside = beside;
}

static void
place_line(struct placer *p, const struct galley_item *item)
{
	const struct lines *lines = item->line.lines;
	size_t index = item->line.index;
	struct area *area = line_place(p->layout, lines, index);
	const struct galley_block *block = p->frame->block;
	struct line_room beside = room_beside(p, &lines->at[index].beside);
	struct line_room floats = { 0 };
	dimen x = block == NULL ? 0 : block->content_x;

	if (index < lines->shape.count)
		floats = room_beside(p, &lines->shape.at[index]);
	if (floats.start != p->frame->beside.start ||
	    floats.end != p->frame->beside.end)
		set_beside(p, floats);
	add_area(p, area, x + beside.start, p->y);
	p->y += item->item.size;
}

/* An empty block where an id or a marker lies. */
static void
place_anchor(struct placer *p, const struct fo *fo)
{
	struct area *area = area_new(p->layout->arena, AREA_BLOCK, fo);
	const struct galley_block *block = p->frame->block;

	add_area(p, area, block == NULL ? 0 : block->content_x, p->y);
}

static void
add_side(struct placer *p, const struct side *side)
{
	struct area *area = area_new(p->layout->arena, AREA_REFERENCE,
	    side->fo);
	bool is_mirrored = side->is_turned && is_verso(p);
	dimen x = is_mirrored ? side->verso_x : side->x;

	if (side->is_at_end != is_mirrored)
		x += side->gap;
	area->width = side->width - side->gap - side->inset;
	area->height = side->galley->extent;
	area->is_first = area->is_last = true;
	add_area(p, area, x + side->inset, p->y + side->drop);
	galley_place(p->layout, side->galley, 0, side->galley->count,
	    /*ratio*/ 0, area, /*top*/ 0);
}

/*
 * A float, which lies beside what follows: it comes between the areas of the
 * block that its anchor is in.
 */
static void
place_side(struct placer *p, const struct side *side)
{
	struct galley_block *block = p->frame->block;
	bool is_first;

	if (!may_part(p->frame)) {
		add_side(p, side);
		return;
	}
	is_first = p->frame->area->is_first && p->frame->area->first == NULL;
	if (p->frame->area->first == NULL) {
		p->frame = p->frame->outer;
		area_drop_last(p->frame->content);
	} else {
		close_frame(p, /*is_last*/ false);
	}
	add_side(p, side);
	open_frame(p, block, is_first);
}

static dimen
set_glue(const struct placer *p, const struct item *glue)
{
	dimen give = p->ratio < 0 ? glue->shrink : glue->stretch;

	return glue->size + (dimen)(p->ratio * (double)give);
}

/* Steps of one strip stand together: they are placed at once. */
static size_t
place_slices(struct placer *p, size_t at, size_t to)
{
	const struct galley_item *item = &p->galley->at[at];
	const struct strip *strip = item->slice.strip;
	size_t first = item->slice.step, last = first;
	size_t i;

	for (i = at; i < to; i++) {
		item = &p->galley->at[i];
		if (item->kind == GALLEY_SLICE && item->slice.strip == strip)
			last = item->slice.step;
		else if (item->kind != GALLEY_BREAK)
			break;
	}
	p->y = p->frame->y +
	    strip_place(p->layout, strip, first, last + 1, p->frame->content,
		p->frame->reference.left - p->frame->x, p->y - p->frame->y);
	return i - 1;
}

/* Positions refer to the innermost reference area that is open. */
static void
place_container(struct placer *p, const struct galley_item *item)
{
	const struct frame *reference = p->frame;

	while (reference->block != NULL && !reference->block->is_container)
		reference = reference->outer;
	container_place(p->layout, item->container, p->frame->content,
	    p->y - p->frame->y, reference->content, reference->x - p->frame->x,
	    reference->y - p->frame->y);
	p->y += item->item.size;
}

static void
place_item(struct placer *p, const struct galley_item *item)
{
	switch (item->kind) {
	case GALLEY_LINE:
		place_line(p, item);
		break;
	case GALLEY_OPEN:
		open_frame(p, item->block, /*is_first*/ true);
		break;
	case GALLEY_CLOSE:
		close_frame(p, /*is_last*/ true);
		break;
	case GALLEY_CONTAINER:
		place_container(p, item);
		break;
	case GALLEY_ANCHOR:
		place_anchor(p, item->anchor);
		break;
	case GALLEY_SPACE:
		p->y += set_glue(p, &item->item);
		break;
	case GALLEY_SIDE:
		place_side(p, item->side);
		break;
	case GALLEY_REST:
		p->y += item->item.size;
		break;
	case GALLEY_SLICE:
	case GALLEY_BREAK:
		break;
	}
}

/* Past the last item of the part that is not dropped at its foot. */
static size_t
find_foot(const struct galley *galley, size_t from, size_t to)
{
	if (to >= galley->count)
		return to;
	while (to > from && galley->at[to - 1].kind == GALLEY_SPACE)
		to--;
	return to;
}

/* Glue before the first solid box of a part that continues is dropped. */
static bool
is_dropped(const struct galley_item *item, bool *is_head)
{
	if (galley_is_solid(item))
		*is_head = false;
	return *is_head && item->kind == GALLEY_SPACE;
}

dimen
galley_place(struct layout *layout, const struct galley *galley, size_t from,
    size_t to, double ratio, struct area *parent, dimen top)
{
	struct arena_mark mark = arena_mark(layout->scratch);
	struct frame frame = {
		.area = parent,
		.content = parent,
		.reference = {
			.measure = galley->measure,
			.left = galley->left,
			.is_backward = box_is_backward(galley->fo),
		},
	};
	struct placer placer = {
		.layout = layout,
		.galley = galley,
		.frame = &frame,
		.ratio = ratio,
		.y = top,
	};
	const struct galley_item *cut = from > 0 ? &galley->at[from - 1] : NULL;
	bool is_head = cut != NULL && cut->kind == GALLEY_BREAK;
	size_t foot = find_foot(galley, from, to);

	if (is_head) {
		placer.y += cut->cut.head;
		continue_blocks(&placer, cut->cut.open);
	}
	for (size_t i = from; i < foot; i++) {
		if (is_dropped(&galley->at[i], &is_head))
			continue;
		if (galley->at[i].kind == GALLEY_SLICE)
			i = place_slices(&placer, i, foot);
		else
			place_item(&placer, &galley->at[i]);
	}
	if (to < galley->count && galley->at[to].kind == GALLEY_BREAK)
		placer.y += galley->at[to].cut.foot;
	while (placer.frame->block != NULL)
		close_frame(&placer, /*is_last*/ false);
	arena_reset(layout->scratch, mark);
	return placer.y;
}
