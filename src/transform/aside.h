/*
 * A transform aside: in a thread of its own, while its caller does other
 * things.
 *
 * The thread begins with reading the stylesheet, for which no document need be
 * there.  What is said of it waits for aside_end(), so that the order of
 * messages doesn't depend on who is faster.
 */
#ifndef TRANSFORM_ASIDE_H
#define TRANSFORM_ASIDE_H

#include "base/diag.h"
#include "transform/transform.h"

struct aside;

/*
 * Begins to read the stylesheet.  The watcher, which may be NULL, is called as
 * transform_run() says, by the thread, and once more with NULL at the end, also
 * after an error.
 */
struct aside *aside_new(const char *stylesheet,
    const struct transform_watcher *watcher);

/*
 * Begins to transform `doc`, at which nobody else may look until aside_end().
 * Called once; what is never begun waits and goes with the process.
 */
void aside_begin(struct aside *aside, xmlDoc *doc,
    const struct transform_param *params, size_t count);

/* Where the thread, and its watcher, says what there is to say. */
struct diags *aside_draft(const struct aside *aside);

/*
 * The result, as transform_run() returns it, for whom the watcher told of the
 * end; the draft holds what was said.
 */
xmlDoc *aside_result(const struct aside *aside);

/*
 * Waits for the end, says what hasn't been said, and frees the aside.  Returns
 * the result, too; `*seconds`, unless NULL, is the thread's
 * processor time.
 */
xmlDoc *aside_end(struct aside *aside, struct diags *diags, double *seconds);

#endif
