/*
 * The objects that are open while XSL-FO is read: how far the content model of
 * each has been walked, and the columns of a table.  Private to fo_read.c and
 * fo_frame.c.
 */
#ifndef FO_FO_FRAME_H
#define FO_FO_FRAME_H

#include <libxml/tree.h>

#include "fo/fo_attribute.h"
#include "fo/fo_column.h"
#include "fo/fo_content.h"

struct frame {
	struct frame *outer;
	const xmlNode *element; /* NULL: made for what was missing */
	struct fo *fo;
	struct content content;
	struct columns columns;  /* of a table */
	const struct fo *column; /* of the cell around, or NULL */
	int depth;
	bool is_in_marker;
};

struct fo_reader {
	struct arena *arena;
	struct diags *diags;
	struct fo_document *document;
	struct fo *top; /* in the root's place while its children are read */
	struct fo_attributes *attributes;
	struct frame *frame; /* the innermost */
	struct frame *free;  /* frames to use again */
	GString *text;       /* gathered, not yet in the tree */
};

struct frame *fo_frame_push(struct fo_reader *r, const xmlNode *element,
    struct fo *fo);

/* Says what the innermost object lacks, and closes it. */
void fo_frame_pop(struct fo_reader *r);

/*
 * Where the next child goes.  Deeper than layout should descend, a child
 * becomes its parent's sibling: out of place, but not lost.
 */
struct fo *fo_frame_parent(struct fo_reader *r);

/*
 * Judges a child and makes the tree ready for it; false if it is left out.
 * The kind may become another one.
 */
bool fo_frame_admit(struct fo_reader *r, enum fo_kind *kind, struct pos pos);

/* The same for the text that was gathered. */
bool fo_frame_admit_text(struct fo_reader *r);

/* Closes what was opened for a bare child only. */
void fo_frame_close_missing(struct fo_reader *r);

#endif
