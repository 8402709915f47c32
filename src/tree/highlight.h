/*
 * Highlighting: code whose language is known is divided into phrases whose
 * role names what they are, for both outputs to give a look to.
 *
 *	<programlisting language="rust">let x = 1;</programlisting>
 *	  → <phrase role="hl-keyword">let</phrase> x = <phrase …>1</phrase>;
 *
 * No character is added, lost or changed, and elements that stand in the code
 * (callouts, emphasis) stay where they are.  Most is done in threads while the
 * book is still read and numbered.
 */
#ifndef TREE_HIGHLIGHT_H
#define TREE_HIGHLIGHT_H

#include "base/diag.h"
#include "read/book.h"

struct highlight;

struct highlight *highlight_new(void);

/* Code in `language` is to come: what it takes is made ready meanwhile. */
void highlight_foresee(struct highlight *highlight, const char *language);

/*
 * Begins to look at all listings, screens and pieces of code of the book whose
 * language has a grammar.  What they consist of may change until the end, and
 * which they are, but not their text.
 */
void highlight_begin(struct highlight *highlight, const struct book *book);

/* Divides them; those without a grammar stay as they are. */
void highlight_apply(struct highlight *highlight, struct diags *diags);

/* Waits for what is under way, and drops it. */
void highlight_free(struct highlight *highlight);

#endif
