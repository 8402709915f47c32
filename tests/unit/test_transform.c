/*
 * Running stylesheets: what they are told, what they say, and what they may
 * not do; and the functions they have.
 */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "transform/transform.h"

#define STYLESHEET(body)                                         \
	"<xsl:stylesheet version='1.0' "                         \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "      \
	"xmlns:exsl='http://exslt.org/common' "                  \
	"xmlns:q='urn:x-quoin' xmlns:stage='urn:x-quoin:stage' " \
	"extension-element-prefixes='exsl stage'>" body "</xsl:stylesheet>"

struct place {
	char *styles;
	struct diags *diags;
	xmlDoc *doc;
};

static int
make_place(void **state)
{
	struct place *place = g_new0(struct place, 1);
	char *dir = g_dir_make_tmp("quoin-XXXXXX", NULL);
	char *outside = g_build_filename(dir, "secret.xml", NULL);

	place->styles = g_build_filename(dir, "styles", NULL);
	assert_int_equal(g_mkdir(place->styles, 0755), 0);
	assert_true(g_file_set_contents(outside, "<s>secret</s>", -1, NULL));
	g_setenv("QUOIN_STYLES", place->styles, TRUE);
	place->diags = diags_new(DIAG_SEVERITY__MAX);
	place->doc = xmlReadMemory("<d>text</d>", 11, NULL, NULL, 0);
	g_free(outside);
	g_free(dir);
	*state = place;
	return 0;
}

static int
drop_place(void **state)
{
	struct place *place = *state;

	diags_free(place->diags);
	xmlFreeDoc(place->doc);
	g_free(place->styles);
	g_free(place);
	return 0;
}

static void
begin(struct place *place)
{
	diags_free(place->diags);
	place->diags = diags_new(DIAG_SEVERITY__MAX);
}

/* The text of what a stylesheet makes; NULL where it fails. */
static char *
result_of(struct place *place, const char *stylesheet, const char *param)
{
	struct transform_param params[] = { { "p", param } };
	char *path = g_build_filename(place->styles, "test.xsl", NULL);
	xmlDoc *result;
	char *text = NULL;

	assert_true(g_file_set_contents(path, stylesheet, -1, NULL));
	result = transform_apply(place->diags, "test.xsl", place->doc, params,
	    param != NULL);
	if (result != NULL) {
		xmlChar *content = xmlNodeGetContent(
		    xmlDocGetRootElement(result));

		text = g_strdup(content != NULL ? (char *)content : "");
		xmlFree(content);
	}
	xmlFreeDoc(result);
	g_free(path);
	return text;
}

static void
test_params(void **state)
{
	static const char stylesheet[] = STYLESHEET(
	    "<xsl:param name='p'/><xsl:template match='/'>"
	    "<r><xsl:value-of select='$p'/></r></xsl:template>");
	static const char *const values[] = { "plain", "it's \"both\"", "/d",
		"concat('a', 'b')", "", "ü & <" };

	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		char *text = result_of(*state, stylesheet, values[i]);

		assert_string_equal(text, values[i]);
		g_free(text);
	}
}

static void
test_messages(void **state)
{
	struct place *place = *state;
	char *text;

	begin(place);
	text = result_of(place,
	    STYLESHEET("<xsl:template match='/'><xsl:message>book.md:3:1: no "
		       "rows</xsl:message><xsl:message>plain</xsl:message>"
		       "<r>on</r></xsl:template>"),
	    NULL);
	assert_string_equal(text, "on");
	assert_int_equal(diags_count(place->diags, DIAG_SEVERITY_WARNING), 2);
	assert_int_equal(diags_exit_status(place->diags), 0);
	g_free(text);
}

