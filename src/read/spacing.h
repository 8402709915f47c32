/*
 * Spaces that a language wants otherwise than they are typed: where no line
 * may end (before a unit, after a short title), and before French
 * punctuation.
 */
#ifndef READ_SPACING_H
#define READ_SPACING_H

#include <glib.h>

/*
 * Goes over `text` from byte `from` on: puts U+00A0 or U+202F in the place of
 * such spaces, and in French before marks that were typed without one.
 * `language` is a tag such as "fr-CH".
 */
void spacing_apply(GString *text, gsize from, const char *language);

#endif
