/* Questions to the XSL-FO tree; see fo.h. */
#include "fo/fo.h"

static const char *const kind_names[FO__MAX] = {
	[FO_TEXT] = "text",
#define KIND(id, name, level, content) [FO_##id] = name,
#include "fo/fo_kind.def"
#undef KIND
};

static const enum fo_level kind_levels[FO__MAX] = {
	[FO_TEXT] = FO_LEVEL_INLINE,
#define KIND(id, name, level, content) [FO_##id] = FO_LEVEL_##level,
#include "fo/fo_kind.def"
#undef KIND
};

enum fo_level
fo_kind_level(enum fo_kind kind)
{
	return kind_levels[kind];
}

const char *
fo_kind_name(enum fo_kind kind)
{
	return kind_names[kind];
}

const char *
fo_own(const struct fo *fo, enum fo_prop prop)
{
	for (const struct fo_own *own = fo->own; own != NULL; own = own->next) {
		if (own->prop == prop)
			return own->string;
	}
	return NULL;
}

struct fo *
fo_next(const struct fo *fo, const struct fo *top)
{
	if (fo->first != NULL)
		return fo->first;
	while (fo != top && fo->next == NULL)
		fo = fo->parent;
	return fo == top ? NULL : fo->next;
}

void
fo_add(struct fo *parent, struct fo *child)
{
	child->parent = parent;
	child->previous = parent->last;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}
