/*
 * Quarto: a book's _quarto.yml, in the simple case.
 */
#ifndef READ_QUARTO_H
#define READ_QUARTO_H

#include "read/manifest.h"

/* Does the directory hold one? */
bool quarto_is(struct arena *arena, const char *directory);

/*
 * Reads the book in _quarto.yml: what manifest_read() does with a book.yaml.
 * NULL after a fatal message.
 */
GArray *quarto_read(struct reading *reading, struct metadata *metadata);

#endif
