/*
 * The book's accent in the theme's style: one colour by day, one by night, both
 * with at least 4.5:1 on their grounds (WCAG 2.2, 1.4.3), whatever the author
 * chose for paper.
 */
#ifndef EPUB_ACCENT_H
#define EPUB_ACCENT_H

#include <stdbool.h>

#include <glib.h>

/*
 * Puts `accent`, the setting, in place of the theme's own colour wherever `css`
 * has it.  True if it had to be made darker to be read on white.
 */
bool accent_apply(GString *css, const char *accent);

#endif
