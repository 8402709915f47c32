/* XML to formatting objects: content models, text, markers, metadata. */
#include "test.h"

#include "fo_tree.h"

struct fixture {
	struct arena *arena;
	struct diags *diags;
};

static int
set_up(void **state)
{
	static struct fixture fixture;

	fixture.arena = arena_new();
	fixture.diags = diags_new(DIAG_SEVERITY__MAX);
	*state = &fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	diags_free(f->diags);
	return 0;
}

/* The tree below `top` as "block(inline('text') leader)". */
static void
write_tree(GString *out, const struct fo *top)
{
	for (const struct fo *fo = top->first; fo != NULL; fo = fo->next) {
		if (fo != top->first)
			g_string_append_c(out, ' ');
		if (fo->kind == FO_TEXT) {
			g_string_append_printf(out, "'%s'", fo->text);
			assert_int_equal(strlen(fo->text), fo->length);
			continue;
		}
		g_string_append(out, fo_kind_name(fo->kind));
		if (fo->first != NULL) {
			g_string_append_c(out, '(');
			write_tree(out, fo);
			g_string_append_c(out, ')');
		}
		assert_ptr_equal(fo->parent, top);
	}
}

static const struct fo *
find_kind(const struct fo_document *document, enum fo_kind kind)
{
	const struct fo *fo = document->root;

	while (fo != NULL && fo->kind != kind)
		fo = fo_next(fo, document->root);
	assert_non_null(fo);
	return fo;
}

static void
check_flow(struct fixture *f, const char *flow, const char *expected)
{
	struct fo_document *document = fo_tree_read_flow(f->arena, f->diags,
	    flow);
	GString *out = g_string_new(NULL);

	write_tree(out, find_kind(document, FO_FLOW));
	assert_string_equal(out->str, expected);
	g_string_free(out, /*free_segment*/ TRUE);
}

static size_t
count(const struct fixture *f)
{
	size_t sum = 0;

	for (int i = 0; i < DIAG_SEVERITY__MAX; i++)
		sum += diags_count(f->diags, (enum diag_severity)i);
	return sum;
}

static void
test_text(void **state)
{
	struct fixture *f = *state;

	check_flow(f, "  <fo:block>a <fo:inline>b</fo:inline> </fo:block>\n",
	    "block('a ' inline('b') ' ')");
	/* comments and CDATA do not cut a run */
	check_flow(f, "<fo:block>a<!-- x -->b<![CDATA[<c]]></fo:block>",
	    "block('ab<c')");
	check_flow(f,
	    "<fo:list-block> <fo:list-item> <fo:list-item-label>"
	    " <fo:block/> </fo:list-item-label> <fo:list-item-body>"
	    " <fo:block/> </fo:list-item-body> </fo:list-item>"
	    " </fo:list-block>",
	    "list-block(list-item(list-item-label(block)"
	    " list-item-body(block)))");
	assert_int_equal(count(f), 0);
}

static void
test_wrong_content(void **state)
{
	struct fixture *f = *state;

	check_flow(f, "lost <fo:block/>", "'lost ' block");
	assert_int_equal(count(f), 1);
	/* a bare row gets a body, bare text a cell */
	check_flow(f, "<fo:table><fo:table-row>x</fo:table-row></fo:table>",
	    "table(table-body(table-row(table-cell('x'))))");
	assert_true(count(f) >= 2);
	check_flow(f, "<fo:list-item-body><fo:block/></fo:list-item-body>",
	    "block(block)");
	check_flow(f, "<fo:block><fo:region-body/></fo:block>", "block");
	check_flow(f,
	    "<fo:block><fo:nonsense><fo:inline>x</fo:inline></fo:nonsense>"
	    "</fo:block>",
	    "block(inline('x'))");
	assert_int_equal(diags_exit_status(f->diags), 1);
}

static void
test_transparent_objects(void **state)
{
	struct fixture *f = *state;

	check_flow(f,
	    "<fo:wrapper> <fo:block><fo:wrapper>a</fo:wrapper> </fo:block>"
	    "</fo:wrapper>",
	    "wrapper(block(wrapper('a') ' '))");
	check_flow(f,
	    "<fo:multi-switch><fo:multi-case> <fo:block/></fo:multi-case>"
	    "</fo:multi-switch>",
	    "multi-switch(multi-case(block))");
	assert_int_equal(count(f), 0);
}

