/* Addresses outside the book: escaped, or not printed at all. */
#include "test.h"

#include <glib.h>

#include "transform/uri.h"

static void
test_addresses(void **state)
{
	static const struct {
		const char *text;
		const char *expected;
	} cases[] = {
		{ "https://example.org", "https://example.org" },
		{ " HTTP://example.org:8080/a?b=c#d ",
		    "http://example.org:8080/a?b=c#d" },
		{ "https://example.org/a b?x={1}&y=é",
		    "https://example.org/a%20b?x=%7B1%7D&y=%C3%A9" },
		{ "https://example.org/100%", "https://example.org/100%25" },
		{ "https://example.org/a%20b", "https://example.org/a%20b" },
		{ "https://example.org/#a#b", "https://example.org/#a%23b" },
		{ "https://bücher.example/", "https://xn--bcher-kva.example/" },
		{ "https://user@example.org/", "https://user@example.org/" },
		{ "mailto:a@example.org?subject=a b",
		    "mailto:a@example.org?subject=a%20b" },
		{ "urn:isbn:9783161484100", "urn:isbn:9783161484100" },
		/* none that a reader should open */
		{ "javascript:alert(1)", "" },
		{ "data:text/html,x", "" },
		{ "file:///etc/passwd", "" },
		/* relative, or without a sound host */
		{ "other.md", "" },
		{ "", "" },
		{ "http:", "" },
		{ "http:///path", "" },
		{ "http://{host}/", "" },
		{ "http://a..b/", "" },
		{ "http://example.org:99999/", "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *uri = uri_external(cases[i].text);

		assert_string_equal(uri, cases[i].expected);
		g_free(uri);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
