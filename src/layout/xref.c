/*
 * Cross-references.
 *
 * Places are remembered by page, not by label: when pages are numbered anew,
 * labels change by themselves, and an answer that was given earlier can be
 * compared with what it would be now.  Each page-sequence keeps its own list
 * of questions, so that only those that were told something wrong are laid
 * out again.
 */
#include "layout/xref.h"

#include <string.h>

struct place {
	const struct page *first, *last; /* NULL: declared only */
	dimen x, y;
	size_t stamp; /* of the run of a sequence that found it */
};

struct occurrence {
	const struct page *page;
	const char *id;
	size_t sequence, stamp;
};

struct range {
	const char *key; /* that its begin has */
	const char *end; /* an id made for its end */
};

struct question {
	const char *id; /* or an index key */
	char *answer;   /* "" if none; an index: labels, one after another */
	bool last;
	bool is_index;
};

struct sequence {
	GArray *questions;
	size_t stamp;
};

struct xref {
	struct arena *arena;
	GHashTable *places; /* id to struct place */
	GHashTable *keys;   /* index key to GArray of struct occurrence */
	GHashTable *ranges; /* id of a range's begin to struct range */
	GArray *sequences;  /* struct sequence */
	size_t sequence, stamp;
	bool is_complete; /* all ids have been declared */
};

static void
free_array(void *array)
{
	g_array_free(array, TRUE);
}

static void
release(void *object)
{
	struct xref *xref = object;

	g_hash_table_destroy(xref->places);
	g_hash_table_destroy(xref->keys);
	g_hash_table_destroy(xref->ranges);
	for (guint i = 0; i < xref->sequences->len; i++)
		free_array(g_array_index(xref->sequences, struct sequence, i)
			       .questions);
	free_array(xref->sequences);
}

struct xref *
xref_new(struct arena *arena)
{
	struct xref *xref = ARENA_NEW(arena, struct xref);

	xref->arena = arena;
	xref->places = g_hash_table_new(g_str_hash, g_str_equal);
	xref->keys = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
	    free_array);
	xref->ranges = g_hash_table_new(g_str_hash, g_str_equal);
	xref->sequences = g_array_new(FALSE, TRUE, sizeof(struct sequence));
	arena_defer(arena, release, xref);
	xref_begin_sequence(xref, 0);
	return xref;
}

static struct sequence *
find_sequence(struct xref *xref, size_t sequence)
{
	while (xref->sequences->len <= sequence) {
		struct sequence added = {
			.questions = g_array_new(FALSE, TRUE,
			    sizeof(struct question)),
		};

		g_array_append_val(xref->sequences, added);
	}
	return &g_array_index(xref->sequences, struct sequence, sequence);
}

void
xref_begin_sequence(struct xref *xref, size_t sequence)
{
	struct sequence *begun = find_sequence(xref, sequence);

	xref->sequence = sequence;
	begun->stamp = ++xref->stamp;
	g_array_set_size(begun->questions, 0);
}

static const char *
label_of(const struct xref *xref, const char *id, bool last)
{
	const struct place *place = g_hash_table_lookup(xref->places, id);

	if (place == NULL || place->first == NULL)
		return NULL;
	return last ? place->last->label : place->first->label;
}

static void
remember(struct xref *xref, const char *id, const char *answer, bool last,
    bool is_index)
{
	struct sequence *asking = find_sequence(xref, xref->sequence);
	struct question question = {
		.id = id,
		.answer = arena_strdup(xref->arena,
		    answer == NULL ? "" : answer),
		.last = last,
		.is_index = is_index,
	};

	g_array_append_val(asking->questions, question);
}

const char *
xref_label(struct xref *xref, const char *id, bool last)
{
	const char *label = label_of(xref, id, last);

	remember(xref, id, label, last, /*is_index*/ false);
	return label;
}

static gint
compare_pages(gconstpointer a, gconstpointer b)
{
	const struct occurrence *left = a, *right = b;

	return (left->page->index > right->page->index) -
	    (left->page->index < right->page->index);
}

/* What is left of a key's occurrences when outdated ones are dropped. */
static GArray *
live_occurrences(struct xref *xref, const char *key)
{
	GArray *all = g_hash_table_lookup(xref->keys, key);
	guint live = 0;

	if (all == NULL)
		return NULL;
	for (guint i = 0; i < all->len; i++) {
		struct occurrence *at = &g_array_index(all, struct occurrence,
		    i);

		if (at->stamp == find_sequence(xref, at->sequence)->stamp)
			g_array_index(all, struct occurrence, live++) = *at;
	}
	g_array_set_size(all, live);
	g_array_sort(all, compare_pages);
	return all;
}

static char *
join_labels(const struct xref_pages *pages)
{
	GString *joined = g_string_new(NULL);

	for (size_t i = 0; i < pages->count; i++)
		g_string_append_printf(joined, "%s ", pages->labels[i]);
	return g_string_free(joined, FALSE);
}

/* The page where the range ends that begins there; else the page itself. */
static long
end_of(const struct xref *xref, const struct occurrence *at)
{
	const struct range *range = g_hash_table_lookup(xref->ranges, at->id);
	const struct place *end = range == NULL
	    ? NULL
	    : g_hash_table_lookup(xref->places, range->end);

	return end != NULL && end->first != NULL &&
		end->first->number > at->page->number
	    ? end->first->number
	    : at->page->number;
}

