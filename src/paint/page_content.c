/* A page's content: state and shapes; see page_content.h. */
#include "paint/page_content.h"

#include <math.h>
#include <string.h>

#include <libdeflate.h>

#include "base/pdf_syntax.h"

/* zlib's usual level: higher ones save two per cent for twice the time. */
enum { LEVEL = 6 };

static struct page_content *
content_of(struct canvas *canvas)
{
	return (struct page_content *)canvas;
}

static void
append_numbers(struct page_content *c, const double *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		pdf_append_number(c->operators, numbers[i]);
		g_string_append_c(c->operators, ' ');
	}
}

#define APPEND(c, ...)                                     \
	append_numbers(c, (const double[]){ __VA_ARGS__ }, \
	    sizeof((const double[]){ __VA_ARGS__ }) / sizeof(double))

/* A factor wants more decimals than a length: a thousand times it is long. */
static void
append_scale(struct page_content *c, double scale)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	g_string_append(c->operators,
	    g_ascii_formatd(digits, sizeof(digits), "%.6f", scale));
	g_string_append_c(c->operators, ' ');
}

void
content_append_matrix(struct page_content *c, double width, double height,
    double x, double y)
{
	append_scale(c, width);
	g_string_append(c->operators, "0 0 ");
	append_scale(c, height);
	APPEND(c, x, y);
	g_string_append(c->operators, "cm ");
}

/* ---- resources ---- */

static void
note_resource(struct page_content *c, enum resource_kind kind, unsigned number)
{
	GArray *all = c->painted->resources;
	struct resource resource = { kind, number };

	for (guint i = c->first_resource; i < all->len; i++) {
		const struct resource *known = &g_array_index(all,
		    struct resource, i);

		if (known->kind == kind && known->number == number)
			return;
	}
	g_array_append_val(all, resource);
}

void
content_append_resource(struct page_content *c, enum resource_kind kind,
    unsigned number)
{
	static const char letters[] = { [RESOURCE_FONT] = 'F',
		[RESOURCE_PICTURE] = 'X',
		[RESOURCE_OPACITY] = 'G' };

	note_resource(c, kind, number);
	g_string_append_c(c->operators, '/');
	g_string_append_c(c->operators, letters[kind]);
	pdf_append_count(c->operators, number);
	g_string_append_c(c->operators, ' ');
}

/* ---- colours ---- */

static void
append_color(struct page_content *c, uint32_t color, const char *grey,
    const char *rgb)
{
	unsigned red = color >> 24, green = color >> 16 & 0xff,
		 blue = color >> 8 & 0xff;

	if (red == green && green == blue) {
		APPEND(c, red / 255.0);
		g_string_append(c->operators, grey);
	} else {
		APPEND(c, red / 255.0, green / 255.0, blue / 255.0);
		g_string_append(c->operators, rgb);
	}
}

static void
set_opacity(struct page_content *c, uint8_t opacity)
{
	if (c->state.opacity == opacity)
		return;
	c->state.opacity = opacity;
	content_append_resource(c, RESOURCE_OPACITY, opacity);
	g_string_append(c->operators, "gs\n");
}

/* `now` is the colour that is set, without its opacity. */
static void
set_color(struct page_content *c, uint32_t *now, uint32_t color,
    const char *gray, const char *rgb)
{
	set_opacity(c, color & 0xff);
	if (*now == color >> 8)
		return;
	*now = color >> 8;
	append_color(c, color, gray, rgb);
}

void
content_set_fill(struct page_content *c, uint32_t color)
{
	set_color(c, &c->state.fill, color, "g\n", "rg\n");
}

void
content_set_stroke(struct page_content *c, uint32_t color)
{
	set_color(c, &c->state.stroke, color, "G\n", "RG\n");
}

/* ---- coordinates ---- */

static void
save(struct canvas *canvas)
{
	struct page_content *c = content_of(canvas);

	content_leave_text(c);
	g_array_append_val(c->states, c->state);
	g_string_append(c->operators, "q\n");
}

