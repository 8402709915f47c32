/*
 * Setting a line: fragments to areas.
 *
 *	line_collect()   the parts of the line, its cut words reshaped
 *	line_fit()       leaders, spaces and gaps take what is left over
 *	here             visual order, nesting, baselines
 *
 * The fragments are put in visual order first (rule L2 of the bidi
 * algorithm); then the open inlines follow from one fragment to the next: so
 * an inline that bidi tears apart has an area for each of its pieces.
 */
#include "layout/line.h"

#include <string.h>

#include "layout/box.h"
#include "layout/font.h"
#include "layout/margin_note.h"

/* An inline's area being filled. */
struct open_area {
	struct open_area *parent;
	const struct inline_scope *scope;
	struct area *area;
	dimen x, y;        /* of the area, in the line */
	dimen top, bottom; /* of all that is in it, in the line, if anything */
};

struct placer {
	struct setting *s;
	struct area *line;
	struct open_area *open; /* innermost; NULL: the line itself */
	dimen x;                /* of the pen, from the line's left edge */
};

static void
reverse(struct fragment *fragments, size_t from, size_t to)
{
	while (from + 1 < to) {
		struct fragment swapped = fragments[from];

		fragments[from++] = fragments[--to];
		fragments[to] = swapped;
	}
}

/* Rule L2: from the highest level down, reverse what is at it or above. */
static void
order(struct setting *s)
{
	int highest = 0;

	for (size_t i = 0; i < s->count; i++)
		highest = MAX(highest, s->fragments[i].level);
	for (int level = highest; level > 0; level--) {
		for (size_t i = 0; i < s->count;) {
			size_t from = i;

			while (i < s->count && s->fragments[i].level >= level)
				i++;
			if (i > from)
				reverse(s->fragments, from, i);
			else
				i++;
		}
	}
}

/* Notes the logical order; whether the visual one will be another. */
static bool
number_places(struct setting *s)
{
	bool is_mixed = false;

	for (size_t i = 0; i < s->count; i++) {
		s->fragments[i].place = (uint16_t)MIN(i, (size_t)UINT16_MAX);
		is_mixed = is_mixed || s->fragments[i].level > 0;
	}
	return is_mixed;
}

static const struct shape_style *
style_of(const struct placer *p, const struct fo *fo)
{
	return shaper_style(fonts_shaper(p->s->layout->fonts), fo);
}

/* Adds an area at x, y of the line to the innermost open inline. */
static void
add_area(struct placer *p, struct area *area, dimen x, dimen y)
{
	for (struct open_area *open = p->open; open != NULL;
	     open = open->parent) {
		open->area->place = MIN(open->area->place, area->place);
		if (area->height == 0)
			continue;
		open->top = MIN(open->top, y);
		open->bottom = MAX(open->bottom, y + area->height);
	}
	if (p->open == NULL) {
		area->x = x;
		area->y = y;
		area_add(p->line, area);
	} else {
		area->x = x - p->open->x;
		area->y = y - p->open->y;
		area_add(p->open->area, area);
	}
}

static void
open_area(struct placer *p, const struct inline_scope *scope)
{
	struct layout *layout = p->s->layout;
	struct open_area *open = ARENA_NEW(layout->scratch, struct open_area);
	const struct shape_style *style = style_of(p, scope->fo);
	struct box_edges edges = box_edges(scope->fo, p->s->lines->measure);
	dimen shift = baseline_shift(&scope->place, &scope->own,
	    p->s->line->above, p->s->line->below);

	open->scope = scope;
	open->area = area_new(layout->arena, AREA_INLINE, scope->fo);
	open->area->is_first = open->area->is_last = false;
	open->area->place = UINT16_MAX; /* the least of what comes in */
	open->area->height = style->ascent + style->descent + edges.before +
	    edges.after;
	open->area->box = box_new(layout, scope->fo, p->s->lines->measure);
	open->x = p->x;
	open->y = p->s->line->baseline - shift - style->ascent - edges.before;
	open->top = DIMEN_MAX;
	open->bottom = -DIMEN_MAX;
	add_area(p, open->area, open->x, open->y);
	open->parent = p->open;
	p->open = open;
}

