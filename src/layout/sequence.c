/*
 * A page-sequence.
 *
 * For each page: its number says which side it is, the masters say what page
 * that is, compose.c says what stands on it.  Only then is it known whether it
 * was the last: if last pages have another master, the page is composed once
 * more in that one.  Where that has less room, it keeps the first, and an empty
 * page in the other master comes last.
 */
#include "layout/sequence.h"

#include "layout/change_bar.h"
#include "layout/compose.h"
#include "layout/margin_note.h"
#include "layout/page_kept.h"
#include "layout/page_short.h"
#include "layout/pagefit.h"
#include "layout/para.h"
#include "layout/region.h"
#include "layout/xref.h"

enum {
	PAGES_MAX = 50000, /* of one sequence */
	EMPTY_MAX = 16,    /* pages in a row that have no room for the flow */
};

struct paging {
	struct layout *layout;
	struct sequence *sequence;
	struct composer composer;
	struct master_place place;
	long number;
	size_t index;
	bool has_markers;
	const struct fo *flow; /* NULL: none */
	int unmapped;          /* pages in a row that have no region for it */
	bool is_ending;        /* the page is the flow's last */
	bool lacks_last;       /* the last page could not have its own master */
};

long
sequence_first_number(const struct fo *fo, long number)
{
	const struct fo_value *initial = fo_value(fo,
	    FO_PROP_INITIAL_PAGE_NUMBER);

	if (initial->type == FO_TYPE_NUMBER)
		return MAX((long)initial->number, 1);
	if (initial->keyword == FO_KW_AUTO_ODD)
		return number + (number % 2 == 0);
	if (initial->keyword == FO_KW_AUTO_EVEN)
		return number + (number % 2 != 0);
	return number;
}

static const struct fo *
find_flow(const struct fo *sequence)
{
	const struct fo *child = sequence->first;

	while (child != NULL && child->kind != FO_FLOW)
		child = child->next;
	return child;
}

static struct page *
new_page(struct paging *p, const struct fo *master, bool is_blank)
{
	const struct fo *fo = p->sequence->fo;
	struct page *page = master_page(p->layout, master);

	page->sequence = fo;
	page->index = p->index;
	page->number = p->number;
	page->label = master_format(p->layout->arena, p->number,
	    fo_string(fo, FO_PROP_FORMAT));
	page->is_blank = is_blank;
	return page;
}

/* The body of a master, with room for at least something. */
static struct master_body
find_body(struct paging *p, const struct fo *master)
{
	struct master_body body = master_find_body(master);

	if (body.width >= DIMEN_PT(1) && body.height >= DIMEN_PT(1))
		return body;
	diag(p->layout->diags, DIAG_PAGE_TOO_SMALL,
	    master == NULL ? p->sequence->fo->pos : master->pos,
	    "%.1fpt by %.1fpt", dimen_pt(body.width), dimen_pt(body.height));
	body.column_count = 1;
	body.column_gap = 0;
	body.width = MAX(body.width, DIMEN_PT(72));
	body.height = MAX(body.height, DIMEN_PT(72));
	body.column_width = body.width;
	return body;
}

/* Appends a complete page and counts on. */
static void
add_page(struct paging *p, struct page *page)
{
	struct sequence *sequence = p->sequence;

	margin_note_place(p->layout, page);
	if (p->has_markers && p->flow != NULL)
		page_add_markers(p->layout, page, p->flow,
		    sequence->page_count == 0, p->is_ending);
	page_finish(p->layout, page, page->regions[REGION_BODY],
	    p->has_markers);
	if (p->layout->change_bars != NULL)
		change_bars_add(p->layout, p->layout->change_bars, page);
	region_fill(p->layout, page);
	for (enum page_region i = 0; i < REGION__MAX; i++)
		if (i != REGION_BODY)
			page_finish(p->layout, page, page->regions[i],
			    /*has_markers*/ false);
	region_carry(p->layout, page);
	if (sequence->last_page != NULL)
		sequence->last_page->next = page;
	else
		sequence->first_page = page;
	sequence->last_page = page;
	sequence->page_count++;
	p->number++;
	p->index++;
}

static struct master_query
query_for(const struct paging *p, bool is_last)
{
	return (struct master_query){
		.is_first = p->sequence->page_count == 0,
		.is_last = is_last,
		.number = p->number,
	};
}

static void
add_blank_page(struct paging *p, bool is_last)
{
	struct master_query query = query_for(p, is_last);
	const struct fo *master;

	query.is_blank = true;
	master = master_next(p->layout, &p->place, &query);
	add_page(p, new_page(p, master, /*is_blank*/ true));
}

