/*
 * Places in code that stand beside it: an areaspec counts lines and columns
 * of a programlistingco or screenco.  They become marks (co) in the code, as
 * others write them, and code and its calloutlist stand by themselves.
 */
#ifndef READ_AREA_H
#define READ_AREA_H

#include <libxml/tree.h>

#include "base/diag.h"

void area_place_all(struct diags *diags, xmlDoc *doc);

#endif
