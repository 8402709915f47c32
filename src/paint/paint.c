/*
 * Pages and the walk over their areas; see paint.h.
 *
 * An area is painted before its children, so that what lies inside covers
 * what lies around: background, border, content.
 */
#include "paint/paint.h"

#include <math.h>
#include <time.h>

#include <cairo.h>

#include "base/thread.h"
#include "paint/canvas_cairo.h"
#include "paint/link.h"
#include "paint/page_content.h"
#include "paint/painter.h"
#include "paint/png_write.h"
#include "paint/sink.h"

static void paint_area(struct painter *p, const struct area *area, double x,
    double y);

/*
 * A line's content in the order of reading where bidi made another of it, so
 * that the marks stand in that order, too.
 */
static void
paint_in_order(struct painter *p, const struct area *area, double x, double y)
{
	GPtrArray *children = g_ptr_array_new();

	for (struct area *child = area->first; child != NULL;
	     child = child->next) {
		guint at = children->len;

		while (at > 0 &&
		    ((const struct area *)children->pdata[at - 1])->place >
			child->place)
			at--;
		g_ptr_array_insert(children, (gint)at, child);
	}
	for (guint i = 0; i < children->len; i++)
		paint_area(p, children->pdata[i], x, y);
	g_ptr_array_free(children, TRUE);
}

static void
paint_children(struct painter *p, const struct area *area, double x, double y)
{
	if (p->is_mixed &&
	    (area->kind == AREA_LINE || area->kind == AREA_INLINE)) {
		paint_in_order(p, area, x, y);
		return;
	}
	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		paint_area(p, child, x, y);
}

/* Turns the children's coordinates as reference-orientation asks. */
static void
turn(struct painter *p, const struct area *area)
{
	const struct canvas_class *class = p->canvas->class;
	double width = paint_pt(area->width), height = paint_pt(area->height);
	int quarters = area->turns % 4;

	if (quarters == 0)
		return;
	class->shift(p->canvas, quarters > 1 ? width : 0,
	    quarters < 3 ? height : 0);
	class->turn(p->canvas, quarters);
}

static void
paint_content(struct painter *p, const struct area *area, double x, double y)
{
	bool is_transformed = area->clip || area->turns % 4 != 0;

	if (!is_transformed) {
		paint_children(p, area, x, y);
		return;
	}
	p->canvas->class->save(p->canvas);
	p->canvas->class->shift(p->canvas, x, y);
	if (area->clip)
		p->canvas->class->clip(p->canvas, 0, 0, paint_pt(area->width),
		    paint_pt(area->height));
	turn(p, area);
	paint_children(p, area, 0, 0);
	p->canvas->class->restore(p->canvas);
}

/* (x, y): the corner of the parent's border box. */
static void
paint_area(struct painter *p, const struct area *area, double x, double y)
{
	enum mark_kind region = p->region;

	x += paint_pt(area->x);
	y += paint_pt(area->y);
	if (area->is_repeated && region == MARK_CONTENT)
		p->region = MARK_PAGINATION;
	if (area->box != NULL) {
		paint_background(p, area, x, y);
		paint_borders(p, area, x, y);
	}
	switch (area->kind) {
	case AREA_TEXT:
		paint_text(p, area, x, y);
		break;
	case AREA_LEADER:
		paint_mark_artifact(p, MARK_LAYOUT);
		paint_leader(p, area, x, y);
		break;
	case AREA_IMAGE:
		paint_mark_content(p, area->fo, MARK_CONTENT);
		paint_image(p, area, x, y);
		break;
	case AREA_SPACE:
		paint_gap(p, area);
		break;
	case AREA_LINE:
		paint_line_begin(p, area, x, y);
		break;
	default:
		break;
	}
	if (area->first != NULL)
		paint_content(p, area, x, y);
	if (area->kind == AREA_LINE)
		paint_line_end(p, area, x, y);
	p->region = region;
}

static void
paint_page(struct painter *p, const struct page *page)
{
	static const enum mark_kind kinds[REGION__MAX] = {
		[REGION_BEFORE] = MARK_HEADER,
		[REGION_START] = MARK_PAGINATION,
		[REGION_BODY] = MARK_CONTENT,
		[REGION_END] = MARK_PAGINATION,
		[REGION_AFTER] = MARK_FOOTER,
	};

	paint_mark_page(p);
	for (int i = 0; i < REGION__MAX; i++) {
		p->region = kinds[i];
		if (page->regions[i] != NULL)
			paint_area(p, page->regions[i], /*x*/ 0, /*y*/ 0);
	}
	paint_mark_end(p);
}

