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

#endif
