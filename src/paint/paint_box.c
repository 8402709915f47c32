/*
 * Backgrounds, borders and rules.
 *
 *	+-----------------------------+  border box, (x, y) its corner
 *	|\          top              /|
 *	| +-------------------------+ |  Each side is a trapezium, so that
 *	|l|  padding box: ground    |r|  sides of unlike colour meet in a
 *	| +-------------------------+ |  mitre.
 *	|/         bottom            \|
 *	+-----------------------------+
 */
#include "paint/painter.h"

struct rectangle {
	double x, y, width, height;
};

/* Collapsed borders straddle the edge: half of each lies outside. */
static struct rectangle
border_box(const struct area *area, double x, double y)
{
	const struct area_border *border = area->box->border;
	struct rectangle box = { x, y, paint_pt(area->width),
		paint_pt(area->height) };

	if (area->box->is_collapsed) {
		box.x -= paint_pt(border[AREA_LEFT].width) / 2;
		box.y -= paint_pt(border[AREA_TOP].width) / 2;
		box.width += paint_pt(border[AREA_LEFT].width +
				 border[AREA_RIGHT].width) /
		    2;
		box.height += paint_pt(border[AREA_TOP].width +
				  border[AREA_BOTTOM].width) /
		    2;
	}
	return box;
}

static struct rectangle
padding_box(const struct area *area, double x, double y)
{
	const struct area_border *border = area->box->border;
	struct rectangle box = { x, y, paint_pt(area->width),
		paint_pt(area->height) };

	if (!area->box->is_collapsed) {
		box.x += paint_pt(border[AREA_LEFT].width);
		box.y += paint_pt(border[AREA_TOP].width);
		box.width -= paint_pt(
		    border[AREA_LEFT].width + border[AREA_RIGHT].width);
		box.height -= paint_pt(
		    border[AREA_TOP].width + border[AREA_BOTTOM].width);
	}
	return box;
}

/* Tiles are drawn from the first one on, to the right and down. */
static void
paint_tiles(struct painter *p, const struct area *area,
    const struct rectangle *ground)
{
	const struct area_box *box = area->box;
	double width = paint_pt(box->image_width);
	double height = paint_pt(box->image_height);
	double left = ground->x + paint_pt(box->image_x);
	double top = ground->y + paint_pt(box->image_y);
	double right = box->repeat_x ? ground->x + ground->width : left + 1e-6;
	double bottom = box->repeat_y ? ground->y + ground->height : top + 1e-6;

	if (width <= 0 || height <= 0)
		return;
	p->canvas->class->save(p->canvas);
	p->canvas->class->clip(p->canvas, ground->x, ground->y, ground->width,
	    ground->height);
	for (double y = top; y < bottom; y += height) {
		for (double x = left; x < right; x += width)
			paint_picture(p, box->background_image, x, y, width,
			    height,
			    area->fo != NULL ? area->fo->pos : POS_NONE);
	}
	p->canvas->class->restore(p->canvas);
}

void
paint_background(struct painter *p, const struct area *area, double x, double y)
{
	struct rectangle ground = padding_box(area, x, y);

	if ((area->box->background & 0xff) != 0 ||
	    area->box->background_image != NULL)
		paint_mark_artifact(p, MARK_LAYOUT);
	if ((area->box->background & 0xff) != 0)
		p->canvas->class->fill(p->canvas, area->box->background,
		    ground.x, ground.y, ground.width, ground.height);
	if (area->box->background_image != NULL)
		paint_tiles(p, area, &ground);
}

/* One side's four corners, outer edge first, clockwise. */
struct side {
	double x[4], y[4];
	double width;
};

static struct side
side_of(const struct area *area, const struct rectangle *box, int which)
{
	const struct area_border *border = area->box->border;
	double top = paint_pt(border[AREA_TOP].width);
	double right = paint_pt(border[AREA_RIGHT].width);
	double bottom = paint_pt(border[AREA_BOTTOM].width);
	double left = paint_pt(border[AREA_LEFT].width);
	double x0 = box->x, x1 = box->x + box->width;
	double y0 = box->y, y1 = box->y + box->height;

	switch (which) {
	case AREA_TOP:
		return (struct side){ { x0, x1, x1 - right, x0 + left },
			{ y0, y0, y0 + top, y0 + top }, top };
	case AREA_RIGHT:
		return (struct side){ { x1, x1, x1 - right, x1 - right },
			{ y0, y1, y1 - bottom, y0 + top }, right };
	case AREA_BOTTOM:
		return (struct side){ { x1, x0, x0 + left, x1 - right },
			{ y1, y1, y1 - bottom, y1 - bottom }, bottom };
	default:
		return (struct side){ { x0, x0, x0 + left, x0 + left },
			{ y1, y0, y0 + top, y1 - bottom }, left };
	}
}

static void
fill_side(struct painter *p, uint32_t color, const struct side *side)
{
	p->canvas->class->polygon(p->canvas, color, side->x, side->y, 4);
}

/* The outer (0) or inner (1) third of a side, for double borders. */
static struct side
third_of(const struct side *side, int inner)
{
	struct side third = *side;
	double near = inner ? 2.0 / 3 : 0, far = inner ? 1 : 1.0 / 3;

	for (int i = 0; i < 2; i++) {
		int across = 3 - i;
		double dx = side->x[across] - side->x[i];
		double dy = side->y[across] - side->y[i];

		third.x[i] = side->x[i] + dx * near;
		third.y[i] = side->y[i] + dy * near;
		third.x[across] = side->x[i] + dx * far;
		third.y[across] = side->y[i] + dy * far;
	}
	return third;
}

/* Dots and dashes run along the middle of the side. */
static void
dash_side(struct painter *p, const struct side *side,
    const struct area_border *border)
{
	p->canvas->class->line(p->canvas, border->color, border->style,
	    side->width, (side->x[0] + side->x[3]) / 2,
	    (side->y[0] + side->y[3]) / 2, (side->x[1] + side->x[2]) / 2,
	    (side->y[1] + side->y[2]) / 2);
}

void
paint_borders(struct painter *p, const struct area *area, double x, double y)
{
	struct rectangle box = border_box(area, x, y);

	for (int i = 0; i < 4; i++) {
		const struct area_border *border = &area->box->border[i];
		struct side side = side_of(area, &box, i), third;

		if (border->width <= 0 || (border->color & 0xff) == 0)
			continue;
		paint_mark_artifact(p, MARK_LAYOUT);
		switch (border->style) {
		case FO_KW_NONE:
		case FO_KW_HIDDEN:
			break;
		case FO_KW_DOTTED:
		case FO_KW_DASHED:
			dash_side(p, &side, border);
			break;
		case FO_KW_DOUBLE:
			third = third_of(&side, /*inner*/ 0);
			fill_side(p, border->color, &third);
			third = third_of(&side, /*inner*/ 1);
			fill_side(p, border->color, &third);
			break;
		default: /* solid; groove and its kin are drawn as solid */
			fill_side(p, border->color, &side);
			break;
		}
	}
}

void
paint_leader(struct painter *p, const struct area *area, double x, double y)
{
	const struct area_leader *leader = area->leader;
	double thickness = paint_pt(leader->thickness);
	double middle = y + paint_pt(leader->y);

	if (thickness <= 0)
		return;
	if (leader->style == FO_KW_DOTTED || leader->style == FO_KW_DASHED)
		p->canvas->class->line(p->canvas, leader->color, leader->style,
		    thickness, x, middle, x + paint_pt(area->width), middle);
	else
		p->canvas->class->fill(p->canvas, leader->color, x,
		    middle - thickness / 2, paint_pt(area->width), thickness);
}
