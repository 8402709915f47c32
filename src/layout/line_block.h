/*
 * A block inside an inline: lines to itself, cut where its own content may be.
 */
#ifndef LAYOUT_LINE_BLOCK_H
#define LAYOUT_LINE_BLOCK_H

#include "layout/para.h"

struct strip;

/*
 * Line `index` as a strip of one column, which has the block's content, if it
 * is a block inside an inline; else NULL.  In layout->work.  Each step of it
 * makes a line area of its own.
 */
struct strip *line_block_strip(struct layout *layout, const struct lines *lines,
    size_t index);

#endif