static void
restore(struct canvas *canvas)
{
	struct page_content *c = content_of(canvas);

	content_leave_text(c);
	c->state = g_array_index(c->states, struct content_state,
	    c->states->len - 1);
	g_array_set_size(c->states, c->states->len - 1);
	g_string_append(c->operators, "Q\n");
}

static void
locate(const struct canvas *canvas, double *x, double *y)
{
	const double *m = ((const struct page_content *)canvas)->state.matrix;
	double left = *x, top = *y;

	*x = m[0] * left + m[2] * top + m[4];
	*y = m[1] * left + m[3] * top + m[5];
}

static void
shift(struct canvas *canvas, double x, double y)
{
	struct page_content *c = content_of(canvas);
	double on_page_x = x, on_page_y = y;

	locate(canvas, &on_page_x, &on_page_y);
	c->state.matrix[4] = on_page_x;
	c->state.matrix[5] = on_page_y;
	content_leave_text(c);
	APPEND(c, 1, 0, 0, 1, x, c->state.origin - y);
	g_string_append(c->operators, "cm\n");
	c->state.origin = 0;
}

static void
turn(struct canvas *canvas, int quarters)
{
	static const int cosines[] = { 1, 0, -1, 0 }, sines[] = { 0, 1, 0, -1 };
	struct page_content *c = content_of(canvas);
	int cosine = cosines[quarters % 4], sine = sines[quarters % 4];
	double m[6];

	if (quarters % 4 == 0)
		return;
	if (c->state.origin != 0)
		shift(canvas, 0, 0);
	memcpy(m, c->state.matrix, sizeof(m));
	/* the x axis goes up, against the page's y */
	for (int i = 0; i < 2; i++) {
		c->state.matrix[i] = cosine * m[i] - sine * m[i + 2];
		c->state.matrix[i + 2] = sine * m[i] + cosine * m[i + 2];
	}
	APPEND(c, cosine, sine, -sine, cosine, 0, 0);
	g_string_append(c->operators, "cm\n");
}

static void
append_rectangle(struct page_content *c, double x, double y, double width,
    double height)
{
	APPEND(c, x, c->state.origin - y - height, width, height);
	g_string_append(c->operators, "re\n");
}

static void
clip(struct canvas *canvas, double x, double y, double width, double height)
{
	struct page_content *c = content_of(canvas);

	content_leave_text(c);
	append_rectangle(c, x, y, width, height);
	g_string_append(c->operators, "W n\n");
}

/* ---- shapes ---- */

static void
fill(struct canvas *canvas, uint32_t color, double x, double y, double width,
    double height)
{
	struct page_content *c = content_of(canvas);

	content_leave_text(c);
	content_set_fill(c, color);
	append_rectangle(c, x, y, width, height);
	g_string_append(c->operators, "f\n");
}

static void
polygon(struct canvas *canvas, uint32_t color, const double *x, const double *y,
    size_t count)
{
	struct page_content *c = content_of(canvas);

	content_leave_text(c);
	content_set_fill(c, color);
	for (size_t i = 0; i < count; i++) {
		APPEND(c, x[i], c->state.origin - y[i]);
		g_string_append(c->operators, i == 0 ? "m\n" : "l\n");
	}
	g_string_append(c->operators, "h f\n");
}

static void
append_dashes(struct page_content *c, enum fo_keyword style, double width)
{
	if (style == FO_KW_DOTTED) {
		g_string_append(c->operators, "1 J [0 ");
		APPEND(c, 2 * width);
		g_string_append(c->operators, "] ");
		APPEND(c, width);
		g_string_append(c->operators, "d\n");
	} else if (style == FO_KW_DASHED) {
		g_string_append_c(c->operators, '[');
		APPEND(c, 3 * width, 2 * width);
		g_string_append(c->operators, "] 0 d\n");
	}
}

