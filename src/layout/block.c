/*
 * Blocks: the children of a formatting object as galley items.
 *
 * Inline-level siblings form one paragraph; a nested block ends it.  What has
 * no areas of its own (wrapper, multi-switch, retrieve-marker) gives its
 * children as if they stood there.
 */
#include "layout/block.h"

#include "layout/box.h"
#include "layout/container.h"
#include "layout/margin_note.h"
#include "layout/region.h"
#include "layout/side.h"
#include "layout/table.h"

enum { MEASURE_DEPTH = 500 };

static bool
is_white(const struct fo *text)
{
	for (size_t i = 0; i < text->length; i++)
		if (!g_ascii_isspace(text->text[i]))
			return false;
	return true;
}

const struct fo *
block_first_marker(const struct fo *fo)
{
	const struct fo *child = fo->first;

	while (child != NULL && child->kind == FO_TEXT && is_white(child))
		child = child->next;
	return child != NULL && child->kind == FO_MARKER ? child : NULL;
}

static bool
has_block_child(const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next)
		if (!para_is_inline(child) && child->kind != FO_MARKER)
			return true;
	return false;
}

bool
block_is_block(struct layout *layout, const struct fo *fo)
{
	const struct fo *marker;

	switch (fo->kind) {
	case FO_TEXT:
		return false;
	case FO_WRAPPER:
	case FO_MULTI_SWITCH:
	case FO_MULTI_CASE:
		for (const struct fo *child = fo->first; child != NULL;
		     child = child->next)
			if (child->kind != FO_MARKER &&
			    block_is_block(layout, child))
				return true;
		return false;
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER:
		marker = region_find_marker(layout, fo);
		return marker != NULL && has_block_child(marker);
	default:
		return !para_is_inline(fo);
	}
}

/* An id, a key or a marker needs a place, if not an area. */
static bool
needs_anchor(const struct fo *fo)
{
	return fo_own(fo, FO_PROP_ID) != NULL ||
	    fo_own(fo, FO_PROP_INDEX_KEY) != NULL ||
	    fo->kind == FO_INDEX_RANGE_END || block_first_marker(fo) != NULL;
}

static void
add_float(struct galley_builder *b, const struct fo *fo)
{
	if (margin_note_is(fo)) {
		galley_add_anchor(b, fo);
		return;
	}
	if (side_is(fo) && !fo_is(fo, FO_PROP_FLOAT, FO_KW_NONE)) {
		side_add(b, fo);
		return;
	}
	if (!fo_is(fo, FO_PROP_FLOAT, FO_KW_BEFORE) ||
	    !citation_is_in_flow(b->layout, fo)) {
		galley_add_children(b, fo, fo->first, /*end*/ NULL);
		return;
	}
	galley_add_anchor(b, fo);
	citation_add(b->layout, &b->galley->at[b->galley->count - 1].citations,
	    fo);
}

/* Anchors and floats that stand where no line is. */
static void
add_loose(struct galley_builder *b, const struct fo *first,
    const struct fo *end)
{
	for (const struct fo *fo = first; fo != end && fo != NULL;
	     fo = fo->next) {
		if (fo->kind == FO_FLOAT) {
			add_float(b, fo);
		} else if (fo->kind != FO_TEXT) {
			if (needs_anchor(fo))
				galley_add_anchor(b, fo);
			add_loose(b, fo->first, /*end*/ NULL);
		}
	}
}

static void
add_paragraph(struct galley_builder *b, const struct fo *fo,
    const struct fo *first, const struct fo *end)
{
	struct para *para = para_new(b->layout, fo, first, end);
	struct para_place start = { 0, 0 };

	if (para != NULL)
		side_add_lines(b, fo, first, end, para, start);
	else
		add_loose(b, first, end);
}

static void
add_block(struct galley_builder *b, const struct fo *fo)
{
	if (galley_add_open(b, fo) == NULL)
		return;
	galley_add_children(b, fo, fo->first, /*end*/ NULL);
	galley_add_close(b);
}

static const struct fo *
find_caption(const struct fo *fo)
{
	const struct fo *caption = fo->first;

	while (caption != NULL && caption->kind != FO_TABLE_CAPTION)
		caption = caption->next;
	return caption;
}

bool
block_has_late_caption(const struct fo *fo)
{
	enum fo_keyword side = fo_keyword(fo, FO_PROP_CAPTION_SIDE);

	return (side == FO_KW_AFTER || side == FO_KW_BOTTOM) &&
	    find_caption(fo) != NULL;
}

/* The caption stands first in the tree, wherever it is to be set. */
static void
add_table_and_caption(struct galley_builder *b, const struct fo *fo)
{
	const struct fo *caption = find_caption(fo);

	if (!block_has_late_caption(fo)) {
		add_block(b, fo);
		return;
	}
	if (galley_add_open(b, fo) == NULL)
		return;
	galley_add_children(b, fo, caption->next, /*end*/ NULL);
	galley_add_children(b, fo, caption, caption->next);
	galley_add_close(b);
}

static bool
is_wanted_case(const struct fo *fo)
{
	return fo->kind != FO_MULTI_CASE ||
	    fo_is(fo, FO_PROP_STARTING_STATE, FO_KW_SHOW);
}

static void
add_transparent(struct galley_builder *b, const struct fo *fo)
{
	if (!is_wanted_case(fo))
		return;
	if (needs_anchor(fo))
		galley_add_anchor(b, fo);
	galley_add_children(b, fo, fo->first, /*end*/ NULL);
}

