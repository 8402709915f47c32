/*
 * From a book, or from XSL-FO, to the PDF; see print.h.
 *
 *	DocBook --XSLT--> FO --layout--> areas --paint--> finish
 *	  (feed.c: beside layout)            (press.c: beside layout)
 */
#include "print.h"

#include <string.h>

#include "feed.h"
#include "fo/fo.h"
#include "fo/fo_contrast.h"
#include "fo/structure.h"
#include "layout/pagestart.h"
#include "press.h"
#include "sources.h"
#include "tree/condition.h"

static const char stylesheet[] = "print/fo.xsl";

static bool
emit_areas(struct run *run, const char *path)
{
	GString *xml = g_string_new(NULL);
	bool is_good;

	area_dump(run->areas, xml);
	is_good = run_write(run, path, xml->str, xml->len);
	g_string_free(xml, TRUE);
	return is_good;
}

/* Pages under way. */
struct setting {
	struct run *run;
	struct layout_params params;
	struct layout_tools tools;
	const char *pdf_path, *areas_path; /* or NULL */
	struct feed *feed;                 /* NULL if the document is whole */
	struct fo_document *document;
	struct press press; /* all zero if there is none */
};

static void *
free_document(void *xml)
{
	xmlFreeDoc(xml);
	return NULL;
}

/*
 * Beside the making of the EPUB.  Else it goes with the process: to free it
 * would keep the other stages waiting for the heap.
 */
static void
free_beside(const struct run *run, xmlDoc *xml)
{
	GThread *thread = run_makes_both(run) && xml != NULL
	    ? g_thread_try_new("free", free_document, xml, NULL)
	    : NULL;

	if (thread != NULL)
		g_thread_unref(thread);
}

/* "report" of "dir/report.fo" */
static const char *
input_name(const struct run *run)
{
	const char *slash = strrchr(run->options->input, '/');
	const char *name = slash != NULL ? slash + 1 : run->options->input;
	const char *dot = strrchr(name, '.');

	return dot == NULL || dot == name
	    ? name
	    : arena_strndup(run->arena, name, (size_t)(dot - name));
}

/* The children of the root behind `last`, which is NULL for all, get tags. */
static void
add_structure(struct press *press, const struct fo *root, const struct fo *last)
{
	struct fo *child = last == NULL ? root->first : last->next;

	for (; child != NULL; child = child->next)
		structure_add(press->structure, child);
}

static bool
bring_more(void *closure)
{
	struct setting *setting = closure;
	const struct fo *root = setting->document->root, *last = root->last;
	bool has_more = feed_more(setting->feed, setting->run->diags);

	if (setting->press.structure != NULL)
		add_structure(&setting->press, root, last);
	return has_more;
}

static void
take_pages(void *closure, struct page *first)
{
	press_add_pages(&((struct setting *)closure)->press, first);
}

/*
 * XSL-FO to pages.  The press, if there is one and it wants tags, is told the
 * structure.
 */
static bool
lay_out(struct setting *setting)
{
	struct run *run = setting->run;
	struct fo_document *document = setting->document;
	struct press *press = &setting->press;

	if (press->marks != NULL) {
		press->structure = structure_new(run->arena, document->root);
		add_structure(press, document->root, /*last*/ NULL);
	}
	if (setting->feed != NULL)
		setting->params.more = bring_more;
	if (press->job != NULL)
		setting->params.pages_ready = take_pages;
	setting->params.closure = setting;
	run_begin_stage(run, "setting pages");
	run->areas = layout_document(run->arena, run->diags, document,
	    &setting->params);
	run_end_stage(run, "layout");
	/* a PDF must have a title; not all books and XSL-FO do */
	if (document->title == NULL)
		document->title = run->book != NULL ? run->book->slug
						    : input_name(run);
	return run->areas != NULL;
}

/* What the PDF is to conform to: --pdf, or `pdf` of the book, or both. */
static unsigned
pdf_choice(const struct run *run)
{
	unsigned pdf;

	if (run->options->pdf != 0)
		return run->options->pdf;
	for (size_t i = 0; i < run->param_count; i++) {
		if (strcmp(run->params[i].name, "pdf") == 0 &&
		    options_read_pdf(run->params[i].value, &pdf))
			return pdf;
	}
	return PDF_UA | PDF_A_2A;
}

/* Opens the PDF, if there is to be one; false after a fatal message. */
static bool
open_press(struct setting *setting)
{
	const struct run *run = setting->run;
	unsigned pdf = pdf_choice(run);
	const struct pdf_claim claim = {
		.is_ua = (pdf & PDF_UA) != 0,
		.archive = pdf & PDF_A_3A         ? 3
		    : pdf & (PDF_A_2A | PDF_A_2U) ? 2
						  : 0,
		.level = pdf & PDF_A_2U ? 'U' : 'A',
		.is_asked = run->book != NULL || run->options->pdf != 0,
	};

	return setting->pdf_path == NULL ||
	    press_open(&setting->press, run->diags, run->rasters,
		pdf & PDF_PLAIN ? NULL : &claim, setting->pdf_path);
}

