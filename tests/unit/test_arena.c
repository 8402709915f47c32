/* The arena: memory is zero and aligned, releases run in reverse. */
#include "test.h"

#include <stdalign.h>
#include <string.h>

#include "base/arena.h"

static char released[8];

static void
note_release(void *object)
{
	size_t length = strlen(released);

	released[length] = *(const char *)object;
	released[length + 1] = '\0';
}

static void
test_alloc(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t size = 1; size < 2000000; size = size * 3 + 1) {
		unsigned char *bytes = arena_alloc(arena, size);

		assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
		assert_int_equal(bytes[0], 0);
		assert_int_equal(bytes[size - 1], 0);
		memset(bytes, 0xff, size);
	}
	assert_string_equal(arena_printf(arena, "%d %s", 3, "pt"), "3 pt");
	assert_string_equal(arena_strndup(arena, "recto", 3), "rec");
	arena_free(arena);
}

static void
test_reserved_is_one_piece_and_kept(void **state)
{
	enum { PIECE = 3 << 20 };
	struct arena *arena = arena_new();
	char *pieces[3];

	(void)state;
	arena_reserve(arena, 3 * PIECE);
	for (int round = 0; round < 2; round++) {
		struct arena_mark mark = arena_mark(arena);
		char *first = arena_take(arena, PIECE);

		if (round == 1)
			assert_ptr_equal(first, pieces[0]);
		pieces[0] = first;
		for (int i = 1; i < 3; i++) {
			pieces[i] = arena_take(arena, PIECE);
			assert_ptr_equal(pieces[i], pieces[i - 1] + PIECE);
		}
		arena_reset(arena, mark);
	}
	arena_free(arena);
}

static void
test_reset_releases_what_came_after(void **state)
{
	struct arena *arena = arena_new();
	struct arena_mark mark;
	char names[] = "abc", *first, *again;

	(void)state;
	released[0] = '\0';
	arena_defer(arena, note_release, &names[0]);
	mark = arena_mark(arena);
	first = arena_alloc(arena, 16);
	memset(first, 0xff, 16);
	arena_defer(arena, note_release, &names[1]);
	arena_defer(arena, note_release, &names[2]);
	arena_alloc(arena, 1000000);
	arena_reset(arena, mark);
	assert_string_equal(released, "cb");
	again = arena_alloc(arena, 16);
	assert_ptr_equal(again, first);
	assert_int_equal(again[15], 0);
	arena_free(arena);
	assert_string_equal(released, "cba");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alloc),
		cmocka_unit_test(test_reserved_is_one_piece_and_kept),
		cmocka_unit_test(test_reset_releases_what_came_after),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
