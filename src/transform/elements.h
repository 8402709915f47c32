/*
 * A document's elements by name, in document order, found in one walk: for a
 * large book each `//name` of a stylesheet costs milliseconds.
 */
#ifndef TRANSFORM_ELEMENTS_H
#define TRANSFORM_ELEMENTS_H

#include <libxml/xpath.h>

struct elements;

/* Walks when it is first asked; `doc` must stay as it is until it is freed. */
struct elements *elements_new(xmlDoc *doc);
void elements_free(struct elements *elements);

/* Adds those with the local name `name`, whatever their namespace. */
void elements_add(struct elements *elements, const char *name, xmlNodeSet *to);

#endif
