/*
 * Inline content: cmark's inline nodes to DocBook's elements.
 *
 * Text is gathered in md->text and goes into md->at as one text node when an
 * element begins or ends; smart punctuation is made on the way.
 */
#ifndef READ_INLINE_H
#define READ_INLINE_H

#include "read/markdown.h"

/* Fills `into` with the inline children of `parent`. */
void inline_fill(struct markdown *md, cmark_node *parent, xmlNode *into);

/* The same for the siblings from `first` up to and without `end`. */
void inline_fill_range(struct markdown *md, cmark_node *first, cmark_node *end,
    xmlNode *into);

/* Begins and ends filling `into` by the calls below. */
void inline_begin(struct markdown *md, xmlNode *into);
void inline_end(struct markdown *md);

/* Puts gathered text into the tree. */
void inline_flush(struct markdown *md);
/* Appends text as it is. */
void inline_add_text(struct markdown *md, const char *text, size_t length);
/* Opens an element for what comes; closed by inline_close(). */
xmlNode *inline_open(struct markdown *md, const char *name, struct pos pos);
void inline_close(struct markdown *md);

/*
 * Elements that are opened and closed by tags rather than by the tree's
 * form.  What is still open when their parent ends is closed with it.
 */
struct open_inline {
	const char *tag; /* HTML's name, or "[" for a span */
	xmlNode *outer;  /* md->at before */
	struct pos pos;
	bool was_in_link;
};

/* NULL where no element is asked for, or too many are open. */
xmlNode *inline_push(struct markdown *md, const char *tag, const char *element,
    struct pos pos);
/* Closes the innermost `tag` opened since `base`; false if there is none. */
bool inline_pop(struct markdown *md, const char *tag, guint base);
void inline_pop_all(struct markdown *md, guint base);

/*
 * sub, sup, kbd and abbr hold little more than text in DocBook; emphasis and
 * the like in them become phrases, and around a footnote they do themselves.
 */
void inline_fit_text_only(xmlNode *node);

/* Adds an id the author wrote, and the classes as role. */
void inline_apply(struct markdown *md, xmlNode *node,
    const struct attributes *attributes, struct pos pos);

/* Makes a link to `url`, inside or outside the book, of the open element. */
void inline_link_to(struct markdown *md, xmlNode *node, const char *url,
    const char *title, struct pos pos);

/* The plain text of a node's inline content, in the arena. */
char *inline_plain_text(struct markdown *md, cmark_node *parent);

#endif
