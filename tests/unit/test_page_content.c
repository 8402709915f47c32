/* A page's content: operators, resources, marks. */
#include "test.h"

#include <string.h>

#include <hb.h>
#include <libdeflate.h>
#include <pango/pango.h>

#include "fo/structure.h"
#include "layout/font.h"
#include "paint/page_content.h"

static struct element paragraph = { .type = ELEMENT_P };
static const struct fo words = { .kind = FO_TEXT, .element = &paragraph };
static const struct page page = { .width = 200000, .height = 100000 };

/* A canvas on its first page. */
struct sheet {
	struct page_content *content;
	struct canvas *canvas;
};

static struct sheet
new_sheet(void)
{
	struct sheet sheet;

	sheet.content = page_content_new(/*rasters*/ NULL);
	sheet.canvas = &sheet.content->canvas;
	page_content_begin(sheet.content, &page);
	return sheet;
}

/* Ends the page; compares its operators with what is expected. */
static struct painted *
check_bytes(struct sheet *sheet, const char *expected, size_t expected_length)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	char operators[4096];
	size_t length;
	bool is_good;
	struct painted *painted;

	page_content_write(sheet->content);
	painted = page_content_end(sheet->content, &is_good);
	assert_true(is_good);
	assert_int_equal(painted->pages->len, 1);
	assert_int_equal(libdeflate_zlib_decompress(d, painted->contents->data,
			     painted->contents->len, operators,
			     sizeof(operators) - 1, &length),
	    LIBDEFLATE_SUCCESS);
	operators[length] = '\0';
	if (strlen(expected) == expected_length)
		assert_string_equal(operators, expected);
	assert_int_equal(length, expected_length);
	assert_memory_equal(operators, expected, length);
	libdeflate_free_decompressor(d);
	return painted;
}

static struct painted *
check(struct sheet *sheet, const char *expected)
{
	return check_bytes(sheet, expected, strlen(expected));
}

static void
test_shapes(void **state)
{
	struct sheet sheet = new_sheet();
	const double x[] = { 0, 10, 5 }, y[] = { 0, 0, 7.25 };

	(void)state;
	sheet.canvas->class->fill(sheet.canvas, 0xff0000ff, 10, 20, 30, 5);
	sheet.canvas->class->fill(sheet.canvas, 0xff0000ff, 0, 0, 1, 1);
	sheet.canvas->class->polygon(sheet.canvas, 0x333333ff, x, y, 3);
	sheet.canvas->class->line(sheet.canvas, 0x000000ff, FO_KW_DASHED, 2, 0,
	    50, 100, 50);
	painted_free(check(&sheet,
	    "1 0 0 rg\n10 75 30 5 re\nf\n0 99 1 1 re\nf\n"
	    ".2 g\n0 100 m\n10 100 l\n5 92.75 l\nh f\n"
	    "q\n2 w\n[6 4 ] 0 d\n0 50 m\n100 50 l S\nQ\n"));
}

/* What Q brings back needn't be said again. */
static void
test_state_is_kept(void **state)
{
	struct sheet sheet = new_sheet();
	struct painted *painted;
	const struct resource *resource;

	(void)state;
	sheet.canvas->class->save(sheet.canvas);
	sheet.canvas->class->fill(sheet.canvas, 0x00ff0080, 0, 0, 1, 1);
	sheet.canvas->class->restore(sheet.canvas);
	sheet.canvas->class->fill(sheet.canvas, 0x000000ff, 0, 0, 1, 1);
	painted = check(&sheet,
	    "q\n/G128 gs\n0 1 0 rg\n0 99 1 1 re\nf\nQ\n0 99 1 1 re\nf\n");
	assert_int_equal(painted->resources->len, 1);
	resource = &g_array_index(painted->resources, struct resource, 0);
	assert_int_equal(resource->kind, RESOURCE_OPACITY);
	assert_int_equal(resource->number, 128);
	painted_free(painted);
}

/* Turned content: its own corner comes to lie at the lower left. */
static void
test_turns(void **state)
{
	struct sheet sheet = new_sheet();
	double left = 5, top = 10;

	(void)state;
	sheet.canvas->class->save(sheet.canvas);
	sheet.canvas->class->shift(sheet.canvas, 20, 90);
	sheet.canvas->class->turn(sheet.canvas, 1);
	sheet.canvas->class->locate(sheet.canvas, &left, &top);
	assert_true(left == 30 && top == 85);
	sheet.canvas->class->fill(sheet.canvas, 0x000000ff, 5, 10, 1, 1);
	sheet.canvas->class->restore(sheet.canvas);
	painted_free(check(&sheet,
	    "q\n1 0 0 1 20 10 cm\n0 1 -1 0 0 0 cm\n"
	    "5 -11 1 1 re\nf\nQ\n"));
}

