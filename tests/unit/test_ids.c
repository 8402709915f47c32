#include <string.h>

#include "test.h"
#include "tree/ids.h"
#include "tree/tree.h"

static xmlDoc *
settled(const char *xml, struct diags *diags)
{
	GString *whole = g_string_new(xml);
	xmlDoc *doc;

	g_string_replace(whole, "@", BOOK_NS_DOCBOOK, /*limit*/ 1);
	doc = xmlReadDoc(BAD_CAST whole->str, NULL, NULL, XML_PARSE_NOERROR);
	ids_settle(doc, diags);
	g_string_free(whole, TRUE);
	return doc;
}

static void
test_missing(void **state)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	xmlDoc *doc = settled("<article xmlns='@'><figure/>"
			      "<figure xml:id='figure.2'/><figure/><para/>"
			      "</article>",
	    diags);
	xmlNode *figure = xmlDocGetRootElement(doc)->children;

	(void)state;
	assert_string_equal(tree_id(figure), "figure.1");
	assert_string_equal(tree_id(figure->next), "figure.2");
	assert_string_equal(tree_id(figure->next->next), "figure.3");
	assert_null(tree_id(figure->next->next->next));
	assert_int_equal(diags_exit_status(diags), 0);
	xmlFreeDoc(doc);
	diags_free(diags);
}

static void
test_wrong(void **state)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	xmlDoc *doc = settled("<article xmlns='@'><para xml:id='a'/>"
			      "<para xml:id='a'/><para><xref linkend='b'/>"
			      "<link linkend='a'>l</link></para></article>",
	    diags);
	xmlNode *para = xmlDocGetRootElement(doc)->children;
	xmlNode *xref = para->next->next->children;

	(void)state;
	assert_string_equal(tree_id(para), "a");
	assert_string_equal(tree_id(para->next), "a-2");
	assert_true(tree_is(xref, "phrase"));
	assert_true(tree_has_role(xref, "broken-link"));
	assert_null(tree_attribute(xref, "linkend"));
	assert_true(tree_is(xref->next, "link"));
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_ERROR), 2);
	xmlFreeDoc(doc);
	diags_free(diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
