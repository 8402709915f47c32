/* Cleaning SVG: what runs or loads is gone, what draws stays. */
#include "test.h"

#include <string.h>

#include "epub/svg.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\">"
#define SVG_LINK                                     \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" " \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\">"

static void
test_clean(void **state)
{
	static const struct {
		const char *svg;
		const char *expected; /* after HEAD, without the newline */
	} cases[] = {
		{ SVG "<g id=\"a\"/></svg>", SVG "<g id=\"a\"/></svg>" },
		{ "<svg/>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>" },
		/* scripts, however they come */
		{ SVG "<script>x</script><g onclick=\"x\" ONLOAD=\"y\"/></svg>",
		    SVG "<g/></svg>" },
		{ SVG_LINK "<a xlink:href=\"javascript:x\"/>"
			   "<a href=\"https://example.org\"/></svg>",
		    SVG_LINK "<a/><a href=\"https://example.org\"/></svg>" },
		{ SVG "<set attributeName=\"href\" to=\"x\"/></svg>",
		    SVG "</svg>" },
		/* references: inside stay, outside go */
		{ SVG_LINK "<use xlink:href=\"#a\"/><use href=\"x.svg#a\"/>"
			   "<image href=\"http://example.org/i.png\"/></svg>",
		    SVG_LINK "<use xlink:href=\"#a\"/><use/><image/></svg>" },
		{ SVG "<g fill=\"url(#a)\" style=\"fill:url( 'http://e/' )\"/>"
		      "</svg>",
		    SVG "<g fill=\"url(#a)\"/></svg>" },
		{ SVG "<style>@import 'x';</style><style>a{}</style></svg>",
		    SVG "<style>a{}</style></svg>" },
		{ SVG "<style>a{b:\\75rl(x)}</style></svg>", SVG "</svg>" },
		/* doctype, instructions, comments, other people's elements */
		{ "<?x y?><!DOCTYPE svg [<!ENTITY a 'b'>]>" SVG
		  "<text>&a;</text><!-- c --><i:x xmlns:i=\"urn:i\"/></svg>",
		    SVG "<text>b</text></svg>" },
		{ "<!DOCTYPE svg SYSTEM \"file:///nowhere.dtd\">" SVG "</svg>",
		    SVG "</svg>" },
		/* ids: the second of a name, and what is no name */
		{ SVG "<g id=\"a\"/><g id=\"a\"/><g id=\"1\"/></svg>",
		    SVG "<g id=\"a\"/><g/><g/></svg>" },
		{ "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4px\" "
		  "height=\"2.5\"/>",
		    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4px\" "
		    "height=\"2.5\" viewBox=\"0 0 4 2.5\"/>" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *reason = "";
		size_t length;
		char *got = svg_clean(arena, cases[i].svg, strlen(cases[i].svg),
		    &length, &reason);
		char *expected = arena_printf(arena, HEAD "%s\n",
		    cases[i].expected);

		if (got == NULL)
			fail_msg("%s: %s", cases[i].svg, reason);
		/* an element emptied is written closed in itself */
		if (strcmp(got, expected) != 0)
			expected = arena_printf(arena, HEAD "%.*s/>\n",
			    (int)(strlen(cases[i].expected) -
				strlen("></svg>")),
			    cases[i].expected);
		assert_string_equal(got, expected);
		assert_int_equal(length, strlen(got));
	}
	arena_free(arena);
}

static void
test_refused(void **state)
{
	static const char *const broken[] = {
		"",
		"<svg",
		"<html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
		"<svg xmlns=\"urn:other\"/>",
		SVG "<text>&unknown;</text></svg>",
		/* an entity must not bring in a file */
		"<!DOCTYPE svg [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" SVG
		"<text>&f;</text></svg>",
		/* nor a billion of itself */
		"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>"
		"<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
		"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
		"<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
		"<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"
		"<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
		"<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>"
		"]>" SVG "<text>&g;</text></svg>",
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
		const char *reason = NULL;
		size_t length;

		assert_null(svg_clean(arena, broken[i], strlen(broken[i]),
		    &length, &reason));
		assert_non_null(reason);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
