/*
 * Ids: every element that an output may point to has one, and every link
 * leads to one.
 */
#ifndef TREE_IDS_H
#define TREE_IDS_H

#include <libxml/tree.h>

#include "base/diag.h"

/*
 * Gives ids to what should have one (the same text, the same ids), reports
 * double ones and renames the later, and turns dead links into phrases.
 */
void ids_settle(xmlDoc *doc, struct diags *diags);

#endif
