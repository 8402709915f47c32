/*
 * Writing a fit into its galley.
 *
 *	placed already |BREAK| pages of the plan | what follows
 *	            <--------- grows towards the head
 *
 * The items of the planned pages are made anew, in one piece.  What has been
 * placed is of no use any more, so the piece may grow over it, and what follows
 * stays where it is: a chapter of any length is planned in linear time.  Only at
 * the galley's very start there is nothing to grow over.
 */
#include "layout/pagefit_relay.h"

#include <string.h>

#include "layout/galley_build.h"

struct relay {
	const struct fit *fit;
	GArray *items; /* struct galley_item */
	/* the pages' feet, first page first */
	const struct fit_node **feet;
	size_t count;
	size_t foot;          /* the next of them */
	GHashTable *variants; /* struct fit_para to variant */
};

/* Past the last item that the plan changes. */
static size_t
relay_end(const struct relay *r)
{
	const struct fit_node *last = r->feet[r->count - 1];

	if (last->para != NULL)
		return last->para->to;
	return MIN(last->item + 1, r->fit->limit);
}

static void
collect(struct relay *r, const struct fit_node *last)
{
	r->count = last->layer;
	r->feet = ARENA_NEW_ARRAY(r->fit->arena, const struct fit_node *,
	    r->count);
	for (const struct fit_node *node = last; node->previous != NULL;
	     node = node->previous) {
		r->feet[node->layer - 1] = node;
		for (const struct fit_choice *choice = node->choices;
		     choice != NULL; choice = choice->previous)
			g_hash_table_insert(r->variants,
			    (struct fit_para *)choice->para,
			    GINT_TO_POINTER(choice->variant));
		/* a page before chose it, where it lies over the turn */
		if (node->para != NULL)
			g_hash_table_insert(r->variants,
			    (struct fit_para *)node->para,
			    GINT_TO_POINTER(node->variant));
	}
}

/* Whether the foot in turn is this one. */
static bool
is_foot(struct relay *r, size_t item, const struct fit_para *para, size_t line)
{
	const struct fit_node *node;

	if (r->foot >= r->count)
		return false;
	node = r->feet[r->foot];
	return node->item == item && node->para == para &&
	    (para == NULL || node->line == line);
}

static void
add_item(struct relay *r, struct galley_item item, bool is_planned)
{
	if (item.kind == GALLEY_BREAK) {
		item.cut.planned = 0;
		item.cut.is_plan_end = false;
	}
	if (is_planned) {
		item.cut.planned = r->feet[r->foot]->room;
		r->foot++;
		item.cut.is_plan_end = r->foot == r->count;
	}
	g_array_append_val(r->items, item);
}

static void
add_paragraph(struct relay *r, const struct fit_para *para, int variant)
{
	const struct fit *fit = r->fit;
	const struct lines *lines = para->lines[variant];
	struct galley_item line = fit->galley->at[para->from];

	for (size_t i = 0; i < lines->count; i++) {
		line.item.size = lines->at[i].height;
		line.line.lines = lines;
		line.line.index = i;
		line.citations = lines->at[i].citations;
		add_item(r, line, /*is_planned*/ false);
		if (i + 1 < lines->count)
			add_item(r, fit_line_break(fit, para, variant, i),
			    is_foot(r, para->from, para, i));
	}
}

static void
make_items(struct relay *r, size_t end)
{
	const struct fit *fit = r->fit;

	for (size_t i = fit->at; i < end; i++) {
		const struct fit_para *para = fit->paras[i - fit->at];
		int variant = para == NULL
		    ? FIT_AS_IS
		    : GPOINTER_TO_INT(g_hash_table_lookup(r->variants, para));

		if (variant != FIT_AS_IS) {
			add_paragraph(r, para, variant);
			i = para->to - 1;
		} else {
			add_item(r, fit->galley->at[i],
			    fit->galley->at[i].kind == GALLEY_BREAK &&
				is_foot(r, i, NULL, 0));
		}
	}
}

/* Puts the new items in the place of [at, end); where `at` is then. */
static size_t
put(const struct relay *r, size_t end)
{
	struct galley *galley = r->fit->galley;
	size_t at = r->fit->at, room = end - at, count = r->items->len;
	bool is_headless = at == 0;
	struct galley_item before;

	if (count > room && (is_headless || count - room > at - 1)) {
		build_move_tail(r->fit->params->layout, galley, end,
		    count - room);
		end += count - room;
	} else if (count < room && is_headless) {
		memmove(&galley->at[count], &galley->at[end],
		    (galley->count - end) * sizeof(*galley->at));
		galley->count -= room - count;
		end = count;
	}
	if (!is_headless)
		before = galley->at[at - 1];
	at = end - count;
	if (count > 0)
		memcpy(&galley->at[at], r->items->data,
		    count * sizeof(struct galley_item));
	if (!is_headless)
		galley->at[at - 1] = before;
	return at;
}

size_t
fit_relay(const struct fit *fit, const struct fit_node *last)
{
	struct relay r = {
		.fit = fit,
		.items = g_array_new(FALSE, FALSE, sizeof(struct galley_item)),
		.variants = g_hash_table_new(NULL, NULL),
	};
	size_t end, at;

	collect(&r, last);
	end = relay_end(&r);
	make_items(&r, end);
	at = put(&r, end);
	g_array_free(r.items, TRUE);
	g_hash_table_destroy(r.variants);
	return at;
}
