/*
 * The areas of leaders, images and containers in a line.
 *
 * Leaders of dots or of content repeat a pattern.  With leader-alignment the
 * patterns of all lines stand on a common grid, counted from the end of the
 * reference area, so that the dots of a table of contents form columns.
 */
#include <string.h>

#include "layout/box.h"
#include "layout/font.h"
#include "layout/line.h"

static struct area *
rule_area(struct setting *s, const struct fragment *f)
{
	const struct fo *fo = f->run->fo;
	struct area *area = area_new(s->layout->arena, AREA_LEADER, fo);
	struct area_leader *leader = ARENA_NEW(s->layout->arena,
	    struct area_leader);

	leader->thickness = fo_length(fo, FO_PROP_RULE_THICKNESS, 0);
	leader->style = fo_keyword(fo, FO_PROP_RULE_STYLE);
	leader->color = fo_color(fo, FO_PROP_COLOR);
	/* a rule stands on the baseline */
	leader->y = f->object->above - leader->thickness / 2;
	area->leader = leader;
	return area;
}

/* How wide one repetition is, and how many there is room for. */
struct pattern {
	dimen width; /* of the content */
	dimen step;
	dimen before; /* the first one */
	size_t count;
};

static struct pattern
fit_pattern(const struct setting *s, const struct fragment *f, dimen x,
    dimen width)
{
	const struct fo *fo = f->run->fo;
	dimen room = f->width + f->added;
	dimen asked = fo_length(fo, FO_PROP_LEADER_PATTERN_WIDTH,
	    s->lines->measure);
	struct pattern p = { .width = width };

	p.step = MAX(MAX(asked, width), 1);
	if (fo_is(fo, FO_PROP_LEADER_ALIGNMENT, FO_KW_REFERENCE_AREA) ||
	    fo_is(fo, FO_PROP_LEADER_ALIGNMENT, FO_KW_PAGE)) {
		dimen end = s->lines->measure - x;

		p.before = end % p.step;
		if (p.before < 0)
			p.before += p.step;
	}
	if (room > p.before && p.step > 0)
		p.count = (size_t)((room - p.before) / p.step);
	/* without a grid the rest stands before the first */
	if (p.before == 0 && p.count > 0)
		p.before = room - (dimen)p.count * p.step;
	return p;
}

/* All dots are one text: a mark, that is no text to copy. */
static struct area_text *
dots_text(struct setting *s, const struct fo *fo, const struct word *dot,
    const struct pattern *p)
{
	struct arena *arena = s->layout->arena;
	struct area_text *text = ARENA_NEW(arena, struct area_text);
	struct area_glyph *glyphs = ARENA_NEW_ARRAY(arena, struct area_glyph,
	    p->count);
	struct area_cluster *clusters = ARENA_NEW_ARRAY(arena,
	    struct area_cluster, p->count);
	char *utf8 = arena_alloc(arena, p->count + 1);

	for (size_t i = 0; i < p->count && dot->glyph_count > 0; i++) {
		glyphs[i] = dot->glyphs[0];
		glyphs[i].advance = (int32_t)p->step;
		clusters[i] = (struct area_cluster){ 1, 1 };
		utf8[i] = '.';
	}
	*text = (struct area_text){
		.font = dot->style->font,
		.color = fo_color(fo, FO_PROP_COLOR),
		.glyphs = glyphs,
		.glyph_count = (uint32_t)p->count,
		.utf8 = utf8,
		.bytes = (uint32_t)p->count,
		.clusters = clusters,
		.cluster_count = (uint32_t)p->count,
		.is_mark = true,
		.baseline = dot->style->ascent,
	};
	return text;
}

static struct area *
dots_area(struct setting *s, const struct fragment *f, dimen x)
{
	struct arena *arena = s->layout->arena;
	const struct fo *fo = f->run->fo;
	struct shaper *shaper = fonts_shaper(s->layout->fonts);
	const struct shape_style *style = shaper_style(shaper, fo);
	const struct word *dot = shape_word(shaper, style, ".", 1);
	struct pattern p = fit_pattern(s, f, x, dot->width);
	struct area *area = area_new(arena, AREA_INLINE, fo);
	struct area *dots = area_new(arena, AREA_TEXT, fo);

	dots->text = dots_text(s, fo, dot, &p);
	dots->x = p.before;
	dots->width = (dimen)p.count * p.step;
	dots->height = style->ascent + style->descent;
	dots->is_first = dots->is_last = true;
	if (p.count > 0)
		area_add(area, dots);
	return area;
}

