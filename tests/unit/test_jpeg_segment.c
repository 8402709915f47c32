#include <stdio.h>

#include "base/jpeg_segment.h"
#include "test.h"

/* Their markers' second bytes and first letters: "e0:J c0:f". */
static const char *
segments(const char *bytes, size_t length)
{
	static char text[64];
	const unsigned char *at = (const unsigned char *)bytes +
	    JPEG_START_LENGTH;
	const unsigned char *end = (const unsigned char *)bytes + length;
	struct jpeg_segment segment;
	size_t used = 0;

	text[0] = '\0';
	while (jpeg_segment_next(&at, end, &segment))
		used += (size_t)snprintf(text + used, sizeof(text) - used,
		    "%s%x:%.*s%s", used == 0 ? "" : " ", segment.marker,
		    (int)segment.length, (const char *)segment.at,
		    jpeg_segment_is_frame(&segment) ? "!" : "");
	return text;
}

static void
test_walk(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *expected;
	} cases[] = {
		{ "\xff\xd8\xff\xe0\0\4JF\xff\xc4\0\2\xff\xc2\0\3f", 17,
		    "e0:JF c4: c2:f!" },
		{ "\xff\xd8\xff\xff\xff\xe1\0\3x", 9, "e1:x" },
		/* lengths that lie, and what is no marker */
		{ "\xff\xd8\xff\xe1\0\5x", 7, "" },
		{ "\xff\xd8\xff\xe1\0\1xx", 8, "" },
		{ "\xff\xd8\xff\xe0\0\3x\x12\xe1\0\3x", 12, "e0:x" },
		{ "\xff\xd8\xff", 3, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(segments(cases[i].bytes, cases[i].length),
		    cases[i].expected);
}

static void
test_begins(void **state)
{
	struct jpeg_segment segment = { JPEG_APP1,
		(const unsigned char *)"Exif\0\0", 6 };

	(void)state;
	assert_true(jpeg_segment_begins(&segment, "Exif\0\0", 6));
	assert_false(jpeg_segment_begins(&segment, "JFIF\0", 5));
	segment.length = 5;
	assert_false(jpeg_segment_begins(&segment, "Exif\0\0", 6));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walk),
		cmocka_unit_test(test_begins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
