/*
 * Lines of code, each an element of its own: a line that is too long for the
 * screen can then hang its turned part, which CSS can't do within one block.
 *
 *	<pre><code>a <b>x        <pre><code><span>a <b>x
 *	y</b> z</code></pre>     </b></span><span><b>y</b> z</span></code></pre>
 */
#ifndef EPUB_CODELINE_H
#define EPUB_CODELINE_H

#include <libxml/tree.h>

/* Wraps each line of `code` in a span; inline elements are cut at its end. */
void codeline_wrap(xmlNode *code);

#endif
