#include <string.h>

#include "read/source.h"
#include "test.h"

static struct source *
source_of(struct arena *arena, struct diags *diags, const char *text,
    size_t length)
{
	return source_from_text(arena, diags, "a.md",
	    arena_strndup(arena, text, length), length);
}

static void
test_lines(void **state)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	struct source *source = source_of(arena, diags, "a\r\n\nccc", 7);
	size_t length;

	(void)state;
	assert_int_equal(source->line_count, 3);
	assert_memory_equal(source_line(source, 1, &length), "a", 1);
	assert_int_equal(length, 1);
	source_line(source, 2, &length);
	assert_int_equal(length, 0);
	assert_string_equal(source_line(source, 3, &length), "ccc");
	assert_int_equal(length, 3);
	source_line(source, 4, &length);
	assert_int_equal(length, 0);
	assert_int_equal(diags_exit_status(diags), 0);
	diags_free(diags);
	arena_free(arena);
}

static void
test_characters(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		int status;
		const char *expected; /* NULL where the file is refused */
	} cases[] = {
		{ "\xEF\xBB\xBF"
		  "a",
		    4, 0, "a" },
		{ "a\tb\n", 4, 0, "a\tb\n" },
		{ "a\x01"
		  "b",
		    3, 1, "a\uFFFDb" },
		{ "a\0b", 3, 1, "a\uFFFDb" }, { "a\xC2\x85", 3, 1, "a\uFFFD" },
		{ "a\xFF", 2, 2, NULL },
		{ "\xED\xA0\x80", 3, 2, NULL }, /* half a surrogate pair */
		{ "\xC0\x80", 2, 2, NULL },     /* overlong */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *arena = arena_new();
		struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
		struct source *source = source_of(arena, diags, cases[i].text,
		    cases[i].length);

		assert_int_equal(diags_exit_status(diags), cases[i].status);
		if (cases[i].expected == NULL)
			assert_null(source);
		else
			assert_string_equal(source->text, cases[i].expected);
		diags_free(diags);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
