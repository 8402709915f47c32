/* What `quoin explain` says of each kind of message: one line each in
 * explain.def. */
#ifndef BASE_EXPLAIN_H
#define BASE_EXPLAIN_H

#include "base/diag.h"

struct explanation {
	const char *why;    /* what is wrong, why it matters, what was done */
	const char *wrong;  /* what brings it about; NULL where there is none */
	const char *remedy; /* what to write or do instead */
};

/* Lines may be broken in the texts; all NULL where nothing is written yet. */
struct explanation explain_find(enum diag_kind kind);

#endif
