/*
 * Fuzzes the XSL-FO reader: any XML tree, well-formed or repaired, must give
 * a tree whose links, styles and texts are sound, or a message.
 * Built with clang -fsanitize=fuzzer,address,undefined from this file, the
 * sources of src/fo and src/base, and glib-2.0, gio-2.0, libxml-2.0.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "fo/fo.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
check(bool is_sound)
{
	if (!is_sound)
		abort();
}

static void
check_object(const struct fo *fo)
{
	check(fo->style != NULL && fo->kind < FO__MAX);
	check(fo->kind != FO_TEXT || strlen(fo->text) == fo->length);
	check(fo->first == NULL || fo->first->parent == fo);
	check(fo->next == NULL || fo->next->previous == fo);
	check((fo->first == NULL) == (fo->last == NULL));
	check(fo_length(fo, FO_PROP_FONT_SIZE, 0) >= 0);
	check(fo_length(fo, FO_PROP_LINE_HEIGHT, 0) >= 0);
	check(fo_string(fo, FO_PROP_FONT_FAMILY) != NULL);
	check(fo_number(fo, FO_PROP_COLUMN_COUNT, 0) >= 1);
}

static void
check_tree(struct arena *arena, const struct fo_document *document)
{
	const struct fo *marker = NULL;

	for (const struct fo *fo = document->root; fo != NULL;
	     fo = fo_next(fo, document->root)) {
		check_object(fo);
		if (fo->kind == FO_MARKER)
			marker = fo;
		if (fo->kind == FO_RETRIEVE_MARKER && marker != NULL) {
			const struct fo *copy = fo_instantiate_marker(arena,
			    marker, fo);

			for (const struct fo *at = copy; at != NULL;
			     at = fo_next(at, copy))
				check_object(at);
		}
	}
}

static void
ignore_error(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	struct fo_document *document;
	xmlDoc *xml;

	xmlSetGenericErrorFunc(/*context*/ NULL, ignore_error);
	xml = xmlReadMemory((const char *)bytes, (int)size, "fuzz.fo",
	    /*encoding*/ NULL,
	    XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
		XML_PARSE_NOWARNING);
	if (xml != NULL) {
		document = fo_read(arena, diags, xml);
		xmlFreeDoc(xml);
		if (document != NULL)
			check_tree(arena, document);
	}
	diags_free(diags);
	arena_free(arena);
	return 0;
}
