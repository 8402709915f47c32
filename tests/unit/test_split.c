/*
 * Taking the result apart: links that lead nowhere, ids that come twice, marks
 * of printed pages.
 */
#include "test.h"

#include <string.h>

#include <glib.h>
#include <libxml/parser.h>

#include "epub/split.h"

#define FILES(files)                                                 \
	"<q:files xmlns:q=\"urn:x-quoin\" page-word=\"page\">" files \
	"</q:files>"
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
split_pages(struct place *place, const char *files,
    const struct epub_page *pages, size_t count)
{
	const struct epub_book book = { .pages = pages, .page_count = count };
	xmlDoc *doc = xmlReadMemory(files, (int)strlen(files), NULL, NULL, 0);
	struct splitter *splitter;

	place->arena = arena_new();
	place->diags = diags_new(DIAG_SEVERITY__MAX);
	file_roots_init(&place->roots);
	images_init(&place->images, place->arena, place->diags, &place->roots,
	    ".");
	container_init(&place->container);
	splitter = splitter_new(place->arena, &book, &place->images,
	    /*fonts*/ NULL);
	for (xmlNode *file = xmlDocGetRootElement(doc)->children; file != NULL;
	     file = file->next) {
		splitter_read(splitter, file);
		splitter_write(splitter, file);
	}
	splitter_pack(splitter, doc, &place->container);
	splitter_free(splitter);
	xmlFreeDoc(doc);
}

static void
split(struct place *place, const char *files)
{
	split_pages(place, files, /*pages*/ NULL, 0);
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

/* Takes off the line ends that stand before blocks for people's sake. */
static void
join_lines(char *text)
{
	char *to = text;

	for (const char *from = text; *from != '\0'; from++) {
		if (from[0] != '\n' || from[1] != '<' || from[2] == '/')
			*to++ = *from;
	}
	*to = '\0';
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
	join_lines(start);
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

/* What the marker of a page is. */
#define MARKER(id, label)                                                     \
	"<span role=\"doc-pagebreak\" id=\"" id "\" aria-label=\"page " label \
	"\"/>"

static void
test_pages(void **state)
{
	static const struct {
		struct epub_page page;
		const char *body, *expected;
	} cases[] = {
		{ { "12", 1, 7, false, "wordsthree" },
		    "<p data-serial=\"1\">words two words three</p>",
		    "<p>words two " MARKER("page-12", "12") "words three</p>" },
		/* at a heading's start it stands before it, nobody's text */
		{ { "iv", 1, 0, false, "One" },
		    "<section data-serial=\"1\"><h1><b>One</b> two</h1>"
		    "</section>",
		    "<section>" MARKER("page-iv", "iv") "<h1><b>One</b> two"
							"</h1></section>" },
		/* and so at a link's */
		{ { "2", 1, 3, false, "nowhere" },
		    "<p data-serial=\"1\">to <i>the <a>now here</a></i></p>",
		    "<p>to <i>the " MARKER("page-2", "2") "<a>now here</a></i>"
							  "</p>" },
		/* in code it begins a line */
		{ { "3", 1, 2, false, "c" },
		    "<pre data-serial=\"1\"><code>a b\nc</code></pre>",
		    "<pre><code><span>a b\n</span><span>" MARKER("page-3",
			"3") "c</span></code></pre>" },
		/* the rest of a hyphenated word goes with its beginning */
		{ { "4", 1, 3, true, "rymanwaits" },
		    "<p data-serial=\"1\">ferryman waits</p>",
		    "<p>ferryman " MARKER("page-4", "4") "waits</p>" },
		/* a picture has no letters */
		{ { "5", 2, 0, false, "" },
		    "<ul><li data-serial=\"1\"><img alt=\"\" "
		    "data-serial=\"2\"/></li></ul>",
		    "<ul><li>" MARKER("page-5", "5") "<img alt=\"\"/></li>"
						     "</ul>" },
		/* what has no element here begins with the next one */
		{ { "6", 1, 9, false, "two" },
		    "<p>one</p><p data-serial=\"3\">two</p>",
		    "<p>one</p><p>" MARKER("page-6", "6") "two</p>" },
		/* an author's id comes first */
		{ { "7", 1, 0, false, "x" },
		    "<p data-serial=\"1\" id=\"page-7\">x</p>",
		    "<p id=\"page-7\">" MARKER("page-7-", "7") "x</p>" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *files = g_strdup_printf(FILES(XHTML("a.xhtml", "%s")),
		    cases[i].body);
		struct place place;

		split_pages(&place, files, &cases[i].page, 1);
		assert_body(&place, 0, cases[i].expected);
		clear(&place);
		g_free(files);
	}
}

/* Pages and sections count together, in the order of the book. */
static void
test_play_order(void **state)
{
	struct place place;
	const struct container_file *ncx;
	char *text;

	(void)state;
	split(&place,
	    FILES("<q:file path=\"toc.ncx\"><ncx>"
		  "<navPoint><content src=\"a.xhtml\"/></navPoint>"
		  "<navPoint><content src=\"b.xhtml#y\"/></navPoint>"
		  "<navPoint><content src=\"b.xhtml\"/></navPoint>"
		  "<pageTarget><content src=\"a.xhtml#p1\"/></pageTarget>"
		  "<pageTarget><content src=\"b.xhtml\"/></pageTarget>"
		  "</ncx></q:file>" XHTML("a.xhtml", "<i id=\"p1\"/>")
		      XHTML("b.xhtml", "<i id=\"x\"/><i id=\"y\"/>")));
	ncx = &g_array_index(place.container.files, struct container_file, 0);
	text = g_strndup(ncx->bytes, ncx->length);
	join_lines(text);
	assert_non_null(strstr(text,
	    "<ncx><navPoint playOrder=\"1\"><content src=\"a.xhtml\"/>"
	    "</navPoint><navPoint playOrder=\"4\">"
	    "<content src=\"b.xhtml#y\"/></navPoint>"
	    "<navPoint playOrder=\"3\"><content src=\"b.xhtml\"/></navPoint>"
	    "<pageTarget playOrder=\"2\"><content src=\"a.xhtml#p1\"/>"
	    "</pageTarget><pageTarget playOrder=\"3\">"
	    "<content src=\"b.xhtml\"/></pageTarget></ncx>"));
	g_free(text);
	clear(&place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_missing_image),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_play_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
