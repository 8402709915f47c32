/*
 * A page-sequence: its pages, one after another.
 */
#ifndef LAYOUT_SEQUENCE_H
#define LAYOUT_SEQUENCE_H

#include "layout/area.h"
#include "layout/layout.h"
#include "layout/master.h"

struct sequence {
	const struct fo *fo;      /* FO_PAGE_SEQUENCE */
	const struct fo *next_fo; /* the one after it, or NULL */
	size_t index;
	long first_number, next_number;
	struct page *first_page, *last_page;
	size_t page_count;
	const struct page *handed_over; /* first_page, when it was */
	/* markers of the sequences before it, as they were when it began */
	struct carried *carried;
};

/* The number of its first page, if the page before it is number - 1. */
long sequence_first_number(const struct fo *fo, long number);

/* Lays it out, replacing what an earlier round has made. */
void sequence_lay_out(struct sequence *sequence, struct layout *layout,
    const struct masters *masters, long first_number, size_t first_index,
    bool has_markers);

#endif
