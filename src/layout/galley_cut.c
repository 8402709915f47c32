/*
 * Cutting a galley: what a part of it takes, and how it continues.
 *
 * A cut lies at a BREAK.  The part before it ends without the glue around the
 * BREAK, with the blocks that are open there closed by their cut edges; the
 * part after it begins with these blocks opened again.
 *
 * A strip that is cut has other steps from then on.  Their items are put in
 * the place of the strip's remaining ones, right before what follows it, so
 * that nothing has to move but where they are more than there is room for.
 * Each such patch keeps what it covered: rewinding takes it off again.
 */
#include "layout/galley.h"

#include <string.h>

#include "layout/galley_build.h"
#include "layout/strip.h"

struct galley_patch {
	struct galley_patch *older;
	size_t at, count;            /* items that were put in */
	size_t shift;                /* how far what follows has moved */
	struct galley_item *covered; /* count - shift of them */
};

struct galley_block *
galley_open_block(const struct galley *galley, size_t at)
{
	if (at < galley->count && galley->at[at].kind == GALLEY_BREAK)
		return galley->at[at].cut.open;
	if (at > 0 && galley->at[at - 1].kind == GALLEY_BREAK)
		return galley->at[at - 1].cut.open;
	return NULL;
}

dimen
galley_cut_before(const struct galley_block *innermost)
{
	dimen sum = 0;

	for (; innermost != NULL; innermost = innermost->parent)
		sum += innermost->cut_before;
	return sum;
}

dimen
galley_cut_after(const struct galley_block *innermost)
{
	dimen sum = 0;

	for (; innermost != NULL; innermost = innermost->parent)
		sum += innermost->cut_after;
	return sum;
}

/* The BREAK that the part from item `from` on begins at; NULL: the start. */
static const struct galley_break *
head_cut(const struct galley *galley, size_t from)
{
	if (from > 0 && galley->at[from - 1].kind == GALLEY_BREAK)
		return &galley->at[from - 1].cut;
	return NULL;
}

size_t
galley_head(const struct galley *galley, size_t from, dimen *extent)
{
	const struct galley_break *cut = head_cut(galley, from);

	*extent = 0;
	if (cut == NULL)
		return from;
	*extent = cut->head + galley_cut_before(cut->open);
	for (; from < galley->count; from++) {
		const struct galley_item *item = &galley->at[from];

		if (item->kind == GALLEY_BREAK || item->item.kind == ITEM_BOX)
			break;
	}
	return from;
}

dimen
galley_extent_within(const struct galley *galley, size_t from, dimen most)
{
	size_t to = from;

	for (dimen left = most; to < galley->count && left >= 0; to++)
		if (galley->at[to].kind != GALLEY_BREAK)
			left -= galley->at[to].item.size;
	return galley_extent(galley, from, to);
}

dimen
galley_extent(const struct galley *galley, size_t from, size_t to)
{
	const struct galley_break *cut = head_cut(galley, from);
	dimen extent = 0, pending = 0;
	bool is_head = cut != NULL;

	if (cut != NULL)
		extent = cut->head + galley_cut_before(cut->open);
	for (size_t i = from; i < to; i++) {
		const struct galley_item *item = &galley->at[i];

		if (item->kind == GALLEY_SPACE) {
			if (!is_head)
				pending += item->item.size;
		} else if (galley_is_solid(item)) {
			extent += pending + item->item.size;
			pending = 0;
			is_head = false;
		}
	}
	if (to >= galley->count)
		return extent + pending;
	if (galley->at[to].kind == GALLEY_BREAK) {
		cut = &galley->at[to].cut;
		extent += cut->foot + galley_cut_after(cut->open) +
		    galley->at[to].item.size;
	}
	return extent;
}

/* Past the last item of the strip whose steps lie around `at`. */
static size_t
strip_end(const struct galley *galley, size_t at, const struct strip *strip)
{
	size_t end = at;

	for (size_t i = at; i < galley->count; i++) {
		const struct galley_item *item = &galley->at[i];

		if (item->kind == GALLEY_SLICE && item->slice.strip == strip)
			end = i + 1;
		else if (item->kind != GALLEY_BREAK)
			break;
	}
	return end;
}

