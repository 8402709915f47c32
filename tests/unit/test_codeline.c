/* Lines of code as elements: no character is lost, markup is cut at ends. */
#include "test.h"

#include <string.h>

#include <glib.h>
#include <libxml/parser.h>

#include "epub/codeline.h"

static void
test_lines(void **state)
{
	static const struct {
		const char *code;
		const char *expected;
	} cases[] = {
		{ "<c/>", "<c/>" },
		{ "<c>a</c>", "<c><span>a</span></c>" },
		{ "<c>a\nb\n</c>", "<c><span>a\n</span><span>b\n</span></c>" },
		{ "<c>a\n\nb</c>",
		    "<c><span>a\n</span><span>\n</span><span>b</span></c>" },
		{ "<c>a <b>x</b> c</c>", "<c><span>a <b>x</b> c</span></c>" },
		{ "<c>a <b id=\"i\" class=\"k\">x\ny</b>\nz</c>",
		    "<c><span>a <b id=\"i\" class=\"k\">x\n</b></span>"
		    "<span><b class=\"k\">y</b>\n</span><span>z</span></c>" },
		{ "<c><b><i>x\ny</i></b></c>",
		    "<c><span><b><i>x\n</i></b></span>"
		    "<span><b><i>y</i></b></span></c>" },
		{ "<c>a<br/>b</c>", "<c><span>a<br/>b</span></c>" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		xmlDoc *doc = xmlReadMemory(cases[i].code,
		    (int)strlen(cases[i].code), NULL, NULL, 0);
		xmlBuffer *buffer = xmlBufferCreate();

		codeline_wrap(xmlDocGetRootElement(doc));
		xmlNodeDump(buffer, doc, xmlDocGetRootElement(doc), 0, 0);
		assert_string_equal((const char *)xmlBufferContent(buffer),
		    cases[i].expected);
		xmlBufferFree(buffer);
		xmlFreeDoc(doc);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
