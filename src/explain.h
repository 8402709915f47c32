/* `quoin explain`: more about the messages of one name. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "base/diag.h"

/* Prints the explanation of `name`, or all names where it is NULL. */
void explain(struct diags *diags, const char *name);

#endif
