/*
 * Where a term is used, a link to its entry in the glossary.
 */
#ifndef TREE_GLOSSARY_H
#define TREE_GLOSSARY_H

#include "read/book.h"

/*
 * Gives each firstterm without an end the entry whose term is its baseform or
 * its text, in whatever case.  The entries must have ids.  Then, as the setting
 * glossary-links says, the first uses that nobody marked (glossary_use.h).
 */
void glossary_link(struct book *book, struct diags *diags);

#endif
