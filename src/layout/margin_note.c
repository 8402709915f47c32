/*
 * Margin notes.
 *
 *	+-----------------+
 *	| text text       |  one        Each wants its first baseline on that of
 *	| text1 text2     |  two        the line that cites it.  Downwards, each
 *	| text text       |  goes on    goes below the one before; then upwards,
 *	| text3           |  three      from the foot of the body, each above
 *	+-----------------+             the one after it.
 *
 * The line holds an area for the citation: notes are found by walking the areas
 * of the body, wherever in lists or tables the line may be.
 */
#include "layout/margin_note.h"

#include "layout/block.h"
#include "layout/master.h"
#include "layout/strip.h"

enum { WALK_DEPTH = 2000 };

struct note {
	const struct fo *fo;
	struct galley *galley;
	dimen x, y, width, height; /* in the area of the body's region */
	dimen gap;                 /* above and below it, to others */
};

struct notes {
	struct layout *layout;
	const struct page *page;
	struct master_body body;
	GArray *sides[2]; /* struct note: left, right */
};

bool
margin_note_is(const struct fo *fo)
{
	return fo->kind == FO_FLOAT &&
	    !fo_is(fo, FO_PROP_FLOAT, FO_KW_BEFORE) &&
	    !fo_is(fo, FO_PROP_FLOAT, FO_KW_NONE) &&
	    fo_length(fo, FO_PROP_Q_NOTE_WIDTH, 0) > 0;
}

static bool
is_on_right(const struct notes *notes, const struct fo *fo)
{
	bool is_recto = notes->page->number % 2 != 0;

	switch (fo_keyword(fo, FO_PROP_FLOAT)) {
	case FO_KW_LEFT:
		return false;
	case FO_KW_RIGHT:
		return true;
	case FO_KW_START:
		return notes->body.is_backward;
	case FO_KW_INSIDE:
		return is_recto == notes->body.is_backward;
	case FO_KW_OUTSIDE:
		return is_recto != notes->body.is_backward;
	default:
		return !notes->body.is_backward;
	}
}

/* `baseline`: y is that of the citing line; else it is the top of something. */
static void
add_note(struct notes *notes, const struct fo *fo, dimen y, bool is_baseline)
{
	const struct master_body *body = &notes->body;
	dimen gap = fo_length(fo, FO_PROP_Q_NOTE_GAP, 0);
	bool is_right = is_on_right(notes, fo);
	struct note note = {
		.fo = fo,
		.width = fo_length(fo, FO_PROP_Q_NOTE_WIDTH, body->width),
		.y = y,
		.gap = gap / 2,
	};
	dimen baseline;

	note.galley = block_galley(notes->layout, fo, fo->first, /*end*/ NULL,
	    note.width, /*is_inner*/ true);
	note.height = galley_extent(note.galley, 0, note.galley->count);
	note.x = is_right ? body->x + body->width + gap
			  : body->x - gap - note.width;
	if (is_baseline && strip_find_baseline(note.galley, &baseline))
		note.y -= baseline;
	g_array_append_val(notes->sides[is_right], note);
}

/* Finds the citations; y is that of `area` in the region's area. */
static void
walk(struct notes *notes, const struct area *area, dimen y, unsigned depth)
{
	if (depth >= WALK_DEPTH)
		return;
	for (const struct area *child = area->first; child != NULL;
	     child = child->next) {
		if (child->fo != NULL && margin_note_is(child->fo))
			add_note(notes, child->fo, y + child->y,
			    child->kind == AREA_SPACE);
		else if (child->turns == 0)
			walk(notes, child, y + child->y, depth + 1);
	}
}

static gint
compare(gconstpointer a, gconstpointer b)
{
	const struct note *left = a, *right = b;

	return (left->y > right->y) - (left->y < right->y);
}

/* Down from the head, then up from the foot. */
static void
push(struct notes *notes, GArray *side)
{
	dimen top = notes->body.y, bottom = top + notes->body.height;

	g_array_sort(side, compare);
	for (guint i = 0; i < side->len; i++) {
		struct note *note = &g_array_index(side, struct note, i);

		note->y = MAX(note->y, top);
		top = note->y + note->height + note->gap;
	}
	for (guint i = side->len; i > 0; i--) {
		struct note *note = &g_array_index(side, struct note, i - 1);

		note->y = MIN(note->y, bottom - note->height);
		bottom = note->y - note->gap;
	}
	if (side->len > 0 &&
	    g_array_index(side, struct note, 0).y < notes->body.y) {
		dimen lift = notes->body.y -
		    g_array_index(side, struct note, 0).y;

		diag(notes->layout->diags, DIAG_MARGIN_OVERFULL,
		    g_array_index(side, struct note, 0).fo->pos,
		    "page %s, by %.1fpt", notes->page->label, dimen_pt(lift));
		for (guint i = 0; i < side->len; i++)
			g_array_index(side, struct note, i).y += lift;
	}
}

static void
place(struct notes *notes, const GArray *side, struct area *parent)
{
	for (guint i = 0; i < side->len; i++) {
		const struct note *note = &g_array_index(side, struct note, i);
		struct area *area = area_new(notes->layout->arena,
		    AREA_REFERENCE, note->fo);

		area->x = note->x;
		area->y = note->y;
		area->width = note->width;
		area->height = note->height;
		area->is_first = area->is_last = true;
		area_add(parent, area);
		galley_place(notes->layout, note->galley, 0,
		    note->galley->count, /*ratio*/ 0, area, /*top*/ 0);
	}
}

void
margin_note_place(struct layout *layout, struct page *page)
{
	struct area *region = page->regions[REGION_BODY];
	struct notes notes = {
		.layout = layout,
		.page = page,
		.body = master_find_body(page->master),
	};

	if (region == NULL || !layout->has_margin_notes)
		return;
	for (int i = 0; i < 2; i++)
		notes.sides[i] = g_array_new(FALSE, FALSE, sizeof(struct note));
	walk(&notes, region, 0, /*depth*/ 0);
	if (notes.sides[0]->len + notes.sides[1]->len > 0) {
		page->margin_notes = area_new(layout->arena, AREA_REFERENCE,
		    NULL);
		page->margin_notes->width = region->width;
		layout->page = page;
		for (int i = 0; i < 2; i++) {
			push(&notes, notes.sides[i]);
			place(&notes, notes.sides[i], page->margin_notes);
		}
		layout->page = NULL;
		area_add(region, page->margin_notes);
	}
	for (int i = 0; i < 2; i++)
		g_array_free(notes.sides[i], TRUE);
}
