/*
 * Blocks of the area tree as XML.
 *
 * Spaces are no areas: they are what lies free between two blocks.  Which of
 * the two asked for it is told by their properties.
 */
#include "layout/area_dump.h"

#include "layout/box.h"

#define NONE DIMEN_MAX

/* What makes no area of its own, or only has a place. */
static bool
is_nothing(const struct area *area)
{
	if (area->kind != AREA_BLOCK || area->fo == NULL || area->height != 0 ||
	    area->first != NULL)
		return false;
	switch (area->fo->kind) {
	case FO_BLOCK:
	case FO_LIST_BLOCK:
	case FO_LIST_ITEM:
	case FO_LIST_ITEM_LABEL:
	case FO_LIST_ITEM_BODY:
	case FO_TABLE:
	case FO_TABLE_AND_CAPTION:
	case FO_TABLE_CAPTION:
	case FO_STATIC_CONTENT:
		return false;
	default:
		return fo_own(area->fo, FO_PROP_ID) == NULL;
	}
}

static bool
is_stacked(const struct area *area)
{
	return area->kind == AREA_BLOCK && area->fo != NULL &&
	    area->fo->kind != FO_LIST_ITEM_LABEL &&
	    area->fo->kind != FO_LIST_ITEM_BODY && !is_nothing(area);
}

static dimen
wanted_space(struct dump *d, const struct area *area, enum fo_prop prop)
{
	return area == NULL || !is_stacked(area)
	    ? 0
	    : fo_length(area->fo, prop, d->measure);
}

/* Whether a space is the one that was kept of two that met. */
static bool
wins(dimen space, dimen other, bool wins_tie)
{
	if (space == 0 || other == 0)
		return space != 0;
	return wins_tie ? space >= other : space > other;
}

/* The spaces before and after a block, from its neighbours' places. */
struct spaces {
	dimen before, after;
};

static struct spaces
find_spaces(struct dump *d, const struct area *parent,
    const struct area *previous, const struct area *area)
{
	struct spaces spaces = { 0, 0 };
	const struct area *next = area->next;
	dimen top, end;

	if (!is_stacked(area))
		return spaces;
	top = previous == NULL ? dump_edges(parent).before
			       : previous->y + previous->height;
	if (area->y != top &&
	    wins(wanted_space(d, area, FO_PROP_SPACE_BEFORE_OPTIMUM),
		wanted_space(d, previous, FO_PROP_SPACE_AFTER_OPTIMUM), true))
		spaces.before = area->y - top;
	/* a column of a flow ends with its content, other areas may be taller */
	if (next == NULL && (parent->kind == AREA_BLOCK || parent->fo == NULL))
		end = parent->height - dump_edges(parent).after;
	else
		end = next == NULL ? NONE : next->y;
	if (end != area->y + area->height && end != NONE &&
	    wins(wanted_space(d, area, FO_PROP_SPACE_AFTER_OPTIMUM),
		wanted_space(d, next, FO_PROP_SPACE_BEFORE_OPTIMUM), false))
		spaces.after = end - area->y - area->height;
	return spaces;
}

static void
dump_indents(struct dump *d, const struct area *area)
{
	const struct fo *fo = area->fo;
	struct dump_edges edges = dump_edges(area);
	dimen start, end;

	if (fo == NULL)
		return;
	start = fo_length(fo, FO_PROP_START_INDENT, d->measure);
	end = fo_length(fo, FO_PROP_END_INDENT, d->measure);
	dump_length_unless_0(d, "start-indent", start);
	dump_length_unless_0(d, "end-indent", end);
	dump_length_unless_0(d, "space-start", start - edges.start);
	dump_length_unless_0(d, "space-end", end - edges.end);
	dump_string(d, "visibility",
	    fo_keyword_name(fo_keyword(fo, FO_PROP_VISIBILITY)));
}

/* Inside, percentages refer to this area. */
static void
dump_inside(struct dump *d, const struct area *area)
{
	struct dump_edges edges = dump_edges(area);
	dimen measure = d->measure, left = d->left;

	d->measure = area->width - edges.start - edges.end;
	d->left = -edges.left;
	dump_children(d, area);
	d->measure = measure;
	d->left = left;
}

/* A wrapper that stands in an inline has an inline area, line or not. */
static const char *
block_name(const struct fo *fo)
{
	return fo != NULL && fo->kind == FO_WRAPPER && fo->parent != NULL &&
		(fo->parent->kind == FO_INLINE ||
		    fo->parent->kind == FO_BASIC_LINK)
	    ? "inline"
	    : "block";
}

