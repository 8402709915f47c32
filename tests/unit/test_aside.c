/* A stylesheet in a thread: what it hands over, and what it says. */
#include "test.h"

#include <stdbool.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxslt/extensions.h>
#include <libxslt/extra.h>

#include "base/entity_loader.h"
#include "transform/aside.h"

#define STYLESHEET(body)                                    \
	"<xsl:stylesheet version='1.0' "                    \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform' " \
	"xmlns:stage='urn:x-quoin:stage' "                  \
	"extension-element-prefixes='stage'>"               \
	"<xsl:template match='/'>" body "</xsl:template></xsl:stylesheet>"

static int
make_styles(void **state)
{
	char *styles = g_dir_make_tmp("quoin-XXXXXX", NULL);

	assert_non_null(styles);
	g_setenv("QUOIN_STYLES", styles, TRUE);
	*state = styles;
	return 0;
}

static int
drop_styles(void **state)
{
	g_free(*state);
	return 0;
}

/* Takes down a child's name, "+" if something is in it, and frees it. */
static void
take_child(void *closure, xmlNode *child)
{
	if (child == NULL) {
		g_string_append_c(closure, '.');
		return;
	}
	assert_null(child->parent);
	g_string_append_printf(closure, "%s%s ", (const char *)child->name,
	    child->last != NULL ? "+" : "");
	xmlFreeNode(child);
}

static void
test_kept_children(void **state)
{
	static const struct {
		const char *stylesheet, *names;
		int status;
	} cases[] = {
		{ STYLESHEET("<r><a><x/></a><stage:hand-over/><b/></r>"),
		    "a+ b .", 0 },
		{ STYLESHEET("<r><a/><stage:hand-over/><b/>"
			     "<xsl:value-of select='unknown()'/></r>"),
		    "a .", 2 },
		/* it can't even be read */
		{ STYLESHEET("<xsl:unknown"), ".", 2 },
	};
	char *path = g_build_filename(*state, "test.xsl", NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
		GString *names = g_string_new(NULL);
		const struct transform_watcher watcher = { take_child, names,
			/*keeps*/ true };
		xmlDoc *doc = xmlReadMemory("<d/>", 4, NULL, NULL, 0), *result;
		struct aside *aside;

		assert_true(
		    g_file_set_contents(path, cases[i].stylesheet, -1, NULL));
		aside = aside_new("test.xsl", &watcher);
		aside_begin(aside, doc, /*params*/ NULL, /*count*/ 0);
		result = aside_end(aside, diags, /*seconds*/ NULL);
		assert_string_equal(names->str, cases[i].names);
		assert_int_equal(diags_exit_status(diags), cases[i].status);
		assert_true((result == NULL) == (cases[i].status == 2));
		xmlFreeDoc(result);
		xmlFreeDoc(doc);
		g_string_free(names, TRUE);
		diags_free(diags);
	}
	g_free(path);
}

/* Each of two stylesheets that are read at once has its own faults. */
static void
test_two_at_once(void **state)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	char *path = g_build_filename(*state, "broken.xsl", NULL);
	struct aside *broken, *missing;

	assert_true(g_file_set_contents(path,
	    STYLESHEET("<xsl:value-of select='('/>"), -1, NULL));
	broken = aside_new("broken.xsl", /*watcher*/ NULL);
	missing = aside_new("none.xsl", /*watcher*/ NULL);
	aside_begin(missing, /*doc*/ NULL, /*params*/ NULL, /*count*/ 0);
	aside_begin(broken, /*doc*/ NULL, /*params*/ NULL, /*count*/ 0);
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_FATAL), 0);
	assert_null(aside_end(missing, diags, /*seconds*/ NULL));
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_FATAL), 1);
	assert_null(aside_end(broken, diags, /*seconds*/ NULL));
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_FATAL), 2);
	diags_free(diags);
	g_free(path);
}

/* What threads share is made before there is one, and stays as it is. */
static void
test_nothing_made_later(void **state)
{
	xmlExternalEntityLoader shared;

	(void)state;
	transform_init();
	assert_non_null(xsltExtModuleFunctionLookup(BAD_CAST "node-set",
	    XSLT_XT_NAMESPACE));
	shared = xmlGetExternalEntityLoader();
	entity_loader_set(xmlNoNetExternalEntityLoader);
	assert_ptr_equal(xmlGetExternalEntityLoader(), shared);
	entity_loader_set(NULL);
}

static void
collect_child(void *closure, xmlNode *child)
{
	if (child != NULL)
		g_ptr_array_add(closure, child);
}

/* What was kept stays whole when the stylesheet breaks afterwards. */
static void
test_kept_after_error(void **state)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	char *path = g_build_filename(*state, "late.xsl", NULL);
	GPtrArray *children = g_ptr_array_new();
	const struct transform_watcher watcher = { collect_child, children,
		/*keeps*/ true };
	xmlDoc *doc = xmlReadMemory("<d/>", 4, NULL, NULL, 0);
	xmlBuffer *buffer = xmlBufferCreate();
	struct aside *aside;
	xmlNode *child;

	assert_true(g_file_set_contents(path,
	    STYLESHEET("<n:r xmlns:n='urn:n'><n:a><x xml:lang='de'/></n:a>"
		       "<stage:hand-over/><b/>"
		       "<xsl:value-of select='unknown()'/></n:r>"),
	    -1, NULL));
	aside = aside_new("late.xsl", &watcher);
	aside_begin(aside, doc, /*params*/ NULL, /*count*/ 0);
	assert_null(aside_end(aside, diags, /*seconds*/ NULL));
	assert_int_equal(children->len, 1);
	child = children->pdata[0];
	xmlNodeDump(buffer, child->doc, child, /*level*/ 0, /*format*/ 0);
	assert_string_equal((const char *)xmlBufferContent(buffer),
	    "<n:a xmlns:n=\"urn:n\"><x xml:lang=\"de\"/></n:a>");
	xmlBufferFree(buffer);
	xmlFreeDoc(doc);
	g_ptr_array_free(children, TRUE);
	diags_free(diags);
	g_free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_made_later),
		cmocka_unit_test(test_kept_children),
		cmocka_unit_test(test_kept_after_error),
		cmocka_unit_test(test_two_at_once),
	};

	return cmocka_run_group_tests(tests, make_styles, drop_styles);
}
