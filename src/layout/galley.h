/*
 * The galley: the block-level content of one reference area (a flow, a table
 * cell, a list item's body, a footnote), set in one measure, as a flat list
 * of boxes, glue and penalties, not yet cut into pages.
 *
 *	OPEN LINE . LINE . LINE CLOSE glue OPEN LINE ... SLICE . SLICE ...
 *
 * OPEN and CLOSE stand for the before and after edges of a block that has
 * areas of its own; between them lies its content.  What is open where the
 * galley is cut is closed there and opened again on the next page: its
 * `cut_after` extent is needed at the foot (a table's footer, a border that
 * is retained), its `cut_before` at the head (a table's header).
 *
 * SLICE is a step of a strip: galleys side by side (layout/strip.h), as in a
 * table row or a list item.
 *
 * Spaces have been resolved (XSL 1.1, 4.3): one GLUE where several met.
 */
#ifndef LAYOUT_GALLEY_H
#define LAYOUT_GALLEY_H

#include "layout/area.h"
#include "layout/item.h"
#include "layout/layout.h"
#include "layout/para.h"

struct strip;
struct container;
struct side;
struct space_run;

enum galley_kind {
	GALLEY_LINE,  /* box: a line of a paragraph */
	GALLEY_OPEN,  /* box: before edge of a block, size 0 or its border */
	GALLEY_CLOSE, /* box: after edge */
	GALLEY_SLICE, /* box: one step of a strip */
	GALLEY_CONTAINER, /* box: a block-container that is never divided */
	GALLEY_ANCHOR,    /* box of size 0: an id or a marker without area */
	GALLEY_SIDE,      /* box of size 0: a float lies beside what follows */
	GALLEY_REST,      /* box: room down to the lower edge of such a float */
	GALLEY_SPACE,     /* glue */
	GALLEY_BREAK,     /* penalty; the only places where a galley is cut */
};

/* Why a break is forbidden: what has to give way before it is taken. */
enum {
	GALLEY_KEEP_TOGETHER = 1,
	GALLEY_KEEP_NEXT = 2,
	GALLEY_LINES = 4, /* widows, orphans */
};

/* A block that has areas: what OPEN and CLOSE refer to. */
struct galley_block {
	struct galley_block *parent; /* the open block around it, or NULL */
	const struct fo *fo;
	const struct area_box *box; /* NULL: nothing drawn */
	dimen x, width;             /* border box, in the galley's measure */
	/* content box, in the galley's measure: where lines go */
	dimen content_x, content_width;
	struct line_room beside; /* taken from it by floats, as a whole */
	/* what the before and after edges take */
	dimen before, after;
	/* the same where the block is cut: 0 if .conditionality=discard */
	dimen cut_before, cut_after;
	/* border and padding alone, which only in a table are less than that */
	dimen edge_before, edge_after, cut_edge_before, cut_edge_after;
	/*
	 * A table: galleys repeated at the head and foot of each part, their
	 * extents counted in before/after and in cut_before/cut_after.
	 */
	struct table *table;
	/*
	 * A block-container that may be cut: a viewport and a reference area,
	 * in which its content stands.
	 */
	bool is_container;
	int together, together_page; /* penalties of keep-together around */
};

/* A place to cut. */
struct galley_break {
	struct galley_block *open; /* innermost block around it, or NULL */
	/*
	 * What a forced one asks for: FO_KW_COLUMN, FO_KW_PAGE,
	 * FO_KW_ODD_PAGE, FO_KW_EVEN_PAGE, or 0
	 */
	enum fo_keyword until;
	unsigned reasons; /* GALLEY_KEEP_TOGETHER ... */
	int page_penalty; /* where the column is the last of its page */
	dimen foot, head; /* spaces that stay at the edges of a cut here */
	/*
	 * A forbidden one: how far it is from the last one that is not to the
	 * next.  No page that is shorter can honour it.
	 */
	dimen run;
	/*
	 * The room of the page that is planned to end here (pagefit.h), 0 if none
	 * is; `is_plan_end`: the plan ends with it.
	 */
	dimen planned;
	bool is_plan_end;
};