/* Whatever is wrong with a stylesheet: one fatal message, no result. */
static void
test_broken(void **state)
{
	static const char *const broken[] = {
		"no XML",
		STYLESHEET("<xsl:nonsense/>"
			   "<xsl:template><r/></xsl:template>"),
		STYLESHEET("<xsl:template match='/'>"
			   "<r><xsl:value-of select='f('/></r></xsl:template>"),
		STYLESHEET("<xsl:template match='/'><r>"
			   "<xsl:value-of select='unknown()'/></r>"
			   "</xsl:template>"),
		STYLESHEET("<xsl:template match='/'><xsl:message "
			   "terminate='yes'>stop</xsl:message></xsl:template>"),
		STYLESHEET("<xsl:template match='/'>"
			   "<xsl:apply-templates select='/'/></xsl:template>"),
		STYLESHEET("<xsl:template match='/*'><r><stage:content "
			   "looks='1'/></r></xsl:template>"),
		STYLESHEET("<xsl:template match='/*'><r><stage:look "
			   "of='none'/></r></xsl:template>"),
		/* reads outside, reads the network, writes */
		STYLESHEET("<xsl:template match='/'><r><xsl:value-of "
			   "select=\"document('../secret.xml')\"/></r>"
			   "</xsl:template>"),
		STYLESHEET("<xsl:template match='/'><r><xsl:value-of "
			   "select=\"document('http://127.0.0.1/x')\"/></r>"
			   "</xsl:template>"),
		STYLESHEET("<xsl:template match='/'><exsl:document "
			   "href='written.xml'><x/></exsl:document><r/>"
			   "</xsl:template>"),
	};
	struct place *place = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
		begin(place);
		assert_null(result_of(place, broken[i], NULL));
		assert_int_equal(diags_exit_status(place->diags), 2);
		assert_int_equal(diags_count(place->diags, DIAG_SEVERITY_FATAL),
		    1);
	}
	assert_false(g_file_test("written.xml", G_FILE_TEST_EXISTS));
	begin(place);
	assert_null(
	    transform_apply(place->diags, "none.xsl", place->doc, NULL, 0));
	assert_int_equal(diags_exit_status(place->diags), 2);
}

/* Names of what was handed over, and "|" where the transform ended. */
static void
note_child(void *closure, xmlNode *child)
{
	g_string_append_printf(closure, "%s%s ", (const char *)child->name,
	    child->last != NULL ? "+" : "");
}

static char *
handed_over(struct place *place, const char *body)
{
	GString *names = g_string_new(NULL);
	const struct transform_watcher watcher = { note_child, names,
		/*keeps*/ false };
	char *stylesheet = g_strdup_printf(
	    STYLESHEET("<xsl:template match='/'>%s</xsl:template>"), body);
	char *path = g_build_filename(place->styles, "test.xsl", NULL);
	struct transform *transform;
	xmlDoc *result;

	begin(place);
	assert_true(g_file_set_contents(path, stylesheet, -1, NULL));
	transform = transform_open(place->diags, "test.xsl");
	result = transform_run(transform, place->doc, NULL, 0, &watcher);
	g_string_append(names, result != NULL ? "|" : "!");
	xmlFreeDoc(result);
	transform_close(transform);
	g_free(path);
	g_free(stylesheet);
	return g_string_free(names, FALSE);
}

