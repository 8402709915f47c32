#include "test.h"

#include <pango/pango.h>

#include "fo_tree.h"
#include "layout/font.h"
#include "layout/hyphen.h"
#include "layout/image.h"
#include "layout/para.h"
#include "layout/shape.h"
#include "layout/xref.h"

struct fixture {
	struct arena *arena, *scratch;
	struct diags *diags;
	struct layout_params params;
	struct layout layout;
};

static int
set_up(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	f->arena = arena_new();
	f->scratch = arena_new();
	f->diags = diags_new(DIAG_SEVERITY_FATAL);
	f->layout = (struct layout){
		.arena = f->arena,
		.work = f->arena,
		.scratch = f->scratch,
		.diags = f->diags,
		.params = &f->params,
		.fonts = fonts_new(f->arena, f->diags, NULL),
		.hyphens = hyphens_new(f->arena, f->diags),
		.images = images_new(f->arena),
		.xref = xref_new(f->arena),
	};
	*state = f;
	return f->layout.fonts == NULL ? -1 : 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->scratch);
	arena_free(f->arena);
	diags_free(f->diags);
	g_free(f);
	return 0;
}

/* The text of an area and what is in it, in visual order; '-' is U+00AD. */
static void
write_text(GString *out, const struct area *area)
{
	if (area->kind == AREA_TEXT) {
		char **parts;
		char *text = g_strndup(area->text->utf8, area->text->bytes);

		if (area->text->is_mark)
			text[0] = '\0';
		parts = g_strsplit(text, "\u00ad", /*max_tokens*/ 0);
		for (size_t i = 0; parts[i] != NULL; i++)
			g_string_append_printf(out, "%s%s", i > 0 ? "-" : "",
			    parts[i]);
		g_strfreev(parts);
		g_free(text);
	}
	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		write_text(out, child);
}

/* The block with id "b" in `measure` points: its lines, bars between. */
static const char *
set_block(struct fixture *f, const char *flow, double measure)
{
	const struct fo_document *document = fo_tree_read_flow(f->arena,
	    f->diags, flow);
	const struct fo *block = fo_tree_find(document, "b");
	struct para *para = para_new(&f->layout, block, block->first,
	    /*end*/ NULL);
	GString *out = g_string_new(NULL);
	struct lines *lines;
	const char *text;

	if (para == NULL)
		return "no line";
	lines = para_break(&f->layout, para, DIMEN_PT(measure));
	for (size_t i = 0; i < lines->count; i++) {
		if (i > 0)
			g_string_append_c(out, '|');
		write_text(out, line_place(&f->layout, lines, i));
	}
	text = arena_strdup(f->arena, out->str);
	g_string_free(out, /*free_segment*/ TRUE);
	return text;
}

#define MONO "id='b' font-family='Source Code Pro' font-size='10pt' "
#define PRE                                                               \
	MONO "linefeed-treatment='preserve' white-space-collapse='false'" \
	     " white-space-treatment='preserve' "