void
line_trim_box(struct layout *layout, struct area *area, const struct fo *fo)
{
	bool is_backward = box_is_backward(fo);
	bool has_left = is_backward ? area->is_last : area->is_first;
	bool has_right = is_backward ? area->is_first : area->is_last;
	struct area_box *box;

	if (area->box == NULL || (has_left && has_right))
		return;
	box = arena_copy(layout->arena, area->box, sizeof(*box));
	if (!has_left) {
		box->border[AREA_LEFT].width = 0;
		box->padding[AREA_LEFT] = 0;
	}
	if (!has_right) {
		box->border[AREA_RIGHT].width = 0;
		box->padding[AREA_RIGHT] = 0;
	}
	area->box = box;
}

/*
 * A link is as tall as what is in it, a picture say, for all of that leads
 * there; unless it draws a box, which is as tall as its own font.
 */
static void
cover_content(struct open_area *open)
{
	dimen rise = open->y - open->top;

	if (open->scope->fo->kind != FO_BASIC_LINK || open->area->box != NULL ||
	    open->top == DIMEN_MAX)
		return;
	open->area->y -= rise;
	open->area->height = open->bottom - open->top;
	for (struct area *child = open->area->first; child != NULL;
	     child = child->next)
		child->y += rise;
}

static void
close_area(struct placer *p)
{
	struct open_area *open = p->open;

	open->area->width = p->x - open->x;
	cover_content(open);
	if (open->area->box != NULL)
		open->area->box = box_fit(p->s->layout, open->area->box,
		    open->scope->fo, open->area->width, open->area->height);
	line_trim_box(p->s->layout, open->area, open->scope->fo);
	p->open = open->parent;
}

/* Closes and opens inlines until `scope` is the innermost open one. */
static void
enter(struct placer *p, const struct inline_scope *scope)
{
	const struct inline_scope *wanted = scope;
	int depth = scope != NULL ? scope->depth : 0;

	while (p->open != NULL && p->open->scope->depth > depth)
		close_area(p);
	while (wanted != NULL &&
	    (p->open == NULL || wanted->depth > p->open->scope->depth))
		wanted = wanted->parent;
	while (p->open != NULL && p->open->scope != wanted) {
		close_area(p);
		wanted = wanted != NULL ? wanted->parent : NULL;
	}
	/* now open is an ancestor of scope, or nothing is open */
	for (;;) {
		const struct inline_scope *next = scope;

		if ((p->open == NULL ? NULL : p->open->scope) == scope)
			break;
		while (
		    next->parent != (p->open == NULL ? NULL : p->open->scope))
			next = next->parent;
		open_area(p, next);
	}
}

/* How far the fragment's own baseline lies above that of the line. */
static dimen
shift_of(const struct placer *p, const struct fragment *f,
    const struct baselines *own)
{
	struct baseline_place place = inline_run_place(fonts_shaper(
							   p->s->layout->fonts),
	    p->s->para->block, f->run, own);

	return baseline_shift(&place, own, p->s->line->above,
	    p->s->line->below);
}

static void
place_text(struct placer *p, size_t from, size_t to)
{
	const struct fragment *f = &p->s->fragments[from];
	struct area *area = line_text_area(p->s, from, to);
	uint16_t place = f->place;
	dimen shift = 0;

	if (f->run != NULL) {
		struct baselines own = baselines_of_style(
		    style_of(p, f->run->fo));

		shift = shift_of(p, f, &own);
	}
	if (f->word != NULL)
		shift += f->word->style->raise;
	for (size_t i = from; i < to; i++)
		place = MIN(place, p->s->fragments[i].place);
	area->place = place;
	add_area(p, area, p->x,
	    p->s->line->baseline - shift - area->text->baseline);
	p->x += area->width;
}

/* An id or a marker that draws nothing, but has a place. */
static void
place_point(struct placer *p, const struct fragment *f)
{
	struct area *area;

	if (f->run->kind == INLINE_CITATION && f->run->fo->kind == FO_FLOAT) {
		if (margin_note_is(f->run->fo)) {
			area = area_new(p->s->layout->arena, AREA_SPACE,
			    f->run->fo);
			add_area(p, area, p->x, p->s->line->baseline);
		}
		return;
	}
	area = area_new(p->s->layout->arena, AREA_SPACE, f->run->fo);
	area->is_first = area->is_last = true;
	area->place = f->place;
	add_area(p, area, p->x,
	    p->s->line->baseline - p->s->para->style->ascent);
}

static void
place_object(struct placer *p, const struct fragment *f)
{
	struct area *area = line_object_area(p->s, f, p->x);
	struct baselines own = baselines_of_object(f->object->above,
	    f->object->below);

	area->place = f->place;
	add_area(p, area, p->x,
	    p->s->line->baseline - shift_of(p, f, &own) - f->object->above);
	p->x += f->width + f->added;
}

