/*
 * Boxes of a galley that is being made, and the breaks between them: lines of
 * a paragraph, steps of a strip, containers, anchors.
 */
#include "layout/container.h"
#include "layout/galley_build.h"
#include "layout/line_block.h"
#include "layout/side.h"
#include "layout/strip.h"

/* A listing had better be parted where its author left a line empty. */
enum { PENALTY_JOINED = 90 };

void
build_prepare_box(struct galley_builder *b)
{
	build_settle_open(b);
	if (b->is_after)
		build_add_boundary(b);
	build_settle_spaces(b, /*is_foot*/ false);
	if (b->grid > 0 && b->boundary != NO_BOUNDARY &&
	    b->solid <= b->boundary)
		build_snap(b);
	b->boundary = NO_BOUNDARY;
	if (b->waiting != NULL)
		side_add_waiting(b);
}

static bool
is_forbidden(const struct fo *fo, const struct lines *lines, size_t index)
{
	size_t before = index + 1, after = lines->count - before;

	return before < (size_t)fo_number(fo, FO_PROP_ORPHANS, 2) ||
	    before < lines->drop_lines ||
	    after < (size_t)fo_number(fo, FO_PROP_WIDOWS, 2);
}

struct galley_item
build_line_break(const struct galley_item *model, const struct fo *fo,
    const struct lines *lines, size_t index)
{
	struct galley_item item = {
		.kind = GALLEY_BREAK,
		.item.kind = ITEM_PENALTY,
		.item.is_flagged = lines->at[index].is_hyphenated,
		.cut.open = model->cut.open,
		.cut.run = model->cut.run,
	};

	if (is_forbidden(fo, lines, index)) {
		item.item.penalty = PENALTY_FORBIDDEN;
		item.cut.page_penalty = PENALTY_FORBIDDEN;
		item.cut.reasons = GALLEY_LINES;
	}
	return item;
}

/* The BREAK after line `index`. */
static void
add_line_break(struct galley_builder *b, const struct fo *fo,
    const struct lines *lines, size_t index)
{
	struct galley_item model = { .cut.open = b->open };
	struct galley_item *item = build_item(b, GALLEY_BREAK, ITEM_PENALTY);

	*item = build_line_break(&model, fo, lines, index);
	item->item.penalty = MAX(item->item.penalty, b->together);
	item->cut.page_penalty = MAX(item->cut.page_penalty, b->together_page);
	if (b->together_page > 0)
		item->cut.reasons |= GALLEY_KEEP_TOGETHER;
	if (b->sides != NULL && side_forbids(b))
		build_forbid(item);
	if (b->grid > 0)
		item->cut.head = build_grid_head(b);
	if (!lines->at[index].is_joined)
		return;
	item->item.penalty = MAX(item->item.penalty, PENALTY_JOINED);
	item->cut.page_penalty = MAX(item->cut.page_penalty, PENALTY_JOINED);
}

static void
add_line(struct galley_builder *b, const struct galley_item *line)
{
	const struct lines *lines = line->line.lines;
	size_t index = line->line.index;
	struct galley_item *item = build_item(b, GALLEY_LINE, ITEM_BOX);

	*item = *line;
	item->item.kind = ITEM_BOX;
	item->item.size = lines->at[index].height;
	item->citations = lines->at[index].citations;
	b->solid = b->galley->count;
}

/* Line `index`, a block, is as wide as its paragraph: floats are above it. */
static void
begin_below(struct galley_builder *b, size_t index)
{
	build_prepare_box(b);
	side_add_before_line(b, index);
	side_clear(b);
}

static void
add_strip(struct galley_builder *b, struct strip *strip)
{
	const struct galley *galley = strip->columns[0].galley;

	build_settle_open(b);
	if (b->is_after)
		build_add_boundary(b);
	galley_join_before(b, galley);
	strip_add_items(strip, b);
	galley_join_after(b, galley);
	b->is_after = true;
}

void
galley_add_lines(struct galley_builder *b, const struct fo *fo,
    const struct fo *first, const struct fo *end, const struct lines *lines)
{
	struct galley_item line = {
		.kind = GALLEY_LINE,
		.line = { .lines = lines, .first = first, .end = end },
	};
	bool follows_line = false;

	for (size_t i = 0; i < lines->count; i++) {
		struct strip *strip = line_block_strip(b->layout, lines, i);

		if (strip != NULL) {
			if (b->sides != NULL)
				begin_below(b, i);
			add_strip(b, strip);
			follows_line = false;
			continue;
		}
		b->has_own_lines = b->grid > 0 &&
		    lines->at[i].height % b->grid != 0;
		if (follows_line)
			add_line_break(b, fo, lines, i - 1);
		else
			build_prepare_box(b);
		if (b->sides != NULL)
			side_add_before_line(b, i);
		line.line.index = i;
		add_line(b, &line);
		follows_line = b->is_after = true;
	}
}

void
galley_add_slice(struct galley_builder *b, struct strip *strip, size_t step,
    const struct item *box, const struct citation *citations)
{
	struct galley_item *item;

	b->has_own_lines = false;
	build_prepare_box(b);
	item = build_item(b, GALLEY_SLICE, ITEM_BOX);
	item->item = *box;
	item->slice.strip = strip;
	item->slice.step = step;
	item->citations = citations;
	b->solid = b->galley->count;
	b->is_after = true;
}

void
galley_add_break(struct galley_builder *b, const struct item *cut,
    enum fo_keyword until)
{
	struct galley_item *item;

	build_settle_open(b);
	if (b->is_after) {
		build_add_boundary(b);
	} else if (b->boundary == NO_BOUNDARY) {
		return;
	}
	item = &b->galley->at[b->boundary];
	if (b->sides != NULL && side_forbids(b))
		build_forbid(item);
	if (b->grid > 0)
		item->cut.head = build_grid_head(b);
	if (cut->penalty >= PENALTY_FORBIDDEN)
		item->cut.reasons |= GALLEY_KEEP_TOGETHER;
	item->item.size = cut->size;
	if (cut->penalty == PENALTY_FORCED || until != FO_KW_NONE_SET) {
		item->item.penalty = PENALTY_FORCED;
		item->cut.page_penalty = PENALTY_FORCED;
		item->cut.until = build_stronger(item->cut.until, until);
		return;
	}
	item->item.penalty = MAX(item->item.penalty, cut->penalty);
	item->cut.page_penalty = MAX(item->cut.page_penalty, cut->penalty);
}

void
galley_add_anchor(struct galley_builder *b, const struct fo *fo)
{
	build_settle_open(b);
	if (b->is_after)
		build_add_boundary(b);
	build_item(b, GALLEY_ANCHOR, ITEM_BOX)->anchor = fo;
}

void
galley_add_container(struct galley_builder *b, struct container *container,
    dimen height, bool is_solid)
{
	struct galley_item *item;

	if (is_solid) {
		b->has_own_lines = true;
		build_prepare_box(b);
	} else {
		build_settle_open(b);
		if (b->is_after)
			build_add_boundary(b);
	}
	item = build_item(b, GALLEY_CONTAINER, ITEM_BOX);
	item->item.size = height;
	item->container = container;
	item->citations = container_citations(b->layout, container);
	b->solid = b->galley->count;
	b->is_after = b->is_after || is_solid;
}
