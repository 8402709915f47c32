/* A PDF under way; see press.h. */
#include "press.h"

#include <glib.h>

static bool
say_unwritable(const struct press *press, const char *reason)
{
	diag(press->diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, "%s: %s",
	    press->path, reason);
	return false;
}

static bool
keep_bytes(void *closure, const void *bytes, size_t length)
{
	return file_output_write(closure, bytes, length);
}

bool
press_open(struct press *press, struct diags *diags, struct rasters *rasters,
    const struct pdf_claim *claim, const char *path)
{
	const char *reason = NULL;

	*press = (struct press){
		.diags = diags,
		.rasters = rasters,
		.path = path,
	};
	press->raw = file_output_open(path, &reason);
	if (press->raw == NULL)
		return say_unwritable(press, reason);
	if (claim != NULL) {
		press->marks = marks_new();
		press->claim = *claim;
	}
	press->job = paint_begin(diags, rasters, press->marks, keep_bytes,
	    press->raw);
	return true;
}

void
press_add_pages(void *closure, struct page *first)
{
	const struct press *press = closure;

	paint_pages(press->job, first);
}

static bool
finish_painted(const struct press *press, const struct area_tree *tree,
    const struct painted *painted, const char *contents)
{
	const char *reason = NULL;
	struct file_output *finished = file_output_open(press->path, &reason);
	const struct pdf_tags tags = { press->structure, press->marks };
	const struct finish_input input = {
		.tree = tree,
		.tags = press->marks != NULL ? &tags : NULL,
		.claim = press->claim,
		.sources = press->sources,
		.source_count = press->source_count,
		.painted = painted,
		.contents = contents,
		.outcome = press->outcome,
	};

	if (finished == NULL)
		return say_unwritable(press, reason);
	if (!finish_pdf(press->diags, &input, finished)) {
		file_output_drop(finished);
		return false;
	}
	return file_output_commit(finished, &reason) ||
	    say_unwritable(press, reason);
}

static bool
make_pdf(const struct press *press, const struct area_tree *tree,
    const struct painted *painted)
{
	GError *error = NULL;
	GMappedFile *map;
	bool is_good;

	if (!file_output_flush(press->raw))
		return say_unwritable(press, "it is full");
	map = g_mapped_file_new(file_output_path(press->raw),
	    /*writable*/ FALSE, &error);
	if (map == NULL) {
		say_unwritable(press, error->message);
		g_error_free(error);
		return false;
	}
	is_good = finish_painted(press, tree, painted,
	    g_mapped_file_get_contents(map));
	g_mapped_file_unref(map);
	return is_good;
}

bool
press_close(struct press *press, const struct area_tree *tree)
{
	struct painted *painted = paint_end(press->job, &press->paint_seconds);
	bool is_good = painted != NULL && tree != NULL &&
	    make_pdf(press, tree, painted);

	painted_free(painted);
	file_output_drop(press->raw);
	marks_free(press->marks);
	return is_good;
}
