/* What the files on side floats share; for side*.c only. */
#ifndef LAYOUT_SIDE_BUILD_H
#define LAYOUT_SIDE_BUILD_H

#include "layout/galley_build.h"
#include "layout/side.h"

/* Fewer letters than these beside a float are no text. */
enum { SIDE_LEAST_EMS = 8 };

/* What floats take of [x, x + width) from `top` to `bottom`. */
struct line_room side_find_room(const struct galley_builder *builder, dimen x,
    dimen width, dimen top, dimen bottom);

/* The lower edge of all that lies beside; the next one below `y`, or `y`. */
dimen side_lowest(const struct galley_builder *builder);
dimen side_next_bottom(const struct galley_builder *builder, dimen y);

/* The lower edge of what `fo` is to begin below: its `clear`. */
dimen side_cleared_bottom(const struct galley_builder *builder,
    const struct fo *fo);

/* Those that lie above `y` are beside nothing any more. */
void side_drop_passed(struct galley_builder *builder, dimen y);

/* The float with its content set: it has no place yet. */
struct side *side_new(struct galley_builder *builder, const struct fo *fo);

/* Adds floats to the end of a list. */
void side_append(struct side **list, struct side *sides);

/* It, or a list of them, will be placed beside what comes next. */
void side_wait(struct galley_builder *builder, struct side *side);

/*
 * Finds a place for the float at or below `y`, so that what is set next is set
 * beside it; its item comes later.  Withdrawing undoes that.
 */
void side_place(struct galley_builder *builder, struct side *side, dimen y);
void side_withdraw(struct galley_builder *builder, struct side *side);

/* Something that takes the room down to `bottom`. */
void side_fill_down(struct galley_builder *builder, dimen bottom);

#endif
