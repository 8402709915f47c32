/* Columns of tables: widths and alignment that attributes give. */
#ifndef READ_COLSPEC_H
#define READ_COLSPEC_H

#include "read/markdown.h"

/*
 * Sets what `attributes` (NULL for none) say on the colspecs of `table`:
 *
 *	widths="1,2,1"  shares; or "30%,70%", "20mm,*"
 *	aligns="l,r,c"  also "." for numbers that align on their point, and any
 *	                other character in quotes: aligns="l,':'"
 */
void colspec_set(struct markdown *md, xmlNode *table,
    const struct attributes *attributes, struct pos pos);

#endif
