/*
 * Embedded files (ISO 32000-1, 7.11.4), associated with the document as its
 * source, or with a formula as another form of it (ISO 19005-3, 6.8).
 */
#include "finish/attach.h"

#include <string.h>
#include <time.h>

static const char *
media_type(const char *name)
{
	static const struct {
		const char *suffix, *type;
	} types[] = {
		{ ".md", "/text#2Fmarkdown" },
		{ ".xml", "/application#2Fxml" },
		{ ".fo", "/application#2Fxml" },
		{ ".yaml", "/application#2Fyaml" },
		{ ".toml", "/application#2Ftoml" },
		{ ".mml", "/application#2Fmathml+xml" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		if (g_str_has_suffix(name, types[i].suffix))
			return types[i].type;
	}
	return "/application#2Foctet-stream";
}

static size_t
write_file(struct finisher *f, const struct pdf_source *source)
{
	size_t number = pdf_writer_reserve(f->writer);
	GString *entries = g_string_new("/Type /EmbeddedFile /Subtype ");
	struct tm date;
	char text[32];

	g_string_append(entries, media_type(source->name));
	g_string_append_printf(entries, " /Params << /Size %zu",
	    source->length);
	if (gmtime_r(&f->made, &date) != NULL &&
	    strftime(text, sizeof(text), "D:%Y%m%d%H%M%SZ", &date) > 0)
		g_string_append_printf(entries, " /ModDate (%s)", text);
	g_string_append(entries, " >>");
	pdf_writer_deflate(f->writer, number, entries->str, source->bytes,
	    source->length);
	g_string_free(entries, TRUE);
	return number;
}

/* `relation`: what the file is to that which it is associated with. */
static size_t
write_specification(struct finisher *f, const struct pdf_source *source,
    const char *relation, const char *description)
{
	size_t file = write_file(f, source);
	size_t number = pdf_writer_reserve(f->writer);
	GString *body = g_string_new("<</Type/Filespec/F");

	pdf_append_text(body, source->name);
	g_string_append(body, "/UF");
	pdf_append_text(body, source->name);
	g_string_append_printf(body,
	    "/AFRelationship/%s/Desc(%s)/EF<</F %zu 0 R/UF %zu 0 R>>>>",
	    relation, description, file, file);
	pdf_writer_object(f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
	return number;
}

static int
compare_names(const void *left, const void *right)
{
	const struct pdf_source *const *a = left, *const *b = right;

	return strcmp((*a)->name, (*b)->name);
}

/* The tree of names wants them sorted. */
void
attach_append(struct finisher *f, GString *body,
    const struct pdf_source *sources, size_t count)
{
	const struct pdf_source **sorted = g_new(const struct pdf_source *,
	    count + 1);
	GString *names = g_string_new(NULL);

	for (size_t i = 0; i < count; i++)
		sorted[i] = &sources[i];
	qsort(sorted, count, sizeof(*sorted), compare_names);
	if (count > 0)
		g_string_append(body, "\n/AF [");
	for (size_t i = 0; i < count; i++) {
		size_t number = write_specification(f, sorted[i], "Source",
		    "What the document was made from");

		pdf_append_reference(body, number);
		pdf_append_text(names, sorted[i]->name);
		pdf_append_reference(names, number);
	}
	if (count > 0)
		g_string_append_printf(body,
		    "]\n/Names << /EmbeddedFiles << /Names [%s] >> >>",
		    names->str);
	g_string_free(names, TRUE);
	g_free(sorted);
}

void
attach_append_formula(struct finisher *f, GString *body, const char *math)
{
	char *name = g_strdup_printf("formula-%u.mml", ++f->formulas);
	const struct pdf_source file = { name, math, strlen(math) };

	g_string_append(body, "/AF[");
	pdf_append_reference(body,
	    write_specification(f, &file, "Supplement",
		"The formula in MathML"));
	g_string_append_c(body, ']');
	g_free(name);
}
