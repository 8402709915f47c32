/*
 * Layout of a document that grows: the same pages and messages as of the
 * whole.
 */
#include "test.h"

#include <libxml/parser.h>

#include "fo/fo.h"
#include "layout/area.h"
#include "layout/layout.h"

#define SEQUENCE(content)                                                   \
	"<fo:page-sequence master-reference='p'>"                           \
	"<fo:static-content flow-name='xsl-region-before'>"                 \
	"<fo:block><fo:retrieve-marker retrieve-class-name='m' "            \
	"retrieve-boundary='document'/></fo:block>"                         \
	"</fo:static-content><fo:flow flow-name='xsl-region-body'>" content \
	"</fo:flow></fo:page-sequence>"

/* Citations forwards and backwards, of what comes and what never does. */
static const char text[] =
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'>"
    "<fo:layout-master-set><fo:simple-page-master master-name='p' "
    "page-width='200pt' page-height='100pt'>"
    "<fo:region-body margin-top='20pt'/><fo:region-before extent='20pt'/>"
    "</fo:simple-page-master></fo:layout-master-set>" SEQUENCE(
	"<fo:block id='one'>See page "
	"<fo:page-number-citation ref-id='three'/> and "
	"<fo:page-number-citation ref-id='never'/>.</fo:block>")
	SEQUENCE(
	    "<fo:block><fo:marker marker-class-name='m'>Two</fo:marker>"
	    "Page <fo:page-number-citation ref-id='one'/></fo:block>"
	    "<fo:block break-before='page'>"
	    "<fo:change-bar-begin change-bar-class='c' change-bar-style='solid'/>"
	    "Changed<fo:change-bar-end change-bar-class='c'/></fo:block>") "<fo:page-sequence-wrapper>" SEQUENCE("<fo:block id='three'>Three</fo:block>")
	    SEQUENCE("<fo:block>Last <fo:page-number-citation ref-id='gone'/>"
		     "</fo:block>") "</fo:page-sequence-wrapper></fo:root>";

struct growth {
	struct fo_reader *reader;
	const xmlNode *next; /* child of the root */
	bool is_at_end;
	size_t handed_over; /* sequences, when the end was reached */
	size_t count;
};

static bool
grow(void *closure)
{
	struct growth *growth = closure;

	assert_false(growth->is_at_end);
	growth->is_at_end = growth->next == NULL;
	fo_append(fo_reader_document(growth->reader),
	    fo_reader_read(growth->reader, growth->next));
	if (!growth->is_at_end)
		growth->next = growth->next->next;
	if (growth->is_at_end)
		growth->handed_over = growth->count;
	return !growth->is_at_end;
}

static void
count_pages(void *closure, struct page *first)
{
	struct growth *growth = closure;

	assert_non_null(first);
	growth->count++;
}

/* The area tree; what was said is added to `said`. */
static char *
lay_out(struct arena *arena, xmlDoc *xml, struct growth *growth,
    struct diags *diags)
{
	const struct layout_params params = {
		.directory = ".",
		.micro = true,
		.more = growth != NULL ? grow : NULL,
		.pages_ready = growth != NULL ? count_pages : NULL,
		.closure = growth,
	};
	GString *areas = g_string_new(NULL);
	struct fo_document *document;

	if (growth != NULL) {
		growth->reader = fo_reader_new(arena, diags, xml);
		growth->next = xmlDocGetRootElement(xml)->children;
		document = fo_reader_document(growth->reader);
	} else {
		document = fo_read(arena, diags, xml);
	}
	area_dump(layout_document(arena, diags, document, &params), areas);
	return g_string_free(areas, FALSE);
}

static void
test_growing(void **state)
{
	struct arena *arena = arena_new();
	struct diags *whole_diags = diags_new(DIAG_SEVERITY__MAX);
	struct diags *grown_diags = diags_new(DIAG_SEVERITY__MAX);
	xmlDoc *xml = xmlReadMemory(text, (int)strlen(text), "t.fo",
	    /*encoding*/ NULL, XML_PARSE_NONET);
	struct growth growth = { 0 };
	char *whole, *grown;

	(void)state;
	assert_non_null(xml);
	whole = lay_out(arena, xml, /*growth*/ NULL, whole_diags);
	grown = lay_out(arena, xml, &growth, grown_diags);
	assert_string_equal(whole, grown);
	assert_non_null(strstr(whole, "Three"));
	/* two pages that nothing has */
	assert_int_equal(diags_count(whole_diags, DIAG_SEVERITY_ERROR) +
		diags_count(whole_diags, DIAG_SEVERITY_WARNING),
	    2);
	for (int i = 0; i < DIAG_SEVERITY__MAX; i++)
		assert_int_equal(diags_count(whole_diags,
				     (enum diag_severity)i),
		    diags_count(grown_diags, (enum diag_severity)i));
	assert_true(growth.is_at_end);
	/* two in the middle needed nothing of what was to come */
	assert_int_equal(growth.handed_over, 2);
	g_free(whole);
	g_free(grown);
	xmlFreeDoc(xml);
	diags_free(whole_diags);
	diags_free(grown_diags);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_growing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