struct galley_item {
	struct item item;
	enum galley_kind kind;
	union {
		struct {
			const struct lines *lines;
			size_t index;
			/* the paragraph: siblings from `first` up to `end` */
			const struct fo *first, *end;
		} line;
		struct galley_block *block; /* OPEN, CLOSE */
		struct {
			struct strip *strip;
			size_t step;
		} slice;
		struct container *container;
		const struct fo *anchor; /* ANCHOR */
		struct side *side;       /* SIDE */
		bool is_retained; /* SPACE: kept at the edge of the galley */
		struct galley_break cut; /* BREAK */
	};
	/* LINE, SLICE, OPEN, CONTAINER, SIDE: footnotes and floats cited here */
	const struct citation *citations;
};

struct galley {
	const struct fo *fo; /* whose children it holds */
	dimen measure;
	/*
	 * Where the measure starts in the area that the galley is placed in:
	 * 0, border and padding of a cell, or negative for what is measured
	 * from further out (list-item-body).
	 */
	dimen left;
	struct galley_item *at;
	size_t count, capacity;
	dimen extent; /* sum of the sizes, glue natural */
	/* what its first and last blocks ask of whatever is around it */
	enum fo_keyword break_before, break_after;
	int keep_before, keep_after; /* penalties of keep-with-... */
	/* what galley_cut() has put in other items' places, newest first */
	struct galley_patch *patches;
};

/* The baseline grid of a galley of `fo`'s content: 0 if it has none. */
dimen galley_grid(const struct fo *fo);
/* `height` up to the next line of the grid. */
dimen galley_grid_round(dimen height, dimen grid);

/* Where one is in a galley, to come back to: galley_rewind(). */
struct galley_mark {
	size_t at;
	struct galley_patch *patches;
};

/*
 * A galley in the making.  Blocks, tables and lists call the galley_add_...
 * functions in document order; spaces, keeps and breaks of blocks that meet
 * become one glue and one penalty.
 */
struct galley_builder {
	struct layout *layout;
	struct galley *galley;
	size_t capacity;
	const struct fo *reference; /* the innermost reference area's */
	dimen measure;              /* of that one */
	dimen base; /* where it starts in the galley's measure */
	struct galley_block *open;
	unsigned depth; /* of blocks */
	bool is_inner;
	dimen grid;         /* of the lines that blocks begin on; 0: none */
	bool has_own_lines; /* what comes next: they are not on it */

	struct galley_block *fresh; /* opened by the last addition */
	struct space_run *spaces;   /* met since the last box */
	size_t solid;               /* items up to and with the last box */
	/* the BREAK between what is set and what comes next; SIZE_MAX: none */
	size_t boundary;
	bool is_after; /* something ended since: a new one is due */
	int keep_next, keep_next_page; /* of what ended */
	enum fo_keyword until;         /* break-after of what ended */
	int together, together_page;   /* of the blocks around */

	/* layout/side.h: floats beside what is set now, and those to come */
	struct side *sides;
	struct side *waiting;
	dimen side_indent; /* where those at the start begin */
	size_t measured;   /* items whose heights are counted in `height` */
	dimen height;
};

/*
 * `is_inner`: the edges of the galley are no edges of a reference area, so
 * spaces stay there (a footnote, a float).
 */
void galley_begin(struct galley_builder *builder, struct layout *layout,
    const struct fo *fo, dimen measure, bool is_inner);
struct galley *galley_end(struct galley_builder *builder);

/* Adds the children of `fo`, block-level or not, from `first` up to `end`. */
void galley_add_children(struct galley_builder *builder, const struct fo *fo,
    const struct fo *first, const struct fo *end);

/*
 * Opens a block: its break-before, keeps, space-before, then OPEN.  The block
 * may be changed (a table's place and extents) until the next addition.  NULL
 * if blocks are nested too deep: its content is left out.
 */
struct galley_block *galley_add_open(struct galley_builder *builder,
    const struct fo *fo);
/*
 * Opens a block that was begun in another galley: no item, but what follows
 * stands in it.
 */
struct galley_block *galley_continue(struct galley_builder *builder,
    const struct fo *fo);
/* The BREAK that a galley begins with if it goes on from another. */
void galley_add_cut(struct galley_builder *builder,
    const struct galley_break *cut);
