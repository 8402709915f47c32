/* The explanations of all messages; see explain.h. */
#include "base/explain.h"

static const struct explanation explanations[DIAG__MAX] = {
#define EXPLAIN(name, why, wrong, remedy) \
	[DIAG_##name] = { why, wrong, remedy },
#include "base/explain.def"
#undef EXPLAIN
};

struct explanation
explain_find(enum diag_kind kind)
{
	return explanations[kind];
}
