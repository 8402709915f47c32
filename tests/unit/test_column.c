/* The columns of CALS tables: names, spans, and rows that reach down. */
#include "test.h"

#include <string.h>

#include <glib.h>
#include <libxml/parser.h>

#include "transform/column.h"

/* Writes "entry text:column" for each entry of a tgroup, in order. */
static char *
columns_of(const char *tgroup)
{
	xmlDoc *doc = xmlReadMemory(tgroup, (int)strlen(tgroup), NULL, NULL, 0);
	struct columns *columns = columns_new();
	GString *text = g_string_new(NULL);
	xmlNode *node = xmlDocGetRootElement(doc);

	while (node != NULL) {
		if (strcmp((const char *)node->name, "entry") == 0) {
			xmlChar *name = xmlNodeGetContent(node);

			g_string_append_printf(text, " %s:%u", name,
			    columns_find(columns, node));
			xmlFree(name);
		}
		if (node->children != NULL) {
			node = node->children;
			continue;
		}
		while (node != NULL && node->next == NULL)
			node = node->parent != (xmlNode *)doc ? node->parent
							      : NULL;
		node = node != NULL ? node->next : NULL;
	}
	columns_free(columns);
	xmlFreeDoc(doc);
	return g_string_free(text, FALSE);
}

static void
test_columns(void **state)
{
	static const struct {
		const char *tgroup;
		const char *expected;
	} cases[] = {
		{ "<tgroup><tbody><row><entry>a</entry><entry>b</entry></row>"
		  "</tbody></tgroup>",
		    " a:1 b:2" },
		/* b reaches down, so e begins in column 3 */
		{ "<tgroup><tbody>"
		  "<row><entry>a</entry><entry morerows='1'>b</entry>"
		  "<entry>c</entry></row>"
		  "<row><entry>d</entry><entry>e</entry></row>"
		  "<row><entry>f</entry><entry>g</entry></row>"
		  "</tbody></tgroup>",
		    " a:1 b:2 c:3 d:1 e:3 f:1 g:2" },
		{ "<tgroup><colspec colname='x'/><colspec colname='y'/>"
		  "<colspec colname='z'/><tbody>"
		  "<row><entry namest='x' nameend='y'>a</entry>"
		  "<entry>b</entry></row>"
		  "<row><entry colname='z'>c</entry></row></tbody></tgroup>",
		    " a:1 b:3 c:3" },
		{ "<tgroup><colspec colname='x'/><colspec colname='y'/>"
		  "<spanspec spanname='both' namest='x' nameend='y'/><tbody>"
		  "<row><entry spanname='both'>a</entry><entry>b</entry></row>"
		  "</tbody></tgroup>",
		    " a:1 b:3" },
		/* nothing reaches out of the head */
		{ "<tgroup><thead><row><entry morerows='5'>a</entry></row>"
		  "</thead><tbody><row><entry>b</entry></row></tbody></tgroup>",
		    " a:1 b:1" },
		/* names that don't exist, numbers that are none */
		{ "<tgroup><tbody><row><entry namest='q' morerows='-7'>a"
		  "</entry><entry morerows='x'>b</entry></row></tbody>"
		  "</tgroup>",
		    " a:1 b:2" },
		{ "<row><entry>a</entry></row>", " a:0" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *got = columns_of(cases[i].tgroup);

		assert_string_equal(got, cases[i].expected);
		g_free(got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
