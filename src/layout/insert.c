/*
 * Footnotes and floats: which ones a plan cites, what they take, and how a
 * footnote is cut where it must go on to the next page.
 */
#include "layout/insert.h"

#include <string.h>

#include "layout/block.h"
#include "layout/page.h"

void
inserts_init(struct inserts *inserts, struct layout *layout,
    const struct fo *sequence)
{
	inserts->layout = layout;
	inserts->sequence = sequence;
	inserts->begun = g_hash_table_new(NULL, NULL);
	inserts->galleys = g_hash_table_new(NULL, NULL);
	g_queue_init(&inserts->notes);
	g_queue_init(&inserts->floats);
}

void
inserts_clear(struct inserts *inserts)
{
	g_hash_table_destroy(inserts->begun);
	g_hash_table_destroy(inserts->galleys);
	g_queue_clear(&inserts->notes);
	g_queue_clear(&inserts->floats);
}

/* The first citation in a piece that `accept` takes; the item in `*at`. */
static const struct citation *
find_in_piece(const struct piece *piece,
    bool (*accept)(const void *state, const struct fo *fo), const void *state,
    size_t *at)
{
	for (size_t i = piece->from; i < piece->to; i++) {
		const struct citation *cited = piece->galley->at[i].citations;

		for (; cited != NULL; cited = cited->next)
			if (accept(state, cited->fo)) {
				*at = i;
				return cited;
			}
	}
	return NULL;
}

static bool
find_in_plan(const struct plan *plan,
    bool (*accept)(const void *state, const struct fo *fo), const void *state,
    struct cited_at *found)
{
	for (struct plan_span *span = plan->first; span != NULL;
	     span = span->next)
		for (size_t i = 0; i < span->count; i++) {
			const struct citation *cited = find_in_piece(
			    &span->pieces[i], accept, state, &found->item);

			if (cited == NULL)
				continue;
			found->fo = cited->fo;
			found->segment = span->segment;
			return true;
		}
	return false;
}

/* Margin notes and side floats are cited, too, but lie in or beside the flow. */
static bool
is_insert(const struct fo *fo)
{
	return fo->kind == FO_FOOTNOTE ||
	    fo_is(fo, FO_PROP_FLOAT, FO_KW_BEFORE);
}

static bool
is_unplaced(const void *state, const struct fo *fo)
{
	const struct inserts *inserts = state;

	return is_insert(fo) && !g_hash_table_contains(inserts->begun, fo);
}

bool
insert_find_unplaced(const struct inserts *inserts, const struct plan *plan,
    struct cited_at *found)
{
	return find_in_plan(plan, is_unplaced, inserts, found);
}

static bool
is_same(const void *state, const struct fo *fo)
{
	return fo == state;
}

bool
insert_is_cited(const struct plan *plan, const struct fo *fo)
{
	struct cited_at found;

	return find_in_plan(plan, is_same, fo, &found);
}

/* What a footnote or float holds. */
static const struct fo *
content_of(const struct fo *fo)
{
	if (fo->kind != FO_FOOTNOTE)
		return fo;
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next)
		if (child->kind == FO_FOOTNOTE_BODY)
			return child;
	return fo;
}

/* Its content, set in `measure` once. */
static struct galley *
find_galley(struct inserts *inserts, const struct fo *fo, dimen measure)
{
	const struct fo *content = content_of(fo);
	struct galley *galley = g_hash_table_lookup(inserts->galleys, fo);

	if (galley != NULL)
		return galley;
	galley = block_galley(inserts->layout, content, content->first,
	    /*end*/ NULL, measure, /*is_inner*/ true);
	g_hash_table_insert(inserts->galleys, (struct fo *)fo, galley);
	return galley;
}

struct insert *
insert_new(struct inserts *inserts, const struct fo *fo, dimen measure)
{
	struct insert *insert = ARENA_NEW(inserts->layout->work, struct insert);

	insert->fo = fo;
	insert->is_float = fo->kind == FO_FLOAT;
	insert->galley = find_galley(inserts, fo, measure);
	insert->to = insert->galley->count;
	insert->extent = galley_extent(insert->galley, 0, insert->to);
	return insert;
}

dimen
insert_extent(struct inserts *inserts, const struct fo *fo, dimen measure,
    bool is_first)
{
	const struct galley *galley, *separator;
	dimen extent;

	if (!is_insert(fo) || g_hash_table_contains(inserts->begun, fo))
		return 0;
	galley = find_galley(inserts, fo, measure);
	extent = galley_extent(galley, 0, galley->count);
	separator = insert_separator(inserts,
	    fo->kind == FO_FLOAT ? INSERT_FLOATS : INSERT_NOTES, measure);
	if (is_first && separator != NULL)
		extent += separator->extent;
	return extent;
}

bool
insert_cut(struct insert *insert, dimen room)
{
	struct pagebreak_params params = {
		.room = room,
		.next_room = room,
		.is_page_end = true,
		.limit = SIZE_MAX,
	};
	struct piece piece;

	if (room <= 0)
		return false;
	piece = pagebreak_find(insert->galley, insert->from, &params);
	if (piece.is_overfull || piece.relaxed > 0)
		return false;
	insert->to = piece.to;
	insert->extent = galley_extent(insert->galley, insert->from,
	    insert->to);
	return true;
}

static const struct fo *
find_separator(const struct fo *sequence, enum insert_place place)
{
	static const char *const names[] = {
		[INSERT_NOTES] = "xsl-footnote-separator",
		[INSERT_FLOATS] = "xsl-before-float-separator",
	};

	for (const struct fo *fo = sequence->first; fo != NULL; fo = fo->next) {
		const char *name = fo_own(fo, FO_PROP_FLOW_NAME);

		if (fo->kind == FO_STATIC_CONTENT && name != NULL &&
		    strcmp(name, names[place]) == 0)
			return fo;
	}
	return NULL;
}

struct galley *
insert_separator(struct inserts *inserts, enum insert_place place,
    dimen measure)
{
	const struct fo *fo;

	if (inserts->separator_measures[place] == measure)
		return inserts->separators[place];
	fo = find_separator(inserts->sequence, place);
	inserts->separator_measures[place] = measure;
	inserts->separators[place] = fo == NULL
	    ? NULL
	    : block_galley(inserts->layout, fo, fo->first, /*end*/ NULL,
		  measure, /*is_inner*/ true);
	return inserts->separators[place];
}
