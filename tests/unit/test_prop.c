/* Specified values to computed ones. */
#include "test.h"

#include "fo_tree.h"

/* The value that the object with id "x" has for `prop`. */
static void
check(const char *flow, enum fo_prop prop, const char *expected)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY_FATAL);
	struct fo_document *document = fo_tree_read_flow(arena, diags, flow);
	const struct fo *fo = fo_tree_find(document, "x");

	assert_string_equal(fo_tree_value(arena, fo, prop), expected);
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_WARNING), 0);
	diags_free(diags);
	arena_free(arena);
}

#define BLOCK(attributes) "<fo:block id='x' " attributes "/>"
#define NESTED(outer, inner) \
	"<fo:block " outer "><fo:block id='x' " inner "/></fo:block>"

static void
test_fonts(void **state)
{
	(void)state;
	check(NESTED("font-size='10pt'", "font-size='150%'"), FO_PROP_FONT_SIZE,
	    "15pt");
	check(NESTED("font-size='10pt'", "font-size='1.2em'"),
	    FO_PROP_FONT_SIZE, "12pt");
	check(NESTED("font-size='10pt'", "font-size='smaller'"),
	    FO_PROP_FONT_SIZE, "8.333pt");
	check(BLOCK("font-size='x-large'"), FO_PROP_FONT_SIZE, "17.28pt");
	check(NESTED("font-weight='bold'", "font-weight='lighter'"),
	    FO_PROP_FONT_WEIGHT, "400");
	check(BLOCK("font-weight='bolder'"), FO_PROP_FONT_WEIGHT, "700");
	check(BLOCK("font-family=\"'Source Serif 4', serif\""),
	    FO_PROP_FONT_FAMILY, "''Source Serif 4', serif'");
	check(BLOCK("font-family=\"'Times New Roman'\""), FO_PROP_FONT_FAMILY,
	    "'Times New Roman'");
	check(NESTED("font-stretch='condensed'", "font-stretch='wider'"),
	    FO_PROP_FONT_STRETCH, "semi-condensed");
}

static void
test_font_shorthand(void **state)
{
	static const char *const font = BLOCK(
	    "font='italic bold 10pt/150% Times, serif'");

	(void)state;
	check(font, FO_PROP_FONT_SIZE, "10pt");
	check(font, FO_PROP_FONT_STYLE, "italic");
	check(font, FO_PROP_FONT_WEIGHT, "700");
	check(font, FO_PROP_LINE_HEIGHT, "15pt");
	check(font, FO_PROP_FONT_FAMILY, "'Times, serif'");
	/* what is said apart wins, wherever it stands */
	check(BLOCK("font-size='8pt' font='10pt serif'"), FO_PROP_FONT_SIZE,
	    "8pt");
}

static void
test_line_height(void **state)
{
	(void)state;
	check(BLOCK("font-size='10pt'"), FO_PROP_LINE_HEIGHT, "12pt");
	/* a factor is inherited as a factor, a percentage as a length */
	check(NESTED("font-size='10pt' line-height='1.5'", "font-size='20pt'"),
	    FO_PROP_LINE_HEIGHT, "30pt");
	check(NESTED("font-size='10pt' line-height='150%'", "font-size='20pt'"),
	    FO_PROP_LINE_HEIGHT, "15pt");
	check(BLOCK("line-height='150% - 5pt' font-size='10pt'"),
	    FO_PROP_LINE_HEIGHT, "10pt");
}

static void
test_indents(void **state)
{
	(void)state;
	check(NESTED("start-indent='10pt'", ""), FO_PROP_START_INDENT, "10pt");
	check(NESTED("start-indent='10pt'", "margin-left='5pt'"),
	    FO_PROP_START_INDENT, "15pt");
	check(NESTED("start-indent='10pt'",
		  "margin='5pt' padding='2pt' border='1pt solid black'"),
	    FO_PROP_START_INDENT, "18pt");
	/* without a margin, border and padding stand out */
	check(NESTED("start-indent='10pt'", "padding='2pt'"),
	    FO_PROP_START_INDENT, "10pt");
	check(NESTED("margin='5%'", "margin='inherit'"), FO_PROP_END_INDENT,
	    "0pt+10%");
	check("<fo:block start-indent='10pt'><fo:block-container id='x'"
	      " margin-left='3pt'/></fo:block>",
	    FO_PROP_START_INDENT, "3pt");
	check("<fo:block start-indent='10pt'><fo:block-container id='x'/>"
	      "</fo:block>",
	    FO_PROP_START_INDENT, "10pt");
	check("<fo:block-container writing-mode='rl-tb'><fo:block id='x'"
	      " margin-right='3pt'/></fo:block-container>",
	    FO_PROP_START_INDENT, "3pt");
	check("<fo:block><fo:inline id='x' margin-left='3pt'/></fo:block>",
	    FO_PROP_SPACE_START_OPTIMUM, "3pt");
	check("<fo:block><fo:inline id='x' margin-left='3pt'/></fo:block>",
	    FO_PROP_START_INDENT, "0pt");
}

