/*
 * The whole program on one page.
 *
 *	book --read--> DocBook --XSLT--> FO --layout--> areas --paint--> PDF
 *	                  |                               |      finish
 *	                  +-----XSLT--> XHTML ----> EPUB <+ (cover)
 */
#include "pipeline.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "epub/epub.h"
#include "explain.h"
#include "fo/fo.h"
#include "fo/fo_contrast.h"
#include "fo/structure.h"
#include "init.h"
#include "layout/font.h"
#include "layout/layout.h"
#include "layout/pagestart.h"
#include "paint/paint.h"
#include "press.h"
#include "printed.h"
#include "read/book.h"
#include "read/xml.h"
#include "sources.h"
#include "stopwatch.h"
#include "transform/transform.h"
#include "tree/condition.h"
#include "tree/highlight.h"
#include "tree/serial.h"
#include "tree/tree.h"

enum { COVER_WIDTH = 1600 };

/* One run of the program. */
struct run {
	const struct options *options;
	struct diags *diags;
	struct arena *arena; /* the book, and all that is made of it */
	struct stopwatch watch;
	struct book *book; /* NULL for `fo` */
	struct transform_param *params;
	size_t param_count;
	struct area_tree *areas; /* NULL until pages are made */
	struct rasters *rasters; /* PNG files, packed on the way */
	bool shows_progress;
	struct fonts *fonts; /* for those that the EPUB embeds, or NULL */
};

static void
begin_stage(const struct run *run, const char *what)
{
	if (run->shows_progress)
		fprintf(stderr, "\r\033[K%s ...", what);
}

static void
end_stage(struct run *run, const char *stage)
{
	if (run->shows_progress)
		fputs("\r\033[K", stderr);
	stopwatch_stage(&run->watch, stage);
}

/* DIR/slug.suffix */
static const char *
output_path(const struct run *run, const char *suffix)
{
	return arena_printf(run->arena, "%s/%s.%s", run->options->output,
	    run->book->slug, suffix);
}

static bool
say_unwritable(struct run *run, const char *path, const char *reason)
{
	diag(run->diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, "%s: %s", path,
	    reason);
	return false;
}

static bool
write_file(struct run *run, const char *path, const void *bytes, size_t length)
{
	const char *reason = NULL;
	struct file_output *output = file_output_open(path, &reason);

	if (output == NULL)
		return say_unwritable(run, path, reason);
	file_output_write(output, bytes, length);
	if (!file_output_commit(output, &reason))
		return say_unwritable(run, path, reason);
	return true;
}

static bool
emit_xml(struct run *run, xmlDoc *doc, const char *path)
{
	xmlChar *bytes;
	int length;
	bool is_good;

	xmlDocDumpMemoryEnc(doc, &bytes, &length, "UTF-8");
	is_good = write_file(run, path, bytes, (size_t)length);
	xmlFree(bytes);
	return is_good;
}

/* The tree in the middle is written for people, too: a line a block. */
static bool
emit_docbook(struct run *run, const char *path)
{
	const char *reason = NULL;

	return tree_write(run->book->doc, path, &reason) ||
	    say_unwritable(run, path, reason);
}

static bool
emit_areas(struct run *run, const char *path)
{
	GString *xml = g_string_new(NULL);
	bool is_good;

	area_dump(run->areas, xml);
	is_good = write_file(run, path, xml->str, xml->len);
	g_string_free(xml, TRUE);
	return is_good;
}

/* Whether one build makes the print edition and the EPUB. */
static bool
has_both(const struct run *run)
{
	return (run->options->formats & FORMAT_PDF) != 0 &&
	    ((run->options->formats & FORMAT_EPUB) != 0 ||
		(run->options->emit & EMIT_XHTML) != 0);
}

/* Whether somebody asks what of the source is on which page. */
static bool
follows_pages(const struct run *run)
{
	return run->options->command == COMMAND_BUILD &&
	    ((run->options->emit & EMIT_AREAS) != 0 || has_both(run));
}

static bool
read_book(struct run *run)
{
	const struct book_options options = {
		.settings = (const char *const *)run->options->settings,
		.allowed = (const char *const *)run->options->allowed,
		.edition = run->options->edition,
	};

	begin_stage(run, "reading");
	run->book = book_read(run->arena, run->diags, run->options->input,
	    &options);
	if (run->book != NULL && !diags_is_fatal(run->diags))
		tree_prepare(run->book, run->diags);
	if (run->book != NULL && follows_pages(run))
		serial_stamp(run->book->doc);
	end_stage(run, "read");
	return run->book != NULL && !diags_is_fatal(run->diags);
}

