/* Cross-references: answers, and whether they are still right. */
#include "test.h"

#include "layout/xref.h"

struct bench {
	struct arena *arena;
	struct xref *xref;
	struct page first, second;
};

static int
open_bench(void **state)
{
	struct arena *arena = arena_new();
	struct bench *bench = ARENA_NEW(arena, struct bench);

	bench->arena = arena;
	bench->xref = xref_new(arena);
	bench->first = (struct page){ .number = 1, .label = "i" };
	bench->second = (struct page){ .number = 2, .label = "ii", .index = 1 };
	*state = bench;
	return 0;
}

static int
close_bench(void **state)
{
	struct bench *bench = *state;

	arena_free(bench->arena);
	return 0;
}

static void
test_forward(void **state)
{
	struct bench *b = *state;

	xref_begin_sequence(b->xref, 0);
	assert_null(xref_label(b->xref, "later", /*last*/ false));
	xref_begin_sequence(b->xref, 1);
	xref_add_id(b->xref, "later", &b->first, 0, 0);
	xref_add_id(b->xref, "later", &b->second, 0, 0);
	assert_string_equal(xref_label(b->xref, "later", false), "i");
	assert_string_equal(xref_label(b->xref, "later", true), "ii");
	/* only the sequence that asked too early has to be set again */
	assert_false(xref_is_settled(b->xref, 0));
	assert_true(xref_is_settled(b->xref, 1));
	xref_begin_sequence(b->xref, 0);
	assert_string_equal(xref_label(b->xref, "later", false), "i");
	assert_true(xref_is_settled(b->xref, 0));
}

/* A page that is numbered anew makes answers wrong without being moved. */
static void
test_renumbered(void **state)
{
	struct bench *b = *state;

	xref_begin_sequence(b->xref, 0);
	xref_add_id(b->xref, "here", &b->first, 0, 0);
	xref_label(b->xref, "here", false);
	assert_true(xref_is_settled(b->xref, 0));
	b->first.label = "1";
	assert_false(xref_is_settled(b->xref, 0));
}

static void
test_missing(void **state)
{
	struct bench *b = *state;

	xref_begin_sequence(b->xref, 0);
	xref_declare_id(b->xref, "there");
	xref_complete(b->xref);
	assert_true(xref_is_known(b->xref, "there"));
	assert_false(xref_is_known(b->xref, "nowhere"));
}

/* While more may come, no id is missing; who relied on it has to ask again. */
static void
test_growing(void **state)
{
	struct bench *b = *state;

	xref_begin_sequence(b->xref, 0);
	assert_true(xref_is_known(b->xref, "nowhere"));
	assert_null(xref_label(b->xref, "nowhere", false));
	assert_true(xref_is_settled(b->xref, 0));
	assert_false(xref_is_final(b->xref, 0));
	xref_begin_sequence(b->xref, 1);
	xref_add_id(b->xref, "there", &b->first, 0, 0);
	assert_string_equal(xref_label(b->xref, "there", false), "i");
	assert_true(xref_is_final(b->xref, 1));
	xref_complete(b->xref);
	assert_false(xref_is_known(b->xref, "nowhere"));
	assert_false(xref_is_settled(b->xref, 0));
	assert_true(xref_is_settled(b->xref, 1));
}

/* An index may get more pages from every sequence that comes. */
static void
test_index_is_never_final(void **state)
{
	struct bench *b = *state;

	xref_begin_sequence(b->xref, 0);
	xref_add_index_key(b->xref, "k", "one", &b->first, 0, 0);
	xref_index_pages(b->xref, "k");
	assert_true(xref_is_settled(b->xref, 0));
	assert_false(xref_is_final(b->xref, 0));
}

static void
test_index(void **state)
{
	struct bench *b = *state;
	struct xref_pages pages;

	xref_begin_sequence(b->xref, 0);
	xref_add_index_key(b->xref, "k", "one", &b->second, 0, 0);
	xref_add_index_key(b->xref, "k", NULL, &b->first, 0, 0);
	xref_add_index_key(b->xref, "k", "again", &b->second, 0, 0);
	pages = xref_index_pages(b->xref, "k");
	assert_int_equal(pages.count, 2);
	assert_string_equal(pages.labels[0], "i");
	assert_string_equal(pages.labels[1], "ii");
	assert_string_equal(pages.ids[1], "one");
	/* laid out again, a sequence has only what it finds then */
	xref_begin_sequence(b->xref, 0);
	assert_int_equal(xref_index_pages(b->xref, "k").count, 0);
}

static void
test_targets(void **state)
{
	struct bench *b = *state;
	const struct area_target *target;

	xref_begin_sequence(b->xref, 0);
	xref_declare_id(b->xref, "declared");
	xref_add_id(b->xref, "placed", &b->second, 3, 4);
	target = g_hash_table_lookup(xref_targets(b->xref, b->arena), "placed");
	assert_non_null(target);
	assert_ptr_equal(target->page, &b->second);
	assert_int_equal(target->y, 4);
	assert_null(
	    g_hash_table_lookup(xref_targets(b->xref, b->arena), "declared"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_forward, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_renumbered, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_missing, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_growing, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_index, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_index_is_never_final,
		    open_bench, close_bench),
		cmocka_unit_test_setup_teardown(test_targets, open_bench,
		    close_bench),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
