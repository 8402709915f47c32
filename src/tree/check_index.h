/* The index: pointers from one entry to another. */
#ifndef TREE_CHECK_INDEX_H
#define TREE_CHECK_INDEX_H

#include "read/book.h"

/* Reports each "see" and "see also" that names no entry of the index. */
void check_index(const struct book *book, struct diags *diags);

#endif
