/* Lines of the area tree as XML, and the inline areas in them. */
#include "layout/area_dump.h"

#include <inttypes.h>
#include <string.h>

#include "layout/box.h"
#include "layout/image.h"

static void dump_inlines(struct dump *d, const struct area *parent,
    dimen origin);

static void
dump_common(struct dump *d, const struct area *area, dimen origin)
{
	dump_extents(d, area, 0);
	dump_length(d, "offset", area->y - origin);
	dump_box(d, /*parent*/ NULL, area);
	dump_id(d, area->fo);
}

/*
 * All dots of a leader are one area: a text for each of them, and a space
 * where the pattern is given a width.
 */
static void
dump_dots(struct dump *d, const struct area *area, dimen origin)
{
	struct area_text one = *area->text;
	struct area dot = *area;

	dot.text = &one;
	one.bytes = 1;
	one.level = d->level;
	for (size_t i = 0; i < area->text->glyph_count; i++) {
		dot.width = area->text->glyphs[i].advance;
		dump_one_text(d, &dot, origin);
		if (fo_value(area->fo, FO_PROP_LEADER_PATTERN_WIDTH)->type !=
		    FO_TYPE_LENGTH)
			continue;
		dump_start(d, "space");
		dump_body(d);
		dump_end(d, "space");
	}
}

static bool
is_size_given(const struct fo *fo)
{
	static const enum fo_prop props[] = {
		FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
		FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM,
		FO_PROP_CONTENT_WIDTH,
		FO_PROP_CONTENT_HEIGHT,
	};

	for (size_t i = 0; i < G_N_ELEMENTS(props); i++)
		if (fo_value(fo, props[i])->type == FO_TYPE_LENGTH)
			return true;
	return false;
}

static void
dump_picture(struct dump *d, const struct area *area)
{
	const struct fo *fo = area->fo;
	const char *foreign = fo == NULL ? NULL : fo->foreign;

	if (foreign != NULL) {
		dump_start(d, "foreignObject");
		dump_id(d, fo);
		dump_string(d, "ns", "http://www.w3.org/2000/svg");
		dump_body(d);
		if (g_str_has_prefix(foreign, "<?") &&
		    strstr(foreign, "?>") != NULL)
			foreign = strstr(foreign, "?>") + 2;
		g_string_append(d->xml, foreign);
		dump_end(d, "foreignObject");
		return;
	}
	dump_start(d, "image");
	dump_id(d, fo);
	if (fo != NULL)
		dump_string(d, "url", fo_own(fo, FO_PROP_SRC));
	dump_body(d);
	dump_end(d, "image");
}

/* A missing image of unknown size has no viewport, though it is drawn. */
static void
dump_image(struct dump *d, const struct area *area, dimen origin)
{
	const struct area_image *image = area->image;
	struct dump_edges edges = dump_edges(area);

	if (image->image != NULL && image->image->is_stand_in &&
	    image->image->pixel_width == 0 && area->fo != NULL &&
	    !is_size_given(area->fo))
		return;
	dump_start(d, "viewport");
	dump_common(d, area, origin);
	dump_format(d, "pos", "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64,
	    image->x - edges.left, image->y - edges.top, image->width,
	    image->height);
	if (image->clip)
		dump_string(d, "clip", "true");
	dump_body(d);
	dump_picture(d, area);
	dump_end(d, "viewport");
}

static void
dump_leader(struct dump *d, const struct area *area, dimen origin)
{
	const struct area_leader *leader = area->leader;

	dump_start(d, "leader");
	dump_common(d, area, origin);
	dump_string(d, "ruleStyle", fo_keyword_name(leader->style));
	dump_length(d, "ruleThickness", leader->thickness);
	dump_color(d, "color", leader->color);
	dump_level(d, d->level);
	dump_body(d);
	dump_end(d, "leader");
}

/* Something that only has a place: an id, an empty leader or citation. */
static void
dump_point(struct dump *d, const struct area *area, dimen origin)
{
	const struct fo *fo = area->fo;
	const char *name;

	switch (fo == NULL ? FO_TEXT : fo->kind) {
	case FO_LEADER:
		name = "space";
		break;
	case FO_WRAPPER:
		if (fo_own(fo, FO_PROP_ID) == NULL)
			return;
		name = "inline";
		break;
	case FO_INLINE:
	case FO_BASIC_LINK:
		name = "inlineparent";
		break;
	case FO_CHARACTER:
	case FO_PAGE_NUMBER:
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
		name = "text";
		break;
	default:
		return;
	}
	dump_start(d, name);
	dump_common(d, area, origin);
	dump_level(d, d->level);
	dump_body(d);
	dump_end(d, name);
}

/* The blocks of an inline-container. */
static void
dump_container(struct dump *d, const struct area *area, dimen origin)
{
	dimen measure = d->measure;

	dump_start(d, "viewport");
	dump_common(d, area, origin);
	dump_string(d, "is-viewport-area", "true");
	dump_body(d);
	dump_start(d, "container");
	dump_extents(d, area, 0);
	dump_body(d);
	d->measure = area->width;
	dump_children(d, area);
	d->measure = measure;
	dump_end(d, "container");
	dump_end(d, "viewport");
}

