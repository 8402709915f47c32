/*
 * Spaces in a galley that is being made.
 *
 * Each stands as a SPACE item where its block asks for it, and in the run of
 * those that met since the last box.  When the run ends they are resolved
 * together (space.c), and once more on each side of every BREAK among them:
 * what is retained at the foot and the head of a cut there.
 */
#include "layout/galley_build.h"

struct space_entry {
	struct space space;
	size_t at; /* its SPACE item */
};

struct space_run {
	struct space_entry *at;
	size_t count, capacity;
	bool is_head; /* nothing but the edge of an area is before it */
	bool is_kept; /* one of them is retained */
};

struct space_run *
build_spaces_new(bool is_head)
{
	struct space_run *run = g_new0(struct space_run, 1);

	run->is_head = is_head;
	return run;
}

void
build_spaces_free(struct space_run *run)
{
	g_free(run->at);
	g_free(run);
}

void
build_spaces_at_edge(struct galley_builder *b, bool is_head)
{
	b->spaces->is_head = is_head;
}

/* The spaces of entries [from, to) as they would resolve on their own. */
static dimen
space_beside(const struct space_run *run, size_t from, size_t to,
    unsigned edges)
{
	struct space *spaces = g_new(struct space, to - from + 1);
	dimen sum;

	for (size_t i = from; i < to; i++)
		spaces[i - from] = run->at[i].space;
	sum = space_resolved_sum(spaces, to - from, edges);
	g_free(spaces);
	return sum;
}

/* What remains of a run's spaces at the foot and the head of a cut in it. */
static void
find_space_at_cut(struct galley_builder *b, size_t at)
{
	const struct space_run *run = b->spaces;
	struct galley_break *cut = &b->galley->at[at].cut;
	size_t before = 0;

	while (before < run->count && run->at[before].at < at)
		before++;
	cut->foot = space_beside(run, 0, before, SPACE_FOOT);
	cut->head = space_beside(run, before, run->count, SPACE_HEAD);
}

/* Drops SPACE items from `from` on that came to nothing. */
static void
close_up(struct galley_builder *b, size_t from)
{
	struct galley *galley = b->galley;
	size_t boundary = b->boundary, solid = b->solid;
	size_t to = from;

	for (size_t i = from; i < galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (i == b->boundary)
			boundary = to;
		if (item->kind == GALLEY_SPACE && item->item.size == 0 &&
		    item->item.stretch == 0 && item->item.shrink == 0)
			continue;
		if (to != i)
			galley->at[to] = *item;
		to++;
		if (i + 1 == b->solid)
			solid = to;
	}
	b->boundary = boundary;
	b->solid = solid;
	galley->count = to;
}

/* On a grid the last of the spaces that met leads to a line of it. */
static void
snap_run(struct galley_builder *b)
{
	const struct space_run *run = b->spaces;
	size_t last = run->at[run->count - 1].at;
	dimen end = 0;

	if (run->is_head)
		return;
	for (size_t i = last + 1; i < b->galley->count; i++)
		if (b->galley->at[i].kind != GALLEY_BREAK)
			end -= b->galley->at[i].item.size;
	build_snap_space(b, &b->galley->at[last].item, end + build_height(b));
}

void
build_settle_spaces(struct galley_builder *b, bool is_foot)
{
	struct space_run *run = b->spaces;
	struct galley *galley = b->galley;
	unsigned edges = (run->is_head ? SPACE_HEAD : 0) |
	    (is_foot ? SPACE_FOOT : 0);
	struct space *spaces;

	if (run->count == 0) {
		run->is_head = false;
		return;
	}
	if (run->is_kept)
		for (size_t i = b->solid; i < galley->count; i++)
			if (galley->at[i].kind == GALLEY_BREAK)
				find_space_at_cut(b, i);
	spaces = g_new(struct space, run->count);
	for (size_t i = 0; i < run->count; i++)
		spaces[i] = run->at[i].space;
	space_resolve(spaces, run->count, edges);
	for (size_t i = 0; i < run->count; i++) {
		struct galley_item *item = &galley->at[run->at[i].at];

		item->item.size = spaces[i].optimum;
		item->item.stretch = MAX(spaces[i].maximum - spaces[i].optimum,
		    0);
		item->item.shrink = MAX(spaces[i].optimum - spaces[i].minimum,
		    0);
		if (b->sides != NULL || b->grid > 0)
			item->item.stretch = item->item.shrink = 0;
		item->is_retained = edges != 0;
	}
	g_free(spaces);
	if (b->grid > 0 && !is_foot)
		snap_run(b);
	close_up(b, run->at[0].at);
	run->count = 0;
	run->is_head = false;
	run->is_kept = false;
}

dimen
build_pending_space(const struct galley_builder *b)
{
	unsigned edges = b->spaces->is_head ? SPACE_HEAD : 0;

	return space_beside(b->spaces, 0, b->spaces->count, edges);
}

dimen
build_height(struct galley_builder *b)
{
	const struct galley *galley = b->galley;
	const struct space_run *run = b->spaces;
	size_t final = run->count > 0 ? MIN(b->solid, run->at[0].at) : b->solid;
	dimen height;

	for (; b->measured < final; b->measured++)
		if (galley->at[b->measured].kind != GALLEY_BREAK)
			b->height += galley->at[b->measured].item.size;
	height = b->height;
	for (size_t i = b->measured; i < galley->count; i++)
		if (galley->at[i].kind != GALLEY_BREAK)
			height += galley->at[i].item.size;
	return height;
}

void
build_add_space(struct galley_builder *b, struct space space)
{
	struct space_run *run = b->spaces;

	if (space_is_nothing(&space))
		return;
	if (run->count == run->capacity) {
		run->capacity = MAX(2 * run->capacity, 8);
		run->at = g_renew(struct space_entry, run->at, run->capacity);
	}
	run->at[run->count].space = space;
	run->at[run->count].at = b->galley->count;
	run->count++;
	run->is_kept = run->is_kept || space.is_retained;
	build_item(b, GALLEY_SPACE, ITEM_GLUE);
}
