/*
 * What is for one output only: condition="pdf" or condition="epub".
 */
#ifndef TREE_CONDITION_H
#define TREE_CONDITION_H

#include <libxml/tree.h>

#include "base/diag.h"

/*
 * The tree for an output ("pdf", "epub"): `doc` itself where all of it is
 * for both, else a copy without what is not for this one, to be freed by the
 * caller.  Links from it to what is left out are reported and become text.
 * Conditions that name no output are nobody's business here.
 */
xmlDoc *condition_select(xmlDoc *doc, const char *output, struct diags *diags);

#endif
