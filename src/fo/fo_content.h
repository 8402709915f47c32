/*
 * The content model (XSL 1.1, 6): which objects may stand where, from the
 * content words of fo_kind.def.
 */
#ifndef FO_FO_CONTENT_H
#define FO_FO_CONTENT_H

#include "fo/fo.h"

/* How far the children of one object have been seen. */
struct content {
	enum fo_kind kind;  /* of the parent */
	enum fo_kind model; /* whose model a wrapper here would have */
	unsigned at;        /* the particle that the last child was of */
	bool is_used;       /* it has had a child */
	bool is_broken;     /* a child was out of place: parts may lack */
};

/* What is to be done about a child. */
enum content_verdict {
	CONTENT_GOOD,
	CONTENT_MISPLACED, /* wrong, but can be set where it is */
	CONTENT_BLOCK,     /* wrong; can be set as a block */
	CONTENT_WRAPPED,   /* wrong; an object of kind `wrapper` is missing */
	CONTENT_DROPPED,   /* wrong, and cannot be set */
};

/* `outer` is the content that the parent stands in; NULL for the root. */
struct content fo_content_start(enum fo_kind parent,
    const struct content *outer);

/*
 * Judges the next child.  A required part that was left out before it is
 * named in `*missing`, which is NULL otherwise.
 */
enum content_verdict fo_content_add(struct content *content, enum fo_kind child,
    const char **missing, enum fo_kind *wrapper);

/* At the end of the children: the first part that is missing, or NULL. */
const char *fo_content_missing(const struct content *content);

/* Whether white space alone between children is nothing here. */
bool fo_content_drops_space(const struct content *content);

#endif