static void
test_marks(void **state)
{
	struct sheet sheet = new_sheet();
	const struct mark header = { .kind = MARK_HEADER };
	const struct mark text = { .kind = MARK_CONTENT, .fo = &words };
	const struct mark line = { .kind = MARK_LINE, .fo = &words };
	const struct mark leader = { .kind = MARK_LEADER, .fo = &words };
	const struct canvas_class *class = sheet.canvas->class;

	(void)state;
	class->begin_mark(sheet.canvas, &header, 0);
	class->end_mark(sheet.canvas, NULL);
	class->begin_mark(sheet.canvas, &text, 0);
	class->end_mark(sheet.canvas, NULL);
	class->begin_mark(sheet.canvas, &line, 1);
	class->fill(sheet.canvas, 0x000000ff, 0, 0, 1, 1);
	class->end_mark(sheet.canvas, "  x (1)");
	class->begin_mark(sheet.canvas, &leader, 2);
	class->end_mark(sheet.canvas, NULL);
	painted_free(check(&sheet,
	    "/Artifact<</Type/Pagination/Subtype/Header>>BDC\nEMC\n"
	    "/P<</MCID 0>>BDC\nEMC\n"
	    "/P<</MCID 1>>BDC\n/Span<</ActualText(  x \\(1\\))>>BDC\n"
	    "0 99 1 1 re\nf\nEMC\nEMC\n"
	    "/Span<</MCID 2/ActualText( )>>BDC\nEMC\n"));
}

static struct image
drawing(const char *bytes)
{
	return (struct image){ .kind = IMAGE_SVG,
		.bytes = bytes,
		.length = strlen(bytes),
		.width = 750,
		.height = 750 };
}

/*
 * A drawing of a pixel is drawn large, so that its curves are curves; one that
 * Cairo fails on, as its letters are too small, spoils neither the next nor
 * the PDF.
 */
static void
test_drawings(void **state)
{
	const struct image images[] = {
		drawing(
		    "<svg xmlns='http://www.w3.org/2000/svg' width='1' "
		    "height='1'><text font-size='.1' y='.5'>a</text></svg>"),
		drawing("<svg xmlns='http://www.w3.org/2000/svg' width='1' "
			"height='1'><circle r='.7'/></svg>"),
	};
	struct sheet sheet = new_sheet();
	struct painted *painted;

	(void)state;
	assert_non_null(sheet.canvas->class->picture(sheet.canvas, &images[0],
	    0, 0, 100, 100));
	assert_null(sheet.canvas->class->picture(sheet.canvas, &images[1], 0, 0,
	    100, 100));
	painted = check(&sheet, "q 0.100000 0 0 0.100000 0 0 cm /X1 Do Q\n");
	assert_int_equal(painted->pictures->len, 2);
	assert_int_equal(
	    g_array_index(painted->pictures, struct painted_picture, 1).figure,
	    1);
	painted_free(painted);
}

/* ---- text ---- */

enum { TEXT_MAX = 100, ADVANCE = 6000 };

/* Ten points high, six wide. */
static PangoFont *
load_font(struct arena *arena, struct diags *diags)
{
	struct fonts *fonts = fonts_new(arena, diags, NULL);
	PangoFontDescription *description = pango_font_description_from_string(
	    "Source Code Pro");
	PangoFont *font;

	pango_font_description_set_absolute_size(description,
	    10.0 * PANGO_SCALE);
	font = pango_context_load_font(fonts_context(fonts), description);
	pango_font_description_free(description);
	return font;
}

static void
show(struct sheet *sheet, PangoFont *font, const char *text, double x, double y)
{
	struct area_glyph glyphs[TEXT_MAX] = { 0 };
	struct area_cluster clusters[TEXT_MAX];
	size_t length = strlen(text);
	const struct area_text run = {
		.font = font,
		.color = 0x000000ff,
		.glyphs = glyphs,
		.glyph_count = length,
		.utf8 = text,
		.bytes = length,
		.clusters = clusters,
		.cluster_count = length,
	};

	for (size_t i = 0; i < length; i++) {
		hb_codepoint_t glyph;

		assert_true(
		    hb_font_get_nominal_glyph(pango_font_get_hb_font(font),
			(unsigned char)text[i], &glyph));
		glyphs[i] = (struct area_glyph){ .index = glyph,
			.advance = ADVANCE };
		clusters[i] = (struct area_cluster){ .bytes = 1, .glyphs = 1 };
	}
	sheet->canvas->class->text(sheet->canvas, &run, x, y);
}