static void
test_lists(void **state)
{
#define LIST(label, body)                                     \
	"<fo:list-block start-indent='10pt'"                  \
	" provisional-distance-between-starts='20pt'"         \
	" provisional-label-separation='5pt'><fo:list-item>"  \
	"<fo:list-item-label end-indent='label-end()'" label  \
	"><fo:block/></fo:list-item-label>"                   \
	"<fo:list-item-body start-indent='body-start()'" body \
	"><fo:block/></fo:list-item-body></fo:list-item></fo:list-block>"
	(void)state;
	check(LIST("", " id='x'"), FO_PROP_START_INDENT, "30pt");
	check(LIST(" id='x'", ""), FO_PROP_END_INDENT, "-25pt+100%");
#undef LIST
}

static void
test_borders(void **state)
{
	(void)state;
	check(BLOCK("border='2pt solid red'"), FO_PROP_BORDER_START_WIDTH,
	    "2pt");
	check(BLOCK("border='2pt solid red'"), FO_PROP_BORDER_AFTER_COLOR,
	    "#ff0000ff");
	check(BLOCK("border='2pt red'"), FO_PROP_BORDER_AFTER_WIDTH, "0pt");
	check(BLOCK("border='solid' color='blue'"), FO_PROP_BORDER_BEFORE_COLOR,
	    "#0000ffff");
	check(BLOCK("border-style='solid'"), FO_PROP_BORDER_BEFORE_WIDTH,
	    "1pt");
	check(BLOCK("border-left='3pt solid' border='1pt solid'"),
	    FO_PROP_BORDER_START_WIDTH, "3pt");
	check(BLOCK("border-left-width='4pt' border-start-width='3pt' "
		    "border='1pt solid'"),
	    FO_PROP_BORDER_START_WIDTH, "4pt");
	check(BLOCK("border-start-width.length='3pt' border='1pt solid'"),
	    FO_PROP_BORDER_START_WIDTH, "3pt");
	check(BLOCK("writing-mode='rl' border-left='3pt solid'"),
	    FO_PROP_BORDER_END_WIDTH, "3pt");
	check(BLOCK("border-color='rgb(255, 0, 0) blue' border-style='solid'"),
	    FO_PROP_BORDER_END_COLOR, "#0000ffff");
	check(BLOCK("padding='1pt 2pt 3pt'"), FO_PROP_PADDING_START, "2pt");
	check(BLOCK("padding='1pt 2pt 3pt'"), FO_PROP_PADDING_AFTER, "3pt");
	check(BLOCK("border-before-width.conditionality='retain'"),
	    FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY, "retain");
}

static void
test_compounds(void **state)
{
	(void)state;
	check(BLOCK("space-before='6pt'"), FO_PROP_SPACE_BEFORE_MINIMUM, "6pt");
	check(BLOCK("space-before='6pt' space-before.minimum='4pt'"),
	    FO_PROP_SPACE_BEFORE_MINIMUM, "4pt");
	check(BLOCK("space-before.optimum='6pt'"), FO_PROP_SPACE_BEFORE_MAXIMUM,
	    "6pt");
	check(BLOCK("margin-top='7pt'"), FO_PROP_SPACE_BEFORE_OPTIMUM, "7pt");
	check(BLOCK("keep-together='always'"),
	    FO_PROP_KEEP_TOGETHER_WITHIN_COLUMN, "always");
	check(BLOCK("keep-with-next='5'"), FO_PROP_KEEP_WITH_NEXT_WITHIN_PAGE,
	    "5");
	check(BLOCK("page-break-inside='avoid'"),
	    FO_PROP_KEEP_TOGETHER_WITHIN_PAGE, "always");
	check(BLOCK("page-break-before='right'"), FO_PROP_BREAK_BEFORE,
	    "odd-page");
	check(BLOCK("width='50%'"),
	    FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, "0pt+50%");
	check(BLOCK("min-height='5pt'"),
	    FO_PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, "5pt");
	check(BLOCK("border-spacing='1pt 2pt'"),
	    FO_PROP_BORDER_SEPARATION_BLOCK, "2pt");
}

