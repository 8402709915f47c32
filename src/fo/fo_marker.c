/*
 * Markers where they are retrieved: a marker's content inherits from the
 * place of the fo:retrieve-marker, so its styles are computed again there.
 * Attributes are interned, so this costs a look-up an object; and the same
 * marker in the same place is not copied twice.
 */
#include "fo/fo.h"
#include "fo/style.h"

struct copier {
	struct arena *arena;
	struct styles *styles;
};

/* The table-column that `original`'s copy is in; columns stand before. */
static const struct fo *
column_in_copy(const struct fo *parent)
{
	while (parent != NULL && parent->kind != FO_TABLE)
		parent = parent->parent;
	return parent != NULL && parent->first != NULL &&
		parent->first->kind == FO_TABLE_COLUMN
	    ? parent->first
	    : NULL;
}

static struct fo *
copy_object(const struct copier *copier, const struct fo *original,
    struct fo *parent)
{
	struct fo *copy = arena_copy(copier->arena, original,
	    sizeof(*original));

	copy->first = copy->last = copy->previous = copy->next = NULL;
	copy->laid = NULL;
	fo_add(parent, copy);
	if (original->specified != NULL && copy->kind != FO_TEXT) {
		struct style_place place = {
			.fo = copy,
			.column = column_in_copy(parent),
		};

		copy->specified = styles_find(copier->styles, parent->style,
		    &place, original->specified->specs,
		    original->specified->count);
		copy->style = copy->specified->style;
	} else {
		copy->style = parent->style;
	}
	return copy;
}

static void
copy_children(const struct copier *copier, const struct fo *marker,
    struct fo *top)
{
	struct fo *parent = top;
	const struct fo *at = marker->first;

	while (at != NULL) {
		struct fo *copy = copy_object(copier, at, parent);

		if (at->first != NULL) {
			parent = copy;
			at = at->first;
			continue;
		}
		while (at->next == NULL && at->parent != marker) {
			at = at->parent;
			parent = parent->parent;
		}
		at = at->next;
	}
}

struct fo *
fo_instantiate_marker(struct arena *arena, const struct fo *marker,
    const struct fo *retrieve)
{
	struct copier copier = {
		.arena = arena,
		.styles = marker->specified->styles,
	};
	struct fo **kept;

	styles_lock(copier.styles);
	kept = styles_marker(copier.styles, marker, retrieve->style);
	if (*kept == NULL) {
		*kept = arena_copy(arena, marker, sizeof(*marker));
		(*kept)->parent = retrieve->parent;
		(*kept)->first = (*kept)->last = NULL;
		(*kept)->previous = (*kept)->next = NULL;
		(*kept)->laid = NULL;
		(*kept)->style = retrieve->style;
		copy_children(&copier, marker, *kept);
	}
	styles_unlock(copier.styles);
	return *kept;
}