static void
test_namespaces(void **state)
{
	struct fixture *f = *state;

	check_flow(f,
	    "<fo:block xmlns:o='urn:other' o:a='1' o:b='2'><o:x>gone</o:x>"
	    "</fo:block><fo:block xmlns:o='urn:other' o:a='1'/>",
	    "block block");
	assert_int_equal(count(f), 1);
	check_flow(f,
	    "<fo:block xmlns:axf='http://www.antennahouse.com/names/XSL/"
	    "Extensions' axf:outline-level='1'/>",
	    "block");
	assert_int_equal(diags_count(f->diags, DIAG_SEVERITY_NOTE), 1);
}

static void
test_own_properties(void **state)
{
	struct fixture *f = *state;
	struct fo_document *document = fo_tree_read_flow(f->arena, f->diags,
	    "<fo:block id='a' q:pos='x:y.md:41:7'>"
	    "<fo:external-graphic src=\"url( 'a b.png' )\"/>"
	    "<fo:basic-link external-destination='http://a/'>x"
	    "</fo:basic-link></fo:block><fo:block id='a'/>");
	const struct fo *block = fo_tree_find(document, "a");
	const struct fo *image = find_kind(document, FO_EXTERNAL_GRAPHIC);

	assert_string_equal(fo_own(image, FO_PROP_SRC), "a b.png");
	assert_string_equal(fo_own(image->next, FO_PROP_EXTERNAL_DESTINATION),
	    "http://a/");
	assert_string_equal(block->pos.file, "x:y.md");
	assert_int_equal(block->pos.line, 41);
	assert_int_equal(image->pos.column, 7);
	/* the second object of this id has none */
	assert_null(fo_own(block->next, FO_PROP_ID));
	assert_int_equal(diags_count(f->diags, DIAG_SEVERITY_ERROR), 1);
	assert_string_equal(fo_own(find_kind(document, FO_REGION_BODY),
				FO_PROP_REGION_NAME),
	    "xsl-region-body");
}

static void
test_styles_are_shared(void **state)
{
	struct fixture *f = *state;
	struct fo_document *document = fo_tree_read_flow(f->arena, f->diags,
	    "<fo:block id='a' color='red'/><fo:block id='b' color='red'/>"
	    "<fo:block id='c'><fo:block id='d'/></fo:block>");

	assert_ptr_equal(fo_tree_find(document, "a")->style,
	    fo_tree_find(document, "b")->style);
	assert_ptr_equal(fo_tree_find(document, "c")->style,
	    fo_tree_find(document, "d")->style);
}

static void
test_foreign(void **state)
{
	struct fixture *f = *state;
	struct fo_document *document = fo_tree_read_flow(f->arena, f->diags,
	    "<fo:block xmlns:s='http://www.w3.org/2000/svg'>"
	    "<fo:instream-foreign-object> <s:svg s:a='1'><s:g/>t</s:svg> "
	    "</fo:instream-foreign-object></fo:block>");
	const struct fo *fo = find_kind(document, FO_INSTREAM_FOREIGN_OBJECT);
	xmlDoc *xml = xmlReadMemory(fo->foreign, (int)strlen(fo->foreign),
	    "t.svg", /*encoding*/ NULL, XML_PARSE_NONET);

	assert_non_null(xml);
	assert_string_equal(xmlDocGetRootElement(xml)->ns->href,
	    "http://www.w3.org/2000/svg");
	xmlFreeDoc(xml);
	assert_null(fo->first);
	assert_int_equal(count(f), 0);
}

static void
test_marker(void **state)
{
	struct fixture *f = *state;
	struct fo_document *document = fo_tree_read_flow(f->arena, f->diags,
	    "<fo:block font-size='30pt'><fo:marker marker-class-name='m'>"
	    "<fo:inline font-size='.5em' id='i'>x</fo:inline></fo:marker>"
	    "</fo:block><fo:block font-size='16pt'>"
	    "<fo:retrieve-marker retrieve-class-name='m'/></fo:block>"
	    "<fo:block font-size='10pt'>"
	    "<fo:retrieve-marker retrieve-class-name='m'/></fo:block>");
	const struct fo *marker = find_kind(document, FO_MARKER);
	const struct fo *first = find_kind(document, FO_RETRIEVE_MARKER);
	const struct fo *second = first->parent->next->first;
	const struct fo *copy;

	copy = fo_instantiate_marker(f->arena, marker, first);
	assert_string_equal(fo_tree_value(f->arena, copy->first,
				FO_PROP_FONT_SIZE),
	    "8pt");
	assert_string_equal(copy->first->first->text, "x");
	assert_ptr_equal(copy->first->first->style, copy->first->style);
	assert_ptr_equal(copy->parent, first->parent);
	assert_ptr_equal(fo_instantiate_marker(f->arena, marker, first), copy);
	copy = fo_instantiate_marker(f->arena, marker, second);
	assert_string_equal(fo_tree_value(f->arena, copy->first,
				FO_PROP_FONT_SIZE),
	    "5pt");
	/* content that comes on many pages has no id */
	assert_null(fo_own(copy->first, FO_PROP_ID));
	assert_string_equal(fo_tree_value(f->arena, marker->first,
				FO_PROP_FONT_SIZE),
	    "15pt");
}

