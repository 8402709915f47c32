/*
 * A line being set.  Internal to line*.c: the fragments of a line in logical
 * order, then in visual order, then areas.
 */
#ifndef LAYOUT_LINE_H
#define LAYOUT_LINE_H

#include "layout/part.h"

/* A part, or what a line break left of it. */
struct fragment {
	uint8_t kind; /* enum part_kind */
	uint8_t level;
	bool is_hyphen; /* put here by the break: text is U+00AD */
	bool is_mark;   /* turnover mark: no text */
	uint16_t place; /* in logical order */
	bool stretches; /* a space that justification may change */
	const struct inline_run *run; /* NULL: the block's own (a mark) */
	const struct word *word;
	const struct line_object *object;
	uint32_t object_index;
	dimen width;
	dimen added;    /* to its width, by justification */
	dimen expanded; /* the part of that which its letters took */
	int expansion;  /* of its font, in steps */
	dimen tracking; /* added to each of its letters */
};

struct setting {
	struct layout *layout;
	const struct lines *lines;
	const struct para *para;
	const struct line *line;
	dimen measure; /* of the line, without what stands beside it */
	struct fragment *fragments;
	size_t count, limit;
	dimen natural; /* sum of the widths */
	dimen start;   /* what stays free before and after the line's content */
	dimen gap_added;            /* to each gap between ideographs */
	dimen hang_start, hang_end; /* what lies in the margins */
};

/* Fills in the fragments: line_fragment.c. */
void line_collect(struct setting *s);

/* Distributes what the line is too short or too long: line_fit.c. */
void line_fit(struct setting *s);

/*
 * A text area for fragments [from, to), in visual order, of one run, font and
 * level: line_text.c.  Its height and baseline are set, its place is not.
 */
struct area *line_text_area(struct setting *s, size_t from, size_t to);

/* Whether two neighbouring fragments are shown by one text area. */
bool line_is_one_text(const struct fragment *a, const struct fragment *b);

/*
 * A torn inline has its start and end edges where its area is the first and
 * the last one only: line.c.
 */
void line_trim_box(struct layout *layout, struct area *area,
    const struct fo *fo);

/* The area of a leader, an image or a container: line_object.c. */
struct area *line_object_area(struct setting *s, const struct fragment *f,
    dimen x);

#endif
