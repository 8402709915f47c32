/*
 * Block-level objects to galley items, by kind.  What is asked of the builder
 * here is called from galley_add_children().
 */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/galley.h"

/* list.c: a list-block and its items. */
void list_add_items(struct galley_builder *builder, const struct fo *list);
void list_add_item(struct galley_builder *builder, const struct fo *item);

/*
 * Goes on with the list item that was cut before `rest`, in the builder's
 * measure; see resume.h.
 */
void list_add_rest(struct galley_builder *builder, const struct strip *rest,
    const struct galley_break *cut);

/* The children of `fo` from `first` up to `end`, set in `measure`. */
struct galley *block_galley(struct layout *layout, const struct fo *fo,
    const struct fo *first, const struct fo *end, dimen measure, bool is_inner);

/* The first of an object's markers, which come first in it; or NULL. */
const struct fo *block_first_marker(const struct fo *fo);

/* Whether a table-and-caption's caption is set after the table. */
bool block_has_late_caption(const struct fo *fo);

/* Whether `fo` must be set as a block of its own. */
bool block_is_block(struct layout *layout, const struct fo *fo);

#endif
