/* What the files that build a galley share; for galley*.c only. */
#ifndef LAYOUT_GALLEY_BUILD_H
#define LAYOUT_GALLEY_BUILD_H

#include "layout/galley.h"
#include "layout/space.h"

#define NO_BOUNDARY SIZE_MAX

/* A new item at the end, all zero else. */
struct galley_item *build_item(struct galley_builder *b, enum galley_kind kind,
    enum item_kind item);

/* Settles what was open, so that a box can be added. */
void build_prepare_box(struct galley_builder *b);

/*
 * The height of what is set so far, glue natural; spaces that are not settled
 * yet would add the pending one.
 */
dimen build_height(struct galley_builder *b);
dimen build_pending_space(const struct galley_builder *b);

/*
 * On a grid, galley_grid.c: makes the space that ends at `end` lead to a line of
 * it; adds what is missing to the next one; says how far below a line a part
 * begins that is cut off here.
 */
void build_snap_space(struct galley_builder *b, struct item *space, dimen end);
void build_snap(struct galley_builder *b);
dimen build_grid_head(struct galley_builder *b);

/* The edges of the block opened last are final now. */
void build_settle_open(struct galley_builder *b);

/* The BREAK between what has ended and what begins now: galley.c. */
void build_add_boundary(struct galley_builder *b);

/* No page ends at this BREAK, which keeps together what is beside a float. */
void build_forbid(struct galley_item *cut);

/* Of two demands at one place: a page is more than a column. */
enum fo_keyword build_stronger(enum fo_keyword a, enum fo_keyword b);

/*
 * The BREAK after line `index` of the paragraph's lines, forbidden where it
 * would leave fewer than its orphans before it or its widows after it.  What
 * else is to be known it has from `model`, any BREAK of the same paragraph.
 */
struct galley_item build_line_break(const struct galley_item *model,
    const struct fo *fo, const struct lines *lines, size_t index);

/* Moves the items from `from` on by `shift`: galley_cut.c. */
void build_move_tail(struct layout *layout, struct galley *galley, size_t from,
    size_t shift);

/* The spaces that met since the last box: galley_space.c. */
struct space_run *build_spaces_new(bool is_head);
void build_spaces_free(struct space_run *run);

/* What comes next is, or isn't, at the head of a reference area. */
void build_spaces_at_edge(struct galley_builder *b, bool is_head);
void build_add_space(struct galley_builder *b, struct space space);

/*
 * Something that takes room, or an edge, ends the run of spaces: they are
 * resolved, and what came to nothing is closed up.
 */
void build_settle_spaces(struct galley_builder *b, bool is_foot);

#endif
