/* Images: kind and size from their headers, and how large they are set. */
#include "test.h"

#include "fo_tree.h"
#include "layout/image_header.h"

/* "PNG 40x30 20pt x 15pt", or the reason why not. */
static const char *
header_as_text(struct arena *arena, const char *bytes, size_t length)
{
	static const char *const kinds[] = { "PNG", "JPEG", "SVG" };
	struct image image = { 0 };
	const char *reason = NULL;

	if (!image_header_read(bytes, length, &image, &reason))
		return reason;
	return arena_printf(arena, "%s %ux%u %.4gpt x %.4gpt",
	    kinds[image.kind], image.pixel_width, image.pixel_height,
	    dimen_pt(image.width), dimen_pt(image.height));
}

#define PNG_HEAD \
	"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x28\0\0\0\x1e\x08\2\0\0\0crc "
#define PNG_SIZE "\0\0\0\x09pHYs\0\0\x16\x25\0\0\x2c\x4a\1crc " /* 144, 288 */
#define JPEG_FRAME "\xff\xc0\0\x11\x08\0\x1e\0\x28\3................"
#define JFIF(unit, x, y) "\xff\xe0\0\x10JFIF\0\1\2" unit "\0" x "\0" y "\0\0"
#define EXIF                                                       \
	"\xff\xe1\0\x32"                                           \
	"Exif\0\0MM\0\x2a\0\0\0\x08\0\2"                           \
	"\1\x1a\0\5\0\0\0\1\0\0\0\x22\1\x1b\0\5\0\0\0\1\0\0\0\x22" \
	"\0\0\0\x90\0\0\0\1"

static void
test_bitmaps(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *result;
	} cases[] = {
#define CASE(bytes, result) { bytes, sizeof(bytes) - 1, result }
		CASE(PNG_HEAD, "PNG 40x30 40pt x 30pt"),
		CASE(PNG_HEAD PNG_SIZE, "PNG 40x30 20pt x 7.5pt"),
		CASE("\x89PNG\r\n\x1a\n\0\0\0\x0dIH", "its header is broken"),
		CASE("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\1\0\0\0\1\0\0\x08\2"
		     "\0\0\0crc ",
		    "it has more than 200 million pixels"),
		CASE("\xff\xd8" JPEG_FRAME, "JPEG 40x30 40pt x 30pt"),
		CASE("\xff\xd8" JFIF("\1", "\x90", "\x48") JPEG_FRAME,
		    "JPEG 40x30 20pt x 30pt"),
		CASE("\xff\xd8" JFIF("\0", "\1", "\1") JPEG_FRAME,
		    "JPEG 40x30 40pt x 30pt"),
		CASE("\xff\xd8" EXIF JPEG_FRAME, "JPEG 40x30 20pt x 15pt"),
		CASE("\xff\xd8\xff\xe0\xff\xff", "its header is broken"),
		CASE("GIF89a\x28\0\x1e\0",
		    "GIF has no place in a PDF, use PNG"),
		CASE("", "it is empty"),
		CASE("hello", "it is neither PNG, JPEG nor SVG"),
#undef CASE
	};
	struct arena *arena = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_string_equal(header_as_text(arena, cases[i].bytes,
					cases[i].length),
		    cases[i].result);
}

static void
test_svg(void **state)
{
	static const struct {
		const char *text, *result;
	} cases[] = {
		{ "<svg width='40pt' height=\"1in\"/>", "SVG 0x0 40pt x 72pt" },
		{ "<svg width='40' height='20px'/>", "SVG 0x0 30pt x 15pt" },
		{ "<svg viewBox='0 0 40 20'/>", "SVG 0x0 30pt x 15pt" },
		{ "<svg viewBox='0,0,40,20' width='10pt'/>",
		    "SVG 0x0 10pt x 5pt" },
		{ "<svg viewBox='0 0 40 20' height='10pt'/>",
		    "SVG 0x0 20pt x 10pt" },
		{ "<svg viewBox='0 0 40 20' width='100%' height='100%'/>",
		    "SVG 0x0 30pt x 15pt" },
		{ "<svg/>", "SVG 0x0 225pt x 112.5pt" },
		{ "<?xml version='1.0'?>\n<!-- <svg width='1pt'> -->\n"
		  "<!DOCTYPE svg [<!ENTITY a '>'>]>\n"
		  "<s:svg xmlns:s='urn:s' width='8pt' height='4pt'/>",
		    "SVG 0x0 8pt x 4pt" },
		{ "<html/>", "it is XML, but not SVG" },
		{ "<svg width='1e99pt' height='1pt'/>",
		    "its size makes no sense" },
		{ "<!-- never closed", "it is XML, but not SVG" },
		{ "<svg width='4", "SVG 0x0 225pt x 112.5pt" },
	};
	struct arena *arena = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_string_equal(header_as_text(arena, cases[i].text,
					strlen(cases[i].text)),
		    cases[i].result);
}

/* An image of 100pt by 50pt in a measure of 80pt and a room of 400pt. */
static void
test_extents(void **state)
{
	static const struct {
		const char *attributes;
		double width, height, image_width, image_height;
	} cases[] = {
		/* too wide for the measure */
		{ "", 80, 40, 80, 40 },
		{ "content-width='60pt'", 60, 30, 60, 30 },
		{ "content-height='10pt'", 20, 10, 20, 10 },
		{ "content-width='50%'", 50, 25, 50, 25 },
		{ "content-width='60pt' content-height='60pt'", 60, 30, 60,
		    30 },
		{ "content-width='60pt' content-height='60pt'"
		  " scaling='non-uniform'",
		    60, 60, 60, 60 },
		/* the viewport alone */
		{ "width='120pt' height='60pt'", 120, 60, 100, 50 },
		{ "width='100%' content-width='scale-to-fit'", 80, 40, 80, 40 },
		{ "width='120pt' content-width='scale-to-fit'", 120, 60, 120,
		    60 },
		{ "width='120pt' content-width='scale-down-to-fit'", 120, 50,
		    100, 50 },
		{ "width='40pt' content-width='scale-up-to-fit'", 40, 50, 100,
		    50 },
		{ "inline-progression-dimension.maximum='50pt'"
		  " content-width='scale-down-to-fit'",
		    50, 25, 50, 25 },
		{ "inline-progression-dimension.minimum='150pt'", 150, 50, 100,
		    50 },
	};
	struct arena *arena = *state;
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	const struct image image = {
		.kind = IMAGE_PNG,
		.width = DIMEN_PT(100),
		.height = DIMEN_PT(50),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *flow = arena_printf(arena,
		    "<fo:block><fo:external-graphic id='g' src='x' %s/>"
		    "</fo:block>",
		    cases[i].attributes);
		struct image_extent extent = image_extent(
		    fo_tree_find(fo_tree_read_flow(arena, diags, flow), "g"),
		    &image, DIMEN_PT(80), DIMEN_PT(400));

		assert_int_equal(extent.width, DIMEN_PT(cases[i].width));
		assert_int_equal(extent.height, DIMEN_PT(cases[i].height));
		assert_int_equal(extent.image_width,
		    DIMEN_PT(cases[i].image_width));
		assert_int_equal(extent.image_height,
		    DIMEN_PT(cases[i].image_height));
	}
	diags_free(diags);
}

int
main(void)
{
	struct arena *arena = arena_new();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_bitmaps, arena),
		cmocka_unit_test_prestate(test_svg, arena),
		cmocka_unit_test_prestate(test_extents, arena),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_free(arena);
	return failed;
}
