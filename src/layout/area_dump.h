/*
 * Writing the area tree as XML, in the words of Apache FOP's; between
 * area_dump*.c only.
 *
 *	area_dump.c         pages, regions, bookmarks
 *	area_dump_block.c   blocks, reference areas, viewports
 *	area_dump_line.c    lines and what is in them
 *	area_dump_text.c    texts: words and spaces
 *	area_dump_trait.c   tags, and the attributes that all areas have
 */
#ifndef LAYOUT_AREA_DUMP_H
#define LAYOUT_AREA_DUMP_H

#include "layout/area.h"

struct dump {
	GString *xml;
	const struct area_tree *tree;
	dimen measure;    /* of the reference area around: what % refer to */
	dimen left;       /* of the area around, in that reference area */
	bool is_backward; /* the line's or the region's base direction */
	int level;        /* of the inline area around */
};

/* Extents of border and padding on the sides of an area. */
struct dump_edges {
	dimen before, after, start, end;
	dimen top, left; /* the same, physically */
};

/* <name, then attributes, then > ... </name>. */
void dump_start(struct dump *d, const char *name);
void dump_string(struct dump *d, const char *name, const char *value);
void dump_format(struct dump *d, const char *name, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
void dump_length(struct dump *d, const char *name, dimen length);
void dump_length_unless_0(struct dump *d, const char *name, dimen length);
void dump_color(struct dump *d, const char *name, uint32_t color);
void dump_body(struct dump *d);
void dump_end(struct dump *d, const char *name);

/* Text with what XML can't hold replaced. */
void dump_text(struct dump *d, const char *text, size_t length);

struct dump_edges dump_edges(const struct area *area);

/* What of collapsed borders lies outside of the area: their outer halves. */
struct dump_edges dump_outer_edges(const struct area *area);

/* ipd, bpd, ipda, bpda, bap; space is what bpda has more than the box. */
void dump_extents(struct dump *d, const struct area *area, dimen space);

/*
 * The matrix from the content of an area, turned counter-clockwise, to what is
 * around it; (x, y) is the corner of its content box there.
 */
void dump_ctm(struct dump *d, const struct area *area, int turns, dimen x,
    dimen y);

/* Borders, padding, background of a child of `parent`. */
void dump_box(struct dump *d, const struct area *parent,
    const struct area *area);

/* prod-id. */
void dump_id(struct dump *d, const struct fo *fo);

/* internal-link or external-link. */
void dump_link(struct dump *d, const struct fo *fo);

/* The room above what display-align has moved down in a cell or a region. */
void dump_aligned(struct dump *d, const struct area *parent);

void dump_children(struct dump *d, const struct area *parent);
void dump_line(struct dump *d, const struct area *line);

/* An AREA_TEXT in a line whose own place is at `origin`. */
void dump_one_text(struct dump *d, const struct area *area, dimen origin);

/* The bidi level, where it isn't the usual one. */
void dump_level(struct dump *d, int level);

#endif
