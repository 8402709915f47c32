/*
 * What the painting modules share: the canvas and the walk over areas.
 * Private to paint/.
 */
#ifndef PAINT_PAINTER_H
#define PAINT_PAINTER_H

#include "base/diag.h"
#include "fo/structure.h"
#include "layout/area.h"
#include "paint/canvas.h"
#include "paint/mark.h"

struct painter {
	struct canvas *canvas;
	struct diags *diags;
	GHashTable *broken;  /* struct image: those that were reported */
	struct marks *marks; /* a tagged PDF; or NULL */
	GString *line_text;  /* of the MARK_LINE that is open */
	/* of a region or object that is an artifact, or MARK_CONTENT */
	enum mark_kind region;
	bool is_marked; /* a mark is open, */
	enum mark_kind marked;
	size_t mark_count;             /* on the page, without artifacts */
	const struct element *element; /* and belongs to this */
	/* of the page's content; it began here: */
	const struct area *last_text;
	double last_x, last_y;
	bool is_mixed;  /* the line is painted in another order */
	unsigned blank; /* lines at the page's head, before all text */
	unsigned owed;  /* blocks that began since then */
	/* paint_line.c: of a line of code that has a mark of its own, */
	bool keeps_text;               /* it is under way; */
	bool owes_blank;               /* its last piece ends at a space; */
	bool tells_blank;              /* it told the blank lines after it */
	dimen text_at, text_below;     /* where it says that it stands, */
	const struct area *next_line;  /* and what follows it */
	const struct area *next_piece; /* of the line of text under way */
};

/* Areas give dimens from their parent; a canvas wants points on the page. */
static inline double
paint_pt(dimen d)
{
	return (double)d / DIMEN_SCALE;
}

/* paint_box.c: what lies under and around an area whose corner is (x, y). */
void paint_background(struct painter *p, const struct area *area, double x,
    double y);
void paint_borders(struct painter *p, const struct area *area, double x,
    double y);
void paint_leader(struct painter *p, const struct area *area, double x,
    double y);

/* paint_text.c */
void paint_text(struct painter *p, const struct area *area, double x, double y);
/* The text as outlines, which nobody takes for text. */
void paint_outlines(struct painter *p, const struct area *area, double x,
    double y);
/* Unseen, in the font that was set last, at a baseline. */
void paint_character(struct painter *p, const char *character, double x,
    double y);

/*
 * paint_line.c: what a tagged PDF has besides of a line, and of the text that
 * comes next in it; (x, y) is the line's corner.
 */
void paint_line_begin(struct painter *p, const struct area *line, double x,
    double y);
void paint_line_end(struct painter *p, const struct area *line, double x,
    double y);
void paint_line_text(struct painter *p, const struct area *area, double x,
    double y);
void paint_gap(struct painter *p, const struct area *area);
bool paint_is_turnover(const struct area *area);

/*
 * mark.c: what is painted from here on is content of `fo`, or an artifact;
 * nothing happens where the PDF isn't tagged.
 */
void paint_mark_page(struct painter *p);
void paint_mark_content(struct painter *p, const struct fo *fo,
    enum mark_kind kind);
void paint_mark_artifact(struct painter *p, enum mark_kind kind);
void paint_mark_end(struct painter *p);
/* Of the picture that was marked last: its rectangle in user space. */
void paint_mark_extent(struct painter *p, double x, double y, double width,
    double height, bool is_cmyk);

/* paint_image.c: the picture into the rectangle, in points on the page. */
void paint_picture(struct painter *p, const struct image *image, double x,
    double y, double width, double height, struct pos pos);
void paint_image(struct painter *p, const struct area *area, double x,
    double y);

#endif