/* A letter of Source Code Pro is 0.6 em wide: 6pt here. */
static void
test_lines(void **state)
{
	static const struct {
		const char *flow;
		double measure;
		const char *expected;
	} cases[] = {
		{ "<fo:block " MONO ">the quick  brown\n fox</fo:block>", 66,
		    "the quick|brown fox" },
		/* white space collapses within one object ... */
		{ "<fo:block " MONO "> t <fo:inline> s </fo:inline></fo:block>",
		    100, "t  s" },
		/* ... and across anchors */
		{ "<fo:block " MONO ">a <fo:wrapper id='w'/>\n b</fo:block>",
		    100, "a b" },
		{ "<fo:block " MONO "> <fo:wrapper id='w'/> </fo:block>", 100,
		    "no line" },
		{ "<fo:block " MONO ">abcdef&#xAD;ghi a&#xAD;b</fo:block>", 48,
		    "abcdef-|ghi ab" },
		{ "<fo:block " MONO "hyphenate='true' language='en'>"
		  "a development</fo:block>",
		    60, "a develop-|ment" },
		/* a word that no line can hold is cut, with a hyphen between
		   letters; also a piece between two hyphens of the patterns */
		{ "<fo:block " MONO ">abcdefghijkl</fo:block>", 30.5,
		    "abcd-|efgh-|ijkl" },
		{ "<fo:block " MONO ">123456789012</fo:block>", 30.5,
		    "12345|67890|12" },
		{ "<fo:block " MONO ">abc</fo:block>", 12.5, "ab|c" },
		{ "<fo:block " MONO "hyphenate='true' language='en'>"
		  "misunderstanding</fo:block>",
		    30.5, "mis-|un-|der-|stan-|ding" },
		{ "<fo:block " MONO ">ab<fo:inline color='red'>cdef"
		  "</fo:inline></fo:block>",
		    30.5, "ab-|cdef" },
		/* even lines, no more of them than without */
		{ "<fo:block " MONO ">aaa bb ccc dd e ff</fo:block>", 100,
		    "aaa bb ccc dd e|ff" },
		{ "<fo:block " MONO "q:balance='yes'>aaa bb ccc dd e ff"
		  "</fo:block>",
		    100, "aaa bb ccc|dd e ff" },
		{ "<fo:block " MONO "wrap-option='no-wrap'>the quick brown"
		  "</fo:block>",
		    30, "the quick brown" },
		{ "<fo:block " MONO ">a <fo:inline keep-together.within-line="
		  "'always'>b c d</fo:inline> e</fo:block>",
		    36, "a|b c d|e" },
		{ "<fo:block " MONO ">the&#xA0;quick brown</fo:block>", 60,
		    "the\u00a0quick|brown" },
		{ "<fo:block " MONO ">one&#x2028;two</fo:block>", 600,
		    "one|two" },
		{ "<fo:block " MONO "q:break-after='/_'>a/bcd_efg</fo:block>",
		    36, "a/bcd_|efg" },
		{ "<fo:block " MONO "text-transform='uppercase'>stra\u00dfe"
		  "</fo:block>",
		    600, "STRASSE" },
		/* brackets stay with what they enclose, dashes with what is
		   before them */
		{ "<fo:block " MONO ">abc <fo:inline>(</fo:inline>def)"
		  "</fo:block>",
		    36, "abc|(def)" },
		{ "<fo:block " MONO ">abc\u2014def</fo:block>", 30,
		    "abc\u2014|def" },
		/* the mark of a note stays with its word */
		{ "<fo:block " MONO ">ab cd.<fo:inline>1</fo:inline> e"
		  "</fo:block>",
		    36, "ab|cd.1 e" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(set_block(*state, cases[i].flow,
					cases[i].measure),
		    cases[i].expected);
}

/* Preformatted text keeps every character and turns over at the measure. */
static void
test_preformatted(void **state)
{
	assert_string_equal(set_block(*state,
				"<fo:block " PRE ">a\n\n  b  \n</fo:block>",
				600),
	    "a||  b  ");
	assert_string_equal(set_block(*state,
				"<fo:block " PRE ">\ta\n</fo:block>", 600),
	    "        a");
	assert_string_equal(set_block(*state,
				"<fo:block " PRE ">abcdefgh ij kl</fo:block>",
				60.5),
	    "abcdefgh |ij kl");
	assert_string_equal(set_block(*state,
				"<fo:block " PRE ">ab cdefghijklmno</fo:block>",
				60.5),
	    "ab cdefghi|jklmno");
	assert_string_equal(
	    set_block(*state,
		"<fo:block " PRE "q:turnover-mark='\\' "
		"q:turnover-indent='12pt'>abcdefghijklmnopqrst</fo:block>",
		60.5),
	    "abcdefghi|jklmnop|qrst");
}

/* Right-to-left words stand in visual order, each with its own text. */
static void
test_bidi(void **state)
{
	assert_string_equal(
	    set_block(*state,
		"<fo:block id='b' writing-mode='rl-tb'>\u05d0 a 1 \u05d1"
		"</fo:block>",
		600),
	    "\u05d1 a 1\u05d0 ");
	assert_string_equal(
	    set_block(*state,
		"<fo:block id='b'><fo:bidi-override direction='rtl' "
		"unicode-bidi='bidi-override'>abc</fo:bidi-override>"
		"</fo:block>",
		600),
	    "abc");
}

static void
test_widths(void **state)
{
	struct fixture *f = *state;
	const struct fo_document *document = fo_tree_read_flow(f->arena,
	    f->diags, "<fo:block " MONO ">the quick brown-red</fo:block>");
	const struct fo *block = fo_tree_find(document, "b");
	struct para *para = para_new(&f->layout, block, block->first,
	    /*end*/ NULL);

	assert_int_equal(para_min_measure(&f->layout, para), DIMEN_PT(36));
	assert_int_equal(para_max_measure(&f->layout, para), DIMEN_PT(114));
}

/* Every line of a justified paragraph but the last fills the measure. */
static void
test_justified(void **state)
{
	struct fixture *f = *state;
	const struct fo_document *document = fo_tree_read_flow(f->arena,
	    f->diags,
	    "<fo:block " MONO "text-align='justify'>the quick brown fox jumps"
	    "</fo:block>");
	const struct fo *block = fo_tree_find(document, "b");
	struct para *para = para_new(&f->layout, block, block->first,
	    /*end*/ NULL);
	struct lines *lines = para_break(&f->layout, para, DIMEN_PT(62));

	assert_int_equal(lines->count, 3);
	for (size_t i = 0; i + 1 < lines->count; i++)
		assert_int_equal(line_place(&f->layout, lines, i)->first->width,
		    DIMEN_PT(62));
}

/*
 * Small capitals that are feigned are drawn as small as they were measured,
 * in a paragraph with other scripts, too.
 */
static void
test_small_capitals(void **state)
{
	struct fixture *f = *state;
	const struct fo_document *document = fo_tree_read_flow(f->arena,
	    f->diags,
	    "<fo:block " MONO "font-variant='small-caps'>small &#x5d0;"
	    "</fo:block>");
	const struct fo *block = fo_tree_find(document, "b");
	struct para *para = para_new(&f->layout, block, block->first,
	    /*end*/ NULL);
	struct lines *lines = para_break(&f->layout, para, DIMEN_PT(200));
	const struct area *word = line_place(&f->layout, lines, 0);
	PangoFontDescription *description;

	while (word->kind != AREA_TEXT)
		word = word->first;
	assert_memory_equal(word->text->utf8, "SMALL", 5);
	assert_int_equal(word->text->glyphs[0].advance, DIMEN_PT(4.8));
	description = pango_font_describe(word->text->font);
	assert_int_equal(pango_font_description_get_size(description),
	    8 * PANGO_SCALE);
	pango_font_description_free(description);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_preformatted, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_bidi, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_widths, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_justified, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_small_capitals, set_up,
		    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