/* The height that the page after the next will have. */
static dimen
next_height(struct paging *p)
{
	struct master_place place = p->place;
	struct master_query query = query_for(p, /*is_last*/ false);

	query.is_first = false;
	query.number++;
	return master_find_body(master_next(NULL, &place, &query)).height;
}

static struct composed
compose_in(struct paging *p, const struct fo *master, struct page **page)
{
	struct master_body body = find_body(p, master);

	*page = new_page(p, master, /*is_blank*/ false);
	return compose_page(&p->composer, *page, &body, next_height(p));
}

static bool
is_count_forced(const struct paging *p)
{
	enum fo_keyword force = fo_keyword(p->sequence->fo,
	    FO_PROP_FORCE_PAGE_COUNT);

	return force == FO_KW_EVEN || force == FO_KW_ODD;
}

/*
 * The page turned out to be the last: once more in the master for last pages.
 * Where that can't hold it, the page stays as it was, and is not the last.  But
 * a first page that is too full to be the only one is just the first, unless a
 * number of pages is asked for, which always ends with a last one.
 */
static struct composed
compose_last(struct paging *p, struct compose_mark *mark,
    struct master_place before, const struct fo *tried,
    struct composed composed, struct page **page)
{
	struct master_place after = p->place;
	struct master_query query = query_for(p, /*is_last*/ true);
	const struct fo *master;
	struct composed last;

	p->place = before;
	master = master_next(p->layout, &p->place, &query);
	if (master == tried)
		return composed;
	compose_rewind(&p->composer, &composed, mark);
	last = compose_in(p, master, page);
	if (last.is_last)
		return last;
	compose_rewind(&p->composer, &last, mark);
	p->place = after;
	p->lacks_last = p->sequence->page_count > 0 || is_count_forced(p);
	return compose_in(p, tried, page);
}

/* Whether the flow goes into the body of this master's pages. */
static bool
is_mapped(const struct paging *p, const struct fo *master)
{
	struct master_body body = master_find_body(master);
	const char *name, *region;

	if (p->flow == NULL || body.fo == NULL)
		return p->flow == NULL;
	name = fo_own(p->flow, FO_PROP_FLOW_NAME);
	region = fo_own(body.fo, FO_PROP_REGION_NAME);
	return name == NULL || region == NULL || g_str_equal(name, region);
}

/*
 * A page whose body is for another flow stays empty; where all pages are like
 * that, the flow can't be set.
 */
static struct composed
add_unmapped_page(struct paging *p, const struct fo *master)
{
	struct composed composed = { 0 };

	add_page(p, new_page(p, master, /*is_blank*/ false));
	if (++p->unmapped < EMPTY_MAX && p->place.simple == NULL)
		return composed;
	diag_hint(p->layout->diags, DIAG_FLOW_UNMAPPED, p->flow->pos,
	    &(struct diag_hint){ .piece = fo_own(p->flow, FO_PROP_FLOW_NAME) },
	    "%s", fo_own(p->flow, FO_PROP_FLOW_NAME));
	composed.is_last = true;
	return composed;
}

/* The bodies of the pages to come, if no other flow and no break is there. */
static void
look_ahead(struct paging *p)
{
	struct master_place place = p->place;
	struct master_query query = query_for(p, /*is_last*/ false);
	struct master_body bodies[PAGEFIT_PAGES];

	for (size_t i = 0; i < PAGEFIT_PAGES; i++) {
		bodies[i] = master_find_body(master_next(NULL, &place, &query));
		bodies[i].height = MAX(bodies[i].height, DIMEN_PT(1));
		query.is_first = false;
		query.number++;
	}
	compose_look_ahead(&p->composer, p->number, bodies, PAGEFIT_PAGES);
}

static struct composed
add_text_page(struct paging *p)
{
	struct master_query query = query_for(p, /*is_last*/ false);
	struct master_place before = p->place;
	const struct fo *master = master_next(p->layout, &p->place, &query);
	struct compose_mark mark;
	struct composed composed;
	struct page *page;

	if (!is_mapped(p, master))
		return add_unmapped_page(p, master);
	p->unmapped = 0;
	look_ahead(p);
	mark = compose_mark(&p->composer);
	composed = compose_in(p, master, &page);
	if (composed.is_last && master_knows_last(&p->place))
		composed = compose_last(p, &mark, before, master, composed,
		    &page);
	compose_forget(&mark);
	page_report_short(p->layout, &composed.filling, &composed.plan,
	    &p->composer.flow);
	p->is_ending = composed.is_last;
	page_report_broken(p->layout, &composed.filling, &composed.plan);
	page_fill(p->layout, &composed.filling, &composed.plan);
	add_page(p, page);
	return composed;
}