/* CLOSE, then the block's space-after, keep-with-next and break-after. */
void galley_add_close(struct galley_builder *builder);

/* For strips: a step of height box->size; a break between two of them. */
void galley_add_slice(struct galley_builder *builder, struct strip *strip,
    size_t step, const struct item *box, const struct citation *citations);
void galley_add_break(struct galley_builder *builder, const struct item *cut,
    enum fo_keyword until);

/* Lines of the paragraph of `fo`'s children from `first` up to `end`. */
void galley_add_lines(struct galley_builder *builder, const struct fo *fo,
    const struct fo *first, const struct fo *end, const struct lines *lines);
/*
 * What the blocks at the head and the foot of a column ask of the place before
 * and after it: to be called before and after the strip's items are added.
 */
void galley_join_before(struct galley_builder *builder,
    const struct galley *galley);
void galley_join_after(struct galley_builder *builder,
    const struct galley *galley);

void galley_add_anchor(struct galley_builder *builder, const struct fo *fo);
/* `is_solid`: it takes room; else it is placed out of the flow. */
void galley_add_container(struct galley_builder *builder,
    struct container *container, dimen height, bool is_solid);

/*
 * Sets the block-level children of `fo` in `measure`.  Inline-level children
 * (as a table-cell of other people's FO may have) make anonymous paragraphs.
 */
struct galley *galley_new(struct layout *layout, const struct fo *fo,
    dimen measure);

/*
 * The narrowest measure in which nothing of `fo`'s content runs over, and the
 * widest that it would use: for automatic table columns.
 */
void galley_measure(struct layout *layout, const struct fo *fo, dimen *min,
    dimen *max);

/*
 * Makes the areas of items [from, to) as children of `parent`, from
 * y = `top` on, with glue set at `ratio` (negative: shrunk), and returns the
 * y where they end.  Blocks that were opened before `from` are continued;
 * those not closed before `to` are cut.  Glue at the head and the foot of the
 * part vanishes unless it is retained.
 */
dimen galley_place(struct layout *layout, const struct galley *galley,
    size_t from, size_t to, double ratio, struct area *parent, dimen top);

/*
 * The height of items [from, to) as galley_place() sets them at ratio 0:
 * edges of blocks that were cut and retained spaces included.
 */
dimen galley_extent(const struct galley *galley, size_t from, size_t to);

/*
 * The same down to the end of the galley, but where that is more than `most`:
 * then something more than `most`, so that long galleys needn't be walked.
 */
dimen galley_extent_within(const struct galley *galley, size_t from,
    dimen most);

/*
 * The first item from `from` on that is not dropped at the head of a part, and
 * what the blocks opened again there take.
 */
size_t galley_head(const struct galley *galley, size_t from, dimen *extent);

/* A box that takes room; empty blocks and anchors don't. */
static inline bool
galley_is_solid(const struct galley_item *item)
{
	switch (item->kind) {
	case GALLEY_LINE:
	case GALLEY_SLICE:
		return true;
	case GALLEY_OPEN:
	case GALLEY_CLOSE:
	case GALLEY_CONTAINER:
	case GALLEY_REST:
		return item->item.size != 0;
	default:
		return false;
	}
}

/* Blocks open before item `at`: the innermost, or NULL. */
struct galley_block *galley_open_block(const struct galley *galley, size_t at);

/* What opening the blocks around a cut again takes; what closing them takes. */
dimen galley_cut_before(const struct galley_block *innermost);
dimen galley_cut_after(const struct galley_block *innermost);

/* The penalty of a keep-... property: 0 for auto, forbidden for always. */
int galley_keep(const struct fo *fo, enum fo_prop prop);

/*
 * The galley is cut at item `at`, a BREAK (or its end): if that is inside a
 * strip, the strip's remaining items are replaced by those of strip_rest(),
 * since columns of unlike line heights continue with other steps.  Returns
 * where to go on: past the BREAK.
 */
size_t galley_cut(struct layout *layout, struct galley *galley, size_t at);

struct galley_mark galley_mark(const struct galley *galley, size_t at);

/* Undoes the cuts since the mark and returns its place. */
size_t galley_rewind(struct galley *galley, struct galley_mark mark);

#endif
