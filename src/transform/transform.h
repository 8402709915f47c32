/*
 * Runs one of our XSLT stylesheets over a document.
 *
 * Stylesheets may read what lies in the styles directory and nothing else:
 * no other file, no network, and they write nothing.  An xsl:message becomes
 * a message of ours; one that begins with a position, as @q:pos has it, is
 * reported there:  <xsl:message>book.md:3:1: a table has no rows</xsl:message>
 */
#ifndef TRANSFORM_TRANSFORM_H
#define TRANSFORM_TRANSFORM_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/diag.h"

/* A stylesheet parameter; the value is a string, never an expression. */
struct transform_param {
	const char *name;
	const char *value;
};

/*
 * Where styles are: $QUOIN_STYLES, else `styles` above the program, else where
 * the build says.  Absolute; the same for the whole run.
 */
const char *transform_styles_directory(void);

/*
 * Applies `stylesheet`, a path below the styles directory such as
 * "print/fo.xsl", to `doc`.  White space between elements may be dropped from
 * `doc`, nothing else in it changes.  NULL after a fatal message; otherwise
 * the caller frees the result with xmlFreeDoc().
 */
xmlDoc *transform_apply(struct diags *diags, const char *stylesheet,
    xmlDoc *doc, const struct transform_param *params, size_t count);

/*
 * Makes the libraries ready, which the first transform does too; for a program
 * whose transforms are run by another thread than its own.
 */
void transform_init(void);

/*
 * The same step by step, for a stylesheet that is read before there is a
 * document, and a stage that begins before all is there: transform_open()
 * reads it, transform_run() applies it once.  Of a `watcher`, which may be
 * NULL, `ready` is called with each child of the result's root, in order, when
 * the stylesheet says that it won't change any more (<stage:hand-over/>, see
 * functions.h), or in the end; it is not called any more after an error.
 * The child is freed when it returns, unless the watcher keeps children: then
 * it is unlinked before, and belongs to the document that transform_run() returns
 * in the end, which is left, with its children, where that returns NULL.  The
 * result lacks it.  All by one thread (aside.h).
 */
struct transform;
struct transform_watcher {
	void (*ready)(void *closure, xmlNode *child);
	void *closure;
	bool keeps;
};
struct transform *transform_open(struct diags *diags, const char *stylesheet);
xmlDoc *transform_run(struct transform *transform, xmlDoc *doc,
    const struct transform_param *params, size_t count,
    const struct transform_watcher *watcher);
void transform_close(struct transform *transform);

#endif
