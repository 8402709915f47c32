/*
 * Cleaning SVG: what comes out draws the same, runs nothing and asks nobody.
 *
 * Out go the doctype, processing instructions, scripts, event attributes,
 * animation, foreign objects, elements and attributes of other namespaces, and
 * every reference that leaves the file.  A drawing without viewBox gets one
 * from its size, so that it can shrink to the screen.
 */
#ifndef EPUB_SVG_H
#define EPUB_SVG_H

#include "base/arena.h"

/* NULL, and the reason, where `bytes` are not a well-formed SVG. */
char *svg_clean(struct arena *arena, const char *bytes, size_t length,
    size_t *clean_length, const char **reason);

#endif
