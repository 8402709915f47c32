/*
 * Inline content: the inline-level objects of one paragraph as one text with
 * runs.  White space is collapsed, citations and markers are resolved; what
 * is not text stands in the text as one U+FFFC, so that the bidi algorithm
 * sees it as a neutral thing.
 */
#ifndef LAYOUT_INLINE_H
#define LAYOUT_INLINE_H

#include "layout/baseline.h"
#include "layout/layout.h"
#include "layout/para.h"

/* An inline, basic-link, bidi-override ... that is open. */
struct inline_scope {
	const struct inline_scope *parent; /* NULL: directly in the block */
	const struct fo *fo;
	dimen before, after; /* space, border, padding at start and end */
	struct baselines own;
	struct baseline_place place;  /* of it */
	struct baseline_table inside; /* for what is in it */
	int depth;                    /* 1 for the outermost */
	/* more than 1: the paragraph begins with it, as high as so many lines */
	int drop_lines;
};

enum inline_kind {
	INLINE_TEXT,
	INLINE_OPEN,  /* a scope begins */
	INLINE_CLOSE, /* and ends */
	INLINE_LEADER,
	INLINE_IMAGE,     /* external-graphic, instream-foreign-object */
	INLINE_CONTAINER, /* inline-container */
	INLINE_BLOCK,     /* a block inside an inline: a line to itself */
	INLINE_ANCHOR,    /* a wrapper's id, a marker: draws nothing */
	INLINE_CITATION,  /* a footnote, a float */
};

struct inline_run {
	enum inline_kind kind;
	const struct fo *fo; /* the style is this one's */
	const struct inline_scope *scope;
	uint32_t from, to;   /* bytes of the text */
	bool is_page_number; /* text that the page decides */
	bool is_small;       /* capitals that stand for small letters */
};

/* The label that a page-number-citation was given when it was collected. */
struct inline_reference {
	struct inline_reference *next;
	const struct fo *fo;
	const char *label; /* NULL: not known yet */
	bool is_last;
};

struct inline_content {
	char *text; /* NUL-terminated */
	uint32_t bytes;
	struct inline_run *runs;
	size_t count;
	struct inline_reference *references;
	bool makes_line;  /* there is more than space and anchors */
	bool is_complex;  /* scripts or directions that Pango must look at */
	bool is_volatile; /* depends on the page: marker, page number */
	bool is_kept;     /* line feeds are kept: preformatted */
};

/* The siblings from `first` up to, without, `end`; in layout->arena. */
struct inline_content *inline_collect(struct layout *layout,
    const struct fo *block, const struct fo *first, const struct fo *end);

/* The scope of `fo` in `parent`; `is_first`: no text of the block is before it. */
struct inline_scope *inline_scope_new(struct layout *layout,
    const struct fo *block, const struct inline_scope *parent,
    const struct fo *fo, bool is_first);

/* The baselines of a block, for what is directly in it. */
struct baseline_table inline_table_of(struct shaper *shaper,
    const struct fo *block);

/* Where a run of `block` stands; `own` are its font's baselines, or its own. */
struct baseline_place inline_run_place(struct shaper *shaper,
    const struct fo *block, const struct inline_run *run,
    const struct baselines *own);

/* Whether the labels of page citations are still what they were. */
bool inline_is_current(struct layout *layout,
    const struct inline_content *content);

/*
 * Appends `text` to `out` as the white-space properties of `fo` want it.
 * True if there is anything but white space: inline_space.c.
 */
bool inline_space_add_text(GString *out, const struct fo *fo, const char *text,
    size_t bytes);

/*
 * How many bytes `text` begins with that collapse into a space before it:
 * nobody sees that an anchor stands between the two.
 */
size_t inline_space_count_doubled(const struct fo *fo, const char *text,
    size_t bytes);

/*
 * Whether the bytes hold more than left-to-right alphabets and signs, which
 * a run's own font can show without Pango's help: inline_space.c.
 */
bool inline_space_is_complex(const char *text, size_t bytes);

/* The bidi control that begins the direction `fo` asks for; NULL: none. */
const char *inline_space_control(const struct fo *fo);

/* The citations of an index entry as inline objects: inline_index.c. */
const struct fo *inline_index_citations(struct layout *layout,
    const struct fo *list);

#endif
