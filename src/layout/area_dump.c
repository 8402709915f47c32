/*
 * The area tree as XML: pages, regions, titles and bookmarks.
 *
 * The form is Apache FOP's, as far as its published layout cases read it: no
 * white space between elements, lengths in millipoints, header cells before
 * and footer cells after the others of a table.  What is written here is what
 * layout made; nothing is computed but how FOP would call it.
 */
#include "layout/area_dump.h"

#include <inttypes.h>
#include <string.h>

#include "layout/box.h"

static void
dump_rectangle(struct dump *d, const char *name, dimen x, dimen y, dimen width,
    dimen height)
{
	dump_format(d, name, "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64, x,
	    y, width, height);
}

/* ---- the body ---- */

static void
dump_flow(struct dump *d, const struct area *column)
{
	dump_start(d, "flow");
	if (column != NULL)
		dump_extents(d, column, 0);
	dump_body(d);
	if (column != NULL) {
		d->measure = column->width;
		dump_children(d, column);
	}
	dump_end(d, "flow");
}

/*
 * One column below another: what is left of a table in the measure of the page
 * before, and what follows it in this page's.  They are one flow.
 */
static bool
is_continued(const struct page_span *span)
{
	return span->column_count == 1 && span->next != NULL &&
	    span->next->column_count == 1;
}

static void
dump_single(struct dump *d, const struct page_span *span,
    const struct page_span *last, dimen height)
{
	struct area whole = *span->columns[0];

	whole.height = height;
	dump_start(d, "flow");
	dump_extents(d, &whole, 0);
	dump_body(d);
	for (;; span = span->next) {
		d->measure = span->columns[0]->width;
		dump_children(d, span->columns[0]);
		if (span == last)
			break;
	}
	dump_end(d, "flow");
}

/* Returns the last of the spans that it has written as one. */
static const struct page_span *
dump_span(struct dump *d, const struct page_span *span)
{
	const struct page_span *last = span;
	dimen height = 0, left = DIMEN_MAX, right = 0;

	for (size_t i = 0; i < span->column_count; i++) {
		const struct area *column = span->columns[i];

		height = MAX(height, column->height);
		left = MIN(left, column->x);
		right = MAX(right, column->x + column->width);
	}
	while (is_continued(last))
		last = last->next;
	if (last != span)
		height = last->columns[0]->y + last->columns[0]->height -
		    span->columns[0]->y;
	dump_start(d, "span");
	if (span->column_count > 1)
		dump_format(d, "columnCount", "%zu", span->column_count);
	dump_length(d, "ipd", right - left);
	dump_length(d, "bpd", height);
	if (d->is_backward)
		dump_string(d, "level", "1");
	dump_body(d);
	if (span->column_count == 1)
		dump_single(d, span, last, height);
	else
		for (size_t i = 0; i < span->column_count; i++)
			dump_flow(d, span->columns[i]);
	dump_end(d, "span");
	return last;
}

static void
dump_inserts(struct dump *d, const char *name, const struct area *area)
{
	dump_start(d, name);
	if (area != NULL)
		dump_length(d, "top-offset", area->y);
	dump_body(d);
	if (area != NULL) {
		d->measure = area->width;
		dump_children(d, area);
	}
	dump_end(d, name);
}

static void
dump_region_body(struct dump *d, const struct page *page)
{
	dump_inserts(d, "beforeFloat", page->before_floats);
	dump_start(d, "mainReference");
	dump_body(d);
	for (const struct page_span *span = page->spans; span != NULL;
	     span = span->next)
		span = dump_span(d, span);
	if (page->spans == NULL) {
		dump_start(d, "span");
		dump_body(d);
		dump_flow(d, NULL);
		dump_end(d, "span");
	}
	dump_end(d, "mainReference");
	dump_inserts(d, "footnote", page->footnotes);
	if (page->margin_notes != NULL)
		dump_inserts(d, "marginNotes", page->margin_notes);
}

/* ---- pages ---- */

static void
dump_viewport_of_region(struct dump *d, const struct area *area)
{
	struct area whole = *area;

	if (area->turns % 2 != 0) {
		whole.width = area->height;
		whole.height = area->width;
	}
	dump_start(d, "regionViewport");
	dump_extents(d, &whole, 0);
	dump_rectangle(d, "rect", area->x, area->y, area->width, area->height);
	if (area->clip)
		dump_string(d, "clipped", "true");
	dump_box(d, /*parent*/ NULL, area);
	dump_body(d);
}

static void
dump_region(struct dump *d, const struct page *page, enum page_region region)
{
	static const char *const names[REGION__MAX] = {
		[REGION_BEFORE] = "regionBefore",
		[REGION_START] = "regionStart",
		[REGION_BODY] = "regionBody",
		[REGION_END] = "regionEnd",
		[REGION_AFTER] = "regionAfter",
	};
	const struct area *area = page->regions[region];
	struct dump_edges edges;
	struct area inner;

	if (area == NULL)
		return;
	edges = dump_edges(area);
	inner = *area;
	inner.box = NULL;
	inner.width -= edges.start + edges.end;
	inner.height -= edges.before + edges.after;
	if (area->turns % 2 != 0) {
		dimen width = inner.width;

		inner.width = inner.height;
		inner.height = width;
	}
	d->measure = inner.width;
	d->is_backward = area->fo != NULL && box_is_backward(area->fo);
	dump_viewport_of_region(d, area);
	dump_start(d, names[region]);
	dump_extents(d, &inner, 0);
	if (area->fo != NULL)
		dump_string(d, "name", fo_own(area->fo, FO_PROP_REGION_NAME));
	dump_ctm(d, area, area->turns, area->x + edges.left,
	    area->y + edges.top);
	dump_body(d);
	if (region == REGION_BODY) {
		dump_region_body(d, page);
	} else {
		if (area->fo != NULL)
			dump_aligned(d, area);
		dump_children(d, area);
	}
	dump_end(d, names[region]);
	dump_end(d, "regionViewport");
	d->is_backward = false;
}

