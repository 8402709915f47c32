/* Taking the result apart: links that lead nowhere, ids that come twice. */
#include "test.h"

#include <string.h>

#include <glib.h>
#include <libxml/parser.h>

#include "epub/split.h"

#define FILES(files) "<q:files xmlns:q=\"urn:x-quoin\">" files "</q:files>"
#define XHTML(path, body)                                                 \
	"<q:file path=\"" path "\"><html xmlns=\"http://www.w3.org/1999/" \
	"xhtml\"><body>" body "</body></html></q:file>"

struct place {
	struct arena *arena;
	struct diags *diags;
	struct file_roots roots;
	struct images images;
	struct container container;
};

static void
split(struct place *place, const char *files)
{
	xmlDoc *doc = xmlReadMemory(files, (int)strlen(files), NULL, NULL, 0);

	place->arena = arena_new();
	place->diags = diags_new(DIAG_SEVERITY__MAX);
	file_roots_init(&place->roots);
	images_init(&place->images, place->arena, place->diags, &place->roots,
	    ".");
	container_init(&place->container);
	split_files(place->arena, doc, &place->images, &place->container);
	xmlFreeDoc(doc);
}

static void
clear(struct place *place)
{
	container_clear(&place->container);
	images_clear(&place->images);
	file_roots_clear(&place->roots);
	diags_free(place->diags);
	arena_free(place->arena);
}

static void
assert_body(const struct place *place, guint index, const char *expected)
{
	const struct container_file *file = &g_array_index(
	    place->container.files, struct container_file, index);
	char *text = g_strndup(file->bytes, file->length);
	char *start = strstr(text, "<body>") + strlen("<body>");

	assert_true(g_str_has_prefix(text,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
	    "<html xmlns=\"http://www.w3.org/1999/xhtml\">"));
	*strstr(start, "</body>") = '\0';
	assert_string_equal(start, expected);
	g_free(text);
}

static void
test_links(void **state)
{
	struct place place;

	(void)state;
	split(&place,
	    FILES(XHTML("a.xhtml",
		"<a href=\"b.xhtml#x\">1</a><a href=\"b.xhtml#none\">2</a>"
		"<a href=\"#y\">3</a><a href=\"c.xhtml\">4</a>"
		"<a href=\"https://example.org/#z\">5</a>"
		"<i id=\"y\">6</i><i id=\"y\">7</i>")
		    XHTML("b.xhtml", "<i id=\"x\">ä</i>")));
	assert_int_equal(place.container.files->len, 2);
	assert_body(&place, 0,
	    "<a href=\"b.xhtml#x\">1</a><a href=\"b.xhtml\">2</a>"
	    "<a href=\"#y\">3</a><a>4</a>"
	    "<a href=\"https://example.org/#z\">5</a>"
	    "<i id=\"y\">6</i><i>7</i>");
	assert_body(&place, 1, "<i id=\"x\">ä</i>");
	clear(&place);
}

static void
test_missing_image(void **state)
{
	struct place place;

	(void)state;
	split(&place,
	    FILES(XHTML("a.xhtml",
		"<img data-fileref=\"no.png\" data-pos=\"b.md:2:3\" "
		"alt=\"A map\"/><img data-fileref=\"no.png\" alt=\"\"/>")));
	assert_body(&place, 0,
	    "<span class=\"missing\">[A map]</span>"
	    "<span class=\"missing\">[no.png]</span>");
	assert_int_equal(diags_count(place.diags, DIAG_SEVERITY_ERROR), 2);
	clear(&place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_missing_image),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
