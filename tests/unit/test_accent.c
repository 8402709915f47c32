/*
 * Colours, and the accent in the EPUB's style: whatever is chosen can be read,
 * by day and by night.
 */
#include "test.h"

#include <string.h>

#include "base/color.h"
#include "epub/accent.h"

#define READ(text, color) color_read(text, strlen(text), color)

static void
test_read(void **state)
{
	uint32_t color;

	(void)state;
	assert_false(color_read("RebeccaPurple", 5, &color));
	assert_true(READ("Teal", &color));
	assert_int_equal(color, 0x008080ff);
	assert_true(READ("transparent", &color));
	assert_int_equal(color, 0);
	assert_true(READ("#fa0", &color));
	assert_int_equal(color, 0xffaa00ff);
	assert_true(READ("#01020304", &color));
	assert_int_equal(color, 0x01020304);
	assert_false(READ("#12", &color));
	assert_false(READ("#00000g", &color));
}

static void
test_contrast(void **state)
{
	(void)state;
	assert_true(color_contrast(0x000000ff, 0xffffffff) == 21);
	assert_true(color_contrast(0x777777ff, 0xffffffff) < 4.5);
	assert_true(color_contrast(0xffffffff, 0x767676ff) >= 4.5);
}

/* What a text in the theme's two colours becomes. */
static bool
apply(const char *accent, uint32_t *day, uint32_t *night)
{
	GString *css = g_string_new(
	    "a { color: #0b5fa5; } b { color: #7db8ec; }"
	    " i { color: #0b5fa5; }");
	bool is_darker = accent_apply(css, accent);

	assert_true(color_read(css->str + strlen("a { color: "), 7, day));
	assert_true(color_read(strstr(css->str, "b {") + strlen("b { color: "),
	    7, night));
	assert_memory_equal(css->str + strlen("a { color: "),
	    strstr(css->str, "i {") + strlen("i { color: "), 7);
	g_string_free(css, TRUE);
	return is_darker;
}

static void
test_accent(void **state)
{
	static const char *const accents[] = { "aqua", "black", "blue",
		"fuchsia", "gray", "green", "lime", "maroon", "navy", "olive",
		"orange", "purple", "red", "silver", "teal", "white", "yellow",
		"#fa0", "#0a1b2c" };
	uint32_t day, night, color;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(accents); i++) {
		bool is_darker = apply(accents[i], &day, &night);

		assert_true(READ(accents[i], &color));
		assert_true(color_contrast(day, 0xffffffff) >= 4.5);
		assert_true(color_contrast(night, 0x242424ff) >= 4.5);
		assert_int_equal(is_darker,
		    color_contrast(color, 0xffffffff) < 4.5);
		assert_int_equal(day == color, !is_darker);
	}
	assert_false(apply(NULL, &day, &night));
	assert_int_equal(day, 0x0b5fa5ff);
	assert_false(apply("#0B5FA5", &day, &night));
	assert_int_equal(night, 0x7db8ecff);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_accent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
