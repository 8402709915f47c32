/*
 * Side floats that a list item's label and body share with what is around.
 *
 * Both have a galley of their own, but neither is a reference area: a float
 * before the item stands beside its lines, too, and one within it beside
 * whatever follows.  So floats are lent to the galley within, moved to its
 * coordinates, and those that began there are given to the one around.
 */
#include "layout/side_build.h"

static struct side *
copy_moved(struct galley_builder *b, const struct side *side, dimen x, dimen y)
{
	struct side *copy = arena_copy(b->layout->work, side, sizeof(*side));

	copy->next = NULL;
	copy->x += x;
	copy->top += y;
	copy->bottom += y;
	return copy;
}

/* Where the galley within starts in the one around. */
static dimen
inner_x(const struct galley_builder *outer)
{
	return outer->base +
	    (outer->open == NULL ? 0 : outer->open->beside.start);
}

void
side_lend(struct galley_builder *inner, struct galley_builder *outer,
    dimen indent)
{
	dimen top;

	inner->side_indent = indent;
	if (outer->sides == NULL)
		return;
	build_settle_open(outer);
	top = build_height(outer) + build_pending_space(outer);
	for (const struct side *side = outer->sides; side != NULL;
	     side = side->next) {
		struct side *lent;

		if (!side->is_set || side->bottom <= top)
			continue;
		lent = copy_moved(inner, side, -inner_x(outer), -top);
		lent->is_lent = true;
		side_append(&inner->sides, lent);
	}
}

struct side_rest
side_take_rest(struct galley_builder *inner)
{
	struct side_rest rest = { .waiting = inner->waiting };

	for (struct side *side = inner->sides, *next; side != NULL;
	     side = next) {
		next = side->next;
		side->next = NULL;
		if (!side->is_lent)
			side_append(&rest.placed, side);
	}
	inner->sides = inner->waiting = NULL;
	return rest;
}

void
side_add_rest(struct galley_builder *outer, const struct side_rest *rest,
    dimen back)
{
	dimen top = rest->placed == NULL ? 0 : build_height(outer) - back;

	for (const struct side *side = rest->placed; side != NULL;
	     side = side->next)
		side_append(&outer->sides,
		    copy_moved(outer, side, inner_x(outer), top));
	side_wait(outer, rest->waiting);
}
