/* The pages: how many, how large, how full; see part.h. */
#include <math.h>

#include "report/part.h"

#define MM_FROM_DIMEN (25.4 / 72 / DIMEN_SCALE)

/* Where the last thing in an area ends, below its top. */
static dimen
content_end(const struct area *area)
{
	dimen end = 0;

	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		end = MAX(end, child->y + child->height);
	return end;
}

/* How much of the body's height is used, in per cent; -1 without a body. */
static int
page_fill(const struct page *page)
{
	const struct area *body = page->regions[REGION_BODY];
	dimen end = 0;

	if (body == NULL || body->height <= 0)
		return -1;
	for (const struct page_span *span = page->spans; span != NULL;
	     span = span->next) {
		for (size_t i = 0; i < span->column_count; i++) {
			const struct area *column = span->columns[i];

			end = MAX(end, column->y + content_end(column));
		}
	}
	if (page->before_floats != NULL)
		end = MAX(end,
		    page->before_floats->y + page->before_floats->height);
	if (page->footnotes != NULL)
		end += page->footnotes->height;
	return (int)CLAMP(lround(100.0 * (double)end / (double)body->height), 0,
	    100);
}

/* Runs of pages of one size. */
static void
write_sizes(struct json *json, const struct area_tree *tree)
{
	size_t i = 0;

	json_open_array(json, "sizes");
	while (i < tree->page_count) {
		const struct page *page = tree->pages[i];
		size_t count = 0;

		for (; i < tree->page_count &&
		     tree->pages[i]->width == page->width &&
		     tree->pages[i]->height == page->height;
		     i++)
			count++;
		json_open_object(json, NULL);
		json_decimal(json, "width", (double)page->width * MM_FROM_DIMEN,
		    1);
		json_decimal(json, "height",
		    (double)page->height * MM_FROM_DIMEN, 1);
		json_number(json, "count", (gint64)count);
		json_close(json);
	}
	json_close(json);
}

static void
write_each(struct json *json, const struct area_tree *tree)
{
	gint64 sum = 0, count = 0, blank = 0;

	json_open_array(json, "each");
	for (size_t i = 0; i < tree->page_count; i++) {
		const struct page *page = tree->pages[i];
		int fill = page->is_blank ? 0 : page_fill(page);

		json_open_object(json, NULL);
		json_text(json, "label", page->label);
		if (fill >= 0)
			json_number(json, "fill", fill);
		json_close(json);
		blank += page->is_blank;
		if (page->is_blank || fill < 0)
			continue;
		sum += fill;
		count++;
	}
	json_close(json);
	json_number(json, "blank", blank);
	if (count > 0)
		json_number(json, "fill", (sum + count / 2) / count);
}

static bool
is_about_fill(enum diag_kind kind)
{
	return kind == DIAG_PAGE_SHORT;
}

void
part_pages(struct json *json, const struct report *report)
{
	json_open_object(json, "pages");
	json_number(json, "count", (gint64)report->areas->page_count);
	write_sizes(json, report->areas);
	write_each(json, report->areas);
	diags_write_messages(report->diags, json, "short", is_about_fill);
	json_close(json);
}
