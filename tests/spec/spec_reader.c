/*
 * Reads many small books in one process, for the specification tests.
 *
 *	spec_reader SCHEMA.rng < list
 *
 * Each line of the list names a Markdown file; its tree is written beside it
 * with ".dbk" added, and one line says "valid" or what is wrong.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "read/book.h"
#include "tree/tree.h"

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

/* Validates what a reader of the written file would get. */
static bool
is_valid(xmlRelaxNG *schema, xmlDoc *doc)
{
	xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(schema);
	bool valid;

	xmlRelaxNGSetValidErrors(context, keep_problem, keep_problem, NULL);
	valid = xmlRelaxNGValidateDoc(context, doc) == 0;
	xmlRelaxNGFreeValidCtxt(context);
	return valid;
}

static void
read_one(xmlRelaxNG *schema, const char *path)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	struct book_options options = { 0 };
	struct book *book = book_read(arena, diags, path, &options);
	char *output = g_strconcat(path, ".dbk", NULL);
	const char *reason;

	problem[0] = '\0';
	if (book == NULL) {
		printf("fatal\n");
	} else {
		xmlDoc *again;

		tree_prepare(book, diags);
		tree_strip(book->doc);
		if (!tree_write(book->doc, output, &reason))
			snprintf(problem, sizeof(problem), "%s", reason);
		again = xmlReadFile(output, NULL, XML_PARSE_NONET);
		if (again == NULL)
			printf("unreadable\n");
		else
			printf("%s\n",
			    is_valid(schema, again) ? "valid" : problem);
		xmlFreeDoc(again);
	}
	fflush(stdout);
	g_free(output);
	diags_free(diags);
	arena_free(arena);
}

int
main(int argc, char **argv)
{
	xmlRelaxNG *schema = argc == 2 ? read_schema(argv[1]) : NULL;
	char line[4096];

	if (schema == NULL) {
		fprintf(stderr, "usage: spec_reader SCHEMA.rng < list\n");
		return 2;
	}
	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		read_one(schema, line);
	}
	xmlRelaxNGFree(schema);
	xmlCleanupParser();
	return 0;
}