static void
place_scope_edge(struct placer *p, const struct fragment *f)
{
	dimen space = fo_length(f->run->fo,
	    f->kind == PART_OPEN ? FO_PROP_SPACE_START_OPTIMUM
				 : FO_PROP_SPACE_END_OPTIMUM,
	    0);

	/* space lies outside of the inline's border */
	if (f->kind == PART_OPEN)
		p->open->area->is_first = true;
	else
		p->open->area->is_last = true;
	if (space != 0 && f->kind == PART_OPEN &&
	    p->open->area->first == NULL) {
		p->open->x += space;
		p->open->area->x += space;
	}
	p->x += f->width;
	if (space != 0 && f->kind == PART_CLOSE) {
		p->x -= space;
		close_area(p);
		p->x += space;
	}
}

/* Places fragment `i`, or the text that begins with it; returns the next. */
static size_t
place_fragment(struct placer *p, size_t i)
{
	struct setting *s = p->s;
	const struct fragment *f = &s->fragments[i];
	size_t end = i + 1;

	enter(p, f->run != NULL ? f->run->scope : NULL);
	/* the turnover mark stands at the line's end, whatever is free */
	if (f->is_mark && !s->para->is_backward)
		p->x = MAX(p->x, s->measure - f->width);
	switch ((enum part_kind)f->kind) {
	case PART_WORD:
	case PART_SPACE:
		while (
		    end < s->count && line_is_one_text(f, &s->fragments[end]))
			end++;
		place_text(p, i, end);
		break;
	case PART_OPEN:
	case PART_CLOSE:
		place_scope_edge(p, f);
		break;
	case PART_OBJECT:
	case PART_BLOCK:
		place_object(p, f);
		break;
	case PART_POINT:
		place_point(p, f);
		break;
	case PART_BREAK:
		break;
	}
	return end;
}

/* From the side where lines start to the left edge. */
static dimen
left_edge(const struct setting *s)
{
	dimen width = 0;

	if (!s->para->is_backward)
		return s->start;
	for (size_t i = 0; i < s->count; i++)
		width += s->fragments[i].width + s->fragments[i].added;
	return s->measure - s->start - width;
}

/* The last part of a line's, or the first of the next one's, that is no edge. */
static const struct part *
step(const struct para *para, uint32_t at, bool is_back)
{
	for (;;) {
		const struct part *part;

		if (is_back ? at == 0 : at >= para->count)
			return NULL;
		part = &para->parts[is_back ? at - 1 : at];
		if (part->kind != PART_OPEN && part->kind != PART_CLOSE &&
		    part->kind != PART_POINT)
			return part;
		at = is_back ? at - 1 : at + 1;
	}
}

/* What stands in the text where the line ends; '\0' within a word. */
static char
line_end(const struct para *para, const struct line *line)
{
	const struct part *before, *after;

	if (line->to.byte > 0 || line->is_hyphenated ||
	    line->to.part >= para->count)
		return '\0';
	before = step(para, line->to.part, /*is_back*/ true);
	after = step(para, line->to.part, /*is_back*/ false);
	if ((before != NULL && before->kind == PART_BREAK) ||
	    (after != NULL && after->kind == PART_BREAK))
		return '\n';
	return (before != NULL && before->kind == PART_SPACE) ||
		(after != NULL && after->kind == PART_SPACE)
	    ? ' '
	    : '\0';
}

struct area *
line_place(struct layout *layout, const struct lines *lines, size_t index)
{
	struct arena_mark mark = arena_mark(layout->scratch);
	struct setting s = {
		.layout = layout,
		.lines = lines,
		.para = lines->para,
		.line = &lines->at[index],
	};
	struct placer p = { .s = &s };

	s.measure = lines->measure - s.line->beside.start - s.line->beside.end;
	p.line = area_new(layout->arena, AREA_LINE, lines->para->block);
	p.line->width = s.measure;
	p.line->height = s.line->height;
	p.line->is_first = index == 0;
	p.line->is_last = index + 1 == lines->count;
	p.line->is_beside_drop = index < lines->drop_lines;
	p.line->line_end = line_end(lines->para, s.line);
	line_collect(&s);
	line_fit(&s);
	p.line->is_mixed = number_places(&s);
	order(&s);
	p.x = left_edge(&s);
	for (size_t i = 0; i < s.count;)
		i = place_fragment(&p, i);
	enter(&p, /*scope*/ NULL);
	arena_reset(layout->scratch, mark);
	return p.line;
}
