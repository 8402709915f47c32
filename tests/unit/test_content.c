/* Signs in pages' content become marks; what is wrong is found. */
#include "test.h"

#include <string.h>

#include "finish/content.h"

static struct element paragraph = { .type = ELEMENT_P };
static const struct fo text = { .kind = FO_TEXT, .element = &paragraph };

static const char *
mark(const char *from, const struct mark *marks, size_t count, GString *to)
{
	const struct pdf_slice slice = { from, strlen(from) };

	g_string_truncate(to, 0);
	return content_mark(slice, marks, count, "    x = 1;", to);
}

static void
test_marks(void **state)
{
	static const struct mark marks[] = {
		{ .kind = MARK_HEADER },
		{ .kind = MARK_CONTENT, .fo = &text },
		{ .kind = MARK_LEADER, .fo = &text },
		{ .kind = MARK_LINE, .fo = &text },
	};
	GString *to = g_string_new(NULL);

	(void)state;
	assert_null(mark("q\n/NonStruct << /MCID 0 >> BDC\nBT (a) Tj ET\nEMC\n"
			 "/Span << /MCID 1 >> BDC\n(EMC \\) BDC) Tj <00> Tj\n"
			 "/Span << /ActualText <feff0066> >> BDC\n(x) Tj EMC\n"
			 "EMC\n/Span << /MCID 2 >> BDC (.) Tj EMC\n"
			 "/Span << /MCID 3 >> BDC (x =) Tj\n"
			 "/Span << /ActualText <feff0020> >> BDC\n( )Tj EMC\n"
			 "(1;) Tj EMC\nQ\n",
	    marks, 4, to));
	assert_string_equal(to->str,
	    "q\n/Artifact <</Type/Pagination/Subtype/Header>> BDC\n"
	    "BT (a) Tj ET\nEMC\n"
	    "/P <</MCID 0>> BDC\n(EMC \\) BDC) Tj <00> Tj\n"
	    "/Span << /ActualText <feff0066> >> BDC\n(x) Tj EMC\n"
	    "EMC\n/Span <</MCID 1/ActualText( )>> BDC (.) Tj EMC\n"
	    "/P <</MCID 2>> BDC\n/Span <</ActualText(    x = 1;)>> BDC"
	    " (x =) Tj\n\n( )Tj \n(1;) Tj EMC\nEMC\nQ\n");
	g_string_free(to, TRUE);
}

static void
test_finds_faults(void **state)
{
	static const struct mark marks[] = {
		{ .kind = MARK_CONTENT, .fo = &text },
		{ .kind = MARK_LAYOUT },
	};
	static const struct {
		const char *from, *fault;
	} cases[] = {
		{ "/Span << /MCID 0 >> BDC (a) Tj EMC", "fewer" },
		{ "/NonStruct << /MCID 0 >> BDC (a) Tj EMC", "not that" },
		{ "/Span << /MCID 0 >> BDC EMC (a) Tj", "outside" },
		{ "/Span << /MCID 0 >> BDC EMC EMC", "not open" },
		{ "/Span << /MCID 0 >> BDC /Span << /MCID 1 >> BDC",
		    "another" },
		{ "/Span << /MCID 0 >> BDC EMC /NonStruct << /MCID 1 >> BDC",
		    "isn't closed" },
		{ "/Span << /MCID 0 >> BDC EMC /NonStruct << /MCID 1 >> BDC EMC"
		  " /Span << /MCID 2 >> BDC EMC",
		    "more" },
		{ "/Span << /MCID 0 >> BDC (a", "isn't closed" },
	};
	GString *to = g_string_new(NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *fault = mark(cases[i].from, marks, 2, to);

		assert_non_null(fault);
		assert_non_null(strstr(fault, cases[i].fault));
	}
	g_string_free(to, TRUE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_finds_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