static struct xref_pages
find_index_pages(struct xref *xref, const char *key)
{
	GArray *live = live_occurrences(xref, key);
	struct xref_pages pages = { 0 };
	const struct page *previous = NULL;

	if (live == NULL || live->len == 0)
		return pages;
	pages.labels = ARENA_NEW_ARRAY(xref->arena, const char *, live->len);
	pages.ids = ARENA_NEW_ARRAY(xref->arena, const char *, live->len);
	pages.numbers = ARENA_NEW_ARRAY(xref->arena, long, live->len);
	pages.until = ARENA_NEW_ARRAY(xref->arena, long, live->len);
	for (guint i = 0; i < live->len; i++) {
		const struct occurrence *at = &g_array_index(live,
		    struct occurrence, i);

		if (at->page == previous) {
			pages.until[pages.count - 1] =
			    MAX(pages.until[pages.count - 1], end_of(xref, at));
			continue;
		}
		pages.labels[pages.count] = at->page->label;
		pages.ids[pages.count] = at->id;
		pages.numbers[pages.count] = at->page->number;
		pages.until[pages.count] = end_of(xref, at);
		pages.count++;
		previous = at->page;
	}
	return pages;
}

struct xref_pages
xref_index_pages(struct xref *xref, const char *key)
{
	struct xref_pages pages = find_index_pages(xref, key);
	char *joined = join_labels(&pages);

	remember(xref, key, joined, /*last*/ false, /*is_index*/ true);
	g_free(joined);
	return pages;
}

static struct place *
find_place(struct xref *xref, const char *id)
{
	struct place *place = g_hash_table_lookup(xref->places, id);

	if (place == NULL) {
		place = ARENA_NEW(xref->arena, struct place);
		g_hash_table_insert(xref->places, (char *)id, place);
	}
	return place;
}

void
xref_declare_id(struct xref *xref, const char *id)
{
	find_place(xref, id);
}

void
xref_complete(struct xref *xref)
{
	xref->is_complete = true;
}

bool
xref_is_known(const struct xref *xref, const char *id)
{
	return !xref->is_complete ||
	    g_hash_table_lookup(xref->places, id) != NULL;
}

void
xref_add_id(struct xref *xref, const char *id, const struct page *page, dimen x,
    dimen y)
{
	struct place *place = find_place(xref, id);

	if (place->first == NULL || place->stamp != xref->stamp) {
		place->first = page;
		place->x = x;
		place->y = y;
		place->stamp = xref->stamp;
	}
	place->last = page;
}

static struct range *
find_range(struct xref *xref, const char *begin)
{
	struct range *range = g_hash_table_lookup(xref->ranges, begin);

	if (range == NULL) {
		range = ARENA_NEW(xref->arena, struct range);
		range->end = arena_printf(xref->arena, "index-end-%s", begin);
		g_hash_table_insert(xref->ranges, (char *)begin, range);
	}
	return range;
}

void
xref_add_index_key(struct xref *xref, const char *key, const char *id,
    const struct page *page, dimen x, dimen y)
{
	GArray *all = g_hash_table_lookup(xref->keys, key);
	struct occurrence occurrence = {
		.page = page,
		.id = id,
		.sequence = xref->sequence,
		.stamp = xref->stamp,
	};

	if (id == NULL) {
		occurrence.id = arena_printf(xref->arena, "index-%zu-%ld-%s",
		    xref->sequence, page->number, key);
		xref_add_id(xref, occurrence.id, page, x, y);
	} else {
		find_range(xref, id)->key = key; /* if it begins one */
	}
	if (all == NULL) {
		all = g_array_new(FALSE, TRUE, sizeof(struct occurrence));
		g_hash_table_insert(xref->keys, (char *)key, all);
	}
	g_array_append_val(all, occurrence);
}

void
xref_end_index_range(struct xref *xref, const char *begin,
    const struct page *page, dimen x, dimen y)
{
	struct range *range = find_range(xref, begin);

	xref_add_id(xref, range->end, page, x, y);
	if (range->key != NULL)
		xref_add_index_key(xref, range->key, /*id*/ NULL, page, x, y);
}

static bool
is_still_right(struct xref *xref, const struct question *question)
{
	const char *label;
	struct xref_pages pages;
	char *joined;
	bool is_right;

	/* it was thought that the id would come */
	if (!question->is_index && !xref_is_known(xref, question->id))
		return false;
	if (!question->is_index) {
		label = label_of(xref, question->id, question->last);
		return strcmp(label == NULL ? "" : label, question->answer) ==
		    0;
	}
	pages = find_index_pages(xref, question->id);
	joined = join_labels(&pages);
	is_right = strcmp(joined, question->answer) == 0;
	g_free(joined);
	return is_right;
}

bool
xref_is_settled(struct xref *xref, size_t sequence)
{
	GArray *questions = find_sequence(xref, sequence)->questions;

	for (guint i = 0; i < questions->len; i++)
		if (!is_still_right(xref,
			&g_array_index(questions, struct question, i)))
			return false;
	return true;
}

bool
xref_is_final(const struct xref *xref, size_t sequence)
{
	const GArray *questions =
	    g_array_index(xref->sequences, struct sequence, sequence).questions;

	for (guint i = 0; i < questions->len; i++) {
		const struct question *question = &g_array_index(questions,
		    struct question, i);

		if (question->is_index || *question->answer == '\0')
			return false;
	}
	return true;
}

GHashTable *
xref_targets(struct xref *xref, struct arena *arena)
{
	GHashTable *targets = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTableIter iter;
	gpointer id, found;

	g_hash_table_iter_init(&iter, xref->places);
	while (g_hash_table_iter_next(&iter, &id, &found)) {
		const struct place *place = found;
		struct area_target *target;

		if (place->first == NULL)
			continue;
		target = ARENA_NEW(arena, struct area_target);
		target->id = id;
		target->page = place->first;
		target->x = place->x;
		target->y = place->y;
		g_hash_table_insert(targets, id, target);
	}
	arena_defer(arena, (void (*)(void *))g_hash_table_destroy, targets);
	return targets;
}
