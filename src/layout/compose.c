/*
 * Composing a page: flow, footnotes and floats share one body region.
 *
 *	+----------------------+
 *	| before-floats        |  taken from the head
 *	| galley               |  the flow's items, cut by pagebreak.c
 *	| separator, footnotes |  taken from the foot
 *	+----------------------+
 *
 * There is a circle in it: which footnotes belong here depends on where the
 * galley is cut, and the cut depends on the room the footnotes leave.  We leave
 * it by trying: cut as if the page held no inserts; if the piece cites one that
 * has no room yet, give it room and cut again from the same mark.  If then the
 * citing line is no longer on the page, the room is taken back and the page
 * ends before that line.  Each insert is tried once, and a limit only moves
 * towards the head: so there are at most two rounds per insert.
 *
 * A float without room joins the queue for the next page.  A footnote may not
 * wait: it is cut, and goes on at the foot of the next page; if not even its
 * first lines fit, the page ends before the citing line.  An empty page takes
 * anything, or the same line would be put off for ever.
 */
#include "layout/compose.h"

#include "layout/pagefit.h"
#include "layout/plan.h"

/* What compose_page() tries with. */
struct attempt {
	struct composer *c;
	struct composed *composed;
	struct plan_params params;
	struct flow_mark head;
	bool is_cut; /* a footnote goes on: all after it wait */
};

static void
begin_insert(struct attempt *a, struct insert *insert)
{
	g_hash_table_add(a->c->inserts.begun, (struct fo *)insert->fo);
	page_add_insert(&a->composed->filling, insert);
}

static void
withdraw_insert(struct attempt *a, struct insert *insert)
{
	g_hash_table_remove(a->c->inserts.begun, insert->fo);
	page_drop_insert(&a->composed->filling, insert);
}

/* What is left of a footnote after its part for this page. */
static void
queue_rest(struct attempt *a, const struct insert *insert)
{
	struct insert *rest;

	if (insert->to >= insert->galley->count)
		return;
	rest = arena_copy(a->c->layout->work, insert, sizeof(*insert));
	rest->from = galley_cut(a->c->layout, insert->galley, insert->to);
	rest->to = insert->galley->count;
	rest->extent = galley_extent(rest->galley, rest->from, rest->to);
	rest->is_continued = true;
	rest->next = NULL;
	g_queue_push_tail(&a->c->inserts.notes, rest);
	a->is_cut = true;
}

/* The whole insert waits for the next page. */
static void
queue_insert(struct attempt *a, struct insert *insert)
{
	insert->is_late = true;
	g_hash_table_add(a->c->inserts.begun, (struct fo *)insert->fo);
	g_queue_push_tail(insert->is_float ? &a->c->inserts.floats
					   : &a->c->inserts.notes,
	    insert);
}

static void
plan_again(struct attempt *a)
{
	flow_rewind(&a->c->flow, a->head);
	a->params.room = page_room(&a->composed->filling);
	a->params.is_crowded = a->composed->filling.notes != NULL ||
	    a->composed->filling.floats != NULL;
	a->composed->plan = plan_page(&a->params);
}

/* Gives the insert its room.  False if its line would leave the page. */
static bool
give_room(struct attempt *a, struct insert *insert)
{
	begin_insert(a, insert);
	if (page_room(&a->composed->filling) > 0) {
		plan_again(a);
		if (a->composed->plan.first != NULL &&
		    insert_is_cited(&a->composed->plan, insert->fo))
			return true;
	}
	withdraw_insert(a, insert);
	return false;
}

/*
 * Room for a part of a footnote: first what the flow down to the citing line
 * would leave, then its first lines only.
 */
static bool
give_room_for_part(struct attempt *a, struct insert *insert,
    const struct cited_at *cited)
{
	struct page_filling *filling = &a->composed->filling;
	const struct galley *galley = cited->segment->galley;
	const struct plan_span *span = a->composed->plan.first;
	dimen separator = filling->notes == NULL &&
		filling->note_separator != NULL
	    ? filling->note_separator->extent
	    : 0;
	dimen left = page_room(filling) - separator;
	size_t to = cited->item + 1;

	while (span != NULL && span->segment != cited->segment)
		span = span->next;
	while (to < galley->count && galley->at[to].kind != GALLEY_BREAK)
		to++;
	if (span != NULL && span->column_count == 1)
		left -= span->top +
		    galley_extent(galley, span->pieces[0].from, to);
	else
		left /= 2;
	if (insert->extent <= left || !insert_cut(insert, left))
		return false;
	return give_room(a, insert);
}

static bool
is_first_thing(const struct attempt *a, const struct cited_at *cited)
{
	const struct plan_span *span = a->composed->plan.first;
	const struct galley *galley = cited->segment->galley;

	if (span->segment != cited->segment)
		return false;
	for (size_t i = span->pieces[0].from; i < cited->item; i++)
		if (galley->at[i].kind == GALLEY_BREAK &&
		    galley->at[i].cut.page_penalty < PENALTY_FORBIDDEN)
			return false;
	return a->composed->filling.notes == NULL;
}

