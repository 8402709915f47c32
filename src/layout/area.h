/*
 * The area tree: pages of placed areas, the result of layout.
 *
 * Coordinates are physical: x to the right, y down, from the corner of the
 * parent's border box to the corner of one's own.  A page's regions lie on
 * the page.  Nothing here is decided later: painting draws what it finds.
 * All is in the arena that the layout was given; strings of formatting
 * objects are borrowed from the FO tree.
 */
#ifndef LAYOUT_AREA_H
#define LAYOUT_AREA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/dimen.h"
#include "fo/fo.h"

struct _PangoFont;

enum area_kind {
	AREA_BLOCK,     /* block, list-block, table, ...: children stacked */
	AREA_REFERENCE, /* table cell, block-container, column of a flow */
	AREA_VIEWPORT,  /* clips its only child, a reference area, if `clip` */
	AREA_LINE,
	AREA_INLINE, /* inline, basic-link ...: children in a line */
	AREA_TEXT,   /* glyphs of one formatting object, font and level */
	AREA_SPACE,  /* a leader of spaces, an anchor: draws nothing */
	AREA_LEADER, /* a rule; dots and use-content are AREA_TEXT inside */
	AREA_IMAGE,
};

struct area_glyph {
	uint32_t index; /* in the font; 0 is its sign for a missing one */
	int32_t x, y;   /* offset from the pen, 1/1000 pt */
	int32_t advance;
};

/* So many bytes of text are shown by so many glyphs. */
struct area_cluster {
	uint16_t bytes, glyphs;
};

/* Of so many parts of a glyph's width is an area's `expansion`. */
enum { AREA_EXPANSION_UNIT = 400 };

/* Lines drawn with a text, thickness 0 if none; y below the area's top. */
struct area_strokes {
	struct area_stroke {
		dimen y, thickness;
		uint32_t color;
	} underline, strike, overline;
};

struct area_text {
	struct _PangoFont *font;         /* owned by the layout's fonts */
	const struct area_glyph *glyphs; /* left to right */
	/*
	 * The text for copying and searching: logical order.  A hyphen that
	 * the line break put here is U+00AD, a turnover mark is no text.
	 */
	const char *utf8;
	const struct area_cluster *clusters; /* logical order */
	const struct area_strokes *strokes;  /* NULL: none */
	uint32_t glyph_count, bytes, cluster_count;
	uint32_t color;
	dimen baseline;     /* below the area's top */
	dimen word_space;   /* what justification added to each space */
	dimen letter_space; /* and to each letter; the advances have it */
	/*
	 * How much wider the font's glyphs are drawn, in quarters of a per
	 * cent; the advances have it in them.
	 */
	int16_t expansion;
	uint8_t level;    /* of the bidi algorithm */
	bool is_backward; /* glyphs run against the text (right to left) */
	bool is_mark;     /* decoration: turnover mark, leader dots */
};

struct area_leader {
	dimen y, thickness;    /* of the middle, below the area's top */
	enum fo_keyword style; /* solid, dotted, dashed, double ... */
	uint32_t color;
};

struct area_image {
	const struct image *image; /* layout/image.h */
	dimen x, y, width, height; /* of the picture inside the area */
	bool clip;                 /* to the area */
};

/* One side of a border, outside in: width is what it takes. */
struct area_border {
	dimen width;
	enum fo_keyword style;
	uint32_t color;
};

enum { AREA_TOP, AREA_RIGHT, AREA_BOTTOM, AREA_LEFT };

/* What an area draws around and under its content. */
struct area_box {
	struct area_border border[4]; /* AREA_TOP ... */
	dimen padding[4];
	uint32_t background; /* alpha 0: none */
	const struct image *background_image;
	/* where its first tile lies in the padding box, and its size */
	dimen image_x, image_y, image_width, image_height;
	bool repeat_x, repeat_y;
	/*
	 * Collapsed borders straddle the edge of the area instead of lying
	 * inside it.
	 */
	bool is_collapsed;
};

