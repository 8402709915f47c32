/*
 * Reads many small books in one process.
 *
 *	test_reader SCHEMA.rng < list
 *
 * Each line of the list is "BOOK<tab>OUTPUT": the tree is written to OUTPUT,
 * and a line on stdout says "valid", or what is wrong with it.  The tests of
 * the specifications use this.  Without an argument it reads hostile texts
 * made here: whatever comes, there must be a tree of bounded depth.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "read/book.h"
#include "test.h"
#include "tree/tree.h"

#define LINE_SIZE 8192
#define DEPTH_MAX 256 /* of elements: libxml2 reads no deeper file */

static char problem[512];

static void G_GNUC_PRINTF(2, 3)
    keep_problem(void *context, const char *format, ...)
{
	va_list arguments;

	(void)context;
	va_start(arguments, format);
	if (problem[0] == '\0')
		vsnprintf(problem, sizeof(problem), format, arguments);
	va_end(arguments);
	problem[strcspn(problem, "\n")] = '\0';
}

static xmlRelaxNG *
read_schema(const char *path)
{
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(path);
	xmlRelaxNG *schema = xmlRelaxNGParse(parser);

	xmlRelaxNGFreeParserCtxt(parser);
	return schema;
}

/* Validates what a reader of the written file would see. */
static const char *
validate(xmlRelaxNG *schema, const char *path)
{
	xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET);
	xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(schema);
	bool valid = false;

	problem[0] = '\0';
	xmlRelaxNGSetValidErrors(context, keep_problem, keep_problem, NULL);
	if (doc == NULL) {
		strcpy(problem, "cannot be read back");
	} else {
		tree_strip(doc);
		valid = xmlRelaxNGValidateDoc(context, doc) == 0;
	}
	xmlRelaxNGFreeValidCtxt(context);
	xmlFreeDoc(doc);
	return valid ? "valid" : problem;
}

static void
read_one(xmlRelaxNG *schema, const char *path, const char *output)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	struct book_options options = { 0 };
	const char *reason, *status = "fatal";
	struct book *book;

	book = book_read(arena, diags, path, &options);
	if (book != NULL) {
		tree_prepare(book, diags);
		status = tree_write(book->doc, output, &reason)
		    ? validate(schema, output)
		    : reason;
	}
	printf("%s\n", status);
	fflush(stdout);
	diags_free(diags);
	arena_free(arena);
}

static int
read_list(const char *schema_path)
{
	xmlRelaxNG *schema = read_schema(schema_path);
	char line[LINE_SIZE];

	if (schema == NULL)
		return 2;
	while (fgets(line, sizeof(line), stdin) != NULL) {
		char *tab = strchr(line, '\t');

		line[strcspn(line, "\n")] = '\0';
		if (tab == NULL)
			continue;
		*tab = '\0';
		read_one(schema, line, tab + 1);
	}
	xmlRelaxNGFree(schema);
	xmlCleanupParser();
	return 0;
}

static unsigned
measure_depth(const xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	unsigned deepest = 0;

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		unsigned depth = 0;

		for (const xmlNode *up = node; up != NULL; up = up->parent)
			depth++;
		if (depth > deepest)
			deepest = depth;
	}
	return deepest;
}

/* Reads `before` and `after` repeated around an x, and expects `status`. */
static void
assert_survives(const char *before, const char *after, size_t times, int status)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	struct book_options options = { 0 };
	GString *text = g_string_new(NULL);
	char path[] = "/tmp/quoin-test-XXXXXX.md";
	struct book *book;

	g_close(g_mkstemp(path), NULL);
	for (size_t i = 0; i < times; i++)
		g_string_append(text, before);
	g_string_append_c(text, 'x');
	for (size_t i = 0; i < times; i++)
		g_string_append(text, after);
	g_file_set_contents(path, text->str, (gssize)text->len, NULL);

	book = book_read(arena, diags, path, &options);
	assert_non_null(book);
	tree_prepare(book, diags);
	assert_in_range(measure_depth(book->doc), 1, DEPTH_MAX);
	assert_int_equal(diags_exit_status(diags), status);

	g_unlink(path);
	g_string_free(text, TRUE);
	diags_free(diags);
	arena_free(arena);
}

static void
test_nesting(void **state)
{
	(void)state;
	assert_survives(">", "", 10000, 1);
	assert_survives("- ", "", 10000, 1);
	assert_survives("1. > ", "", 5000, 1);
	assert_survives("::: note\n", "\n:::", 5000, 1);
	assert_survives("[", "]", 10000, 0);
	assert_survives("[", "]{.a}", 5000, 0);
	assert_survives("*a **", "** b*", 5000, 1);
	assert_survives("<b>", "</b>", 10000, 0);
	assert_survives("<div><i>", "", 10000, 0);
	assert_survives("<details>\n\n", "\n\n</details>", 2000, 1);
}

static void
test_length(void **state)
{
	(void)state;
	assert_survives("word ", "", 200000, 1);
	assert_survives("\"a\" -- ", "", 100000, 1);
	assert_survives("a]{.x}", "", 20000, 0);
	assert_survives("[^a", "", 50000, 0);
	assert_survives("<a ", "", 50000, 0);
	assert_survives("<div>\n<a ", "", 20000, 0);
	assert_survives("# Same\n\n", "", 10000, 0);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_length),
	};

	if (argc == 2)
		return read_list(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