static void
test_words(void **state)
{
	(void)state;
	check(BLOCK("text-align='right'"), FO_PROP_TEXT_ALIGN, "end");
	check(BLOCK("text-align='.'"), FO_PROP_TEXT_ALIGN, "'.'");
	check(BLOCK("white-space='pre'"), FO_PROP_LINEFEED_TREATMENT,
	    "preserve");
	check(BLOCK("white-space='nowrap'"), FO_PROP_WRAP_OPTION, "no-wrap");
	check(BLOCK("vertical-align='super'"), FO_PROP_BASELINE_SHIFT, "super");
	check(BLOCK("vertical-align='middle'"), FO_PROP_ALIGNMENT_BASELINE,
	    "middle");
	check(NESTED("line-height='10pt'", "baseline-shift='30%'"),
	    FO_PROP_BASELINE_SHIFT, "3pt");
	check(BLOCK("xml:lang='zh-Hant-TW'"), FO_PROP_LANGUAGE, "'zh'");
	check(BLOCK("xml:lang='zh-Hant-TW'"), FO_PROP_COUNTRY, "'TW'");
	check(BLOCK("xml:lang='zh-Hant-TW'"), FO_PROP_SCRIPT, "'Hant'");
	check(BLOCK("background='url(a.png) no-repeat #ff0 50% 2pt'"),
	    FO_PROP_BACKGROUND_IMAGE, "'a.png'");
	check(BLOCK("background='url(a.png) no-repeat #ff0 50% 2pt'"),
	    FO_PROP_BACKGROUND_POSITION_VERTICAL, "2pt");
	check(BLOCK("reference-orientation='-90'"),
	    FO_PROP_REFERENCE_ORIENTATION, "270");
	check(NESTED("color='red' text-decoration='underline'", "color='blue'"),
	    FO_PROP_TEXT_DECORATION_UNDERLINE, "#ff0000ff");
	check(NESTED("text-decoration='underline line-through'",
		  "text-decoration='no-underline'"),
	    FO_PROP_TEXT_DECORATION_UNDERLINE, "none");
	check(NESTED("text-decoration='underline line-through'",
		  "text-decoration='no-underline'"),
	    FO_PROP_TEXT_DECORATION_LINE_THROUGH, "#000000ff");
	check(BLOCK("q:font-features='onum,lnum'"), FO_PROP_Q_FONT_FEATURES,
	    "'onum,lnum'");
}

static void
test_functions(void **state)
{
	(void)state;
	check(NESTED("space-before='6pt'",
		  "space-before='from-parent(space-before.optimum) * 2'"),
	    FO_PROP_SPACE_BEFORE_OPTIMUM, "12pt");
	check(NESTED("color='red'",
		  "color='blue' background-color='"
		  "inherited-property-value(color)'"),
	    FO_PROP_BACKGROUND_COLOR, "#ff0000ff");
	check("<fo:block span='all'><fo:block><fo:block id='x'"
	      " span='from-nearest-specified-value(span)'/></fo:block>"
	      "</fo:block>",
	    FO_PROP_SPAN, "all");
	check("<fo:table><fo:table-column text-align='center'/>"
	      "<fo:table-column text-align='end'/><fo:table-body>"
	      "<fo:table-row><fo:table-cell number-rows-spanned='2'>"
	      "<fo:block/></fo:table-cell></fo:table-row><fo:table-row>"
	      "<fo:table-cell text-align='from-table-column()'>"
	      "<fo:block id='x'/></fo:table-cell></fo:table-row>"
	      "</fo:table-body></fo:table>",
	    FO_PROP_TEXT_ALIGN, "end");
}

/* What cannot be understood leaves the initial or inherited value. */
static void
test_bad_values(void **state)
{
	static const struct {
		const char *flow;
		enum fo_prop prop;
		const char *expected;
	} cases[] = {
		{ NESTED("font-size='10pt'", "font-size='big'"),
		    FO_PROP_FONT_SIZE, "10pt" },
		{ BLOCK("padding='-3pt'"), FO_PROP_PADDING_BEFORE, "0pt" },
		{ BLOCK("text-align='centre'"), FO_PROP_TEXT_ALIGN, "start" },
		{ BLOCK("start-indent='5'"), FO_PROP_START_INDENT, "5pt" },
		{ BLOCK("color='blurple'"), FO_PROP_COLOR, "#000000ff" },
		{ BLOCK("writing-mode='tb-rl'"), FO_PROP_WRITING_MODE,
		    "lr-tb" },
		{ BLOCK("fnord='1'"), FO_PROP_SPAN, "none" },
		{ BLOCK("border-radius='1pt'"), FO_PROP_SPAN, "none" },
		{ BLOCK("reference-orientation='45'"),
		    FO_PROP_REFERENCE_ORIENTATION, "0" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct arena *arena = arena_new();
		struct diags *diags = diags_new(DIAG_SEVERITY_FATAL);
		struct fo_document *document = fo_tree_read_flow(arena, diags,
		    cases[i].flow);
		const struct fo *fo = fo_tree_find(document, "x");

		assert_string_equal(fo_tree_value(arena, fo, cases[i].prop),
		    cases[i].expected);
		assert_int_equal(diags_count(diags, DIAG_SEVERITY_WARNING), 1);
		diags_free(diags);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fonts),
		cmocka_unit_test(test_font_shorthand),
		cmocka_unit_test(test_line_height),
		cmocka_unit_test(test_indents),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_borders),
		cmocka_unit_test(test_compounds),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_functions),
		cmocka_unit_test(test_bad_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
