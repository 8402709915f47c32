/* What structure elements say beside their type.  Private to finish/. */
#ifndef FINISH_ATTRIBUTE_H
#define FINISH_ATTRIBUTE_H

#include "finish/finisher.h"

/*
 * Appends alternative text and attributes (ISO 32000-1, 14.8.5 and 14.9) of
 * an element with `count` marks from `content` on.  A picture without an
 * alternative text is reported.
 */
void attribute_append(struct finisher *f, GString *body,
    const struct element *element, const struct content *content, size_t count);

/* The identifier of an element that others name (14.7.2), as a string. */
void attribute_append_name(GString *body, const struct element *element);

/* The alternative text of a picture's element, or NULL. */
const char *attribute_alternative(const struct element *element);

#endif
