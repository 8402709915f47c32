#include <string.h>

#include "read/attributes.h"
#include "test.h"

static void
test_scan(void **state)
{
	static const struct {
		const char *text;
		size_t length; /* of the attributes at its start */
	} cases[] = {
		{ "{#id}", 5 },
		{ "{.a .b} more", 7 },
		{ "{ #id .a key=value }", 20 },
		{ "{key=\"a } b\"}", 13 },
		{ "{key=\"a \\\" b\"}", 14 },
		{ "{-}", 3 },
		{ "{}", 0 },
		{ "{word}", 0 },
		{ "{#id", 0 },
		{ "{.a.b}", 6 },
		{ "{key=\"open}", 0 },
		{ "{#}", 0 },
		{ "text", 0 },
		{ "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(attributes_scan(cases[i].text,
				     strlen(cases[i].text)),
		    cases[i].length);
}

static void
test_read(void **state)
{
	static const char text[] =
	    "{.note #hot .wide title=\"Say \\\"a\\\"\" width=50%}";
	struct arena *arena = arena_new();
	struct attributes *read = attributes_read(arena, text, strlen(text));

	(void)state;
	assert_string_equal(read->id, "hot");
	assert_true(attributes_has_class(read, "note"));
	assert_false(attributes_has_class(read, "hot"));
	assert_string_equal(attributes_find(read, "title"), "Say \"a\"");
	assert_string_equal(attributes_find(read, "width"), "50%");
	assert_null(attributes_find(read, "height"));
	assert_string_equal(attributes_role(arena, read, NULL), "note wide");
	assert_string_equal(attributes_role(arena, read, "note"), "wide");
	assert_null(attributes_find(NULL, "title"));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scan),
		cmocka_unit_test(test_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
