/*
 * Highlighting: code whose language is known is divided into phrases whose
 * role names what they are, for both outputs to give a look to.
 *
 *	<programlisting language="rust">let x = 1;</programlisting>
 *	  → <phrase role="hl-keyword">let</phrase> x = <phrase …>1</phrase>;
 *
 * No character is added, lost or changed, and elements that stand in the code
 * (callouts, emphasis) stay where they are.
 */
#ifndef TREE_HIGHLIGHT_H
#define TREE_HIGHLIGHT_H

#include "base/diag.h"
#include "read/book.h"

/*
 * Highlights all listings, screens and pieces of code of the book whose
 * language has a grammar; the others stay as they are.
 */
void highlight_code(struct book *book, struct diags *diags);

#endif