/* The page ends before the line that cites what has no room. */
static void
end_before(struct attempt *a, const struct cited_at *cited)
{
	a->params.limit.segment = cited->segment;
	a->params.limit.item = cited->item;
	plan_again(a);
}

static void
place_footnote(struct attempt *a, const struct cited_at *cited)
{
	struct insert *insert = insert_new(&a->c->inserts, cited->fo,
	    a->params.body->width);

	if (a->is_cut) {
		queue_insert(a, insert);
		return;
	}
	if (give_room(a, insert))
		return;
	a->params.has_plan = false;
	if (give_room_for_part(a, insert, cited)) {
		queue_rest(a, insert);
		return;
	}
	plan_again(a);
	if (!is_first_thing(a, cited) && a->params.limit.segment == NULL) {
		end_before(a, cited);
		if (a->composed->plan.first != NULL &&
		    !insert_is_cited(&a->composed->plan, cited->fo))
			return;
	}
	insert->to = insert->galley->count;
	queue_insert(a, insert);
	a->is_cut = true;
}

static void
place_float(struct attempt *a, const struct cited_at *cited)
{
	struct insert *insert = insert_new(&a->c->inserts, cited->fo,
	    a->params.body->width);

	if (a->c->inserts.floats.head == NULL && give_room(a, insert))
		return;
	a->params.has_plan = false;
	plan_again(a);
	queue_insert(a, insert);
}

/* Floats that waited: as many as the body holds, at least one. */
static void
place_waiting_floats(struct attempt *a)
{
	GQueue *waiting = &a->c->inserts.floats;
	struct page_filling *filling = &a->composed->filling;

	while (waiting->head != NULL) {
		struct insert *insert = waiting->head->data;
		bool is_too_tall = insert->extent > a->params.body->height;

		if (filling->floats != NULL &&
		    insert->extent > page_room(filling))
			return;
		if (is_too_tall)
			diag(a->c->layout->diags, DIAG_FLOAT_TOO_TALL,
			    insert->fo->pos, "it needs %.1fpt",
			    dimen_pt(insert->extent));
		g_queue_pop_head(waiting);
		page_add_insert(filling, insert);
	}
}

/*
 * What the flow begins the page with, down to where it may first be cut; at
 * `most` if that is longer.
 */
static dimen
first_piece(const struct segment *segment, dimen most)
{
	const struct galley *galley;
	dimen left = most;
	size_t at;

	if (segment == NULL)
		return 0;
	galley = segment->galley;
	for (at = segment->at; at < galley->count && left > 0; at++) {
		const struct galley_item *item = &galley->at[at];

		if (item->kind != GALLEY_BREAK)
			left -= item->item.size;
		else if (item->cut.page_penalty < PENALTY_FORBIDDEN)
			break;
	}
	return MIN(galley_extent(galley, segment->at, at), most);
}

/*
 * Footnotes that go on from the page before come first, and end as soon as can
 * be: what is too long even for this page goes on again, and leaves the flow
 * only room to begin.
 */
static void
place_waiting_notes(struct attempt *a)
{
	GQueue *waiting = &a->c->inserts.notes;
	struct page_filling *filling = &a->composed->filling;
	dimen least = first_piece(a->c->flow.segment,
	    a->params.body->height / 2);

	while (waiting->head != NULL) {
		/* a copy: the page may be composed again */
		struct insert *insert = arena_copy(a->c->layout->work,
		    waiting->head->data, sizeof(*insert));
		dimen room = page_room(filling) - least;

		if (filling->notes == NULL && filling->note_separator != NULL)
			room -= filling->note_separator->extent;
		if (insert->extent > room && !insert_cut(insert, room)) {
			if (filling->notes != NULL || filling->floats != NULL)
				return;
			diag(a->c->layout->diags, DIAG_FOOTNOTE_TOO_TALL,
			    insert->fo->pos, NULL);
		}
		g_queue_pop_head(waiting);
		page_add_insert(filling, insert);
		if (insert->to < insert->galley->count) {
			GQueue others = *waiting;

			g_queue_init(waiting);
			queue_rest(a, insert);
			for (GList *i = others.head; i != NULL; i = i->next)
				g_queue_push_tail(waiting, i->data);
			g_queue_clear(&others);
			return;
		}
	}
}

/*
 * The page has more room than the plan knew of: an insert that it counted on is
 * elsewhere, or is shorter here.
 */
static bool
has_room_to_spare(const struct attempt *a)
{
	const struct plan_span *span = a->composed->plan.last;
	const struct galley_break *cut;
	const struct piece *piece;

	if (!a->params.has_plan || span == NULL || span->count != 1)
		return false;
	piece = &span->pieces[0];
	if (piece->is_end || piece->until != FO_KW_NONE_SET)
		return false;
	cut = &piece->galley->at[piece->to].cut;
	return cut->planned > 0 &&
	    page_room(&a->composed->filling) > cut->planned + DIMEN_PT(2);
}

/* Gives everything that is cited its room, or its place in a queue. */
static void
place_inserts(struct attempt *a)
{
	struct cited_at cited;

	while (
	    insert_find_unplaced(&a->c->inserts, &a->composed->plan, &cited)) {
		if (cited.fo->kind == FO_FLOAT)
			place_float(a, &cited);
		else
			place_footnote(a, &cited);
	}
}

