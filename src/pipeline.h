/* The whole program: read, transform, lay out, paint, finish | epub. */
#ifndef PIPELINE_H
#define PIPELINE_H

#include "options.h"

/*
 * Runs the command; the exit status: 0 fine, 1 errors, 2 nothing made.  What
 * was allocated is left to the end of the process: freeing a book node by node
 * takes longer than the system needs to take it all back.
 */
int pipeline_run(const struct options *options);

#endif
