/* Finishing: the steps in order; see finish.h. */
#include "finish/finish.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "finish/annotate.h"
#include "finish/attach.h"
#include "finish/conform.h"
#include "finish/content.h"
#include "finish/embed.h"
#include "finish/mend.h"
#include "finish/outline.h"
#include "finish/pdf_file.h"
#include "finish/pdf_outcome.h"
#include "finish/pdf_writer.h"
#include "finish/private_use.h"
#include "finish/tagging.h"

static void
append_entry(GString *body, const char *key, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	g_string_append_printf(body, " /%s ", key);
	pdf_append_text(body, text);
}

/* The time that reproducible-builds.org/specs/source-date-epoch asks for. */
static time_t
now(void)
{
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long seconds;

	if (epoch == NULL || *epoch == '\0')
		return time(NULL);
	errno = 0;
	seconds = strtoll(epoch, &end, 10);
	return errno == 0 && *end == '\0' ? (time_t)seconds : time(NULL);
}

/* Title, author and so on (14.3.3), in place of what Cairo knows. */
static size_t
write_information(struct finisher *f, const struct conform_facts *facts)
{
	GString *body = g_string_new("<<");
	size_t number = f->source->info != 0 ? f->source->info
					     : pdf_writer_reserve(f->writer);
	struct tm date;
	char text[32];

	append_entry(body, "Title", facts->title);
	append_entry(body, "Author", facts->author);
	append_entry(body, "Subject", facts->subject);
	append_entry(body, "Keywords", facts->keywords);
	append_entry(body, "Creator", facts->creator);
	append_entry(body, "Producer", facts->producer);
	if (gmtime_r(&facts->time, &date) != NULL &&
	    strftime(text, sizeof(text), "D:%Y%m%d%H%M%SZ", &date) > 0) {
		append_entry(body, "CreationDate", text);
		append_entry(body, "ModDate", text);
	}
	g_string_append(body, " >>");
	pdf_writer_object(f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
	return number;
}

static void
append_copy(GString *body, struct pdf_slice page, const char *key)
{
	struct pdf_slice value = pdf_find(page, key);

	if (value.length == 0)
		return;
	g_string_append(body, key);
	g_string_append_c(body, ' ');
	g_string_append_len(body, value.at, (gssize)value.length);
}

static void
write_page(struct finisher *f, size_t index, size_t parent)
{
	size_t number = finish_page_number(f, f->tree->pages[index]);
	struct pdf_slice page = f->source->objects[number];
	GString *body = g_string_new("<</Type/Page/Parent");

	pdf_append_reference(body, parent);
	append_copy(body, page, "/MediaBox");
	append_copy(body, page, "/Contents");
	append_copy(body, page, "/Resources");
	append_copy(body, page, "/Group");
	if (f->page_annotations[index] != NULL)
		g_string_append_printf(body, "/Annots[%s]/Tabs/S",
		    f->page_annotations[index]);
	if (f->tags != NULL)
		g_string_append_printf(body, "/StructParents %zu", index);
	g_string_append(body, ">>");
	pdf_writer_object(f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
}

/*
 * The pages in the order of the book.  A page that was painted too early and
 * then laid out anew is dropped, with its content.
 */
static size_t
write_pages(struct finisher *f)
{
	const struct pdf_file *source = f->source;
	size_t number = pdf_reference(
	    pdf_find(source->objects[source->root], "/Pages"));
	GString *body = g_string_new("<< /Type /Pages /Kids [");

	for (size_t i = 0; i < f->tree->page_count; i++) {
		write_page(f, i, number);
		pdf_append_reference(body,
		    finish_page_number(f, f->tree->pages[i]));
	}
	g_string_append_printf(body, " ] /Count %zu >>", f->tree->page_count);
	pdf_writer_object(f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
	return number;
}

/* What a tagged PDF's catalog has besides. */
static void
append_conformance(struct finisher *f, GString *body,
    const struct conform_facts *facts, size_t structure)
{
	if (f->tags == NULL)
		return;
	g_string_append(body, "\n/Metadata");
	pdf_append_reference(body, conform_metadata(f, facts));
	g_string_append(body, "\n/MarkInfo << /Marked true >> /StructTreeRoot");
	pdf_append_reference(body, structure);
	if (f->claim.archive != 0)
		conform_append_intents(f, body);
	attach_append(f, body, f->input->sources, f->input->source_count);
}

static void
write_catalog(struct finisher *f, const struct conform_facts *facts,
    size_t structure)
{
	size_t pages = write_pages(f);
	size_t outline = outline_write(f);
	GString *body = g_string_new("<< /Type /Catalog");

	g_string_append_printf(body, " /Pages %zu 0 R", pages);
	if (outline != 0)
		g_string_append_printf(body,
		    " /Outlines %zu 0 R /PageMode /UseOutlines", outline);
	g_string_append(body, "\n/PageLabels ");
	outline_append_labels(f, body);
	append_entry(body, "Lang", f->tree->document->lang);
	if (facts->title != NULL)
		g_string_append(body,
		    "\n/ViewerPreferences << /DisplayDocTitle true >>");
	append_conformance(f, body, facts, structure);
	g_string_append(body, " >>");
	pdf_writer_object(f->writer, f->source->root, body->str, body->len);
	g_string_free(body, TRUE);
}

void
finish_drop_ua(struct finisher *f, struct pos pos, const char *rule)
{
	if (!f->claim.is_ua)
		return;
	diag(f->diags,
	    f->claim.is_asked ? DIAG_PDF_UA_BROKEN : DIAG_PDF_UNCLAIMED, pos,
	    "%s", rule);
	f->breaks_ua = true;
}

void
finish_drop_archive(struct finisher *f, struct pos pos, const char *rule)
{
	if (f->claim.archive == 0)
		return;
	diag(f->diags,
	    f->claim.is_asked ? DIAG_PDF_A_BROKEN : DIAG_PDF_UNCLAIMED, pos,
	    "%s", rule);
	f->breaks_archive = true;
}

/* What the document as a whole must say for its claims. */
static void
check_document(struct finisher *f)
{
	const struct fo_document *document = f->tree->document;

	if (f->tags == NULL)
		return;
	if (document->title == NULL || *document->title == '\0')
		finish_drop_ua(f, document->root->pos,
		    "the document has no title (ISO 14289-1, 7.1)");
	if (document->lang == NULL || *document->lang == '\0')
		finish_drop_ua(f, document->root->pos,
		    "the document doesn't say its language (ISO 14289-1, 7.2)");
	private_use_check(f);
}

/* All but what the file begins and ends with; false after a fatal message. */
static bool
write_all(struct finisher *f, struct rasters *rasters, const bool *is_used,
    size_t *information)
{
	const struct fo_document *document = f->tree->document;
	const struct conform_facts facts = {
		.title = document->title,
		.author = document->author,
		.subject = document->subject,
		.keywords = document->keywords,
		.creator = "quoin",
		.producer = "quoin with Cairo and Pango",
		.time = f->made,
	};
	size_t structure = 0;

	check_document(f);
	if (f->tags != NULL)
		structure_number(f->tags->structure);
	annotate_pages(f);
	if (f->tags != NULL) {
		if (!content_write(f))
			return false;
		structure = tagging_write(f);
	}
	embed_rasters(f, rasters, is_used);
	mend_copy(f, is_used);
	f->claim.is_ua = f->claim.is_ua && !f->breaks_ua;
	if (f->breaks_archive)
		f->claim.archive = 0;
	*information = write_information(f, &facts);
	write_catalog(f, &facts, structure);
	return true;
}

static void
clear(struct finisher *f)
{
	for (size_t i = 0; i < f->tree->page_count; i++)
		g_free(f->page_annotations[i]);
	g_free(f->page_annotations);
	g_hash_table_destroy(f->profiles);
	g_array_free(f->content, TRUE);
	g_array_free(f->annotations, TRUE);
}

static bool
write_finished(struct finisher *f, struct arena *arena,
    const struct finish_input *input, struct file_output *output)
{
	const bool *is_used = mend_find_used(arena, f->source, f->tree);
	size_t information = 0;
	bool is_complete, is_good;

	f->writer = pdf_writer_new(f->source, is_used, output);
	f->profiles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	    NULL);
	f->content = g_array_new(FALSE, FALSE, sizeof(struct content));
	f->annotations = g_array_new(FALSE, FALSE, sizeof(struct annotation));
	f->page_annotations = g_new0(char *, f->tree->page_count + 1);
	is_complete = write_all(f, input->rasters, is_used, &information);
	is_good = pdf_writer_end(f->writer, f->source->root, information);
	if (!is_good)
		diag(f->diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, NULL);
	if (input->outcome != NULL)
		pdf_outcome_collect(f, input->outcome);
	clear(f);
	return is_complete && is_good;
}

/* Whether every page of the book is one that was painted. */
static bool
has_all_pages(const struct area_tree *tree, const struct pdf_file *source)
{
	for (size_t i = 0; i < tree->page_count; i++) {
		if (tree->pages[i]->painted >= source->page_count)
			return false;
	}
	return true;
}

bool
finish_pdf(struct diags *diags, const struct finish_input *input,
    struct file_output *output)
{
	struct arena *arena = arena_new();
	struct pdf_file source;
	struct finisher f = {
		.diags = diags,
		.input = input,
		.tree = input->tree,
		.source = &source,
		.tags = input->tags,
		.claim = input->claim,
		.made = now(),
	};
	bool is_good = false;

	if (!pdf_file_read(arena, &source, input->bytes, input->length) ||
	    !has_all_pages(input->tree, &source))
		diag(diags, DIAG_INTERNAL, POS_NONE, "Cairo's PDF: %s",
		    source.fault != NULL ? source.fault : "pages are lacking");
	else
		is_good = write_finished(&f, arena, input, output);
	arena_free(arena);
	return is_good;
}