static bool
close_press(struct setting *setting)
{
	struct run *run = setting->run;
	struct press *press = &setting->press;
	bool is_good;

	if (press->claim.archive == 3)
		press->sources = sources_collect(run->arena, run->book,
		    run->options->input, &press->source_count);
	if (run->options->reports != NULL) {
		run->pdf.arena = run->arena;
		press->outcome = &run->pdf;
	}
	is_good = press_close(press, run->areas);
	if (is_good)
		run_add_output(run, "pdf", setting->pdf_path);
	stopwatch_thread(&run->watch, "paint", press->paint_seconds);
	run_end_stage(run, "finish");
	return is_good;
}

/* From a document, or from a feed, to the files; false after a fatal message. */
static bool
set_pages(struct setting *setting)
{
	struct run *run = setting->run;
	bool is_good;

	if (setting->feed != NULL) {
		setting->tools = layout_open(run->arena, run->diags,
		    &setting->params, run->book->lang);
		setting->params.tools = &setting->tools;
		setting->document = feed_document(setting->feed, run->diags);
	}
	is_good = setting->document != NULL && lay_out(setting);
	if (setting->feed != NULL)
		stopwatch_thread(&run->watch, "style",
		    feed_end(setting->feed, run->diags));
	if (is_good && (setting->areas_path != NULL || run_makes_both(run)))
		pagestart_find(run->arena, run->areas);
	if (is_good && setting->areas_path != NULL)
		is_good = emit_areas(run, setting->areas_path);
	return setting->pdf_path == NULL ? is_good
					 : close_press(setting) && is_good;
}

bool
print_fo(struct run *run, xmlDoc *xml, const struct layout_params *params,
    const char *pdf_path, const char *areas_path)
{
	struct setting setting = {
		.run = run,
		.params = *params,
		.pdf_path = pdf_path,
		.areas_path = areas_path,
	};
	bool is_good;

	if (!open_press(&setting))
		return false;
	setting.document = fo_read(run->arena, run->diags, xml);
	run_end_stage(run, "fo");
	is_good = set_pages(&setting);
	free_beside(run, xml);
	return is_good;
}

struct layout_params
print_params(const struct run *run)
{
	return (struct layout_params){
		.roots = &run->book->roots,
		.directory = run->book->directory,
		.font_dirs = (const char *const *)run->options->font_dirs,
		.micro = run->options->micro,
	};
}

/* Whether there will be pages, of XSL-FO that nobody wants to see. */
static bool
wants_feed(const struct run *run)
{
	unsigned emit = run->options->emit;

	return ((run->options->formats & FORMAT_PDF) || (emit & EMIT_AREAS)) &&
	    !(emit & EMIT_FO);
}

void
print_begin(struct run *run)
{
	if (wants_feed(run))
		run->feed = feed_new(stylesheet);
}

void
print_foresee(struct run *run, const char *png)
{
	if (run->options->command == COMMAND_BUILD &&
	    (run->options->formats & FORMAT_PDF))
		rasters_prefetch(run->rasters, png);
}

/* The XSL-FO of the book, whole, of what is for print in it. */
static xmlDoc *
style(struct run *run)
{
	xmlDoc *doc = condition_select(run->book->doc, "pdf", run->diags);
	xmlDoc *fo = transform_apply(run->diags, stylesheet, doc, run->params,
	    run->param_count);

	if (doc != run->book->doc)
		xmlFreeDoc(doc);
	run_end_stage(run, "style");
	return fo;
}

/* For somebody who wants to see the XSL-FO. */
static bool
print_with_fo(struct run *run, const char *pdf_path, const char *areas_path)
{
	const struct layout_params params = print_params(run);
	xmlDoc *fo = style(run);

	if (fo == NULL)
		return false;
	if (run_write_xml(run, fo, run_path(run, "fo")) &&
	    (pdf_path != NULL || areas_path != NULL))
		return print_fo(run, fo, &params, pdf_path, areas_path);
	xmlFreeDoc(fo);
	return !diags_is_fatal(run->diags);
}

static bool
print_as_styled(struct run *run, const char *pdf_path, const char *areas_path)
{
	xmlDoc *doc = condition_select(run->book->doc, "pdf", run->diags);
	struct setting setting = {
		.run = run,
		.params = print_params(run),
		.pdf_path = pdf_path,
		.areas_path = areas_path,
		.feed = run->feed,
	};
	bool is_good = open_press(&setting);

	if (is_good) {
		feed_begin(run->feed, doc, run->params, run->param_count);
		is_good = set_pages(&setting);
	}
	if (doc != run->book->doc)
		xmlFreeDoc(doc);
	return is_good;
}

bool
print_book(struct run *run)
{
	unsigned emit = run->options->emit;
	bool has_pdf = (run->options->formats & FORMAT_PDF) != 0;
	const char *pdf_path = has_pdf ? run_path(run, "pdf") : NULL;
	const char *areas_path = emit & EMIT_AREAS ? run_path(run, "areas.xml")
						   : NULL;

	run_begin_stage(run, "styling");
	return run->feed != NULL ? print_as_styled(run, pdf_path, areas_path)
				 : print_with_fo(run, pdf_path, areas_path);
}

void
print_check(struct run *run)
{
	struct setting setting = { .run = run, .params = print_params(run) };
	xmlDoc *fo = style(run);

	if (fo == NULL)
		return;
	setting.document = fo_read(run->arena, run->diags, fo);
	run_end_stage(run, "fo");
	if (setting.document != NULL) {
		fo_contrast_check(setting.document, run->diags);
		lay_out(&setting);
	}
}
