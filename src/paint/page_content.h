/*
 * The content of a PDF's pages as operators (ISO 32000-1, 7.8.2, annex A), a
 * canvas.  Private to paint/: page_content.c (state, shapes), page_mark.c,
 * page_text.c, page_picture.c.
 */
#ifndef PAINT_PAGE_CONTENT_H
#define PAINT_PAGE_CONTENT_H

#include <stdbool.h>

#include <cairo.h>

#include "paint/canvas.h"
#include "paint/mark.h"
#include "paint/painted.h"

/* The graphics state (8.4) as far as it is used; q keeps it, Q brings it back.
 */
struct content_state {
	uint32_t fill, stroke; /* RGB */
	uint8_t opacity;
	unsigned font; /* resource; G_MAXUINT: none */
	double size, widening /* per cent */, rise, boldness;
	double letter_space; /* before the widening */
	/* PDF's y goes up: this less a y is what is written */
	double origin;
	/* from here to the page, y downwards: a b c d e f */
	double matrix[6];
};

/* Where the line of a text object begins (9.4.2), and where it has come to. */
struct text_line {
	int64_t x, y; /* in thousandths, as written */
	double slant;
	double pen; /* x, on the canvas */
};

/* A mark that hasn't ended. */
struct open_mark {
	bool is_open, is_line; /* is_line: MARK_LINE */
	bool is_inside;        /* within a text object, not around it */
	bool has_text;
	/* places in the operators: where it begins, and what is marked */
	size_t at, content;
	/* where the pen was then, and a thousandth of its size */
	struct text_line line;
	double em;
};

struct page_content {
	struct canvas canvas;
	struct painted *painted;
	struct rasters *rasters;
	GHashTable *pictures; /* struct image to index + 1 */
	GString *operators;   /* of the page */
	guint first_resource; /* of the page */
	guint first_link;     /* of the page */
	struct content_state state;
	GArray *states; /* struct content_state, saved */
	bool is_text;   /* within BT and ET */
	size_t text_at; /* in `operators`: where BT is */
	struct text_line line;
	struct open_mark mark;
	cairo_surface_t *figures; /* SVG: a PDF, made with the first one */
	size_t figure_count;
	struct libdeflate_compressor *compressor;
};

struct page_content *page_content_new(struct rasters *rasters);

/* Ends all pages; what came of them is the caller's. */
struct painted *page_content_end(struct page_content *content, bool *is_good);

void page_content_begin(struct page_content *content, const struct page *page);
void page_content_write(struct page_content *content);

/* page_mark.c: shapes stand outside of text objects; text within. */
void content_leave_text(struct page_content *content);
void content_enter_text(struct page_content *content);

/* The name of a resource, which the page then has. */
void content_append_resource(struct page_content *content,
    enum resource_kind kind, unsigned number);
/* "width 0 0 height x y cm" */
void content_append_matrix(struct page_content *content, double width,
    double height, double x, double y);
void content_set_fill(struct page_content *content, uint32_t color);
void content_set_stroke(struct page_content *content, uint32_t color);

/* Where a line of a new text object begins. */
void content_append_line(GString *operators, const struct text_line *line);

/* canvas_class.begin_mark, .end_mark, .text, .outlines and .picture */
void content_begin_mark(struct canvas *canvas, const struct mark *mark,
    size_t number);
void content_end_mark(struct canvas *canvas, const char *text);
void content_text(struct canvas *canvas, const struct area_text *text, double x,
    double y);
void content_outlines(struct canvas *canvas, const struct area_text *text,
    double x, double y);
const char *content_picture(struct canvas *canvas, const struct image *image,
    double x, double y, double width, double height);

/* page_picture.c: ends Cairo's PDF. */
bool content_end_figures(struct page_content *content);

#endif
