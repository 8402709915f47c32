/* The letters of an element: counting and finding them. */
#include "test.h"

#include <string.h>

#include <libxml/parser.h>

#include "epub/lettermap.h"

/* The element's text from a letter on, spaces kept, up to its node's end. */
static const char *
text_from(const struct lettermap *map, size_t index)
{
	struct lettermap_place place = lettermap_place(map, index);

	return place.text != NULL
	    ? (const char *)place.text->content + place.byte
	    : "(end)";
}

static void
test_finds(void **state)
{
	static const struct {
		const char *xml, *text;
		size_t expected;
		const char *found;
	} cases[] = {
		{ "<p>one two three</p>", "three", 6, "three" },
		/* other spaces, hyphens and case don't matter */
		{ "<p>one  Two\n<i>th\u00adree four</i></p>", "twothreefour", 3,
		    "Two\n" },
		{ "<p>one two <i>three</i></p>", "three", 6, "three" },
		/* generated words before it: the nearest one counts */
		{ "<p>Note: again and again and again</p>", "again", 11,
		    "again and again" },
		/* generated words behind it: enough is alike */
		{ "<p>see the ferryman, page 12, who knows</p>",
		    "theferrymanwhoknows", 3,
		    "the ferryman, page 12, "
		    "who knows" },
		/* nothing alike: the count decides */
		{ "<p>one two three</p>", "elsewhere", 3, "two three" },
		{ "<p>one</p>", "elsewhere", 30, "(end)" },
		{ "<p/>", "nothing", 2, "(end)" },
	};
	struct lettermap map;

	(void)state;
	lettermap_init(&map);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		xmlDoc *doc = xmlParseDoc(BAD_CAST cases[i].xml);
		size_t at;

		lettermap_read(&map, xmlDocGetRootElement(doc));
		at = lettermap_find(&map, cases[i].text, cases[i].expected);
		assert_string_equal(text_from(&map, at), cases[i].found);
		xmlFreeDoc(doc);
	}
	lettermap_clear(&map);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
