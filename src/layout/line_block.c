/*
 * Blocks inside inlines.
 *
 *	text of the inline  |  line
 *	+-----------------+ |
 *	| text of a block | |  line > inline > block, one for each step of the
 *	| its second line | |  strip: so a page may end between any two
 *	+-----------------+ |
 *	and goes on         |  line
 *
 * The inlines around the block go on above and below it: they have neither a
 * start nor an end edge here.
 */
#include "layout/line_block.h"

#include "layout/box.h"
#include "layout/line.h"
#include "layout/strip.h"

/* The inlines around a block. */
struct surround {
	const struct inline_scope *scope; /* the innermost; NULL: none */
	int begun; /* this deep are those that had begun before */
};

/* The areas of the inlines, from the outermost on. */
static struct area *
add_scope(struct layout *layout, const struct surround *around,
    const struct inline_scope *scope, struct area *line)
{
	struct area *parent, *area;

	if (scope == NULL)
		return line;
	parent = add_scope(layout, around, scope->parent, line);
	area = area_new(layout->arena, AREA_INLINE, scope->fo);
	area->width = line->width;
	area->height = line->height;
	area->is_last = false;
	area->is_first = line->is_first && scope->depth > around->begun;
	area->box = box_new(layout, scope->fo, line->width);
	if (area->box != NULL)
		area->box = box_fit(layout, area->box, scope->fo, area->width,
		    area->height);
	line_trim_box(layout, area, scope->fo);
	area_add(parent, area);
	return area;
}

static struct area *
new_area(struct layout *layout, const struct strip *strip,
    const struct strip_part *part, struct area *parent)
{
	const struct surround *around = strip->owned;
	struct area *line = area_new(layout->arena, AREA_LINE,
	    strip->rows[0].fo);

	line->x = part->x;
	line->y = part->y;
	line->width = part->column->width;
	line->height = part->height;
	line->is_first = part->is_first;
	line->line_end = '\n';
	area_add(parent, line);
	return add_scope(layout, around, around->scope, line);
}

static struct surround *
find_surround(struct layout *layout, const struct para *para,
    const struct line *line, const struct inline_scope *scope)
{
	struct surround *around = ARENA_NEW(layout->work, struct surround);

	around->scope = scope;
	around->begun = scope == NULL ? 0 : scope->depth;
	for (uint32_t i = line->from.part; i < line->to.part; i++)
		around->begun -= para->parts[i].kind == PART_OPEN;
	return around;
}

struct strip *
line_block_strip(struct layout *layout, const struct lines *lines, size_t index)
{
	const struct para *para = lines->para;
	const struct line *line = &lines->at[index];
	const struct inline_run *run;
	const struct part *part;
	struct strip *strip;

	if (line->to.part == 0 || line->to.byte > 0)
		return NULL;
	part = &para->parts[line->to.part - 1];
	if (part->kind != PART_BLOCK)
		return NULL;
	run = &para->content->runs[part->run];
	strip = strip_new(layout->work, /*rows*/ 1, /*columns*/ 1);
	strip->rows[0].fo = para->block;
	strip->owned = find_surround(layout, para, line, run->scope);
	strip->is_stretched = strip->is_stepwise = true;
	strip->new_area = new_area;
	strip->columns[0].fo = run->fo;
	strip->columns[0].row_count = 1;
	strip->columns[0].width = lines->measure;
	strip->columns[0].galley = lines->objects[part->object].galley;
	strip_finish(layout, strip);
	return strip;
}