/* The content, set as a line of its own, as often as there is room. */
static struct area *
content_area(struct setting *s, const struct fragment *f, dimen x)
{
	const struct fo *fo = f->run->fo;
	struct layout *layout = s->layout;
	struct area *area = area_new(layout->arena, AREA_INLINE, fo);
	struct para *para = fo->first == NULL
	    ? NULL
	    : para_new(layout, fo, fo->first, /*end*/ NULL);
	struct lines *lines;
	struct pattern p;
	dimen width;

	if (para == NULL)
		return area;
	width = para_max_measure(layout, para);
	lines = para_break(layout, para, DIMEN_PT(20000));
	p = fit_pattern(s, f, x, width);
	for (size_t i = 0; i < p.count && lines->count > 0; i++) {
		struct area *line = line_place(layout, lines, 0);
		dimen drop = f->object->above - lines->at[0].baseline;

		/* its areas lie in the leader itself */
		for (struct area *child = line->first; child != NULL;) {
			struct area *next = child->next;

			child->next = NULL;
			child->x += p.before + (dimen)i * p.step;
			child->y += drop;
			area_add(area, child);
			child = next;
		}
	}
	return area;
}

static struct area *
leader_area(struct setting *s, const struct fragment *f, dimen x)
{
	struct area *area;

	switch (fo_keyword(f->run->fo, FO_PROP_LEADER_PATTERN)) {
	case FO_KW_RULE:
		area = fo_is(f->run->fo, FO_PROP_RULE_STYLE, FO_KW_NONE)
		    ? area_new(s->layout->arena, AREA_SPACE, f->run->fo)
		    : rule_area(s, f);
		break;
	case FO_KW_DOTS:
		area = dots_area(s, f, x);
		break;
	case FO_KW_USE_CONTENT:
		area = content_area(s, f, x);
		break;
	default:
		area = area_new(s->layout->arena, AREA_SPACE, f->run->fo);
		break;
	}
	area->height = f->object->above + f->object->below;
	return area;
}

static struct area *
image_area(struct setting *s, const struct fragment *f)
{
	const struct fo *fo = f->run->fo;
	const struct image_extent *extent = &f->object->extent;
	dimen measure = s->lines->measure;
	struct box_edges edges = box_edges(fo, measure);
	struct area *area = area_new(s->layout->arena, AREA_IMAGE, fo);
	struct area_image *image = ARENA_NEW(s->layout->arena,
	    struct area_image);

	image->image = f->object->image;
	image->width = extent->image_width;
	image->height = extent->image_height;
	image->x = extent->image_x + edges.start;
	image->y = extent->image_y + edges.before;
	image->clip = extent->clip;
	area->image = image;
	area->box = box_new(s->layout, fo, measure);
	area->height = f->object->above;
	return area;
}

/* The blocks of an inline-container, or a block inside an inline. */
static struct area *
galley_area(struct setting *s, const struct fragment *f)
{
	const struct galley *galley = f->object->galley;
	bool is_container = f->run->kind == INLINE_CONTAINER;
	struct area *area = area_new(s->layout->arena,
	    is_container ? AREA_REFERENCE : AREA_INLINE, f->run->fo);

	galley_place(s->layout, galley, 0, galley->count, /*ratio*/ 0, area,
	    /*top*/ 0);
	area->height = f->object->above;
	return area;
}

struct area *
line_object_area(struct setting *s, const struct fragment *f, dimen x)
{
	struct area *area;

	switch (f->run->kind) {
	case INLINE_LEADER:
		area = leader_area(s, f, x);
		break;
	case INLINE_IMAGE:
		area = image_area(s, f);
		break;
	default:
		area = galley_area(s, f);
		break;
	}
	area->width = f->width + f->added;
	area->is_first = area->is_last = true;
	return area;
}