struct area {
	struct area *first, *last, *next;
	const struct fo *fo; /* what made it; NULL for columns of a flow */
	dimen x, y, width, height;  /* border box */
	const struct area_box *box; /* NULL: nothing drawn */
	union {
		struct area_text *text;
		struct area_leader *leader;
		struct area_image *image;
	};
	enum area_kind kind;
	/* within its line, in logical order; is_mixed: that isn't visual order */
	uint16_t place;
	bool is_mixed;          /* AREA_LINE */
	bool is_first, is_last; /* of the areas that `fo` made */
	bool clip;
	/* set before: the header of a table that goes on */
	bool is_repeated;
	/* LINE: letters several lines high stand in it or beside it */
	bool is_beside_drop;
	/* AREA_LINE: the space or newline that it breaks at, else '\0' */
	char line_end;
	/*
	 * Turned content (reference-orientation): quarter turns counter-
	 * clockwise of the children within this area; 0 for almost all.
	 */
	uint8_t turns;
};

/* A region's or a column's areas. */
enum page_region {
	REGION_BEFORE,
	REGION_START,
	REGION_BODY,
	REGION_END,
	REGION_AFTER,
	REGION__MAX,
};

/* A run of columns in the region-body; a new one where `span` changes. */
struct page_span {
	struct page_span *next;
	struct area **columns; /* AREA_REFERENCE each */
	size_t column_count;
};

/* A marker whose object has an area on the page, in the order of areas. */
struct page_marker {
	struct page_marker *next;
	const struct fo *fo;    /* FO_MARKER */
	bool is_first, is_last; /* of the areas of the marker's parent */
};

/* Where a page begins in the source; set by layout/pagestart.h. */
struct page_start {
	unsigned element;   /* its q:serial; 0: nothing of it is on the page */
	unsigned character; /* letters of the element on earlier pages */
	bool splits_word;   /* a hyphenated word ends on the page before */
	const char *text;   /* the element's next letters, without spaces */
};

struct page {
	struct page *next;
	const struct fo *master;   /* FO_SIMPLE_PAGE_MASTER */
	const struct fo *sequence; /* FO_PAGE_SEQUENCE */
	size_t index;              /* from 0 through the document */
	size_t painted;            /* its place in the PDF, set by paint/ */
	long number;
	const char *label; /* the number as it is printed: "iv" */
	bool is_blank;     /* made for parity only */
	dimen width, height;
	/* AREA_REFERENCE each, NULL if the master hasn't got the region */
	struct area *regions[REGION__MAX];
	/* what lies in the body, as children of regions[REGION_BODY] too */
	struct area *before_floats; /* NULL if none */
	struct page_span *spans;
	struct area *footnotes;    /* NULL if none; separator comes first */
	struct area *margin_notes; /* NULL if none */
	struct page_marker *markers, *last_marker;
	struct page_start start;
};

struct area_sequence {
	struct area_sequence *next;
	const struct fo *fo; /* FO_PAGE_SEQUENCE */
	struct page *first_page, *last_page;
};

/* Where an id came to lie. */
struct area_target {
	const char *id;
	const struct page *page;
	dimen x, y; /* on the page */
};

struct area_tree {
	const struct fo_document *document;
	struct area_sequence *sequences, *last_sequence;
	struct page **pages; /* all, in order */
	size_t page_count;
	GHashTable *targets; /* id to struct area_target */
};

struct area *area_new(struct arena *arena, enum area_kind kind,
    const struct fo *fo);

/* Appends; the child's place is the caller's business. */
void area_add(struct area *parent, struct area *child);

/* Takes the last child out again. */
void area_drop_last(struct area *parent);

/* NULL if nothing has this id. */
const struct area_target *area_find_target(const struct area_tree *tree,
    const char *id);

/*
 * The tree as XML, in the words of Apache FOP's area tree, lengths in
 * millipoints: layout/area_dump.c.
 */
void area_dump(const struct area_tree *tree, GString *xml);

#endif