/* A line begins where the last one did, a run where the pen is. */
static void
test_text(void **state)
{
	static const char expected[] = "BT\n10 80 Td\n/F0 10 Tf\n"
				       "(\0\1\0\2)Tj\n"
				       "0 -12 Td\n(\0\1\0\2)Tj\n"
				       "(\0\1)Tj\n"
				       "[-50(\0\2)]TJ\n"
				       "ET\n5 0 1 1 re\nf\n"
				       "BT\n34.5 68 Td\n(\0\1)Tj\nET\n";
	struct sheet sheet = new_sheet();
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	PangoFont *font = load_font(arena, diags);

	(void)state;
	show(&sheet, font, "ab", 10, 20);
	show(&sheet, font, "ab", 10, 32);
	show(&sheet, font, "a", 22, 32);
	show(&sheet, font, "b", 28.5, 32);
	sheet.canvas->class->fill(sheet.canvas, 0x000000ff, 5, 99, 1, 1);
	show(&sheet, font, "a", 34.5, 32);
	painted_free(check_bytes(&sheet, expected, sizeof(expected) - 1));
	g_object_unref(font);
	diags_free(diags);
	arena_free(arena);
}

/* Begins a mark of `kind` and shows a letter in it. */
static void
begin_with(struct sheet *sheet, PangoFont *font, enum mark_kind kind,
    size_t number, double x, double y)
{
	const struct mark mark = { .kind = kind, .fo = &words };

	sheet->canvas->class->begin_mark(sheet->canvas, &mark, number);
	show(sheet, font, "a", x, y);
}

/* Marks stand in text objects, unless there are shapes in them. */
static void
test_marks_in_text(void **state)
{
	static const char expected[] =
	    "BT\n/P<</MCID 0>>BDC\n10 80 Td\n/F0 10 Tf\n(\0\1)Tj\nEMC\n"
	    "/P<</MCID 1>>BDC\n(\0\1)Tj\nEMC\nET\n"
	    "/P<</MCID 2>>BDC\nBT\n10 80 Td\n[-1200]TJ\n(\0\1)Tj\n"
	    "0 -10 Td\n(\0\1)Tj\nET\n5 0 1 1 re\nf\n"
	    "BT\n28 70 Td\n(\0\1)Tj\nET\nEMC\n"
	    "/P<</MCID 3>>BDC\nBT\n10 60 Td\n(\0\1)Tj\nET\n"
	    "5 0 1 1 re\nf\nEMC\n"
	    "BT\n/P<</MCID 4>>BDC\n/Span<</ActualText(x)>>BDC\n"
	    "10 50 Td\n(\0\1)Tj\nEMC\nEMC\n"
	    "ET\n/Artifact<</Type/Layout>>BDC\n5 0 1 1 re\nf\nEMC\n";
	const struct mark rule = { .kind = MARK_LAYOUT };
	struct sheet sheet = new_sheet();
	struct canvas *canvas = sheet.canvas;
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	PangoFont *font = load_font(arena, diags);

	(void)state;
	begin_with(&sheet, font, MARK_CONTENT, 0, 10, 20);
	canvas->class->end_mark(canvas, NULL);
	begin_with(&sheet, font, MARK_CONTENT, 1, 16, 20);
	canvas->class->end_mark(canvas, NULL);
	begin_with(&sheet, font, MARK_CONTENT, 2, 22, 20);
	show(&sheet, font, "a", 10, 30);
	canvas->class->fill(canvas, 0x000000ff, 5, 99, 1, 1);
	show(&sheet, font, "a", 28, 30);
	canvas->class->end_mark(canvas, NULL);
	begin_with(&sheet, font, MARK_CONTENT, 3, 10, 40);
	canvas->class->fill(canvas, 0x000000ff, 5, 99, 1, 1);
	canvas->class->end_mark(canvas, NULL);
	begin_with(&sheet, font, MARK_LINE, 4, 10, 50);
	canvas->class->end_mark(canvas, "x");
	canvas->class->begin_mark(canvas, &rule, 0);
	canvas->class->fill(canvas, 0x000000ff, 5, 99, 1, 1);
	canvas->class->end_mark(canvas, NULL);
	painted_free(check_bytes(&sheet, expected, sizeof(expected) - 1));
	g_object_unref(font);
	diags_free(diags);
	arena_free(arena);
}

/* Codes are given in the order of use, so all bytes come up to the last. */
static void
test_strings_are_escaped(void **state)
{
	GString *expected = g_string_new("BT\n0 90 Td\n/F0 10 Tf\n(");
	char text[TEXT_MAX] = "";
	struct sheet sheet = new_sheet();
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	PangoFont *font = load_font(arena, diags);

	(void)state;
	for (int code = 1; code <= '~' - ' '; code++) {
		text[code - 1] = (char)(' ' + code);
		g_string_append_c(expected, '\0');
		if (code == '(' || code == ')' || code == '\\')
			g_string_append_c(expected, '\\');
		if (code == '\r')
			g_string_append(expected, "\\r");
		else
			g_string_append_c(expected, (char)code);
	}
	g_string_append(expected, ")Tj\nET\n");
	show(&sheet, font, text, 0, 10);
	painted_free(check_bytes(&sheet, expected->str, expected->len));
	g_string_free(expected, TRUE);
	g_object_unref(font);
	diags_free(diags);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_state_is_kept),
		cmocka_unit_test(test_turns),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_marks_in_text),
		cmocka_unit_test(test_strings_are_escaped),
		cmocka_unit_test(test_drawings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
