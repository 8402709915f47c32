/*
 * The whole program on one page.
 *
 *	book --read--> DocBook --XSLT--> FO --layout--> areas --paint--> PDF
 *	                  |                               |      finish
 *	                  +-----XSLT--> XHTML ----> EPUB <+ (cover)
 */
#include "pipeline.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "explain.h"
#include "init.h"
#include "pack.h"
#include "print.h"
#include "read/xml.h"
#include "run.h"
#include "tree/highlight.h"
#include "tree/serial.h"
#include "tree/tree.h"
#include "version.h"

/* The tree in the middle is written for people, too: a line a block. */
static bool
emit_docbook(struct run *run, const char *path)
{
	const char *reason = NULL;

	return tree_write(run->book->doc, path, &reason) ||
	    run_say_unwritable(run, path, reason);
}

/* Whether somebody asks what of the source is on which page. */
static bool
follows_pages(const struct run *run)
{
	return run->options->command == COMMAND_BUILD &&
	    ((run->options->emit & EMIT_AREAS) != 0 || run_makes_both(run));
}

static void
foresee_picture(void *closure, const char *path)
{
	print_foresee(closure, path);
}

static void
foresee_code(void *closure, const xmlNode *code)
{
	const struct run *run = closure;

	if (run->highlight != NULL)
		highlight_foresee(run->highlight, code);
}

static bool
read_book(struct run *run)
{
	const struct book_options options = {
		.settings = (const char *const *)run->options->settings,
		.allowed = (const char *const *)run->options->allowed,
		.edition = run->options->edition,
		.picture_met = foresee_picture,
		.code_met = foresee_code,
		.closure = run,
	};

	run_begin_stage(run, "reading");
	run->book = book_read(run->arena, run->diags, run->options->input,
	    &options);
	if (run->book != NULL && !diags_is_fatal(run->diags))
		tree_prepare(run->book, run->diags);
	if (run->book != NULL && follows_pages(run))
		serial_stamp(run->book->doc);
	run_end_stage(run, "read");
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

/* The tree that the outputs are made of, code apart; emitted if asked for. */
static bool
prepare_book(struct run *run)
{
	const char *reason = NULL;

	if (!read_book(run))
		return false;
	collect_params(run);
	pack_prefetch(run);
	if (!file_make_directory(run->options->output, &reason))
		return run_say_unwritable(run, run->options->output, reason);
	return !(run->options->emit & EMIT_DOCBOOK) ||
	    emit_docbook(run, run_path(run, "dbk.xml"));
}

static bool
prepare_book_and_code(struct run *run)
{
	bool is_good;

	run->highlight = highlight_new();
	is_good = prepare_book(run);
	if (is_good) {
		run_begin_stage(run, "highlighting");
		highlight_apply(run->highlight, run->book, run->diags);
		run_end_stage(run, "highlight");
	}
	highlight_free(run->highlight);
	return is_good;
}

static bool
run_build(struct run *run)
{
	unsigned formats = run->options->formats, emit = run->options->emit;

	print_begin(run);
	pack_begin(run);
	if (!prepare_book_and_code(run))
		return false;
	if (((formats & FORMAT_PDF) || (emit & (EMIT_FO | EMIT_AREAS))) &&
	    !print_book(run))
		return false;
	if (((formats & FORMAT_EPUB) || (emit & EMIT_XHTML)) && !pack_book(run))
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
		    length, /*encoding*/ NULL, /*files*/ NULL);
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

/* Messages about the text, and those that only its pages show. */
static void
run_check(struct run *run)
{
	if (!read_book(run))
		return;
	tree_check(run->book, run->diags);
	collect_params(run);
	print_check(run);
	pack_check(run);
}

/* In each of the forms that --report asks for; also of what went wrong. */
static void
write_reports(struct run *run)
{
	const struct report report = {
		.version = QUOIN_VERSION,
		.source = run->options->input,
		.diags = run->diags,
		.book = run->book,
		.areas = run->areas,
		.pdf = run->pdf,
		.epub = run->epub,
		.outputs = (const void *)run->outputs->data,
		.output_count = run->outputs->len,
		.stages = run->watch.stages,
		.stage_count = run->watch.count,
	};
	char **path = run->options->reports;

	while (path != NULL && *path != NULL && report_write(&report, *path))
		path++;
}

/* A report that was made before, with what validators say of its files. */
static void
run_report(struct run *run)
{
	const struct options *options = run->options;

	report_join(run->diags, options->input,
	    (const char *const *)options->joined, options->output);
}

static void
run_command(struct run *run)
{
	switch (run->options->command) {
	case COMMAND_BUILD:
		run_build(run);
		write_reports(run);
		break;
	case COMMAND_FO:
		run_fo(run);
		write_reports(run);
		break;
	case COMMAND_CHECK:
		run_check(run);
		break;
	case COMMAND_INIT:
		init_book(run->diags, run->options->input);
		break;
	case COMMAND_REPORT:
		run_report(run);
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
		.outputs = g_array_new(FALSE, FALSE,
		    sizeof(struct report_output)),
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
