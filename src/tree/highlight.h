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

/*
 * A piece of code has been read: it is looked at meanwhile.  What is done to
 * the element from here on matters to nobody; another text is looked at again.
 */
void highlight_foresee(struct highlight *highlight, const xmlNode *code);

/*
 * Divides all listings, screens and pieces of code of the book whose language
 * has a grammar; the others stay as they are.
 */
void highlight_apply(struct highlight *highlight, const struct book *book,
    struct diags *diags);

/* Waits for what is under way, and drops it. */
void highlight_free(struct highlight *highlight);

#endif
