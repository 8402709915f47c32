#include <string.h>

#include "read/yaml.h"
#include "test.h"

static const struct yaml_node *
read_text(struct arena *arena, const char *text, const char **reason,
    struct pos *where)
{
	return yaml_read(arena, text, strlen(text), (struct pos){ "b", 2, 1 },
	    reason, where);
}

static void
test_tree(void **state)
{
	struct arena *arena = arena_new();
	const char *reason;
	struct pos where;
	const struct yaml_node *map = read_text(arena,
	    "title: A book\nchapters:\n  - a.md\n  - part: P\n", &reason,
	    &where);
	const struct yaml_node *list;

	(void)state;
	assert_int_equal(map->kind, YAML_MAP);
	assert_string_equal(map->first->key, "title");
	assert_string_equal(map->first->text, "A book");
	assert_int_equal(map->first->pos.line, 2);
	list = map->first->next;
	assert_int_equal(list->kind, YAML_LIST);
	assert_int_equal(list->pos.line, 3);
	assert_string_equal(list->first->text, "a.md");
	assert_int_equal(list->first->next->kind, YAML_MAP);
	assert_null(list->next);
	arena_free(arena);
}

static void
test_refused(void **state)
{
	static const char *const texts[] = { "a: [", "a: &x 1\nb: *x\n",
		"{a: b: c}", "? [a]\n: b\n",
		"[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]" };
	struct arena *arena = arena_new();
	const char *reason;
	struct pos where;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_null(read_text(arena, texts[i], &reason, &where));
		assert_non_null(reason);
		assert_in_range(where.line, 2, 4);
	}
	assert_int_equal(read_text(arena, "", &reason, &where)->kind, YAML_MAP);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
