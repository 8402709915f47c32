/* What the files claim, and why; the fonts in them.  See part.h. */
#include "report/part.h"

static bool
is_about_ua(enum diag_kind kind)
{
	return kind == DIAG_PDF_UA_BROKEN;
}

static bool
is_about_archive(enum diag_kind kind)
{
	return kind == DIAG_PDF_A_BROKEN;
}

static bool
is_about_unclaimed(enum diag_kind kind)
{
	return kind == DIAG_PDF_UNCLAIMED;
}

static size_t
count_embedded(const struct pdf_outcome *pdf)
{
	size_t count = 0;

	for (size_t i = 0; i < pdf->font_count; i++)
		count += pdf->fonts[i].is_embedded;
	return count;
}

/* Why a standard is or isn't claimed, of what the PDF has of it. */
static void
write_standard(struct json *json, const struct report *report,
    const char *standard, bool is_asked, bool is_made, const char *evidence)
{
	const struct pdf_outcome *pdf = &report->pdf;
	bool is_ua = g_str_has_prefix(standard, "PDF/UA");

	json_open_object(json, NULL);
	json_text(json, "standard", standard);
	json_bool(json, "isMade", is_made);
	json_text(json, "evidence",
	    is_made        ? evidence
		: is_asked ? "the content can't keep it, see the reasons"
			   : "it was not asked for (--pdf, or pdf: among the "
			     "settings)");
	if (is_asked && !is_made)
		diags_write_messages(report->diags, json, "reasons",
		    !pdf->asked.is_asked ? is_about_unclaimed
			: is_ua          ? is_about_ua
					 : is_about_archive);
	json_close(json);
}

static void
write_standards(struct json *json, const struct report *report)
{
	const struct pdf_outcome *pdf = &report->pdf;
	const struct fo_document *document = report->areas->document;
	size_t embedded = count_embedded(pdf);
	char *archive = pdf->asked.archive != 0
	    ? g_strdup_printf("PDF/A-%d%c", pdf->asked.archive,
		  g_ascii_tolower(pdf->asked.level))
	    : g_strdup("PDF/A");
	char *ua_evidence = g_strdup_printf(
	    "%zu structure elements and %zu links are in the structure tree, "
	    "all else is an artifact; title and language (%s) are stated",
	    pdf->elements, pdf->links,
	    document->lang != NULL ? document->lang : "none");
	char *archive_evidence = g_strdup_printf(
	    "%zu of %zu fonts are embedded; colours are sRGB, with its profile; "
	    "metadata is XMP; nothing is encrypted",
	    embedded, pdf->font_count);

	json_open_array(json, "claims");
	write_standard(json, report, "PDF/UA-1", pdf->asked.is_ua,
	    pdf->claim.is_ua, ua_evidence);
	write_standard(json, report, archive, pdf->asked.archive != 0,
	    pdf->claim.archive != 0, archive_evidence);
	json_close(json);
	g_free(archive);
	g_free(ua_evidence);
	g_free(archive_evidence);
}

void
part_pdf(struct json *json, const struct report *report)
{
	const struct pdf_outcome *pdf = &report->pdf;

	json_open_object(json, "pdf");
	write_standards(json, report);
	json_open_array(json, "fonts");
	for (size_t i = 0; i < pdf->font_count; i++) {
		json_open_object(json, NULL);
		json_text(json, "name", pdf->fonts[i].name);
		json_bool(json, "isEmbedded", pdf->fonts[i].is_embedded);
		json_bool(json, "isSubset", pdf->fonts[i].is_subset);
		json_close(json);
	}
	json_close(json);
	json_close(json);
}

void
part_epub(struct json *json, const struct report *report)
{
	const struct epub_outcome *epub = &report->epub;

	json_open_object(json, "epub");
	json_open_array(json, "claims");
	for (size_t i = 0; i < epub->claim_count; i++) {
		const struct epub_claim *claim = &epub->claims[i];

		json_open_object(json, NULL);
		json_text(json, "property", claim->property);
		json_text(json, "value", claim->value);
		json_bool(json, "isMade", claim->is_made);
		json_text(json, "evidence", claim->evidence);
		json_close(json);
	}
	json_close(json);
	json_open_array(json, "fonts");
	for (size_t i = 0; i < epub->font_count; i++) {
		json_open_object(json, NULL);
		json_text(json, "file", epub->fonts[i].path);
		json_number(json, "bytes", (gint64)epub->fonts[i].bytes);
		json_close(json);
	}
	json_close(json);
	json_close(json);
}
