/*
 * Where a term is first used, a link to its entry in the glossary.
 */
#ifndef TREE_GLOSSARY_H
#define TREE_GLOSSARY_H

#include <libxml/tree.h>

/*
 * Gives each firstterm without an end the entry whose term is its baseform or
 * its text, in whatever case.  The entries must have ids.
 */
void glossary_link(xmlDoc *doc);

#endif