/* The first of the cases that is to be shown. */
static void
add_switch(struct galley_builder *b, const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next)
		if (child->kind == FO_MULTI_CASE && is_wanted_case(child)) {
			add_transparent(b, child);
			return;
		}
}

static void
add_child(struct galley_builder *b, const struct fo *fo)
{
	const struct fo *marker;

	switch (fo->kind) {
	case FO_BLOCK_CONTAINER:
		container_add_items(b, fo);
		break;
	case FO_LIST_BLOCK:
		list_add_items(b, fo);
		break;
	case FO_LIST_ITEM:
		list_add_item(b, fo);
		break;
	case FO_TABLE:
		table_add_items(b->layout, b, fo);
		break;
	case FO_TABLE_AND_CAPTION:
		add_table_and_caption(b, fo);
		break;
	case FO_WRAPPER:
	case FO_MULTI_CASE:
		add_transparent(b, fo);
		break;
	case FO_MULTI_SWITCH:
		add_switch(b, fo);
		break;
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER:
		marker = region_find_marker(b->layout, fo);
		if (marker != NULL)
			galley_add_children(b, marker, marker->first, NULL);
		break;
	case FO_FLOAT:
		add_float(b, fo);
		break;
	case FO_MARKER:
		break;
	default:
		add_block(b, fo);
	}
}

void
galley_add_children(struct galley_builder *b, const struct fo *fo,
    const struct fo *first, const struct fo *end)
{
	const struct fo *child = first;

	while (child != end && child != NULL) {
		const struct fo *run = child;

		if (child->kind == FO_MARKER ||
		    block_is_block(b->layout, child)) {
			add_child(b, child);
			child = child->next;
			continue;
		}
		while (child != end && child != NULL &&
		    !block_is_block(b->layout, child))
			child = child->next;
		add_paragraph(b, fo, run, child);
	}
}

struct galley *
block_galley(struct layout *layout, const struct fo *fo, const struct fo *first,
    const struct fo *end, dimen measure, bool is_inner)
{
	struct galley_builder builder;

	galley_begin(&builder, layout, fo, measure, is_inner);
	galley_add_children(&builder, fo, first, end);
	return galley_end(&builder);
}

struct galley *
galley_new(struct layout *layout, const struct fo *fo, dimen measure)
{
	return block_galley(layout, fo, fo->first, /*end*/ NULL, measure,
	    /*is_inner*/ false);
}

static void measure_children(struct layout *layout, const struct fo *fo,
    unsigned depth, dimen *min, dimen *max);

static void
widen(dimen *min, dimen *max, dimen child_min, dimen child_max)
{
	*min = MAX(*min, child_min);
	*max = MAX(*max, child_max);
}

/* A block-container's content is measured from its own edges. */
static void
measure_container(struct layout *layout, const struct fo *fo, unsigned depth,
    dimen *min, dimen *max)
{
	const struct fo_value *width = fo_value(fo,
	    FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
	dimen indents = fo_length(fo, FO_PROP_START_INDENT, 0) +
	    fo_length(fo, FO_PROP_END_INDENT, 0);

	if (container_measure(layout, fo, max))
		*min = *max;
	else if (width->keyword == FO_KW_NONE_SET && width->percent == 0)
		*min = *max = width->length;
	else
		measure_children(layout, fo, depth, min, max);
	*min += indents;
	*max += indents;
}

static void
measure_child(struct layout *layout, const struct fo *fo, unsigned depth,
    dimen *min, dimen *max)
{
	dimen child_min = 0, child_max = 0;

	if (depth >= MEASURE_DEPTH || fo->kind == FO_MARKER)
		return;
	if (fo->kind == FO_TABLE)
		table_measure(layout, fo, &child_min, &child_max);
	else if (fo->kind == FO_BLOCK_CONTAINER)
		measure_container(layout, fo, depth + 1, &child_min,
		    &child_max);
	else
		measure_children(layout, fo, depth + 1, &child_min, &child_max);
	widen(min, max, child_min, child_max);
}

static void
measure_paragraph(struct layout *layout, const struct fo *fo,
    const struct fo *first, const struct fo *end, dimen *min, dimen *max)
{
	struct para *para = para_new(layout, fo, first, end);
	dimen indents = 0;

	if (para == NULL)
		return;
	if (fo->kind == FO_BLOCK)
		indents = fo_length(fo, FO_PROP_START_INDENT, 0) +
		    fo_length(fo, FO_PROP_END_INDENT, 0);
	widen(min, max, para_min_measure(layout, para) + indents,
	    para_max_measure(layout, para) + indents);
}

/* The same walk as galley_add_children(). */
static void
measure_children(struct layout *layout, const struct fo *fo, unsigned depth,
    dimen *min, dimen *max)
{
	const struct fo *child = fo->first;

	while (child != NULL) {
		const struct fo *run = child;

		if (child->kind == FO_MARKER || block_is_block(layout, child)) {
			measure_child(layout, child, depth, min, max);
			child = child->next;
			continue;
		}
		while (child != NULL && !block_is_block(layout, child))
			child = child->next;
		measure_paragraph(layout, fo, run, child, min, max);
	}
}

void
galley_measure(struct layout *layout, const struct fo *fo, dimen *min,
    dimen *max)
{
	*min = *max = 0;
	measure_children(layout, fo, /*depth*/ 0, min, max);
}
