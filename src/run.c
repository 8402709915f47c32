/* One run of the program; see run.h. */
#include "run.h"

#include <stdio.h>

#include "base/file.h"

void
run_begin_stage(const struct run *run, const char *what)
{
	if (run->shows_progress)
		fprintf(stderr, "\r\033[K%s ...", what);
}

void
run_end_stage(struct run *run, const char *stage)
{
	if (run->shows_progress)
		fputs("\r\033[K", stderr);
	stopwatch_stage(&run->watch, stage);
}

bool
run_makes_both(const struct run *run)
{
	return (run->options->formats & FORMAT_PDF) != 0 &&
	    ((run->options->formats & FORMAT_EPUB) != 0 ||
		(run->options->emit & EMIT_XHTML) != 0);
}

const char *
run_path(const struct run *run, const char *suffix)
{
	return arena_printf(run->arena, "%s/%s.%s", run->options->output,
	    run->book->slug, suffix);
}

void
run_add_output(struct run *run, const char *format, const char *path)
{
	const struct report_output output = { format, path };

	g_array_append_val(run->outputs, output);
}

bool
run_say_unwritable(struct run *run, const char *path, const char *reason)
{
	diag(run->diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, "%s: %s", path,
	    reason);
	return false;
}

bool
run_write(struct run *run, const char *path, const void *bytes, size_t length)
{
	const char *reason = NULL;
	struct file_output *output = file_output_open(path, &reason);

	if (output == NULL)
		return run_say_unwritable(run, path, reason);
	file_output_write(output, bytes, length);
	if (!file_output_commit(output, &reason))
		return run_say_unwritable(run, path, reason);
	return true;
}

bool
run_write_xml(struct run *run, xmlDoc *doc, const char *path)
{
	xmlChar *bytes;
	int length;
	bool is_good;

	xmlDocDumpMemoryEnc(doc, &bytes, &length, "UTF-8");
	is_good = run_write(run, path, bytes, (size_t)length);
	xmlFree(bytes);
	return is_good;
}
