/*
 * A document's elements by name and by id, in document order, found in one walk
 * each: for a large book each `//name` of a stylesheet, and each alternative of
 * a key's pattern, costs milliseconds.  And whether an element has one of some
 * names, for which XPath wants a step each.
 */
#ifndef TRANSFORM_ELEMENTS_H
#define TRANSFORM_ELEMENTS_H

#include <stdbool.h>

#include <libxml/xpath.h>

struct elements;

/* Walks when it is first asked; `doc` must stay as it is until it is freed. */
struct elements *elements_new(xmlDoc *doc);
void elements_free(struct elements *elements);

/*
 * Adds those with the local name `name`, whatever their namespace, that are
 * inside of `around`, or all if that is NULL.
 */
void elements_add(struct elements *elements, const char *name,
    const xmlNode *around, xmlNodeSet *to);

/* The first whose xml:id is `id`, or NULL. */
xmlNode *elements_find(struct elements *elements, const char *id);

/*
 * Whether `node` is an element with one of these local names, whether its
 * attribute `role` is one of these roles: words with a space between.
 */
bool elements_is(const xmlNode *node, const char *names);
bool elements_has_role(const xmlNode *node, const char *roles);

/* The first title of `node` or of its info, of the same namespace, or NULL. */
xmlNode *elements_title(const xmlNode *node);

#endif
