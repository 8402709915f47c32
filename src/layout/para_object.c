/*
 * Objects in a line: how large images, containers, leaders and blocks are in
 * a given measure.
 */
#include "layout/block.h"
#include "layout/font.h"
#include "layout/part.h"

/*
 * As tall as an image may get where the line's page is not known: percentages
 * of a height refer to it.
 */
static const dimen room_unknown = DIMEN_PT(700);

/*
 * Percentages of a leader's length refer to its line, and which one that is
 * isn't known yet.  Where a last line reaches past the others, as in tables of
 * contents, a maximum of 100% means that one: the leader shall fill it.
 */
static void
size_leader(struct line_object *object, const struct fo *fo,
    const struct fo *block, dimen measure, const struct shape_style *style)
{
	dimen indent = fo_length(block, FO_PROP_LAST_LINE_END_INDENT, measure);
	dimen widest = measure - MIN(indent, 0);
	dimen optimum = fo_length(fo, FO_PROP_LEADER_LENGTH_OPTIMUM, measure);
	dimen least = fo_length(fo, FO_PROP_LEADER_LENGTH_MINIMUM, measure);
	dimen most = fo_length(fo, FO_PROP_LEADER_LENGTH_MAXIMUM, widest);

	most = MIN(most, DIMEN_PT(20000));
	object->width = MIN(MAX(optimum, least), MAX(most, least));
	object->shrink = object->width - least;
	object->stretch = MAX(most - object->width, 0);
	object->above = style->ascent;
	object->below = style->descent;
}

/* Border and padding around an image, in both directions. */
static dimen
insets(const struct fo *fo, enum fo_prop border, enum fo_prop padding)
{
	return fo_length(fo, border, 0) + fo_length(fo, padding, 0);
}

static void
size_image(struct layout *layout, struct line_object *object,
    const struct fo *fo, dimen measure)
{
	if (fo->kind == FO_EXTERNAL_GRAPHIC)
		object->image = image_open(layout, fo_own(fo, FO_PROP_SRC),
		    fo->pos);
	else
		object->image = image_from_svg(layout, fo->foreign, fo->pos);
	if (object->image == NULL)
		object->image = image_stand_in(layout, fo);
	object->extent = image_extent(fo, object->image, measure, room_unknown);
	object->width = object->extent.width +
	    insets(fo, FO_PROP_BORDER_START_WIDTH, FO_PROP_PADDING_START) +
	    insets(fo, FO_PROP_BORDER_END_WIDTH, FO_PROP_PADDING_END) +
	    fo_length(fo, FO_PROP_SPACE_START_OPTIMUM, measure) +
	    fo_length(fo, FO_PROP_SPACE_END_OPTIMUM, measure);
	object->above = object->extent.height +
	    insets(fo, FO_PROP_BORDER_BEFORE_WIDTH, FO_PROP_PADDING_BEFORE) +
	    insets(fo, FO_PROP_BORDER_AFTER_WIDTH, FO_PROP_PADDING_AFTER);
}

static void
size_container(struct layout *layout, struct line_object *object,
    const struct fo *fo, dimen measure)
{
	dimen width = fo_length(fo,
	    FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, measure);

	if (fo_is(fo, FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, FO_KW_AUTO))
		width = measure;
	object->galley = galley_new(layout, fo, width);
	object->width = width;
	object->above = fo_length(fo,
	    FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, /*base*/ 0);
	object->above = MAX(object->above, object->galley->extent);
}

/*
 * block_galley() sets children: a block gets a parent of its own.  Its spaces
 * part it from the lines around.
 */
static void
size_block(struct layout *layout, struct line_object *object,
    const struct fo *fo, dimen measure)
{
	struct fo *parent = ARENA_NEW(layout->arena, struct fo);
	struct fo *only = arena_copy(layout->arena, fo, sizeof(*fo));

	*parent = *fo->parent;
	parent->kind = FO_WRAPPER;
	parent->own = NULL;
	parent->laid = NULL;
	parent->first = parent->last = only;
	only->parent = parent;
	only->previous = only->next = NULL;
	only->laid = NULL;
	object->galley = block_galley(layout, parent, only, /*end*/ NULL,
	    measure, /*is_inner*/ true);
	object->width = measure;
	object->above = object->galley->extent;
}

struct line_object *
para_size_objects(struct layout *layout, const struct para *para, dimen measure)
{
	struct line_object *objects;

	if (para->object_count == 0)
		return NULL;
	objects = ARENA_NEW_ARRAY(layout->work, struct line_object,
	    para->object_count);
	for (size_t i = 0; i < para->count; i++) {
		const struct part *part = &para->parts[i];
		const struct inline_run *run = &para->content->runs[part->run];
		struct line_object *object;

		if (part->kind != PART_OBJECT && part->kind != PART_BLOCK)
			continue;
		object = &objects[part->object];
		switch (run->kind) {
		case INLINE_LEADER:
			size_leader(object, run->fo, para->block, measure,
			    shaper_style(fonts_shaper(layout->fonts), run->fo));
			break;
		case INLINE_IMAGE:
			size_image(layout, object, run->fo, measure);
			break;
		case INLINE_CONTAINER:
			size_container(layout, object, run->fo, measure);
			break;
		default:
			size_block(layout, object, run->fo, measure);
			break;
		}
	}
	return objects;
}

dimen
part_width(const struct para *para, const struct part *part,
    const struct line_object *objects)
{
	const struct inline_run *run = &para->content->runs[part->run];

	switch ((enum part_kind)part->kind) {
	case PART_WORD:
		return part->word->width;
	case PART_SPACE:
		return part->word->width + part->word->style->word_spacing;
	case PART_OPEN:
		return run->scope->before;
	case PART_CLOSE:
		return run->scope->after;
	case PART_OBJECT:
	case PART_BLOCK:
		return objects[part->object].width;
	default:
		return 0;
	}
}