static bool
is_cited(const struct attempt *a, const struct insert *insert)
{
	for (; insert != NULL; insert = insert->next)
		if (!insert->is_continued &&
		    !insert_is_cited(&a->composed->plan, insert->fo))
			return false;
	return true;
}

/* The page is cut as if nothing were known, and must still cite its notes. */
static void
plan_without_look_ahead(struct attempt *a)
{
	a->params.has_plan = false;
	plan_again(a);
	if (!is_cited(a, a->composed->filling.notes)) {
		a->params.has_plan = true;
		plan_again(a);
	}
	place_inserts(a);
}

/* What those that wait take of the next page, as far as can be seen. */
static dimen
waiting_extent(struct composer *c, const struct master_body *body)
{
	dimen notes = 0, floats = 0;

	for (GList *i = c->inserts.notes.head; i != NULL; i = i->next)
		notes += ((const struct insert *)i->data)->extent;
	for (GList *i = c->inserts.floats.head; i != NULL; i = i->next)
		floats += ((const struct insert *)i->data)->extent;
	return MIN(notes, body->height / 2) + MIN(floats, body->height / 2);
}

void
compose_look_ahead(struct composer *c, long number,
    const struct master_body *bodies, size_t count)
{
	struct segment *segment = c->flow.segment;
	struct pagefit_params params = {
		.layout = c->layout,
		.inserts = &c->inserts,
		.insert_measure = bodies[0].width,
		.number = number,
	};

	c->has_plan = false;
	if (segment == NULL)
		return;
	flow_fit(&c->flow, &bodies[0]);
	segment = c->flow.segment;
	if (bodies[0].column_count > 1)
		return;
	c->has_plan = true;
	if (pagefit_is_planned(segment->galley, segment->at))
		return;
	for (size_t i = 0; i < count && i < PAGEFIT_PAGES; i++) {
		if (bodies[i].column_count > 1 ||
		    bodies[i].width != bodies[0].width)
			break;
		params.rooms[params.count++] = bodies[i].height;
	}
	params.rooms[0] -= waiting_extent(c, &bodies[0]);
	segment->at = pagefit_plan(&params, segment->galley, segment->at);
}

struct composed
compose_page(struct composer *c, struct page *page,
    const struct master_body *body, dimen next_room)
{
	struct composed composed = {
		.filling = { .page = page,
		    .body = *body,
		    .grid = galley_grid(c->flow.fo) },
	};
	struct attempt a = {
		.c = c,
		.composed = &composed,
		.params = {
			.layout = c->layout,
			.flow = &c->flow,
			.body = body,
			.next_room = next_room,
			.has_plan = c->has_plan,
		},
	};

	composed.filling.note_separator = insert_separator(&c->inserts,
	    INSERT_NOTES, body->width);
	composed.filling.float_separator = insert_separator(&c->inserts,
	    INSERT_FLOATS, body->width);
	flow_fit(&c->flow, body);
	a.head = flow_mark(&c->flow);
	place_waiting_floats(&a);
	place_waiting_notes(&a);
	a.is_cut = c->inserts.notes.head != NULL;
	plan_again(&a);
	place_inserts(&a);
	if (has_room_to_spare(&a))
		plan_without_look_ahead(&a);
	composed.is_last = composed.plan.is_last &&
	    c->inserts.notes.head == NULL && c->inserts.floats.head == NULL;
	return composed;
}

struct compose_mark
compose_mark(const struct composer *c)
{
	struct compose_mark mark = {
		.flow = flow_mark(&c->flow),
		.notes = g_list_copy(c->inserts.notes.head),
		.floats = g_list_copy(c->inserts.floats.head),
	};

	return mark;
}

/* Inserts that the page had begun are begun no longer. */
static void
forget_inserts(struct composer *c, const struct insert *insert)
{
	for (; insert != NULL; insert = insert->next)
		if (!insert->is_continued)
			g_hash_table_remove(c->inserts.begun, insert->fo);
}

static void
restore_queue(struct composer *c, GQueue *queue, GList *copy)
{
	for (GList *i = queue->head; i != NULL; i = i->next) {
		const struct insert *insert = i->data;

		g_hash_table_remove(c->inserts.begun, insert->fo);
	}
	g_queue_clear(queue);
	for (GList *i = copy; i != NULL; i = i->next) {
		struct insert *insert = i->data;

		g_hash_table_add(c->inserts.begun, (struct fo *)insert->fo);
		g_queue_push_tail(queue, insert);
	}
}

void
compose_rewind(struct composer *c, struct composed *composed,
    struct compose_mark *mark)
{
	flow_rewind(&c->flow, mark->flow);
	forget_inserts(c, composed->filling.notes);
	forget_inserts(c, composed->filling.floats);
	restore_queue(c, &c->inserts.notes, mark->notes);
	restore_queue(c, &c->inserts.floats, mark->floats);
}

void
compose_forget(struct compose_mark *mark)
{
	g_list_free(mark->notes);
	g_list_free(mark->floats);
}