static void
test_hand_over(void **state)
{
	static const struct {
		const char *body, *names;
	} cases[] = {
		/* whole, each once; the rest in the end */
		{ "<r><a><x/></a><stage:hand-over/><b/><c/><stage:hand-over/>"
		  "<stage:hand-over/><d><x/></d></r>",
		    "a+ b c d+ |" },
		{ "<r><a/><b/></r>", "a b |" },
		{ "<r/>", "|" },
		/* within a child, or a variable, nothing is complete */
		{ "<r><a><stage:hand-over/><x/></a></r>", "a+ |" },
		{ "<xsl:variable name='v'><a/><stage:hand-over/></xsl:variable>"
		  "<r><xsl:copy-of select='$v'/></r>",
		    "a |" },
		{ "<stage:hand-over/><r><a/></r>", "a |" },
		/* after an error nothing comes any more */
		{ "<r><a/><stage:hand-over/><b/>"
		  "<xsl:value-of select='unknown()'/></r>",
		    "a !" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *names = handed_over(*state, cases[i].body);

		assert_string_equal(names, cases[i].names);
		g_free(names);
	}
}

static void
test_functions(void **state)
{
	static const struct {
		const char *expression;
		const char *expected;
	} cases[] = {
		{ "q:sort-key('«Wort»', 'de') = q:sort-key('Wort', 'de')",
		    "true" },
		{ "q:sort-key('é', 'fr') = q:sort-key('e', 'fr')", "false" },
		{ "q:initial('Ähre', 'de')", "A" },
		{ "q:initial('ñu', 'es')", "Ñ" },
		{ "q:initial('ñu', 'en')", "N" },
		{ "q:initial('Åker', 'sv')", "Å" },
		{ "q:initial('Åker', 'de')", "A" },
		{ "q:initial('chata', 'cs')", "CH" },
		{ "q:initial('жук', 'en')", "Ж" },
		{ "q:initial('#[derive]', 'en')", "D" },
		{ "q:initial('42', 'en')", "" },
		{ "q:initial('', 'en')", "" },
		{ "q:initial('жук', 'ru')", "Ж" },
		{ "q:uuid('a') = q:uuid('a')", "true" },
		{ "q:uuid('a') = q:uuid('b')", "false" },
		{ "substring(q:uuid('a'), 24, 1)", "5" },
		{ "q:uri('https://example.org/ü')",
		    "https://example.org/%C3%BC" },
		{ "q:column(/d)", "0" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *stylesheet = g_strdup_printf(
		    STYLESHEET("<xsl:template match='/'><r><xsl:value-of "
			       "select=\"%s\"/></r></xsl:template>"),
		    cases[i].expression);
		char *text = result_of(*state, stylesheet, NULL);

		assert_non_null(text);
		assert_string_equal(text, cases[i].expected);
		g_free(text);
		g_free(stylesheet);
	}
}

/* Elements by name, id, and role: the values of @n of those found. */
static void
test_elements(void **state)
{
	static const char book[] =
	    "<d><a n='1'><b n='2' xml:id='x'/><c><b n='3'/></c></a>"
	    "<a n='4' role='x'/><b n='5' id='y'/>"
	    "<a n='6' role='xy'><info><title n='8'/></info>"
	    "<b n='7' xml:id='z'/><c role='y'/></a></d>";
	static const struct {
		const char *nodes;
		const char *found;
	} cases[] = {
		{ "q:all('b')", "2357" },
		{ "q:all('b', /d/a[1])", "23" },
		{ "q:all('b', /d/a[2])", "" },
		{ "q:all('b', /d/b)", "" },
		{ "q:all('b', /d/a[3])", "7" },
		{ "q:all('b', /d)", "2357" },
		{ "q:all('b', /d/none)", "" },
		{ "q:all('none')", "" },
		{ "q:id('x')", "2" },
		{ "q:id('z')", "7" },
		{ "q:id('y')", "" },
		{ "q:id(/d/none)", "" },
		{ "q:title(/d/a[3])", "8" },
		{ "q:title(/d/a[3]/info)", "8" },
		{ "q:title(/d/a[2] | /d/a[3])", "" },
		{ "q:title(/d/none)", "" },
		{ "//*[@n][q:is(., 'b')]", "2357" },
		{ "//*[@n][q:is(., 'bb  a')]", "146" },
		{ "//*[@n][q:is(., '')]", "" },
		{ "//*[@n][q:is(b, 'c b')]", "16" },
		{ "//*[@n][q:is(none, 'c b')]", "" },
		{ "//*[@n][q:inside(., 'c a')]", "2387" },
		{ "//*[@n][q:inside(., 'b')]", "" },
		{ "//*[@n][q:has-role(., 'x y')]", "4" },
		{ "//*[@n][q:has-role(*, 'y')]", "6" },
	};
	struct place *place = *state;
	xmlDoc *plain = place->doc;

	place->doc = xmlReadMemory(book, sizeof(book) - 1, NULL, NULL, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *stylesheet = g_strdup_printf(
		    STYLESHEET("<xsl:template match='/'><r><xsl:for-each "
			       "select=\"%s\"><xsl:value-of select='@n'/>"
			       "</xsl:for-each></r></xsl:template>"),
		    cases[i].nodes);
		char *text = result_of(place, stylesheet, NULL);

		assert_non_null(text);
		assert_string_equal(text, cases[i].found);
		g_free(text);
		g_free(stylesheet);
	}
	xmlFreeDoc(place->doc);
	place->doc = plain;
}

/* What stands in the root of the result of `book`, as XML. */
static char *
content_of(struct place *place, const char *book, const char *stylesheet)
{
	char *path = g_build_filename(place->styles, "test.xsl", NULL);
	xmlDoc *doc = xmlReadMemory(book, (int)strlen(book), NULL, NULL, 0);
	xmlBuffer *buffer = xmlBufferCreate();
	xmlDoc *result;
	char *xml;

	assert_true(g_file_set_contents(path, stylesheet, -1, NULL));
	result = transform_apply(place->diags, "test.xsl", doc, NULL, 0);
	for (xmlNode *node =
		 result == NULL ? NULL : xmlDocGetRootElement(result)->children;
	     node != NULL; node = node->next)
		xmlNodeDump(buffer, result, node, /*level*/ 0, /*format*/ 0);
	xml = g_strdup((const char *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	xmlFreeDoc(result);
	xmlFreeDoc(doc);
	g_free(path);
	return xml;
}

static void
test_look(void **state)
{
	static const char stylesheet[] = STYLESHEET(
	    "<xsl:variable name='look'><w a='1' q:b='&lt;' q:of='x'/>"
	    "</xsl:variable>"
	    "<xsl:template match='/'><r><xsl:for-each select='//p'>"
	    "<p c='{.}'><stage:look of='exsl:node-set($look)/*'/>"
	    "<xsl:attribute name='d'>4</xsl:attribute></p>"
	    "</xsl:for-each></r></xsl:template>");
	char *xml = content_of(*state, "<d><p>2</p><p>3</p></d>", stylesheet);

	assert_string_equal(xml,
	    "<p c=\"2\" a=\"1\" q:b=\"&lt;\" d=\"4\"/>"
	    "<p c=\"3\" a=\"1\" q:b=\"&lt;\" d=\"4\"/>");
	g_free(xml);
}

/* Templates say that they were there, so what lacks brackets had none. */
static void
test_content(void **state)
{
	static const char stylesheet[] = STYLESHEET(
	    "<xsl:variable name='looks'>"
	    "<w q:of='code tag' a='1' q:b='2'/><i q:of='em.strong'/>"
	    "</xsl:variable>"
	    "<xsl:template match='/*'><r>"
	    "<stage:content looks='exsl:node-set($looks)/*'/></r>"
	    "</xsl:template>"
	    "<xsl:template match='*/*'>[<xsl:value-of select='name()'/>-"
	    "<xsl:value-of select='position()'/>/"
	    "<xsl:value-of select='last()'/>]</xsl:template>"
	    "<xsl:template match='text()'>"
	    "(<xsl:value-of select='normalize-space()'/>)</xsl:template>"
	    "<xsl:template match='processing-instruction()'>!"
	    "</xsl:template>");
	static const struct {
		const char *book;
		const char *content;
	} cases[] = {
		{ "<d>a <code>b</code><tag>&lt;</tag> c</d>",
		    "a <w a=\"1\" q:b=\"2\">b</w>"
		    "<w a=\"1\" q:b=\"2\">&lt;</w> c" },
		{ "<d xmlns:q='urn:x-quoin'><code q:pos='1'>b</code></d>",
		    "<w a=\"1\" q:b=\"2\">b</w>" },
		{ "<d><em role='strong'>a</em></d>", "<i>a</i>" },
		/* to the templates: other names and roles, attributes, elements
		 * in it or none, another namespace */
		{ "<d><em>a</em><em role='x'>b</em><code role='x'>c</code></d>",
		    "[em-1/3][em-2/3][code-3/3]" },
		{ "<d><code xml:id='x'>a</code><code><b/></code><code/></d>",
		    "[code-1/3][code-2/3][code-3/3]" },
		{ "<d>a<code xmlns='urn:u'>b</code>c</d>", "a[code-2/3]c" },
		{ "<d>a<?b?>c</d>", "a!c" },
		/* newlines at the ends are perhaps mark-up's */
		{ "<d>\na</d>", "(a)" },
		{ "<d>a\n</d>", "(a)" },
		{ "<d>a\n<code>b</code>\nc</d>",
		    "a\n<w a=\"1\" q:b=\"2\">b</w>\nc" },
		{ "<d/>", "" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *xml = content_of(*state, cases[i].book, stylesheet);

		assert_string_equal(xml, cases[i].content);
		g_free(xml);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_params),
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_broken),
		cmocka_unit_test(test_hand_over),
		cmocka_unit_test(test_functions),
		cmocka_unit_test(test_elements),
		cmocka_unit_test(test_look),
		cmocka_unit_test(test_content),
	};

	return cmocka_run_group_tests(tests, make_place, drop_place);
}
