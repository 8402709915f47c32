/*
 * Lines of code that mdBook hides from readers: in Rust those that begin with
 * "# ", in other languages those with the prefix that the book chooses.
 */
#ifndef READ_HIDDEN_H
#define READ_HIDDEN_H

#include "read/reading.h"

/*
 * The code without its hidden lines; `text` itself where there are none.
 * `words` is what follows the language in the info string, or NULL.
 */
const char *hidden_drop(struct reading *reading, const char *language,
    const char *words, const char *text, size_t *length);

#endif
