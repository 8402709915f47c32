/*
 * Fuzzes the finisher: a PDF that Cairo made of figures, cut, overwritten or
 * moved about, must be taken into the PDF or refused with a message.  The
 * input is a list of edits to that PDF.  Built with clang
 * -fsanitize=fuzzer,address,undefined from this file, the sources of
 * src/finish, src/fo and src/base, src/layout/area.c, src/paint/mark.c,
 * outline.c, typeface.c and raster*.c, and the modules of deps.mk.
 */
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>

#include "finish/finish.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { PAGES = 2, MARKS = 3 };

static struct element document;
static struct element paragraph = { .type = ELEMENT_P, .parent = &document };
static struct element document = { .type = ELEMENT_DOCUMENT,
	.first = &paragraph,
	.last = &paragraph };
static const struct fo_style style;
static struct fo root = { .style = &style,
	.kind = FO_ROOT,
	.element = &document };
static struct fo text = { .style = &style,
	.kind = FO_TEXT,
	.element = &paragraph,
	.order = 1 };
static const struct mark marks[MARKS] = {
	{ .kind = MARK_HEADER },
	{ .kind = MARK_CONTENT, .fo = &text },
	{ .kind = MARK_LEADER, .fo = &text },
};

static cairo_status_t
keep(void *closure, const unsigned char *bytes, unsigned length)
{
	g_byte_array_append(closure, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

/* What Cairo would make of two figures, one of them see-through. */
static GByteArray *
new_sample(void)
{
	GByteArray *pdf = g_byte_array_new();
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep,
	    pdf, 200, 100);
	cairo_t *cr = cairo_create(surface);

	for (int page = 0; page < PAGES; page++) {
		cairo_set_source_rgba(cr, 1, 0, 0, page == 0 ? 1 : 0.5);
		cairo_rectangle(cr, 10, 10, 50, 50);
		cairo_fill(cr);
		cairo_move_to(cr, 10, 20);
		cairo_show_text(cr, "Some (text) here");
		cairo_show_page(cr);
	}
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return pdf;
}

/* Five bytes an edit: where, what, with what. */
static void
edit(GByteArray *pdf, const uint8_t *bytes, size_t size)
{
	for (; size >= 5 && pdf->len > 1; bytes += 5, size -= 5) {
		guint at = ((guint)bytes[0] << 16 | (guint)bytes[1] << 8 |
			       bytes[2]) %
		    pdf->len;
		guint count = MIN((guint)bytes[4], pdf->len - at);

		switch (bytes[3] % 5) {
		case 0:
			pdf->data[at] = bytes[4];
			break;
		case 1:
			g_byte_array_remove_range(pdf, at, count);
			break;
		case 2:
			g_byte_array_set_size(pdf, at);
			break;
		case 3: /* a digit of some number */
			while (at + 1 < pdf->len &&
			    !g_ascii_isdigit(pdf->data[at]))
				at++;
			pdf->data[at] = (guint8)('0' + bytes[4] % 10);
			break;
		default:
			memmove(pdf->data + at, pdf->data, count);
			break;
		}
	}
}

/* What paint/ would leave: pages that draw a figure each. */
static struct painted
new_painted(GByteArray *figures, struct marks *marks_of_pages)
{
	struct painted painted = {
		.pages = g_array_new(FALSE, FALSE, sizeof(struct painted_page)),
		.contents = g_byte_array_new(),
		.resources = g_array_new(FALSE, FALSE, sizeof(struct resource)),
		.pictures = g_array_new(FALSE, FALSE,
		    sizeof(struct painted_picture)),
		.links = g_array_new(FALSE, FALSE, sizeof(struct painted_link)),
		.typefaces = typefaces_new(),
		.figures = figures,
	};
	static const struct image svg = { .kind = IMAGE_SVG };

	for (unsigned i = 0; i < PAGES; i++) {
		struct painted_page page = { .first = i, .count = 1 };
		struct resource resource = { RESOURCE_PICTURE, i };
		struct painted_picture picture = { .image = &svg, .figure = i };
		size_t first = marks_of_pages->all->len;

		g_array_append_val(painted.pages, page);
		g_array_append_val(painted.resources, resource);
		g_array_append_val(painted.pictures, picture);
		g_array_append_val(marks_of_pages->first, first);
		g_array_append_vals(marks_of_pages->all, marks, MARKS);
	}
	return painted;
}

static void
finish(GByteArray *figures)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	struct fo_document fo = { .root = &root, .title = "T", .lang = "en" };
	struct structure structure = { &document, 0 };
	struct marks *all = marks_new();
	struct painted painted = new_painted(figures, all);
	const struct pdf_tags tags = { &structure, all };
	struct page pages[PAGES] = { 0 };
	struct page *list[PAGES];
	struct area_tree tree = { .document = &fo,
		.pages = list,
		.page_count = PAGES };
	struct finish_input input = { .tree = &tree,
		.tags = &tags,
		.claim = { true, 2, 'A', true },
		.painted = &painted };
	const char *reason = NULL;
	char *path = g_strdup_printf("%s/fuzz-finish.pdf", g_get_tmp_dir());
	struct file_output *output = file_output_open(path, &reason);

	for (size_t i = 0; i < PAGES; i++) {
		pages[i] = (struct page){ .index = i,
			.painted = i,
			.number = 1,
			.label = "1",
			.sequence = &root };
		list[i] = &pages[i];
	}
	if (output != NULL) {
		finish_pdf(diags, &input, output);
		file_output_drop(output);
	}
	g_array_free(painted.pages, TRUE);
	g_byte_array_free(painted.contents, TRUE);
	g_array_free(painted.resources, TRUE);
	g_array_free(painted.pictures, TRUE);
	g_array_free(painted.links, TRUE);
	typefaces_free(painted.typefaces);
	marks_free(all);
	g_free(path);
	diags_free(diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static GByteArray *sample;
	GByteArray *pdf;

	if (sample == NULL)
		sample = new_sample();
	pdf = g_byte_array_sized_new(sample->len);
	g_byte_array_append(pdf, sample->data, sample->len);
	edit(pdf, bytes, size);
	finish(pdf);
	g_byte_array_free(pdf, TRUE);
	return 0;
}
