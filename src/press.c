/* A PDF under way; see press.h. */
#include "press.h"

static bool
say_unwritable(const struct press *press, const char *reason)
{
	diag(press->diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, "%s: %s",
	    press->path, reason);
	return false;
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
	press->output = file_output_open(path, &reason);
	if (press->output == NULL)
		return say_unwritable(press, reason);
	if (claim != NULL) {
		press->marks = marks_new();
		press->claim = *claim;
	}
	press->job = paint_begin(diags, rasters, press->marks);
	return true;
}

void
press_add_pages(void *closure, struct page *first)
{
	const struct press *press = closure;

	paint_pages(press->job, first);
}

static bool
make_pdf(const struct press *press, const struct area_tree *tree,
    const struct painted *painted)
{
	const char *reason = NULL;
	const struct pdf_tags tags = { press->structure, press->marks };
	const struct finish_input input = {
		.tree = tree,
		.tags = press->marks != NULL ? &tags : NULL,
		.claim = press->claim,
		.sources = press->sources,
		.source_count = press->source_count,
		.painted = painted,
		.outcome = press->outcome,
	};

	if (!finish_pdf(press->diags, &input, press->output)) {
		file_output_drop(press->output);
		return false;
	}
	return file_output_commit(press->output, &reason) ||
	    say_unwritable(press, reason);
}

bool
press_close(struct press *press, const struct area_tree *tree)
{
	struct painted *painted = paint_end(press->job, &press->paint_seconds);
	bool is_good = false;

	if (painted != NULL && tree != NULL)
		is_good = make_pdf(press, tree, painted);
	else
		file_output_drop(press->output);
	painted_free(painted);
	marks_free(press->marks);
	return is_good;
}