/* Settings of the book are parameters of the stylesheets, name by name. */
static void
collect_params(struct run *run)
{
	const GArray *settings = run->book->settings;

	run->params = ARENA_NEW_ARRAY(run->arena, struct transform_param,
	    settings->len);
	for (guint i = 0; i < settings->len; i++) {
		const struct book_setting *setting = &g_array_index(settings,
		    struct book_setting, i);

		run->params[run->param_count++] = (struct transform_param){
			setting->name, setting->value
		};
	}
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
 * XSL-FO to pages; takes `xml`, which is freed beside the layout.  `press`, if
 * there is one and it wants tags, is told the structure.
 */
static bool
lay_out(struct run *run, xmlDoc *xml, const struct layout_params *params,
    struct press *press)
{
	struct fo_document *document = fo_read(run->arena, run->diags, xml);

	g_thread_unref(g_thread_new("free", free_document, xml));
	end_stage(run, "fo");
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
	begin_stage(run, "setting pages");
	run->areas = layout_document(run->arena, run->diags, document, params);
	end_stage(run, "layout");
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

/* XSL-FO to a PDF, and to the area tree where `areas_path` names a file. */
static bool
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
	if (is_good && (areas_path != NULL || has_both(run)))
		pagestart_find(run->arena, run->areas);
	if (is_good && areas_path != NULL)
		is_good = emit_areas(run, areas_path);
	if (pdf_path == NULL)
		return is_good;
	if (press.claim.archive == 3)
		press.sources = sources_collect(run->arena, run->book,
		    run->options->input, &press.source_count);
	is_good = press_close(&press, run->areas) && is_good;
	stopwatch_thread(&run->watch, "paint", press.paint_seconds);
	end_stage(run, "finish");
	return is_good;
}

static struct layout_params
book_layout_params(const struct run *run)
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
style_print(struct run *run)
{
	xmlDoc *doc = condition_select(run->book->doc, "pdf", run->diags);
	xmlDoc *fo = transform_apply(run->diags, "print/fo.xsl", doc,
	    run->params, run->param_count);

	if (doc != run->book->doc)
		xmlFreeDoc(doc);
	return fo;
}

static bool
build_pdf(struct run *run)
{
	struct layout_params params = book_layout_params(run);
	unsigned emit = run->options->emit;
	bool has_pdf = (run->options->formats & FORMAT_PDF) != 0;
	xmlDoc *fo;

	if (has_pdf)
		prefetch_rasters(run);
	begin_stage(run, "styling");
	fo = style_print(run);
	end_stage(run, "style");
	if (fo == NULL)
		return false;
	if (((emit & EMIT_FO) && !emit_xml(run, fo, output_path(run, "fo"))) ||
	    (!has_pdf && !(emit & EMIT_AREAS))) {
		xmlFreeDoc(fo);
		return !diags_is_fatal(run->diags);
	}
	return print_fo(run, fo, &params,
	    has_pdf ? output_path(run, "pdf") : NULL,
	    emit & EMIT_AREAS ? output_path(run, "areas.xml") : NULL);
}

static bool
add_bytes(void *closure, const void *bytes, size_t length)
{
	g_byte_array_append(closure, bytes, (guint)length);
	return true;
}

/*
 * The title page as the cover.  It is set by itself, so that the EPUB is the
 * same whether or not a PDF is made with it.
 */
static bool
draw_cover(struct run *run, GByteArray *png)
{
	const struct layout_params params = book_layout_params(run);
	xmlDoc *xml = transform_apply(run->diags, "print/cover.xsl",
	    run->book->doc, run->params, run->param_count);
	struct fo_document *document = xml != NULL
	    ? fo_read(run->arena, run->diags, xml)
	    : NULL;
	struct area_tree *areas = document != NULL
	    ? layout_document(run->arena, run->diags, document, &params)
	    : NULL;

	if (xml != NULL)
		xmlFreeDoc(xml);
	return areas != NULL && areas->page_count > 0 &&
	    paint_png(run->diags, areas->pages[0], COVER_WIDTH, add_bytes, png);
}

static bool
find_font(void *closure, const char *family, bool is_bold, bool is_italic,
    struct epub_font_file *file)
{
	struct run *run = closure;
	struct font_file found;

	if (run->fonts == NULL)
		run->fonts = fonts_new(run->arena, run->diags,
		    (const char *const *)run->options->font_dirs);
	if (run->fonts == NULL ||
	    !fonts_find_file(run->fonts, family, is_bold, is_italic, &found))
		return false;
	*file = (struct epub_font_file){ found.path, found.index };
	return true;
}

static bool
build_epub(struct run *run)
{
	struct epub_book book = {
		.find_font = find_font,
		.closure = run,
		.modified = tree_newest_source(run->book->doc),
		.doc = condition_select(run->book->doc, "epub", run->diags),
		.directory = run->book->directory,
		.roots = &run->book->roots,
		.params = run->params,
		.param_count = run->param_count,
	};
	GByteArray *png = g_byte_array_new();
	struct epub_cover cover;
	bool is_good = true;

	begin_stage(run, "packing the EPUB");
	if (has_both(run) && run->areas != NULL)
		printed_collect(run->arena, run->areas, &book);
	if (!epub_has_cover(&book) && draw_cover(run, png)) {
		cover = (struct epub_cover){ png->data, png->len };
		book.cover = &cover;
	}
	end_stage(run, "cover");
	if (run->options->formats & FORMAT_EPUB)
		is_good = epub_write(run->diags, &book,
		    output_path(run, "epub"));
	if (is_good && (run->options->emit & EMIT_XHTML))
		is_good = epub_write_unpacked(run->diags, &book,
		    output_path(run, "xhtml"));
	if (book.doc != run->book->doc)
		xmlFreeDoc(book.doc);
	g_byte_array_free(png, TRUE);
	end_stage(run, "epub");
	return is_good;
}

static bool
run_build(struct run *run)
{
	unsigned formats = run->options->formats, emit = run->options->emit;
	const char *reason = NULL;

	if (!read_book(run))
		return false;
	collect_params(run);
	if (!file_make_directory(run->options->output, &reason))
		return say_unwritable(run, run->options->output, reason);
	if ((emit & EMIT_DOCBOOK) &&
	    !emit_docbook(run, output_path(run, "dbk.xml")))
		return false;
	begin_stage(run, "highlighting");
	highlight_code(run->book, run->diags);
	end_stage(run, "highlight");
	if (((formats & FORMAT_PDF) || (emit & (EMIT_FO | EMIT_AREAS))) &&
	    !build_pdf(run))
		return false;
	if (((formats & FORMAT_EPUB) || (emit & EMIT_XHTML)) &&
	    !build_epub(run))
		return false;
	return true;
}

static xmlDoc *
parse_fo(struct run *run, const char *path)
{
	const char *reason;
	size_t length;
	char *bytes = file_read(run->arena, path, &length, &reason);

	if (bytes != NULL && g_utf8_validate(bytes, (gssize)length, NULL))
		diags_add_source(run->diags, path, bytes, length);
	if (bytes != NULL)
		return xml_parse(run->diags, DIAG_FO_TOO_DEEP, path, bytes,
		    length, /*encoding*/ NULL);
	diag(run->diags, DIAG_FILE_UNREADABLE, (struct pos){ path, 0, 0 }, "%s",
	    reason);
	return NULL;
}

static const char *
without_suffix(struct run *run, const char *path, const char *suffix)
{
	size_t length = strlen(path);

	if (g_str_has_suffix(path, suffix))
		length -= strlen(suffix);
	return arena_strndup(run->arena, path, length);
}

static bool
run_fo(struct run *run)
{
	const struct options *options = run->options;
	struct file_roots roots;
	struct layout_params params = {
		.roots = &roots,
		.directory = file_directory(run->arena, options->input),
		.font_dirs = (const char *const *)options->font_dirs,
		.micro = options->micro,
	};
	xmlDoc *xml = parse_fo(run, options->input);
	bool is_good;

	if (xml == NULL)
		return false;
	file_roots_init(&roots);
	file_roots_add(&roots, params.directory);
	for (char **dir = options->allowed; dir != NULL && *dir != NULL; dir++)
		file_roots_add(&roots, *dir);
	is_good = print_fo(run, xml, &params, options->output,
	    options->emit & EMIT_AREAS
		? arena_printf(run->arena, "%s.areas.xml",
		      without_suffix(run, options->output, ".pdf"))
		: NULL);
	file_roots_clear(&roots);
	return is_good;
}

/* Lays the pages out, too, for what only they show; nothing is written. */
static void
run_check(struct run *run)
{
	struct layout_params params;
	xmlDoc *fo;

	if (!read_book(run))
		return;
	tree_check(run->book, run->diags);
	collect_params(run);
	params = book_layout_params(run);
	fo = style_print(run);
	end_stage(run, "style");
	if (fo != NULL)
		lay_out(run, fo, &params, /*press*/ NULL);
}

static void
run_command(struct run *run)
{
	switch (run->options->command) {
	case COMMAND_BUILD:
		run_build(run);
		break;
	case COMMAND_FO:
		run_fo(run);
		break;
	case COMMAND_CHECK:
		run_check(run);
		break;
	case COMMAND_INIT:
		init_book(run->diags, run->options->input);
		break;
	case COMMAND_EXPLAIN:
		explain(run->diags, run->options->input);
		break;
	}
}

int
pipeline_run(const struct options *options)
{
	struct run run = {
		.options = options,
		.diags = diags_new(options->verbose ? DIAG_SEVERITY_NOTE
						    : DIAG_SEVERITY_WARNING),
		.arena = arena_new(),
		.rasters = rasters_new(),
		.shows_progress = !options->quiet && !options->verbose &&
		    isatty(STDERR_FILENO),
	};

	diags_set_form(run.diags, options->messages);
	if (options->strict)
		diags_set_strict(run.diags);
	if (options->command == COMMAND_CHECK)
		diags_hold(run.diags);
	stopwatch_start(&run.watch, options->verbose);
	run_command(&run);
	diags_finish(run.diags);
	return diags_exit_status(run.diags);
}
