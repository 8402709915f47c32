/*
 * Where inlines stand in their line (XSL 1.1, 7.14): alignment-baseline says
 * which of their parent's baselines meets which of their own, baseline-shift
 * raises them from there.
 *
 *	before-edge       top of the line
 *	text-before-edge  ascent     ________________
 *	hanging           8/10 of it
 *	mathematical      half of it   |     _
 *	central           middle of ascent and descent
 *	middle            half the x-height
 *	alphabetic        ______________________________
 *	text-after-edge, ideographic   descent
 *	after-edge        foot of the line
 */
#ifndef LAYOUT_BASELINE_H
#define LAYOUT_BASELINE_H

#include "layout/layout.h"
#include "layout/shape.h"

/* Of a font or an object, from its own alphabetic baseline. */
struct baselines {
	dimen ascent, descent; /* both positive */
	dimen x_height;
};

/*
 * What children are aligned with: their parent's baselines, if it has a table
 * of its own, or else those of an ancestor.
 */
struct baseline_table {
	struct baselines of;
	dimen shift;              /* upwards from the block's baseline */
	enum fo_keyword dominant; /* the baseline that others stand on */
	bool is_own; /* an inline's: its edges aren't those of the line */
};

/* Upwards from the block's baseline, unless the line is to be asked. */
struct baseline_place {
	dimen shift;
	enum fo_keyword edge; /* BEFORE_EDGE, AFTER_EDGE, or none */
};

struct baselines baselines_of_style(const struct shape_style *style);

/* An object as high above its baseline and as deep below it. */
struct baselines baselines_of_object(dimen above, dimen below);

struct baseline_place baseline_place(struct shaper *shaper,
    const struct baseline_table *table, const struct fo *fo,
    const struct baselines *own);

/* The table for what is in `fo`, which stands there. */
struct baseline_table baseline_table_inside(struct shaper *shaper,
    const struct baseline_table *table, const struct fo *fo,
    const struct baselines *own, const struct baseline_place *place);

/* The shift in a line that reaches so far above and below its baseline. */
dimen baseline_shift(const struct baseline_place *place,
    const struct baselines *own, dimen above, dimen below);

#endif
