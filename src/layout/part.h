/*
 * Parts of a paragraph: words, spaces and objects in logical order, shaped
 * and measured.  Internal to para*.c and line*.c.
 */
#ifndef LAYOUT_PART_H
#define LAYOUT_PART_H

#include "layout/galley.h"
#include "layout/image.h"
#include "layout/inline.h"
#include "layout/item.h"
#include "layout/shape.h"

enum part_kind {
	PART_WORD,
	PART_SPACE,
	PART_BREAK, /* a linefeed that is kept */
	PART_OPEN,  /* a scope begins: space, border, padding */
	PART_CLOSE,
	PART_OBJECT, /* image, container, leader */
	PART_BLOCK,  /* a line to itself */
	PART_POINT,  /* an anchor, a citation */
};

struct part {
	uint8_t kind;
	uint8_t level;   /* of the bidi algorithm */
	bool may_break;  /* a line may end before this part */
	bool is_rigid;   /* space: never stretched */
	bool is_tied;    /* space: no line ends here */
	uint32_t run;    /* of the content */
	uint32_t from;   /* its text begins at this byte of the content */
	uint32_t object; /* OBJECT, BLOCK: index */
	const struct word *word; /* WORD, SPACE */
};

/* An object sized for a measure. */
struct line_object {
	dimen width, stretch, shrink;
	dimen above, below; /* the baseline of the object */
	const struct image *image;
	struct image_extent extent;
	struct galley *galley; /* container, block */
};

/* Letters that the paragraph begins with, several lines high. */
struct para_drop {
	unsigned lines; /* 0: there are none */
	dimen width;    /* that the lines beside them leave free */
};

struct para {
	struct para *next_kept; /* in layout->kept */
	struct fo *keeper;      /* whose `laid` it is */
	const struct fo *block;
	const struct inline_content *content;
	const struct shape_style *style; /* the block's */
	struct part *parts;
	size_t count;
	size_t object_count;
	bool is_first;     /* of its block: text-indent applies */
	bool is_backward;  /* right to left */
	bool is_kept;      /* preformatted */
	bool keeps_spaces; /* at the ends of the text, too */
	bool has_breaks;   /* forced ones, or blocks */
	struct para_drop drop;
	dimen min_measure, max_measure; /* -1: not known yet */
};

/* Shapes the content into parts: para_parts.c. */
void para_shape(struct layout *layout, struct para *para);

/*
 * Whether no line may end in the run; nor between the two, for what keeps them
 * is around both: para_keep.c.
 */
bool para_keeps(const struct para *para, const struct inline_run *run);
bool para_keeps_both(const struct para *para, const struct inline_run *a,
    const struct inline_run *b);

/* Drop capitals: para_drop.c.  Their style instead of `style`. */
const struct shape_style *para_drop_style(struct shaper *shaper,
    const struct para *para, const struct shape_style *style, int lines);
/* Measures those of a paragraph that is shaped. */
void para_drop_measure(struct para *para);

/* Sizes the objects for `measure`: para_object.c. */
struct line_object *para_size_objects(struct layout *layout,
    const struct para *para, dimen measure);

/* The natural width of a part. */
dimen part_width(const struct para *para, const struct part *part,
    const struct line_object *objects);

/*
 * Appends the lines of parts [from, to), which have no forced break among
 * them: para_fit.c by total fit, para_turn.c for preformatted text.
 */
struct line_list {
	GArray *lines; /* struct line */
	struct layout *layout;
	const struct para *para;
	const struct line_object *objects;
	dimen measure;
	struct line_shape shape;
	unsigned drop_lines; /* these begin with letters so many lines high */
	dimen width;   /* what lines may fill of the measure: balanced, less */
	size_t wanted; /* so many lines by total fit, or none; 0: any number */
	bool shuns_hyphens; /* as far as lines stay tolerable */
	double demerits;    /* of the lines by total fit */
	/* of the items of the last stretch; given where lines are wanted */
	struct para_sums sums;
	bool is_forced; /* some of those are worse than is tolerable */
};

void para_fit_lines(struct line_list *list, struct para_place from,
    struct para_place to, bool is_first);
void para_turn_lines(struct line_list *list, struct para_place from,
    struct para_place to, bool is_first);

/* What line `index` of the list leaves free beside it: para_break.c. */
dimen para_beside(const struct line_list *list, size_t index);

/* Height, baseline and citations of the lines: para_line.c. */
void para_measure_line(struct layout *layout, const struct lines *lines,
    struct line *line);

/* How the text is aligned: START, END, CENTER or JUSTIFY. */
enum fo_keyword para_alignment(const struct para *para);
enum fo_keyword para_alignment_last(const struct para *para);

/* The dimen that text-indent takes from the first line. */
dimen para_indent(const struct para *para, dimen measure);

#endif
