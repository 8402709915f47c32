/*
 * Side floats: what stands at the start or end edge of a galley, with the text
 * that follows beside it (XSL 1.1, 6.12.2).
 *
 *	| text text text text |   The float begins with the line that its anchor
 *	| +-------+ text.     |   is in.  What comes beside it is set around it,
 *	| | float |   text    |   line by line, whatever block it is in; a table,
 *	| |       | text text |   a container are narrowed as a whole, or begin
 *	| +-------+ text text |   below; so is a list item that has the float at
 *	| text text text text |   the side of its label.
 *
 * Where a float lies is settled in its galley before any page is cut, and no
 * page ends beside it: so floats and the lines around them go to the next page
 * together.  Glue beside a float neither stretches nor shrinks.
 */
#ifndef LAYOUT_SIDE_H
#define LAYOUT_SIDE_H

#include "layout/galley.h"

struct side {
	struct side *next;
	const struct fo *fo;                  /* FO_FLOAT */
	const struct galley_block *container; /* that it is in; or NULL */
	struct galley *galley;
	bool is_at_end; /* of the lines beside it */
	bool is_turned; /* inside, outside: at the other edge on a verso */
	bool is_set;    /* its item is in the galley */
	bool is_lent;   /* its item is in the galley around this one */
	size_t line;    /* else: it comes before this line of the paragraph */
	dimen x, width; /* in the galley's measure, with the gap */
	dimen verso_x;  /* the same on a verso */
	dimen inset;    /* borders that hang out of its content's measure */
	dimen indent;   /* left free by all of its content, at the start */
	dimen gap;      /* kept free towards the lines; half of it below */
	dimen top, bottom; /* from the galley's top, glue natural */
	dimen drop;        /* how far below its item it begins */
};

/* Whether `fo` is a float at a side, and no margin note. */
bool side_is(const struct fo *fo);

/*
 * Lines of the paragraph of `fo`'s children from `first` up to `end`, set from
 * its place `from` on in the block that is open: beside the floats that are
 * there, and with those that the lines cite.
 */
void side_add_lines(struct galley_builder *builder, const struct fo *fo,
    const struct fo *first, const struct fo *end, struct para *para,
    struct para_place from);

/* A float that is anchored where no line is: beside what comes next. */
void side_add(struct galley_builder *builder, const struct fo *fo);

/*
 * What the floats take from a block of `fo` that would begin now, where it is
 * displaced as a whole (intrusion-displace).  What is to begin below them, or
 * has too little room beside them, is first given its way.
 */
struct line_room side_make_room(struct galley_builder *builder,
    const struct fo *fo);

/* What comes next begins below all floats, or below those of a container. */
void side_clear(struct galley_builder *builder);
void side_clear_container(struct galley_builder *builder,
    const struct galley_block *container);

/*
 * A galley in the making, to come next in that of `outer`, whose open block is
 * no reference area: the floats that are there lie beside its content, too.  Its
 * own at the start edge begin at `indent`.
 */
void side_lend(struct galley_builder *inner, struct galley_builder *outer,
    dimen indent);

/* The floats of a galley that may reach out of it. */
struct side_rest {
	struct side *placed, *waiting;
};

/*
 * Takes them before it ends, so that it need not reach below them; and puts
 * them beside what follows it in `outer`, where it began `back` above that.
 */
struct side_rest side_take_rest(struct galley_builder *inner);
void side_add_rest(struct galley_builder *outer, const struct side_rest *rest,
    dimen back);

/* Whether no page may end here, since floats lie beside. */
bool side_forbids(struct galley_builder *builder);

/* For the builder: the floats that wait, and those before line `line`. */
void side_add_waiting(struct galley_builder *builder);
void side_add_before_line(struct galley_builder *builder, size_t line);

#endif
