/*
 * Cross-references: on which page each id came to lie, and what citations of
 * page numbers assumed before that was known.
 */
#ifndef LAYOUT_XREF_H
#define LAYOUT_XREF_H

#include "layout/area.h"

struct xref;

struct xref *xref_new(struct arena *arena);

/*
 * What follows belongs to page-sequence `sequence`: its earlier questions and
 * places are forgotten when it is laid out again.
 */
void xref_begin_sequence(struct xref *xref, size_t sequence);

/*
 * The label of the page that `id` begins on (or ends on), as known from the
 * pages laid out so far or from the last round; NULL if it is not known yet.
 * The question is remembered together with the answer: xref_is_settled().
 */
const char *xref_label(struct xref *xref, const char *id, bool last);

/* All pages that an index key occurs on, in order, each once. */
struct xref_pages {
	const char **labels;
	const char **ids; /* a target on that page, for the link */
	long *numbers;    /* to merge ranges */
	long *until; /* where a range that begins there ends, or the same */
	size_t count;
};
struct xref_pages xref_index_pages(struct xref *xref, const char *key);

/* Called when a page is complete: (x, y) is on the page. */
void xref_add_id(struct xref *xref, const char *id, const struct page *page,
    dimen x, dimen y);
/* Without an `id` of its own the place is given one. */
void xref_add_index_key(struct xref *xref, const char *key, const char *id,
    const struct page *page, dimen x, dimen y);

/*
 * Where the range ends that an object with index key and id `begin` began.  The
 * page has an occurrence of the key, too.
 */
void xref_end_index_range(struct xref *xref, const char *begin,
    const struct page *page, dimen x, dimen y);

/*
 * Something has this id, whether or not it has been placed yet.  Until
 * xref_complete() says that all ids have been declared, any may still come.
 */
bool xref_is_known(const struct xref *xref, const char *id);
void xref_declare_id(struct xref *xref, const char *id);
void xref_complete(struct xref *xref);

/* Whether all answers given to a page-sequence are still right. */
bool xref_is_settled(struct xref *xref, size_t sequence);

/*
 * Whether no sequence that is yet to be laid out will make them wrong: each
 * asked for one place, which is known.
 */
bool xref_is_final(const struct xref *xref, size_t sequence);

/* Where every id lies now: id to struct area_target. */
GHashTable *xref_targets(struct xref *xref, struct arena *arena);

#endif
