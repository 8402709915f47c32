/* Structure elements: the table of their types, and what layout adds. */
#include <string.h>

#include "fo/structure.h"

struct element element_artifact;

static const struct {
	const char *name, *mapped;
	enum element_holds holds;
} elements[] = {
#define ELEMENT(id, name, mapped, holds) { name, mapped, ELEMENT_##holds },
#include "fo/element.def"
#undef ELEMENT
};

const char *
element_name(enum element_type type)
{
	return elements[type].name;
}

const char *
element_mapped(enum element_type type)
{
	return elements[type].mapped;
}

enum element_holds
element_holds(enum element_type type)
{
	return elements[type].holds;
}

struct element *
structure_next(const struct element *element, const struct element *top)
{
	if (element->first != NULL)
		return element->first;
	while (element != top && element->next == NULL)
		element = element->parent;
	return element != top ? element->next : NULL;
}

void
structure_add_made(struct arena *arena, struct fo *made, const struct fo *of,
    unsigned nth)
{
	struct element *parent = made->parent->element, *element, **at;

	if (parent == NULL)
		parent = of->element;
	made->element = parent;
	made->order = of->order + MIN(nth, STRUCTURE_STEP - 1);
	if (made->kind != FO_BASIC_LINK || parent == NULL ||
	    parent == &element_artifact)
		return;
	element = ARENA_NEW(arena, struct element);
	element->type = ELEMENT_LINK;
	element->fo = made;
	element->order = made->order;
	element->parent = parent;
	for (at = &parent->first; *at != NULL && (*at)->order <= made->order;)
		at = &(*at)->next;
	element->next = *at;
	*at = element;
	if (element->next == NULL)
		parent->last = element;
	made->element = element;
}

void
structure_number(struct structure *structure)
{
	uint32_t count = 0;

	for (struct element *element = structure->root; element != NULL;
	     element = structure_next(element, structure->root))
		element->index = count++;
	structure->count = count;
}
