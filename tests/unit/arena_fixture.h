/* Tests that each get an arena as their state. */
#ifndef ARENA_FIXTURE_H
#define ARENA_FIXTURE_H

#include "test.h"

#include "base/arena.h"

static inline int
make_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static inline int
drop_arena(void **state)
{
	arena_free(*state);
	return 0;
}

#define ARENA_TEST(test) \
	cmocka_unit_test_setup_teardown(test, make_arena, drop_arena)

#endif