#define DOCUMENT(declarations)                                                          \
	"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'"                         \
	" xmlns:q='urn:x-quoin' xml:lang='de-CH'><fo:layout-master-set>"                \
	"<fo:simple-page-master master-name='p'><fo:region-body/>"                      \
	"</fo:simple-page-master></fo:layout-master-set><fo:declarations>" declarations \
	"</fo:declarations><fo:page-sequence"                                           \
	" master-reference='p'><fo:flow flow-name='xsl-region-body'>"                   \
	"<fo:block/></fo:flow></fo:page-sequence></fo:root>"

static void
test_metadata(void **state)
{
	struct fixture *f = *state;
	struct fo_document *document;

	document = fo_tree_read(f->arena, f->diags,
	    DOCUMENT("<q:info title='T' author='A, B' lang='fr'/>"));
	assert_string_equal(document->title, "T");
	assert_string_equal(document->author, "A, B");
	assert_string_equal(document->lang, "fr");
	assert_null(document->subject);
	document = fo_tree_read(f->arena, f->diags,
	    DOCUMENT("<x:xmpmeta xmlns:x='adobe:ns:meta/'"
		     " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
		     " xmlns:dc='http://purl.org/dc/elements/1.1/'"
		     " xmlns:pdf='http://ns.adobe.com/pdf/1.3/'><rdf:RDF>"
		     "<rdf:Description pdf:Keywords='k'>"
		     "<dc:title><rdf:Alt><rdf:li> T 2 </rdf:li></rdf:Alt>"
		     "</dc:title><dc:creator><rdf:Seq><rdf:li>A</rdf:li>"
		     "<rdf:li>B</rdf:li></rdf:Seq></dc:creator>"
		     "<dc:description>D</dc:description>"
		     "</rdf:Description></rdf:RDF></x:xmpmeta>"));
	assert_string_equal(document->title, "T 2");
	assert_string_equal(document->author, "A, B");
	assert_string_equal(document->subject, "D");
	assert_string_equal(document->keywords, "k");
	assert_string_equal(document->lang, "de-CH");
	assert_int_equal(count(f), 0);
}

static void
test_no_document(void **state)
{
	struct fixture *f = *state;

	assert_null(fo_tree_read(f->arena, f->diags, "<html/>"));
	assert_int_equal(diags_exit_status(f->diags), 2);
}

/* Nesting beyond what layout can follow keeps the text. */
static void
test_deep_nesting(void **state)
{
	enum { DEPTH = 240, TIMES = 3 };
	struct fixture *f = *state;
	GString *text = g_string_new(NULL);
	xmlDoc *xml;
	struct fo_document *document;
	size_t deepest = 0, texts = 0;

	g_string_append(text,
	    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'>"
	    "<fo:page-sequence><fo:flow flow-name='f'>");
	for (int i = 0; i < DEPTH * TIMES; i++)
		g_string_append(text, "<fo:block>x");
	for (int i = 0; i < DEPTH * TIMES; i++)
		g_string_append(text, "</fo:block>");
	g_string_append(text, "</fo:flow></fo:page-sequence></fo:root>");
	xml = xmlReadMemory(text->str, (int)text->len, "t.fo",
	    /*encoding*/ NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	assert_non_null(xml);
	document = fo_read(f->arena, f->diags, xml);
	xmlFreeDoc(xml);
	g_string_free(text, /*free_segment*/ TRUE);
	for (const struct fo *fo = document->root; fo != NULL;
	     fo = fo_next(fo, document->root)) {
		size_t depth = 0;

		for (const struct fo *up = fo; up != NULL; up = up->parent)
			depth++;
		deepest = MAX(deepest, depth);
		texts += fo->kind == FO_TEXT;
	}
	assert_in_range(deepest, 200, 300);
	assert_int_equal(texts, DEPTH * TIMES);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_text),
		TEST(test_wrong_content),
		TEST(test_transparent_objects),
		TEST(test_namespaces),
		TEST(test_own_properties),
		TEST(test_styles_are_shared),
		TEST(test_foreign),
		TEST(test_marker),
		TEST(test_metadata),
		TEST(test_no_document),
		TEST(test_deep_nesting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