struct paint_job {
	struct diags *diags;
	struct rasters *rasters;
	struct marks *marks;
	GAsyncQueue *queue; /* struct page: the first of a sequence */
	struct thread thread;
	struct painted *painted;
	bool is_good;
	double seconds;
};

/* What ends the queue; its address only. */
static struct page end_of_pages;

static void
paint_sequence(struct painter *p, struct page_content *content,
    struct page *first, size_t *painted)
{
	for (struct page *page = first; page != NULL; page = page->next) {
		page_content_begin(content, page);
		paint_page(p, page);
		link_find(content->painted->links, page, p->marks != NULL);
		page_content_write(content);
		page->painted = (*painted)++;
	}
}

static double
thread_seconds(void)
{
	struct timespec time = { 0 };

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
run_job(void *closure)
{
	struct paint_job *job = closure;
	struct page_content *content = page_content_new(job->rasters);
	struct painter p = {
		.canvas = &content->canvas,
		.diags = job->diags,
		.broken = g_hash_table_new(g_direct_hash, g_direct_equal),
		.marks = job->marks,
		.line_text = g_string_new(NULL),
	};
	struct page *first;
	size_t painted = 0;

	while ((first = g_async_queue_pop(job->queue)) != &end_of_pages)
		paint_sequence(&p, content, first, &painted);
	job->painted = page_content_end(content, &job->is_good);
	g_hash_table_destroy(p.broken);
	g_string_free(p.line_text, TRUE);
	job->seconds = thread_seconds();
}

struct paint_job *
paint_begin(struct diags *diags, struct rasters *rasters, struct marks *marks)
{
	struct paint_job *job = g_new0(struct paint_job, 1);

	job->diags = diags;
	job->rasters = rasters;
	job->marks = marks;
	job->queue = g_async_queue_new();
	thread_start(&job->thread, /*stack*/ 0, run_job, job);
	return job;
}

void
paint_pages(struct paint_job *job, struct page *first)
{
	g_async_queue_push(job->queue, first);
}

struct painted *
paint_end(struct paint_job *job, double *seconds)
{
	struct painted *painted;

	g_async_queue_push(job->queue, &end_of_pages);
	thread_join(&job->thread);
	g_async_queue_unref(job->queue);
	*seconds = job->seconds;
	painted = job->painted;
	if (!job->is_good) {
		diag(job->diags, DIAG_INTERNAL, POS_NONE, "Cairo's PDF");
		painted_free(painted);
		painted = NULL;
	}
	g_free(job);
	return painted;
}

static bool
is_painted(struct diags *diags, cairo_status_t status)
{
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	diag(diags,
	    status == CAIRO_STATUS_WRITE_ERROR ? DIAG_OUTPUT_UNWRITABLE
					       : DIAG_INTERNAL,
	    POS_NONE, "Cairo: %s", cairo_status_to_string(status));
	return false;
}

bool
paint_png(struct diags *diags, const struct page *page, unsigned width,
    paint_sink write, void *closure)
{
	struct sink sink = { write, closure };
	double scale = width / paint_pt(page->width);
	int height = (int)lround(paint_pt(page->height) * scale);
	int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24,
	    (int)width);
	/* mapped, so that none of it stays when it is freed */
	struct arena *arena = arena_new();
	cairo_surface_t *surface = cairo_image_surface_create_for_data(
	    arena_take(arena, (size_t)stride * (size_t)height),
	    CAIRO_FORMAT_RGB24, (int)width, height, stride);
	cairo_t *cr = cairo_create(surface);
	struct painter p = {
		.canvas = canvas_cairo_new(cr),
		.diags = diags,
		.broken = g_hash_table_new(g_direct_hash, g_direct_equal),
	};
	cairo_status_t status;

	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, scale, scale);
	paint_page(&p, page);
	status = cairo_status(cr);
	canvas_cairo_free(p.canvas);
	g_hash_table_destroy(p.broken);
	cairo_destroy(cr);
	if (status == CAIRO_STATUS_SUCCESS && !png_write(surface, &sink))
		status = CAIRO_STATUS_WRITE_ERROR;
	cairo_surface_destroy(surface);
	arena_free(arena);
	return is_painted(diags, status);
}
