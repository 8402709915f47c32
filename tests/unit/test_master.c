/* Page masters: which one each page has, and how numbers are printed. */
#include "test.h"

#include <glib.h>

#include "fo_tree.h"
#include "layout/master.h"

static const char *const masters_xml =
    "<fo:simple-page-master master-name='a' page-width='100pt'"
    " page-height='200pt' margin='10pt'>"
    "<fo:region-body margin-top='20pt' column-count='2' column-gap='8pt'/>"
    "<fo:region-before extent='15pt'/><fo:region-start extent='5pt'/>"
    "</fo:simple-page-master>"
    "<fo:simple-page-master master-name='b'><fo:region-body/>"
    "</fo:simple-page-master>"
    "<fo:simple-page-master master-name='c'><fo:region-body/>"
    "</fo:simple-page-master>"
    "<fo:page-sequence-master master-name='turns'>"
    "<fo:single-page-master-reference master-reference='a'/>"
    "<fo:repeatable-page-master-reference master-reference='b'"
    " maximum-repeats='2'/>"
    "<fo:single-page-master-reference master-reference='c'/>"
    "</fo:page-sequence-master>"
    "<fo:page-sequence-master master-name='sides'>"
    "<fo:repeatable-page-master-alternatives>"
    "<fo:conditional-page-master-reference master-reference='c'"
    " blank-or-not-blank='blank'/>"
    "<fo:conditional-page-master-reference master-reference='c'"
    " page-position='last'/>"
    "<fo:conditional-page-master-reference master-reference='a'"
    " odd-or-even='odd'/>"
    "<fo:conditional-page-master-reference master-reference='b'"
    " odd-or-even='even'/>"
    "</fo:repeatable-page-master-alternatives></fo:page-sequence-master>";

struct bench {
	struct layout layout;
	struct masters *masters;
	const struct fo *root;
};

static const struct fo *
find_kind(const struct fo *root, enum fo_kind kind)
{
	const struct fo *fo = root;

	while (fo != NULL && fo->kind != kind)
		fo = fo_next(fo, root);
	return fo;
}

static void
open_bench(struct bench *bench, const char *reference)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	struct fo_document *document = fo_tree_read(arena, diags,
	    arena_printf(arena,
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'>"
		"<fo:layout-master-set>%s</fo:layout-master-set>"
		"<fo:page-sequence master-reference='%s'>"
		"<fo:flow flow-name='xsl-region-body'><fo:block/></fo:flow>"
		"</fo:page-sequence></fo:root>",
		masters_xml, reference));

	assert_non_null(document);
	bench->layout.arena = arena;
	bench->layout.diags = diags;
	bench->root = document->root;
	bench->masters = masters_new(&bench->layout, document->root);
}

static void
close_bench(struct bench *bench)
{
	diags_free(bench->layout.diags);
	arena_free(bench->layout.arena);
}

/*
 * The masters of pages 1, 2 ...: one for each letter of `kinds`, which is a
 * plain page (-), a blank (b) or the last (l).
 */
static const char *
chosen(struct bench *bench, const char *kinds)
{
	const struct fo *sequence = find_kind(bench->root, FO_PAGE_SEQUENCE);
	struct master_place place = master_begin(&bench->layout, bench->masters,
	    sequence);
	char *names = arena_strdup(bench->layout.arena, kinds);

	for (size_t i = 0; kinds[i] != '\0'; i++) {
		struct master_query query = {
			.is_first = i == 0,
			.is_last = kinds[i] == 'l',
			.is_blank = kinds[i] == 'b',
			.number = (long)i + 1,
		};
		const struct fo *master = master_next(&bench->layout, &place,
		    &query);

		names[i] = fo_own(master, FO_PROP_MASTER_NAME)[0];
	}
	return names;
}

static void
test_choice(void **state)
{
	static const struct {
		const char *reference, *kinds, *expected;
	} cases[] = {
		{ "b", "---", "bbb" },
		/* the last one goes on when it is used up */
		{ "turns", "------", "abbccc" },
		{ "sides", "----l", "ababc" },
		{ "sides", "--b-", "abcb" },
		/* nothing has this name: the first there is */
		{ "nothing", "-", "a" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct bench bench = { 0 };

		open_bench(&bench, cases[i].reference);
		assert_string_equal(chosen(&bench, cases[i].kinds),
		    cases[i].expected);
		close_bench(&bench);
	}
}

static void
test_regions(void **state)
{
	struct bench bench = { 0 };
	const struct fo *master;
	struct master_body body;
	struct page *page;

	(void)state;
	open_bench(&bench, "a");
	master = find_kind(bench.root, FO_SIMPLE_PAGE_MASTER);
	body = master_find_body(master);
	assert_int_equal(body.width, DIMEN_PT(80));
	assert_int_equal(body.height, DIMEN_PT(160));
	assert_int_equal(body.column_width, DIMEN_PT(36));
	page = master_page(&bench.layout, master);
	/* region-start takes the corner: precedence is false */
	assert_int_equal(page->regions[REGION_BEFORE]->x, DIMEN_PT(15));
	assert_int_equal(page->regions[REGION_BEFORE]->width, DIMEN_PT(75));
	assert_int_equal(page->regions[REGION_START]->height, DIMEN_PT(180));
	assert_null(page->regions[REGION_END]);
	close_bench(&bench);
}

static void
test_format(void **state)
{
	static const struct {
		long number;
		const char *format, *expected;
	} cases[] = {
		{ 7, "1", "7" },
		{ 7, "01", "07" },
		{ 123, "001", "123" },
		{ 4, "i", "iv" },
		{ 1999, "I", "MCMXCIX" },
		{ 1, "a", "a" },
		{ 26, "a", "z" },
		{ 27, "A", "AA" },
		{ 703, "a", "aaa" },
		{ 5, "?", "5" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_string_equal(master_format(arena, cases[i].number,
					cases[i].format),
		    cases[i].expected);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_choice),
		cmocka_unit_test(test_regions),
		cmocka_unit_test(test_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