static void
dump_page(struct dump *d, const struct page *page)
{
	dump_start(d, "pageViewport");
	dump_rectangle(d, "bounds", 0, 0, page->width, page->height);
	dump_format(d, "key", "P%zu", page->index + 1);
	dump_format(d, "nr", "%ld", page->number);
	dump_string(d, "formatted-nr", page->label);
	if (page->master != NULL)
		dump_string(d, "simple-page-master-name",
		    fo_own(page->master, FO_PROP_MASTER_NAME));
	if (page->is_blank)
		dump_string(d, "blank", "true");
	if (page->start.element != 0) {
		dump_format(d, "first-element", "%u", page->start.element);
		dump_format(d, "first-character", "%u", page->start.character);
	}
	dump_body(d);
	dump_start(d, "page");
	dump_body(d);
	for (int region = 0; region < REGION__MAX; region++)
		dump_region(d, page, (enum page_region)region);
	dump_end(d, "page");
	dump_end(d, "pageViewport");
}

/* ---- titles: no areas, but FOP has them in the tree ---- */

static void
dump_title_text(struct dump *d, const struct fo *fo, bool *is_after_space)
{
	const char *end = fo->text + fo->length;

	dump_start(d, "text");
	dump_body(d);
	for (const char *at = fo->text; at < end;) {
		const char *word = at;

		while (at < end && !g_ascii_isspace(*at))
			at++;
		if (at > word) {
			dump_start(d, "word");
			dump_body(d);
			dump_text(d, word, (size_t)(at - word));
			dump_end(d, "word");
			*is_after_space = false;
		}
		if (at < end && !*is_after_space) {
			g_string_append(d->xml, "<space> </space>");
			*is_after_space = true;
		}
		while (at < end && g_ascii_isspace(*at))
			at++;
	}
	dump_end(d, "text");
}

static void
dump_title_content(struct dump *d, const struct fo *fo, bool *is_after_space)
{
	dump_start(d, "inlineparent");
	dump_body(d);
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (child->kind == FO_TEXT)
			dump_title_text(d, child, is_after_space);
		else
			dump_title_content(d, child, is_after_space);
	}
	dump_end(d, "inlineparent");
}

static void
dump_title(struct dump *d, const struct fo *sequence)
{
	bool is_after_space = true;

	for (const struct fo *fo = sequence->first; fo != NULL; fo = fo->next) {
		if (fo->kind != FO_TITLE)
			continue;
		dump_start(d, "title");
		dump_body(d);
		dump_title_content(d, fo, &is_after_space);
		dump_end(d, "title");
	}
}

static void
dump_language(struct dump *d, const struct fo *fo)
{
	const char *language = fo_string(fo, FO_PROP_LANGUAGE);
	const char *country = fo_string(fo, FO_PROP_COUNTRY);
	char *both;

	if (language == NULL || *language == '\0')
		return;
	if (country == NULL || *country == '\0') {
		dump_string(d, "xml:lang", language);
		return;
	}
	both = g_strdup_printf("%s-%s", language, country);
	dump_string(d, "xml:lang", both);
	g_free(both);
}

/* ---- bookmarks ---- */

static void
dump_bookmark_title(struct dump *d, const struct fo *bookmark)
{
	GString *title = g_string_new(NULL);

	for (const struct fo *fo = bookmark->first; fo != NULL; fo = fo->next) {
		if (fo->kind != FO_BOOKMARK_TITLE)
			continue;
		for (const struct fo *in = fo_next(fo, fo); in != NULL;
		     in = fo_next(in, fo)) {
			if (in->kind == FO_TEXT)
				g_string_append_len(title, in->text,
				    (gssize)in->length);
		}
	}
	dump_string(d, "title", g_strstrip(title->str));
	g_string_free(title, TRUE);
}

static void
dump_bookmarks(struct dump *d, const struct fo *parent)
{
	for (const struct fo *fo = parent->first; fo != NULL; fo = fo->next) {
		if (fo->kind != FO_BOOKMARK)
			continue;
		dump_start(d, "bookmark");
		dump_bookmark_title(d, fo);
		dump_string(d, "show-children",
		    fo_is(fo, FO_PROP_STARTING_STATE, FO_KW_HIDE) ? "false"
								  : "true");
		dump_link(d, fo);
		dump_body(d);
		dump_bookmarks(d, fo);
		dump_end(d, "bookmark");
	}
}

void
area_dump(const struct area_tree *tree, GString *xml)
{
	struct dump d = { .xml = xml, .tree = tree };

	g_string_append(xml,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	    "<areaTree version=\"2.0\">");
	for (const struct area_sequence *sequence = tree->sequences;
	     sequence != NULL; sequence = sequence->next) {
		dump_start(&d, "pageSequence");
		dump_language(&d, sequence->fo);
		dump_body(&d);
		dump_title(&d, sequence->fo);
		for (const struct page *page = sequence->first_page;
		     page != NULL; page = page->next) {
			dump_page(&d, page);
			if (page == sequence->last_page)
				break;
		}
		dump_end(&d, "pageSequence");
	}
	for (const struct fo *fo = tree->document->root->first; fo != NULL;
	     fo = fo->next) {
		if (fo->kind != FO_BOOKMARK_TREE)
			continue;
		dump_start(&d, "bookmarkTree");
		dump_body(&d);
		dump_bookmarks(&d, fo);
		dump_end(&d, "bookmarkTree");
	}
	g_string_append(xml, "</areaTree>");
}
