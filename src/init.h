/* `quoin init`: a small book to start from. */
#ifndef INIT_H
#define INIT_H

#include <stdbool.h>

#include "base/diag.h"

/*
 * Copies content/start to `directory`, which is made; nothing that is there
 * already is overwritten.  False after a fatal message.
 */
bool init_book(struct diags *diags, const char *directory);

#endif