static void
dump_block(struct dump *d, const struct area *parent,
    const struct area *previous, const struct area *area)
{
	struct spaces spaces = find_spaces(d, parent, previous, area);
	const struct fo *fo = area->fo;

	dump_start(d, block_name(fo));
	dump_extents(d, area, spaces.before + spaces.after);
	dump_id(d, fo);
	dump_indents(d, area);
	dump_length_unless_0(d, "space-before", spaces.before);
	dump_length_unless_0(d, "space-after", spaces.after);
	dump_box(d, parent, area);
	if (fo != NULL &&
	    (fo->kind == FO_LIST_ITEM_LABEL || fo->kind == FO_LIST_ITEM_BODY))
		dump_length_unless_0(d, "left-offset",
		    fo_length(fo, FO_PROP_START_INDENT, d->measure));
	if (fo == NULL && area->box != NULL) {
		dump_length_unless_0(d, "left-offset", area->x);
		dump_length_unless_0(d, "top-offset",
		    area->y - dump_edges(parent).top);
	}
	dump_body(d);
	d->left += area->x;
	if (fo == NULL || !fo_is(fo, FO_PROP_VISIBILITY, FO_KW_HIDDEN))
		dump_children(d, area);
	d->left -= area->x;
	dump_end(d, block_name(fo));
}

/* What a container holds, in its own orientation: as high as it is filled. */
static struct area
upright_content(const struct area *area)
{
	struct area content = *area;
	const struct area *last = NULL;

	if (area->turns % 2 != 0)
		content.width = area->height;
	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		if (is_stacked(child) || child->kind == AREA_LINE)
			last = child;
	if (last != NULL)
		content.height = last->y + last->height;
	return content;
}

/* A table cell, the content of a container, a float. */
static void
dump_reference(struct dump *d, const struct area *parent,
    const struct area *area)
{
	bool is_content = parent->kind == AREA_VIEWPORT;
	struct area content = is_content ? upright_content(area) : *area;

	dump_start(d, "block");
	dump_extents(d, &content, 0);
	dump_string(d, "is-reference-area", "true");
	dump_id(d, area->fo);
	if (!is_content) {
		dump_box(d, parent, area);
		dump_length_unless_0(d, "left-offset",
		    d->left + area->x + dump_edges(area).left);
		dump_length_unless_0(d, "top-offset",
		    area->y - dump_outer_edges(area).top -
			dump_edges(parent).top);
	}
	dump_body(d);
	if (area->fo != NULL && (area->fo->kind == FO_TABLE_CELL || is_content))
		dump_aligned(d, area);
	dump_inside(d, area);
	dump_end(d, "block");
}

static void
dump_viewport(struct dump *d, const struct area *parent,
    const struct area *area)
{
	const struct fo *fo = area->fo;
	struct dump_edges edges = dump_edges(area);
	enum fo_keyword position = fo == NULL
	    ? FO_KW_AUTO
	    : fo_keyword(fo, FO_PROP_ABSOLUTE_POSITION);
	int turns = area->first == NULL ? 0 : area->first->turns;

	dump_start(d, "block");
	dump_extents(d, area, 0);
	dump_string(d, "is-viewport-area", "true");
	dump_id(d, fo);
	dump_box(d, parent, area);
	if (position == FO_KW_ABSOLUTE || position == FO_KW_FIXED) {
		dump_length(d, "left-position", area->x);
		dump_length(d, "top-position", area->y);
		dump_string(d, "positioning", fo_keyword_name(position));
		dump_indents(d, area);
		dump_ctm(d, area, turns, edges.left, edges.top);
	} else {
		dump_indents(d, area);
		dump_ctm(d, area, turns, area->x + edges.left, edges.top);
	}
	if (area->clip)
		dump_string(d, "clipped", "true");
	dump_body(d);
	dump_inside(d, area);
	dump_end(d, "block");
}

void
dump_aligned(struct dump *d, const struct area *parent)
{
	const struct area *child = parent->first;
	dimen top = dump_edges(parent).top;

	while (child != NULL && is_nothing(child))
		child = child->next;
	if (child == NULL || child->y <= top ||
	    (!fo_is(parent->fo, FO_PROP_DISPLAY_ALIGN, FO_KW_CENTER) &&
		!fo_is(parent->fo, FO_PROP_DISPLAY_ALIGN, FO_KW_AFTER)))
		return;
	dump_start(d, "block");
	dump_length(d, "bpd", child->y - top);
	dump_length(d, "bpda", child->y - top);
	dump_body(d);
	dump_end(d, "block");
}

void
dump_children(struct dump *d, const struct area *parent)
{
	const struct area *previous = NULL;

	for (const struct area *area = parent->first; area != NULL;
	     area = area->next) {
		if (is_nothing(area))
			continue;
		switch (area->kind) {
		case AREA_LINE:
			dump_line(d, area);
			break;
		case AREA_REFERENCE:
			dump_reference(d, parent, area);
			break;
		case AREA_VIEWPORT:
			dump_viewport(d, parent, area);
			break;
		default:
			dump_block(d, parent, previous, area);
			break;
		}
		/* what lies beside or under the others is not stacked */
		if (area->fo != NULL)
			previous = area;
	}
}
