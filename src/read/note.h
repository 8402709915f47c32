/* Footnotes: where one is first referred to, its text is put. */
#ifndef READ_NOTE_H
#define READ_NOTE_H

#include "read/markdown.h"

/*
 * Finds all definitions below `document`, those of abbreviations among them;
 * reports double notes.
 */
void note_collect(struct markdown *md, cmark_node *document);

/* Adds a footnote, or a reference to one; false where none is defined. */
bool note_add_reference(struct markdown *md, cmark_node *node,
    const char *label);

/* Adds the footnote ^[text]. */
void note_add_inline(struct markdown *md, cmark_node *node,
    const struct syntax_inline *mine);

/* Does the text of `node` begin with the "]" of a footnote's reference? */
bool note_ends_at(struct markdown *md, cmark_node *node);

/* Reports notes that nothing referred to. */
void note_report_unused(struct markdown *md);

#endif
