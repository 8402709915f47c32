/*
 * Numbers of divisions, figures, notes and so on, stamped as q:number.
 */
#ifndef TREE_NUMBER_H
#define TREE_NUMBER_H

#include "base/diag.h"
#include "read/book.h"

/*
 * One walk over the tree.  Parts are I, II; chapters 1, 2 through all parts;
 * appendices A, B; sections 3.2 down to the setting number-depth; figures,
 * tables, examples and equations 3.1, or 1 in an article; notes and questions
 * begin with 1 in each chapter.  Examples (@label) count through the book.
 * A division whose title is empty is told: its number is all there is of it.
 */
void number_stamp(struct book *book, struct diags *diags);

#endif
