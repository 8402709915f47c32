/*
 * Areas: making them, hanging them together, finding an id among them.
 */
#include "layout/area.h"

struct area *
area_new(struct arena *arena, enum area_kind kind, const struct fo *fo)
{
	struct area *area = ARENA_NEW(arena, struct area);

	area->kind = kind;
	area->fo = fo;
	area->is_first = true;
	area->is_last = true;
	return area;
}

void
area_add(struct area *parent, struct area *child)
{
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void
area_drop_last(struct area *parent)
{
	struct area *before = NULL;

	for (struct area *child = parent->first; child != parent->last;
	     child = child->next)
		before = child;
	if (before == NULL)
		parent->first = NULL;
	else
		before->next = NULL;
	parent->last = before;
}

const struct area_target *
area_find_target(const struct area_tree *tree, const char *id)
{
	if (tree->targets == NULL || id == NULL)
		return NULL;
	return g_hash_table_lookup(tree->targets, id);
}