static bool
is_wrong_side(long number, enum fo_keyword until)
{
	return (until == FO_KW_ODD_PAGE && number % 2 == 0) ||
	    (until == FO_KW_EVEN_PAGE && number % 2 != 0);
}

/*
 * What force-page-count asks of the number of the last page, or the count, if
 * there are to be `more` pages.
 */
static bool
needs_blank_page(const struct paging *p, size_t more)
{
	const struct fo *next = p->sequence->next_fo;
	long number = p->number + (long)more;
	bool is_last_odd = (number - 1) % 2 != 0;
	bool is_count_odd = (p->sequence->page_count + more) % 2 != 0;

	switch (fo_keyword(p->sequence->fo, FO_PROP_FORCE_PAGE_COUNT)) {
	case FO_KW_EVEN:
		return is_count_odd;
	case FO_KW_ODD:
		return !is_count_odd;
	case FO_KW_END_ON_EVEN:
		return is_last_odd;
	case FO_KW_END_ON_ODD:
		return !is_last_odd;
	case FO_KW_NO_FORCE:
		return false;
	default:
		return next != NULL &&
		    sequence_first_number(next, number) % 2 != number % 2;
	}
}

/*
 * Nothing is left for it, but the sequence ends in the master it asks for; what
 * makes up its count comes before.
 */
static void
add_empty_last_page(struct paging *p)
{
	struct master_query query;
	const struct fo *master;

	if (needs_blank_page(p, /*more*/ 1))
		add_blank_page(p, /*is_last*/ false);
	query = query_for(p, /*is_last*/ true);
	master = master_next(p->layout, &p->place, &query);
	add_page(p, new_page(p, master, /*is_blank*/ false));
}

/* Ids of what is larger than any page: from the first to the last. */
static void
place_sequence_ids(const struct paging *p)
{
	const struct fo *objects[] = { p->sequence->fo, p->flow };

	for (size_t i = 0; i < G_N_ELEMENTS(objects); i++) {
		const char *id = objects[i] == NULL
		    ? NULL
		    : fo_own(objects[i], FO_PROP_ID);

		if (id == NULL || p->sequence->first_page == NULL)
			continue;
		xref_add_id(p->layout->xref, id, p->sequence->first_page, 0, 0);
		xref_add_id(p->layout->xref, id, p->sequence->last_page, 0, 0);
	}
}

/* The first block may ask for a side, too. */
static void
begin_flow(struct paging *p)
{
	struct master_place place = p->place;
	struct master_query query = query_for(p, /*is_last*/ false);
	struct master_body body = find_body(p,
	    master_next(NULL, &place, &query));
	const struct segment *segment;

	flow_begin(&p->composer.flow, p->layout, p->flow, &body);
	segment = p->composer.flow.segment;
	if (segment != NULL &&
	    is_wrong_side(p->number, segment->galley->break_before))
		add_blank_page(p, /*is_last*/ false);
}

static void
add_pages(struct paging *p)
{
	for (;;) {
		struct composed composed = add_text_page(p);

		if (composed.is_last && p->lacks_last)
			add_empty_last_page(p);
		if (composed.is_last)
			return;
		if (p->sequence->page_count >= PAGES_MAX) {
			diag(p->layout->diags, DIAG_PAGES_TOO_MANY,
			    p->sequence->fo->pos, "more than %d", PAGES_MAX);
			return;
		}
		if (is_wrong_side(p->number, composed.plan.until))
			add_blank_page(p, /*is_last*/ false);
	}
}

void
sequence_lay_out(struct sequence *sequence, struct layout *layout,
    const struct masters *masters, long first_number, size_t first_index,
    bool has_markers)
{
	struct paging p = {
		.layout = layout,
		.sequence = sequence,
		.number = first_number,
		.index = first_index,
		.has_markers = has_markers,
	};
	struct arena_mark mark = arena_mark(layout->work);

	if (sequence->carried == NULL)
		sequence->carried = region_carried_copy(layout->arena,
		    layout->carried);
	else
		layout->carried = region_carried_copy(layout->arena,
		    sequence->carried);
	sequence->first_number = first_number;
	sequence->first_page = sequence->last_page = NULL;
	sequence->page_count = 0;
	xref_begin_sequence(layout->xref, sequence->index);
	p.place = master_begin(layout, masters, sequence->fo);
	p.composer.layout = layout;
	inserts_init(&p.composer.inserts, layout, sequence->fo);
	p.flow = find_flow(sequence->fo);
	begin_flow(&p);
	add_pages(&p);
	if (needs_blank_page(&p, /*more*/ 0))
		add_blank_page(&p, /*is_last*/ true);
	place_sequence_ids(&p);
	inserts_clear(&p.composer.inserts);
	para_forget(layout);
	arena_reset(layout->work, mark);
	sequence->next_number = p.number;
}
