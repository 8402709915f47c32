/* Finishing: the steps in order; see finish.h. */
#include "finish/finish.h"

#include <time.h>

#include "base/pdf_syntax.h"
#include "base/source_date.h"
#include "finish/annotate.h"
#include "finish/attach.h"
#include "finish/conform.h"
#include "finish/content.h"
#include "finish/embed.h"
#include "finish/embed_font.h"
#include "finish/figure.h"
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

/* Title, author and so on (14.3.3). */
static size_t
write_information(struct finisher *f, const struct conform_facts *facts)
{
	GString *body = g_string_new("<<");
	size_t number = pdf_writer_reserve(f->writer);
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
write_page(struct finisher *f, size_t index, size_t parent)
{
	const struct page *page = f->tree->pages[index];
	GString *body = g_string_new("<</Type/Page/Parent");

	pdf_append_reference(body, parent);
	g_string_append(body, "/MediaBox[0 0 ");
	pdf_append_number(body, dimen_pt(page->width));
	g_string_append_c(body, ' ');
	pdf_append_number(body, dimen_pt(page->height));
	g_string_append(body, "]/Contents");
	pdf_append_reference(body, f->contents[page->painted]);
	content_append_resources(f, body, page);
	if (f->page_annotations[index] != NULL)
		g_string_append_printf(body, "/Annots[%s]/Tabs/S",
		    f->page_annotations[index]);
	if (f->tags != NULL)
		g_string_append_printf(body, "/StructParents %zu", index);
	g_string_append(body, ">>");
	pdf_writer_object(f->writer, finish_page_number(f, page), body->str,
	    body->len);
	g_string_free(body, TRUE);
}

/*
 * The pages in the order of the book.  A page that was painted too early and
 * then laid out anew is dropped, with its content.
 */
static size_t
write_pages(struct finisher *f)
{
	size_t number = pdf_writer_reserve(f->writer);
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

/* Returns the catalog's number. */
static size_t
write_catalog(struct finisher *f, const struct conform_facts *facts,
    size_t structure)
{
	size_t number = pdf_writer_reserve(f->writer);
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
	pdf_writer_object(f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
	return number;
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

/* All but what the file begins and ends with; returns the catalog's number. */
static size_t
write_all(struct finisher *f, const bool *is_used, size_t *information)
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
	content_write(f); /* first, for it is written while the rest is made */
	annotate_pages(f);
	if (f->tags != NULL)
		structure = tagging_write(f);
	embed_fonts(f);
	embed_pictures(f);
	figure_copy_used(f, is_used);
	f->claim.is_ua = f->claim.is_ua && !f->breaks_ua;
	if (f->breaks_archive)
		f->claim.archive = 0;
	*information = write_information(f, &facts);
	return write_catalog(f, &facts, structure);
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

/* Numbers for `count` objects to come. */
static size_t *
reserve(struct finisher *f, size_t count)
{
	size_t *numbers = ARENA_NEW_ARRAY(f->arena, size_t, count + 1);

	for (size_t i = 0; i < count; i++)
		numbers[i] = pdf_writer_reserve(f->writer);
	return numbers;
}

/* Pages that the book hasn't got any more get no numbers. */
static void
reserve_pages(struct finisher *f)
{
	size_t count = f->input->painted->pages->len;

	f->pages = ARENA_NEW_ARRAY(f->arena, size_t, count + 1);
	f->contents = ARENA_NEW_ARRAY(f->arena, size_t, count + 1);
	for (size_t i = 0; i < f->tree->page_count; i++) {
		size_t painted = f->tree->pages[i]->painted;

		f->pages[painted] = pdf_writer_reserve(f->writer);
		f->contents[painted] = pdf_writer_reserve(f->writer);
	}
}

static bool
write_finished(struct finisher *f, struct file_output *output)
{
	const struct painted *painted = f->input->painted;
	const bool *is_used = figure_find_used(f->arena, f->source);
	size_t information = 0, catalog;
	bool is_good;

	f->writer = pdf_writer_new(f->source, is_used, output);
	f->profiles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	    NULL);
	f->content = g_array_new(FALSE, FALSE, sizeof(struct content));
	f->annotations = g_array_new(FALSE, FALSE, sizeof(struct annotation));
	f->page_annotations = g_new0(char *, f->tree->page_count + 1);
	reserve_pages(f);
	f->fonts = reserve(f, typefaces_font_count(painted->typefaces));
	f->pictures = reserve(f, painted->pictures->len);
	catalog = write_all(f, is_used, &information);
	is_good = pdf_writer_end(f->writer, catalog, information);
	if (!is_good)
		diag(f->diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, NULL);
	if (f->input->outcome != NULL)
		pdf_outcome_collect(f, f->input->outcome);
	clear(f);
	return is_good;
}

/* Whether every page of the book is one that was painted. */
static bool
has_all_pages(const struct area_tree *tree, const struct painted *painted)
{
	for (size_t i = 0; i < tree->page_count; i++) {
		if (tree->pages[i]->painted >= painted->pages->len)
			return false;
	}
	return true;
}

static bool
has_all_figures(const struct painted *painted, const struct pdf_file *source)
{
	for (guint i = 0; i < painted->pictures->len; i++) {
		const struct painted_picture *picture = &g_array_index(
		    painted->pictures, struct painted_picture, i);

		if (picture->reason == NULL && !picture->is_blank &&
		    picture->image->kind == IMAGE_SVG &&
		    picture->figure >= source->page_count)
			return false;
	}
	return true;
}

/* Cairo's PDF, which there is only where there are figures. */
static bool
read_figures(struct arena *arena, struct pdf_file *source,
    const GByteArray *figures)
{
	*source = (struct pdf_file){ 0 };
	return figures->len == 0 ||
	    pdf_file_read(arena, source, (const char *)figures->data,
		figures->len);
}

bool
finish_pdf(struct diags *diags, const struct finish_input *input,
    struct file_output *output)
{
	struct arena *arena = arena_new();
	struct pdf_file source;
	struct finisher f = {
		.diags = diags,
		.arena = arena,
		.input = input,
		.tree = input->tree,
		.source = &source,
		.tags = input->tags,
		.claim = input->claim,
		.made = source_date(time(NULL)),
	};
	bool is_good = false;

	if (!read_figures(arena, &source, input->painted->figures))
		diag(diags, DIAG_INTERNAL, POS_NONE, "Cairo's PDF: %s",
		    source.fault);
	else if (!has_all_pages(input->tree, input->painted))
		diag(diags, DIAG_INTERNAL, POS_NONE, "pages are lacking");
	else if (!has_all_figures(input->painted, &source))
		diag(diags, DIAG_INTERNAL, POS_NONE, "figures are lacking");
	else
		is_good = write_finished(&f, output);
	arena_free(arena);
	return is_good;
}
