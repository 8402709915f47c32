/*
 * Pages and the walk over their areas; see paint.h.
 *
 * An area is painted before its children, so that what lies inside covers
 * what lies around: background, border, content.
 */
#include "paint/paint.h"

#include <math.h>
#include <time.h>

#include <cairo-pdf.h>

#include "paint/painter.h"

struct sink {
	paint_sink write;
	void *closure;
};

static cairo_status_t
write_to_sink(void *closure, const unsigned char *bytes, unsigned length)
{
	struct sink *sink = closure;

	return sink->write(sink->closure, bytes, length)
	    ? CAIRO_STATUS_SUCCESS
	    : CAIRO_STATUS_WRITE_ERROR;
}

void
paint_color(struct painter *p, uint32_t color)
{
	cairo_set_source_rgba(p->cr, (color >> 24 & 0xff) / 255.0,
	    (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
	    (color & 0xff) / 255.0);
}

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
	double width = paint_pt(area->width), height = paint_pt(area->height);

	switch (area->turns % 4) {
	case 1:
		cairo_translate(p->cr, 0, height);
		break;
	case 2:
		cairo_translate(p->cr, width, height);
		break;
	case 3:
		cairo_translate(p->cr, width, 0);
		break;
	default:
		break;
	}
	cairo_rotate(p->cr, -M_PI / 2 * (area->turns % 4));
}

static void
paint_content(struct painter *p, const struct area *area, double x, double y)
{
	bool is_transformed = area->clip || area->turns % 4 != 0;

	if (!is_transformed) {
		paint_children(p, area, x, y);
		return;
	}
	cairo_save(p->cr);
	cairo_translate(p->cr, x, y);
	if (area->clip) {
		cairo_rectangle(p->cr, 0, 0, paint_pt(area->width),
		    paint_pt(area->height));
		cairo_clip(p->cr);
	}
	turn(p, area);
	paint_children(p, area, 0, 0);
	cairo_restore(p->cr);
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

/* Cairo notes the time of day unless it is told another one. */
static void
fix_dates(cairo_surface_t *surface)
{
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
	    "1970-01-01T00:00:00Z");
}

struct paint_job {
	struct diags *diags;
	struct rasters *rasters;
	struct marks *marks;
	struct sink sink;
	GAsyncQueue *queue; /* struct page: the first of a sequence */
	GThread *thread;
	cairo_status_t status;
	double seconds;
};

/* What ends the queue; its address only. */
static struct page end_of_pages;

static void
paint_sequence(struct painter *p, cairo_surface_t *surface, struct page *first,
    size_t *painted)
{
	for (struct page *page = first; page != NULL; page = page->next) {
		cairo_pdf_surface_set_size(surface, paint_pt(page->width),
		    paint_pt(page->height));
		paint_page(p, page);
		cairo_show_page(p->cr);
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

static void *
run_job(void *closure)
{
	struct paint_job *job = closure;
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
	    write_to_sink, &job->sink, /*width*/ 1, /*height*/ 1);
	struct painter p = {
		.diags = job->diags,
		.pictures = paint_pictures_new(),
		.expanded = paint_expanded_new(),
		.rasters = job->rasters,
		.marks = job->marks,
	};
	struct page *first;
	size_t painted = 0;

	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
	fix_dates(surface);
	p.cr = cairo_create(surface);
	while ((first = g_async_queue_pop(job->queue)) != &end_of_pages)
		paint_sequence(&p, surface, first, &painted);
	job->status = cairo_status(p.cr);
	cairo_destroy(p.cr);
	cairo_surface_finish(surface);
	if (job->status == CAIRO_STATUS_SUCCESS)
		job->status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	g_hash_table_destroy(p.pictures);
	g_hash_table_destroy(p.expanded);
	job->seconds = thread_seconds();
	return NULL;
}

struct paint_job *
paint_begin(struct diags *diags, struct rasters *rasters, struct marks *marks,
    paint_sink write, void *closure)
{
	struct paint_job *job = g_new0(struct paint_job, 1);

	job->diags = diags;
	job->rasters = rasters;
	job->marks = marks;
	job->sink = (struct sink){ write, closure };
	job->queue = g_async_queue_new();
	job->thread = g_thread_new("paint", run_job, job);
	return job;
}

void
paint_pages(struct paint_job *job, struct page *first)
{
	g_async_queue_push(job->queue, first);
}

bool
paint_end(struct paint_job *job, double *seconds)
{
	bool is_good;

	g_async_queue_push(job->queue, &end_of_pages);
	g_thread_join(job->thread);
	g_async_queue_unref(job->queue);
	*seconds = job->seconds;
	is_good = is_painted(job->diags, job->status);
	g_free(job);
	return is_good;
}

bool
paint_png(struct diags *diags, const struct page *page, unsigned width,
    paint_sink write, void *closure)
{
	struct sink sink = { write, closure };
	double scale = width / paint_pt(page->width);
	int height = (int)lround(paint_pt(page->height) * scale);
	cairo_surface_t *surface =
	    cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, height);
	struct painter p = {
		.diags = diags,
		.pictures = paint_pictures_new(),
		.expanded = paint_expanded_new(),
	};
	cairo_status_t status;

	p.cr = cairo_create(surface);
	cairo_set_source_rgb(p.cr, 1, 1, 1);
	cairo_paint(p.cr);
	cairo_scale(p.cr, scale, scale);
	paint_page(&p, page);
	status = cairo_status(p.cr);
	cairo_destroy(p.cr);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_write_to_png_stream(surface,
		    write_to_sink, &sink);
	cairo_surface_destroy(surface);
	g_hash_table_destroy(p.pictures);
	g_hash_table_destroy(p.expanded);
	return is_painted(diags, status);
}
