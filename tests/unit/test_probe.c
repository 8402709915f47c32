/*
 * What pictures say in their first bytes, also those that break off.
 */
#include "test.h"

#include <string.h>

#include "epub/probe.h"

#define PROBE(bytes) probe_bytes(bytes, sizeof(bytes) - 1)

static void
test_sizes(void **state)
{
	struct probe probe;

	(void)state;
	probe = PROBE("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\2\0\0\3\4");
	assert_int_equal(probe.width, 0x10002);
	assert_int_equal(probe.height, 0x304);
	probe = PROBE("\xff\xd8\xff\xe0\0\4ab\xff\xff\xc2\0\x11\x08\1\2\3\4\3");
	assert_int_equal(probe.width, 0x304);
	assert_int_equal(probe.height, 0x102);
	assert_false(probe.is_cmyk);
	probe = PROBE("RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\xff\1\0\x3f\0\0");
	assert_int_equal(probe.width, 512);
	assert_int_equal(probe.height, 64);
	assert_false(probe.moves);
	/* 14 bits each: 0x3ff and 0xff */
	probe = PROBE("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\xff\xc3\x3f\0");
	assert_int_equal(probe.width, 0x400);
	assert_int_equal(probe.height, 0x100);
	probe = PROBE("RIFF\0\0\0\0WEBPVP8 \0\0\0\0abc\x9d\1\x2a\5\x40\6\0");
	assert_int_equal(probe.width, 5);
	assert_int_equal(probe.height, 6);
}

#define FRAME ",\0\0\0\0\2\0\2\0\0\2\2\x4c\1\0"
#define CONTROL "!\xf9\4\0\0\0\0\0"

static void
test_kinds(void **state)
{
	(void)state;
	assert_true(PROBE("\xff\xd8\xff\xc0\0\x14\x08\0\2\0\2\4").is_cmyk);
	assert_true(PROBE(
	    "GIF89a\2\0\2\0\x80\0\0ABCDEF" CONTROL FRAME CONTROL FRAME ";")
			.moves);
	assert_false(PROBE("GIF89a\2\0\2\0\0\0\0" CONTROL FRAME ";").moves);
	assert_true(
	    PROBE("RIFF\0\0\0\0WEBPVP8X\n\0\0\0\2\0\0\0\1\0\0\1\0\0").moves);
}

/* Whatever is cut off is unknown; nothing is read beyond the end. */
static void
test_broken(void **state)
{
	static const char jpeg[] = "\xff\xd8\xff\xe0\0\0\xff\xc0\0\x11\x08\0";
	static const char gif[] = "GIF89a\2\0\2\0\x80\0\0ABCDEF" FRAME FRAME;

	(void)state;
	for (size_t length = 0; length < sizeof(jpeg); length++)
		assert_int_equal(probe_bytes(jpeg, length).width, 0);
	for (size_t length = 0; length < sizeof(gif) - 15; length++)
		assert_false(probe_bytes(gif, length).moves);
	assert_int_equal(PROBE("<svg/>").width, 0);
	assert_int_equal(probe_file("/nowhere").width, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