/* The lowest level of the texts in it; negative if there is none. */
static int
lowest_level(const struct area *area)
{
	int lowest = -1;

	if (area->kind == AREA_TEXT)
		return area->text->is_mark ? -1 : area->text->level;
	for (const struct area *child = area->first;
	     child != NULL && area->kind == AREA_INLINE; child = child->next) {
		int level = lowest_level(child);

		if (level >= 0 && (lowest < 0 || level < lowest))
			lowest = level;
	}
	return lowest;
}

/* That, or else the one around it. */
static int
level_of(const struct dump *d, const struct area *area)
{
	int level = lowest_level(area);

	return level < 0 ? d->level : level;
}

/* The text that an object makes, with the box around it. */
static bool
dump_boxed_text(struct dump *d, const struct area *area, dimen origin)
{
	struct area boxed;

	if (area->box == NULL || area->first == NULL ||
	    area->first->kind != AREA_TEXT || area->first->fo != area->fo)
		return false;
	boxed = *area->first;
	boxed.box = area->box;
	boxed.width = area->width;
	boxed.height = area->height;
	boxed.y = area->y + dump_edges(area).before;
	dump_one_text(d, &boxed, origin);
	return true;
}

static void
dump_inline(struct dump *d, const struct area *area, dimen origin)
{
	bool has_block = area->first != NULL && area->first->kind == AREA_BLOCK;
	const char *name = has_block ? "inlineblockparent" : "inlineparent";
	int level = d->level;

	dump_start(d, name);
	dump_extents(d, area, 0);
	dump_length(d, "offset", area->y + dump_edges(area).before - origin);
	dump_box(d, /*parent*/ NULL, area);
	if (!has_block)
		dump_id(d, area->fo);
	if (area->fo != NULL && area->fo->kind == FO_BASIC_LINK)
		dump_link(d, area->fo);
	d->level = level_of(d, area);
	dump_level(d, d->level);
	dump_body(d);
	if (has_block)
		dump_children(d, area);
	else
		dump_inlines(d, area, dump_edges(area).top);
	dump_end(d, name);
	d->level = level;
}

static void
dump_text_area(struct dump *d, const struct area *area, dimen origin)
{
	bool is_leader = area->fo != NULL && area->fo->kind == FO_LEADER;

	if (!area->text->is_mark)
		dump_one_text(d, area, origin);
	else if (is_leader)
		dump_dots(d, area, origin);
}

static void
dump_inlines(struct dump *d, const struct area *parent, dimen origin)
{
	for (const struct area *area = parent->first; area != NULL;
	     area = area->next) {
		switch (area->kind) {
		case AREA_TEXT:
			dump_text_area(d, area, origin);
			break;
		case AREA_LEADER:
			dump_leader(d, area, origin);
			break;
		case AREA_IMAGE:
			dump_image(d, area, origin);
			break;
		case AREA_SPACE:
			dump_point(d, area, origin);
			break;
		case AREA_REFERENCE:
		case AREA_VIEWPORT:
			dump_container(d, area, origin);
			break;
		default:
			if (!dump_boxed_text(d, area, origin))
				dump_inline(d, area, origin);
			break;
		}
	}
}

/* ---- lines ---- */

/* What the areas of a line cover of it. */
struct cover {
	dimen left, right, top, bottom;
};

/* An area that lies from `y` on covers what its border and padding leave. */
static void
cover_height(struct cover *cover, const struct area *area, dimen y)
{
	struct dump_edges edges = { 0 };

	if (area->kind == AREA_INLINE)
		edges = dump_edges(area);
	cover->top = MIN(cover->top, y + edges.before);
	cover->bottom = MAX(cover->bottom, y + area->height - edges.after);
	if (area->kind != AREA_INLINE)
		return;
	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		if (child->height > 0)
			cover_height(cover, child, y + child->y);
}

static struct cover
cover_of(const struct area *line)
{
	struct cover cover = { line->width, 0, line->height, 0 };

	for (const struct area *area = line->first; area != NULL;
	     area = area->next) {
		cover.left = MIN(cover.left, area->x);
		cover.right = MAX(cover.right, area->x + area->width);
		cover_height(&cover, area, area->y);
	}
	if (line->first == NULL)
		return (struct cover){ 0, line->width, 0, line->height };
	return cover;
}

void
dump_line(struct dump *d, const struct area *line)
{
	struct cover cover = cover_of(line);
	bool was_backward = d->is_backward;
	bool is_backward = line->fo != NULL && box_is_backward(line->fo);
	dimen left = cover.left, right = line->width - cover.right;

	d->is_backward = is_backward;
	d->level = is_backward ? 1 : 0;
	dump_start(d, "lineArea");
	dump_length(d, "ipd", line->width);
	dump_length(d, "bpd", cover.bottom - cover.top);
	dump_length(d, "ipda", line->width);
	dump_length(d, "bpda", line->height);
	dump_string(d, "bap", "0 0 0 0");
	dump_length_unless_0(d, "start-indent", is_backward ? right : left);
	dump_length_unless_0(d, "end-indent", is_backward ? left : right);
	dump_length(d, "space-before", cover.top);
	dump_length(d, "space-after", line->height - cover.bottom);
	dump_level(d, d->level);
	dump_body(d);
	dump_inlines(d, line, cover.top);
	dump_end(d, "lineArea");
	d->is_backward = was_backward;
}
