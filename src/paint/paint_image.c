/*
 * Pictures in their place.  What can't be drawn is reported where it is first
 * used and stands as a crossed box; what libraries only complain of is drawn.
 */
#include "base/overheard.h"
#include "paint/painter.h"

/* By the file's name alone: `pos` says where the author wrote the rest. */
static void
report(struct painter *p, enum diag_kind what, const struct image *image,
    struct pos pos, const char *reason)
{
	char *name;

	if (!g_hash_table_add(p->broken, (void *)image))
		return;
	name = image->path != NULL ? g_path_get_basename(image->path)
				   : g_strdup("SVG");
	diag(p->diags, what, pos, "%s: %s", name, reason);
	g_free(name);
}

static void
paint_crossed_box(struct painter *p, double x, double y, double width,
    double height)
{
	static const struct {
		double x1, y1, x2, y2;
	} lines[] = {
		{ 0, 0, 1, 0 },
		{ 1, 0, 1, 1 },
		{ 1, 1, 0, 1 },
		{ 0, 1, 0, 0 },
		{ 0, 0, 1, 1 },
		{ 1, 0, 0, 1 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		p->canvas->class->line(p->canvas, /*color*/ 0x990000ff,
		    FO_KW_SOLID, /*width*/ 0.5, x + width * lines[i].x1,
		    y + height * lines[i].y1, x + width * lines[i].x2,
		    y + height * lines[i].y2);
}

void
paint_picture(struct painter *p, const struct image *image, double x, double y,
    double width, double height, struct pos pos)
{
	const char *reason, *said;

	if (width <= 0 || height <= 0)
		return;
	overheard_begin();
	reason = p->canvas->class->picture(p->canvas, image, x, y, width,
	    height);
	said = overheard_end();
	if (reason == NULL && said != NULL)
		report(p, DIAG_IMAGE_DOUBTFUL, image, pos, said);
	if (reason == NULL)
		return;
	report(p, DIAG_IMAGE_BROKEN, image, pos, reason);
	paint_crossed_box(p, x, y, width, height);
}

void
paint_image(struct painter *p, const struct area *area, double x, double y)
{
	const struct area_image *image = area->image;

	paint_mark_extent(p, x, y, paint_pt(area->width),
	    paint_pt(area->height), image->image->is_cmyk);
	if (image->clip) {
		p->canvas->class->save(p->canvas);
		p->canvas->class->clip(p->canvas, x, y, paint_pt(area->width),
		    paint_pt(area->height));
	}
	paint_picture(p, image->image, x + paint_pt(image->x),
	    y + paint_pt(image->y), paint_pt(image->width),
	    paint_pt(image->height),
	    area->fo != NULL ? area->fo->pos : POS_NONE);
	if (image->clip)
		p->canvas->class->restore(p->canvas);
}
