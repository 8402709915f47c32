#include <string.h>

#include "test.h"
#include "tree/number.h"
#include "tree/tree.h"

/*
 * Numbers a tree and writes the numbers in document order: "part=I chapter=1".
 */
static char *
numbers(const char *xml, const char *depth)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	struct book book = { 0 };
	struct book_setting setting = { "number-depth", depth, POS_NONE };
	GString *text = g_string_new(NULL);
	GString *whole = g_string_new(xml);
	xmlNode *root;

	g_string_replace(whole, "@", BOOK_NS_DOCBOOK, /*limit*/ 1);
	book.doc = xmlReadDoc(BAD_CAST whole->str, NULL, NULL, 0);
	book.settings = g_array_new(FALSE, FALSE, sizeof(setting));
	if (depth != NULL)
		g_array_append_val(book.settings, setting);
	number_stamp(&book, diags);
	root = xmlDocGetRootElement(book.doc);
	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		xmlChar *number = node->type == XML_ELEMENT_NODE
		    ? xmlGetNsProp(node, BAD_CAST "number",
			  BAD_CAST BOOK_NS_QUOIN)
		    : NULL;

		if (number != NULL)
			g_string_append_printf(text, "%s%s=%s",
			    text->len > 0 ? " " : "", (char *)node->name,
			    (char *)number);
		xmlFree(number);
	}
	xmlFreeDoc(book.doc);
	diags_free(diags);
	g_array_free(book.settings, TRUE);
	g_string_free(whole, TRUE);
	return g_string_free(text, FALSE);
}

static void
assert_numbers(const char *xml, const char *depth, const char *expected)
{
	char *got = numbers(xml, depth);

	assert_string_equal(got, expected);
	g_free(got);
}

static void
test_book(void **state)
{
	static const char xml[] =
	    "<book xmlns='@'><preface><figure/>"
	    "<section/></preface><part><chapter><section><section/></section>"
	    "<figure/><figure/><footnote/></chapter></part><part><chapter>"
	    "<table/><footnote/><section/></chapter></part>"
	    "<chapter role='unnumbered'><figure/></chapter>"
	    "<appendix><section/><figure/></appendix><appendix/></book>";

	(void)state;
	assert_numbers(xml, NULL,
	    "figure=1 part=I chapter=1 section=1.1 figure=1.1 figure=1.2 "
	    "footnote=1 part=II chapter=2 table=2.1 footnote=1 section=2.1 "
	    "figure=2 appendix=A section=A.1 figure=A.1 appendix=B");
	assert_numbers(xml, "1",
	    "figure=1 part=I chapter=1 figure=1.1 figure=1.2 footnote=1 "
	    "part=II chapter=2 table=2.1 footnote=1 figure=2 appendix=A "
	    "figure=A.1 appendix=B");
	assert_numbers(xml, "0",
	    "figure=1 figure=2 figure=3 footnote=1 table=1 footnote=1 figure=4 "
	    "figure=5");
}

static void
test_article(void **state)
{
	(void)state;
	assert_numbers("<article xmlns='@'><section><section><section/>"
		       "</section><figure/></section><section role='x "
		       "unnumbered'><section/></section><section/>"
		       "<figure/><qandaset role='exercises'><qandaentry/>"
		       "<qandaentry/></qandaset><qandaset><qandaentry/>"
		       "</qandaset></article>",
	    "3",
	    "section=1 section=1.1 section=1.1.1 figure=1 section=2 figure=2 "
	    "qandaentry=1 qandaentry=2 qandaentry=1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_book),
		cmocka_unit_test(test_article),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
