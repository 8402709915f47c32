/*
 * A paragraph: a run of inline content inside one block, shaped once, then
 * broken for any measure, then set line by line.
 *
 *	para_new()    collect (inline.c), shape (shape.c): parts
 *	para_break()  items of the parts, choose the breaks (linebreak.c)
 *	line_place()  areas of one line (line.c)
 *
 * A block with blocks among its text has several paragraphs.
 */
#ifndef LAYOUT_PARA_H
#define LAYOUT_PARA_H

#include "layout/area.h"
#include "layout/citation.h"
#include "layout/layout.h"

struct para;

/* A place between two characters of a paragraph. */
struct para_place {
	uint32_t part; /* of struct para: layout/part.h */
	uint32_t byte; /* within that part's word */
};

/* What a line leaves free at its start and its end, for what stands there. */
struct line_room {
	dimen start, end;
	bool is_turned; /* on a verso, the other way round */
};

/*
 * Something stands beside the first `count` lines of a paragraph; those below
 * have the whole measure.
 */
struct line_shape {
	const struct line_room *at;
	size_t count;
};

struct line {
	struct para_place from, to; /* `to` is the break */
	struct line_room beside;    /* taken from the measure */
	dimen indent;               /* what it leaves free at its start */
	dimen height;   /* of the line area, half-leadings included */
	dimen baseline; /* below its top */
	/* how far its content reaches from there, half-leadings not included */
	dimen above, below;
	bool is_first; /* text-indent applies */
	bool is_last;  /* of the paragraph, or before a forced break */
	bool is_hyphenated;
	bool is_overfull;
	bool is_turned; /* preformatted: goes on in the next line */
	bool is_cut;    /* ends short, before or in a word too long to fit */
	bool is_joined; /* preformatted: no empty line parts it from the next */
	const struct citation *citations; /* in order */
};

struct line_object; /* layout/part.h */

/* What lines are made of, all together: the last one's filling left out. */
struct para_sums {
	dimen size, shrink;
	dimen stretch, space_stretch; /* of letters and objects; of spaces */
};

/* What para_break_loose() found, for pages are planned more than once. */
struct loose_lines {
	bool is_known;
	struct lines *lines; /* or NULL */
	double cost;
};

enum { LOOSE_SHORTER, LOOSE_AS_LONG, LOOSE_LONGER, LOOSE__MAX };

struct lines {
	struct para *para;
	dimen measure;
	struct line_shape shape;
	unsigned drop_lines; /* begin with letters so high: never parted */
	struct line *at;
	size_t count;
	double demerits;             /* of what total fit gave */
	struct para_sums sums;       /* of what it was given */
	bool is_forced;              /* it found no tolerable lines */
	struct line_object *objects; /* images ... as sized for the measure */
	struct loose_lines *loose;   /* LOOSE__MAX of them; NULL: none yet */
};

/*
 * Collects and shapes the inline-level siblings from `first` up to, without,
 * `end` (NULL: to the last), children of `block`.  NULL if nothing of it
 * makes a line (only white space that collapses, anchors, floats); those
 * anchors and floats are then the caller's.  The result lives in
 * layout->work and is kept in first->laid, so that measuring a table cell
 * and setting it shape only once; page-number-citations whose text changed
 * make it anew, and what depends on the page (markers, page numbers) is never
 * kept.
 */
struct para *para_new(struct layout *layout, const struct fo *block,
    const struct fo *first, const struct fo *end);

/* No object keeps its paragraph any more: layout->work is to be reset. */
void para_forget(struct layout *layout);

/* Widest piece that can't be broken; width without any but forced breaks. */
dimen para_min_measure(struct layout *layout, struct para *para);
dimen para_max_measure(struct layout *layout, struct para *para);

/*
 * Breaks into lines of `measure`; text-indent and last-line-end-indent of the
 * block are taken into account.  Total fit; never fails: a line that can't
 * fit runs over, is marked, and reported by line_place().
 */
struct lines *para_break(struct layout *layout, struct para *para,
    dimen measure);

/*
 * The same for the rest of a paragraph from `from` on, the `to` of a line
 * that is set already, where pages have other measures; or from its start.
 * `shape`, which must live as long as the lines, may be NULL.
 */
struct lines *para_break_from(struct layout *layout, struct para *para,
    struct para_place from, dimen measure, const struct line_shape *shape);

/*
 * The same paragraph in `change` lines more than para_break() gave it in
 * `lines`, fewer where that is negative, with fewer hyphens where it is 0, if
 * that can be done with tolerable lines; else NULL.  `*cost` says how much worse
 * they are: 1 for each line that is as loose as may be.  NULL too for what has
 * forced breaks, is balanced, preformatted or only the rest of a paragraph.
 * Most of what can't be done is refused by looking at sums, before any breaking.
 */
struct lines *para_break_loose(struct layout *layout, const struct lines *lines,
    int change, double *cost);

/*
 * The line area with its inline areas, at x 0, y 0, its width the measure.
 * layout->page is the page it lands on (for fo:page-number), if known.
 */
struct area *line_place(struct layout *layout, const struct lines *lines,
    size_t index);

/*
 * Whether `fo` is inline-level: to be part of a paragraph.  A float is where
 * it stands beside inline content.
 */
bool para_is_inline(const struct fo *fo);

#endif