/* Writes the items of a strip: SLICE BREAK SLICE ... SLICE. */
static void
write_strip(struct galley_item *to, struct strip *strip,
    struct galley_block *open)
{
	memset(to, 0, (2 * strip->step_count - 1) * sizeof(*to));
	for (size_t i = 0; i < strip->step_count; i++, to++) {
		to->kind = GALLEY_SLICE;
		to->item = strip_step_box(strip, i);
		to->slice.strip = strip;
		to->slice.step = i;
		to->citations = strip_step_citations(strip, i);
		if (i + 1 == strip->step_count)
			break;
		to++;
		to->kind = GALLEY_BREAK;
		to->item = strip_step_break(strip, i);
		to->cut.open = open;
		to->cut.until = strip_step_until(strip, i);
		to->cut.page_penalty = to->item.penalty;
		if (to->item.penalty >= PENALTY_FORBIDDEN)
			to->cut.reasons = GALLEY_KEEP_TOGETHER;
	}
}

void
build_move_tail(struct layout *layout, struct galley *galley, size_t from,
    size_t shift)
{
	size_t count = galley->count + shift;

	if (count > MAX(galley->capacity, galley->count)) {
		struct galley_item *items;

		galley->capacity = 2 * count;
		items = ARENA_TAKE_ARRAY(layout->work, struct galley_item,
		    galley->capacity);
		memcpy(items, galley->at, galley->count * sizeof(*items));
		galley->at = items;
	}
	memmove(galley->at + from + shift, galley->at + from,
	    (galley->count - from) * sizeof(*galley->at));
	galley->count = count;
}

/*
 * Makes room for `count` items that end where item `end` begins, at or after
 * `at`; moves what follows if there is too little.  Returns where they go.
 */
static size_t
cover(struct layout *layout, struct galley *galley, size_t at, size_t end,
    size_t count)
{
	struct galley_patch *patch = ARENA_NEW(layout->work,
	    struct galley_patch);
	size_t room = end - at;

	if (count > room) {
		patch->shift = count - room;
		build_move_tail(layout, galley, end, patch->shift);
		end += patch->shift;
	}
	patch->at = end - count;
	patch->count = count;
	patch->covered = arena_copy(layout->work, galley->at + patch->at,
	    (count - patch->shift) * sizeof(struct galley_item));
	patch->older = galley->patches;
	galley->patches = patch;
	return patch->at;
}

size_t
galley_cut(struct layout *layout, struct galley *galley, size_t at)
{
	const struct galley_item *before, *cut;
	struct galley_block *open;
	struct galley_item again;
	struct strip *rest;
	size_t end, place;

	if (at >= galley->count || galley->at[at].kind != GALLEY_BREAK)
		return MIN(at, galley->count);
	cut = &galley->at[at];
	open = cut->cut.open;
	again = *cut;
	if (at == 0 || at + 1 == galley->count)
		return at + 1;
	before = cut - 1;
	if (before->kind != GALLEY_SLICE || cut[1].kind != GALLEY_SLICE ||
	    before->slice.strip != cut[1].slice.strip)
		return at + 1;
	end = strip_end(galley, at, before->slice.strip);
	rest = strip_rest(layout, before->slice.strip, before->slice.step + 1);
	if (rest == NULL || rest->step_count == 0)
		return end;
	/* with the BREAK before them, where head_cut() looks for it */
	place = cover(layout, galley, at, end, 2 * rest->step_count);
	again.cut.planned = 0;
	galley->at[place] = again;
	write_strip(&galley->at[place + 1], rest, open);
	return place + 1;
}

struct galley_mark
galley_mark(const struct galley *galley, size_t at)
{
	struct galley_mark mark = { at, galley->patches };

	return mark;
}

size_t
galley_rewind(struct galley *galley, struct galley_mark mark)
{
	while (galley->patches != mark.patches) {
		struct galley_patch *patch = galley->patches;
		size_t kept = patch->count - patch->shift;
		struct galley_item *place = galley->at + patch->at;

		if (patch->shift > 0) {
			memmove(place + kept, place + patch->count,
			    (galley->count - patch->at - patch->count) *
				sizeof(*place));
			galley->count -= patch->shift;
		}
		memcpy(place, patch->covered, kept * sizeof(*place));
		galley->patches = patch->older;
	}
	return mark.at;
}
