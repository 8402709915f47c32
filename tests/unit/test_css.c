/*
 * The style sheet as it is packed: smaller, and with what older readers know.
 */
#include "test.h"

#include <string.h>

#include "epub/css.h"

static void
test_pack(void **state)
{
	static const struct {
		const char *css;
		bool is_backward;
		const char *expected;
	} cases[] = {
		{ "/* head */\np {\n\tmargin: 0; /* none */\n}\n\n\nq { }",
		    false, "p {\nmargin: 0;\n}\nq { }" },
		{ "a::before { content: \"/* ; padding-inline-end: 1em\"; }",
		    false,
		    "a::before { content: \"/* ; padding-inline-end: 1em\"; }" },
		{ "p/* */q{}", false, "p q{}" },
		{ "a { b: '\\'/*' }", false, "a { b: '\\'/*' }" },
		{ "ul { padding-inline-start: 1.6em }", false,
		    "ul { padding-left: 1.6em; padding-inline-start: 1.6em }" },
		{ "ul { padding-inline-start: 1.6em; }", true,
		    "ul { padding-right: 1.6em; padding-inline-start: 1.6em; }" },
		{ "i { margin-inline-end: .3em; color: red }", false,
		    "i { margin-right: .3em; margin-inline-end: .3em; color: red }" },
		{ "div { border-inline-start: .2em solid #767676; }", false,
		    "div { border-left: .2em solid #767676; "
		    "border-inline-start: .2em solid #767676; }" },
		{ "td { padding-inline: 0 .9em; padding-block: .3em; }", true,
		    "td { padding-right: 0; padding-left: .9em; "
		    "padding-inline: 0 .9em; padding-top: .3em; "
		    "padding-bottom: .3em; padding-block: .3em; }" },
		{ "b { display: inline-block; container: c / inline-size }",
		    false,
		    "b { display: inline-block; container: c / inline-size }" },
		{ "p { color: red } /* not closed", false,
		    "p { color: red } " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		GString *css = g_string_new(cases[i].css);

		css_pack(css, cases[i].is_backward);
		assert_string_equal(css->str, cases[i].expected);
		g_string_free(css, TRUE);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pack),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
