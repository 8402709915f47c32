/*
 * A flow: the content of a region-body, as galleys made on demand.
 *
 *	children with span="none"   one galley in the width of a column
 *	children with span="all"    the next one in the width of the body
 *
 * In a body of one column all is one segment.  For a page whose body has
 * another width than the one before, what follows is set anew (resume.c).
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/galley.h"
#include "layout/master.h"

struct segment {
	struct segment *next;         /* NULL: not made yet, or the last */
	const struct fo *first, *end; /* top-level children */
	struct galley *galley;
	size_t begin; /* its first item: past the BREAK that it resumes at */
	size_t at;    /* item to go on with */
	dimen measure;
	dimen lead; /* space before it where it follows on the same page */
	bool is_spanning;
};

struct flow {
	struct layout *layout;
	const struct fo *fo;     /* NULL: there is none, nothing flows */
	struct segment *segment; /* NULL: all is set */
};

struct flow_mark {
	struct segment *segment;
	struct galley_mark mark;
};

void flow_begin(struct flow *flow, struct layout *layout, const struct fo *fo,
    const struct master_body *body);

/* To be called before a page: its body may be wider or narrower. */
void flow_fit(struct flow *flow, const struct master_body *body);

/* Past the end of the segment; false if that was the last. */
bool flow_advance(struct flow *flow, const struct master_body *body);

struct flow_mark flow_mark(const struct flow *flow);
void flow_rewind(struct flow *flow, struct flow_mark mark);

#endif
