/*
 * From a book, or from XSL-FO, to the PDF; see print.h.
 *
 *	DocBook --XSLT--> FO --layout--> areas --paint--> finish
 *	                                     (press.c: beside layout)
 */
#include "print.h"

#include <string.h>

#include "base/file.h"
#include "fo/fo.h"
#include "fo/fo_contrast.h"
#include "fo/structure.h"
#include "layout/pagestart.h"
#include "press.h"
#include "sources.h"
#include "tree/condition.h"
#include "tree/tree.h"

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

static void *
free_document(void *xml)
{
	xmlFreeDoc(xml);
	return NULL;
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

/*
 * XSL-FO to pages.  `xml` stays, for to free it beside the layout would keep
 * that waiting for the heap.  `press`, if there is one and it wants tags, is
 * told the structure.
 */
static bool
lay_out(struct run *run, xmlDoc *xml, const struct layout_params *params,
    struct press *press)
{
	struct fo_document *document = fo_read(run->arena, run->diags, xml);

	run_end_stage(run, "fo");
	if (document == NULL)
		return false;
	/* a PDF must have a title; not all books and XSL-FO do */
	if (document->title == NULL)
		document->title = run->book != NULL ? run->book->slug
						    : input_name(run);
	if (press != NULL && press->marks != NULL)
		press->structure = structure_new(run->arena, document);
	if (run->options->command == COMMAND_CHECK)
		fo_contrast_check(document, run->diags);
	run_begin_stage(run, "setting pages");
	run->areas = layout_document(run->arena, run->diags, document, params);
	run_end_stage(run, "layout");
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

bool
print_fo(struct run *run, xmlDoc *xml, struct layout_params *params,
    const char *pdf_path, const char *areas_path)
{
	struct press press = { 0 };
	bool is_good;

	if (pdf_path != NULL) {
		unsigned pdf = pdf_choice(run);
		const struct pdf_claim claim = {
			.is_ua = (pdf & PDF_UA) != 0,
			.archive = pdf & PDF_A_3A         ? 3
			    : pdf & (PDF_A_2A | PDF_A_2U) ? 2
							  : 0,
			.level = pdf & PDF_A_2U ? 'U' : 'A',
			.is_asked = run->book != NULL || run->options->pdf != 0,
		};

		if (!press_open(&press, run->diags, run->rasters,
			pdf & PDF_PLAIN ? NULL : &claim, pdf_path)) {
			xmlFreeDoc(xml);
			return false;
		}
		params->pages_ready = press_add_pages;
		params->closure = &press;
	}
	is_good = lay_out(run, xml, params, &press);
	/* else it goes with the process */
	if (run_makes_both(run))
		g_thread_unref(g_thread_new("free", free_document, xml));
	if (is_good && (areas_path != NULL || run_makes_both(run)))
		pagestart_find(run->arena, run->areas);
	if (is_good && areas_path != NULL)
		is_good = emit_areas(run, areas_path);
	if (pdf_path == NULL)
		return is_good;
	if (press.claim.archive == 3)
		press.sources = sources_collect(run->arena, run->book,
		    run->options->input, &press.source_count);
	if (run->options->reports != NULL) {
		run->pdf.arena = run->arena;
		press.outcome = &run->pdf;
	}
	is_good = press_close(&press, run->areas) && is_good;
	if (is_good)
		run_add_output(run, "pdf", pdf_path);
	stopwatch_thread(&run->watch, "paint", press.paint_seconds);
	run_end_stage(run, "finish");
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

/* PNG files are packed in the background while pages are made. */
static void
prefetch_rasters(struct run *run)
{
	const xmlNode *root = xmlDocGetRootElement(run->book->doc);

	for (const xmlNode *node = root; node != NULL;
	     node = tree_next((xmlNode *)node, root)) {
		const char *file = tree_is(node, "imagedata")
		    ? tree_attribute(node, "fileref")
		    : NULL;
		const char *reason;
		const char *path = file == NULL
		    ? NULL
		    : file_confine(run->arena, &run->book->roots,
			  run->book->directory, file, &reason);

		if (path != NULL && g_str_has_suffix(path, ".png"))
			rasters_prefetch(run->rasters, path);
	}
}

/* The XSL-FO of the book, of what is for print in it. */
static xmlDoc *
style(struct run *run)
{
	xmlDoc *doc = condition_select(run->book->doc, "pdf", run->diags);
	xmlDoc *fo = transform_apply(run->diags, "print/fo.xsl", doc,
	    run->params, run->param_count);

	if (doc != run->book->doc)
		xmlFreeDoc(doc);
	return fo;
}

bool
print_book(struct run *run)
{
	struct layout_params params = print_params(run);
	unsigned emit = run->options->emit;
	bool has_pdf = (run->options->formats & FORMAT_PDF) != 0;
	xmlDoc *fo;

	if (has_pdf)
		prefetch_rasters(run);
	run_begin_stage(run, "styling");
	fo = style(run);
	run_end_stage(run, "style");
	if (fo == NULL)
		return false;
	if (((emit & EMIT_FO) &&
		!run_write_xml(run, fo, run_path(run, "fo"))) ||
	    (!has_pdf && !(emit & EMIT_AREAS))) {
		xmlFreeDoc(fo);
		return !diags_is_fatal(run->diags);
	}
	return print_fo(run, fo, &params, has_pdf ? run_path(run, "pdf") : NULL,
	    emit & EMIT_AREAS ? run_path(run, "areas.xml") : NULL);
}

void
print_check(struct run *run)
{
	struct layout_params params = print_params(run);
	xmlDoc *fo = style(run);

	run_end_stage(run, "style");
	if (fo != NULL)
		lay_out(run, fo, &params, /*press*/ NULL);
}
