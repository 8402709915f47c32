/* Finishing: the steps in order; see finish.h. */
#include "finish/finish.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "finish/annotate.h"
#include "finish/embed.h"
#include "finish/outline.h"
#include "finish/pdf_file.h"
#include "finish/pdf_writer.h"

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
write_information(struct finisher *f)
{
	const struct fo_document *document = f->tree->document;
	GString *body = g_string_new("<<");
	size_t number = f->source->info != 0 ? f->source->info
					     : pdf_writer_reserve(f->writer);
	time_t seconds = now();
	struct tm date;
	char text[32];

	append_entry(body, "Title", document->title);
	append_entry(body, "Author", document->author);
	append_entry(body, "Subject", document->subject);
	append_entry(body, "Keywords", document->keywords);
	append_entry(body, "Creator", "quoin");
	append_entry(body, "Producer", "quoin with Cairo and Pango");
	if (gmtime_r(&seconds, &date) != NULL &&
	    strftime(text, sizeof(text), "D:%Y%m%d%H%M%SZ", &date) > 0) {
		append_entry(body, "CreationDate", text);
		append_entry(body, "ModDate", text);
	}
	g_string_append(body, " >>");
	pdf_writer_object(f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
	return number;
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
	bool *is_used = g_new0(bool, source->page_count + 1);

	for (size_t i = 0; i < f->tree->page_count; i++) {
		const struct page *page = f->tree->pages[i];

		is_used[page->painted] = true;
		g_string_append_printf(body, " %zu 0 R",
		    finish_page_number(f, page));
	}
	g_string_append_printf(body, " ] /Count %zu >>", f->tree->page_count);
	pdf_writer_object(f->writer, number, body->str, body->len);
	for (size_t i = 0; i < source->page_count; i++) {
		struct pdf_slice page = source->objects[source->pages[i]];

		if (is_used[i])
			continue;
		pdf_writer_drop(f->writer, source->pages[i]);
		pdf_writer_drop(f->writer,
		    pdf_reference(pdf_find(page, "/Contents")));
	}
	g_free(is_used);
	g_string_free(body, TRUE);
	return number;
}

static void
write_catalog(struct finisher *f)
{
	const struct pdf_file *source = f->source;
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
	if (f->tree->document->title != NULL)
		g_string_append(body,
		    "\n/ViewerPreferences << /DisplayDocTitle true >>");
	g_string_append(body, " >>");
	pdf_writer_object(f->writer, source->root, body->str, body->len);
	g_string_free(body, TRUE);
}

bool
finish_pdf(struct diags *diags, const struct area_tree *tree,
    struct rasters *rasters, const char *bytes, size_t length,
    struct file_output *output)
{
	struct arena *arena = arena_new();
	struct pdf_file source;
	struct finisher f = { diags, tree, &source, NULL };
	bool is_good = false;
	size_t information;

	if (!pdf_file_read(arena, &source, bytes, length) ||
	    source.page_count < tree->page_count) {
		diag(diags, DIAG_INTERNAL, POS_NONE, "Cairo's PDF: %s",
		    source.fault != NULL ? source.fault : "pages are lacking");
		goto out;
	}
	f.writer = pdf_writer_new(&source, output);
	annotate_pages(&f);
	embed_rasters(&f, rasters);
	information = write_information(&f);
	write_catalog(&f);
	is_good = pdf_writer_end(f.writer, source.root, information);
	if (!is_good)
		diag(diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, NULL);
out:
	arena_free(arena);
	return is_good;
}
