/*
 * Inserts: footnotes and before-floats, which lie on the page of the line that
 * cites them but outside its flow.
 */
#ifndef LAYOUT_INSERT_H
#define LAYOUT_INSERT_H

#include "layout/galley.h"

struct page_filling;
struct plan;

enum insert_place {
	INSERT_NOTES,
	INSERT_FLOATS,
	INSERT__MAX,
};

struct insert {
	struct insert *next; /* on its page, or in its queue */
	const struct fo *fo; /* FO_FOOTNOTE or FO_FLOAT */
	struct galley *galley;
	size_t from, to; /* the part for this page */
	dimen extent;    /* of that part */
	bool is_float;
	bool is_continued; /* no first part of it is on this page */
	bool is_late;      /* nothing of it is on the page that cites it */
};

/* What could not go on the page that cites it, and the state of all. */
struct inserts {
	struct layout *layout;
	const struct fo *sequence; /* for the separators */
	GHashTable *begun;         /* fo to insert: placed, or waiting */
	GHashTable *galleys;       /* fo to galley */
	GQueue notes, floats;      /* waiting */
	struct galley *separators[INSERT__MAX];
	dimen separator_measures[INSERT__MAX]; /* 0: not looked for yet */
};

/* Where in the plan an insert is cited. */
struct cited_at {
	const struct fo *fo;
	struct segment *segment;
	size_t item;
};

void inserts_init(struct inserts *inserts, struct layout *layout,
    const struct fo *sequence);
void inserts_clear(struct inserts *inserts);

/* The first insert that the plan cites and no page has begun; false: none. */
bool insert_find_unplaced(const struct inserts *inserts,
    const struct plan *plan, struct cited_at *found);

/* Whether the plan cites `fo`. */
bool insert_is_cited(const struct plan *plan, const struct fo *fo);

/* Makes it; its content set in `measure`. */
struct insert *insert_new(struct inserts *inserts, const struct fo *fo,
    dimen measure);

/*
 * The largest part of a footnote that `room` holds, as a cut of its galley.
 * False if not even the first lines fit.
 */
bool insert_cut(struct insert *insert, dimen room);

/*
 * What the insert would take of a page; with its separator if it is the first.
 * 0 if it has been placed, or is waiting.
 */
dimen insert_extent(struct inserts *inserts, const struct fo *fo, dimen measure,
    bool is_first);

/* The sequence's separator before these inserts, or NULL. */
struct galley *insert_separator(struct inserts *inserts,
    enum insert_place place, dimen measure);

#endif