static void
line(struct canvas *canvas, uint32_t color, enum fo_keyword style, double width,
    double x1, double y1, double x2, double y2)
{
	struct page_content *c = content_of(canvas);

	save(canvas);
	content_set_stroke(c, color);
	APPEND(c, width);
	g_string_append(c->operators, "w\n");
	append_dashes(c, style, width);
	APPEND(c, x1, c->state.origin - y1);
	g_string_append(c->operators, "m\n");
	APPEND(c, x2, c->state.origin - y2);
	g_string_append(c->operators, "l S\n");
	restore(canvas);
}

/* ---- pages ---- */

static const struct canvas_class content_class = {
	.save = save,
	.restore = restore,
	.shift = shift,
	.turn = turn,
	.clip = clip,
	.fill = fill,
	.polygon = polygon,
	.line = line,
	.text = content_text,
	.outlines = content_outlines,
	.picture = content_picture,
	.begin_mark = content_begin_mark,
	.end_mark = content_end_mark,
	.locate = locate,
};

struct page_content *
page_content_new(struct rasters *rasters)
{
	struct page_content *c = g_new0(struct page_content, 1);
	struct painted *painted = g_new0(struct painted, 1);

	painted->pages = g_array_new(FALSE, FALSE, sizeof(struct painted_page));
	painted->contents = g_byte_array_new();
	painted->resources = g_array_new(FALSE, FALSE, sizeof(struct resource));
	painted->pictures = g_array_new(FALSE, FALSE,
	    sizeof(struct painted_picture));
	painted->links = g_array_new(FALSE, FALSE, sizeof(struct painted_link));
	painted->typefaces = typefaces_new();
	painted->figures = g_byte_array_new();
	c->canvas.class = &content_class;
	c->painted = painted;
	c->rasters = rasters;
	c->pictures = g_hash_table_new(g_direct_hash, g_direct_equal);
	c->operators = g_string_new(NULL);
	c->states = g_array_new(FALSE, FALSE, sizeof(struct content_state));
	c->compressor = libdeflate_alloc_compressor(LEVEL);
	return c;
}

void
page_content_begin(struct page_content *c, const struct page *page)
{
	g_string_truncate(c->operators, 0);
	g_array_set_size(c->states, 0);
	c->first_resource = c->painted->resources->len;
	c->first_link = c->painted->links->len;
	c->state = (struct content_state){
		.opacity = 0xff,
		.font = G_MAXUINT,
		.widening = 100,
		.origin = dimen_pt(page->height),
		.matrix = { 1, 0, 0, 1, 0, 0 },
	};
}

void
page_content_write(struct page_content *c)
{
	GByteArray *contents = c->painted->contents;
	struct painted_page page = { .at = contents->len,
		.first = c->first_resource,
		.first_link = c->first_link };
	size_t bound;

	content_leave_text(c);
	page.count = c->painted->resources->len - page.first;
	page.link_count = c->painted->links->len - page.first_link;
	bound = libdeflate_zlib_compress_bound(c->compressor,
	    c->operators->len);
	g_byte_array_set_size(contents, (guint)(page.at + bound));
	page.length = libdeflate_zlib_compress(c->compressor, c->operators->str,
	    c->operators->len, contents->data + page.at, bound);
	g_byte_array_set_size(contents, (guint)(page.at + page.length));
	g_array_append_val(c->painted->pages, page);
}

struct painted *
page_content_end(struct page_content *c, bool *is_good)
{
	struct painted *painted = c->painted;

	*is_good = content_end_figures(c);
	libdeflate_free_compressor(c->compressor);
	g_hash_table_destroy(c->pictures);
	g_string_free(c->operators, TRUE);
	g_array_free(c->states, TRUE);
	g_free(c);
	return painted;
}

void
painted_free(struct painted *painted)
{
	if (painted == NULL)
		return;
	g_array_free(painted->pages, TRUE);
	g_byte_array_free(painted->contents, TRUE);
	g_array_free(painted->resources, TRUE);
	g_array_free(painted->pictures, TRUE);
	g_array_free(painted->links, TRUE);
	typefaces_free(painted->typefaces);
	g_byte_array_free(painted->figures, TRUE);
	g_free(painted);
}
