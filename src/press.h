/*
 * A PDF under way: pages are painted while the next ones are laid out, then
 * finished into the file.
 */
#ifndef PRESS_H
#define PRESS_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/file.h"
#include "finish/finish.h"
#include "layout/area.h"
#include "paint/paint.h"

struct press {
	struct diags *diags;
	struct rasters *rasters;
	const char *path; /* of the PDF */
	struct file_output *output;
	struct paint_job *job;
	struct marks *marks;    /* NULL: a PDF without tags */
	struct pdf_claim claim; /* nothing without tags */
	/* of the document, to be set before its pages come */
	struct structure *structure;
	/* what goes into a PDF/A-3; to be set before press_close() */
	const struct pdf_source *sources;
	size_t source_count;
	struct pdf_outcome *outcome; /* to be filled, or NULL; likewise */
	double paint_seconds;        /* processor time, once closed */
};

/*
 * Begins; `claim`, what the PDF is to say that it conforms to, is NULL where it
 * is to have no tags.  False after a fatal message.
 */
bool press_open(struct press *press, struct diags *diags,
    struct rasters *rasters, const struct pdf_claim *claim, const char *path);

/* Takes a sequence's pages; `closure` is the press, as layout calls it. */
void press_add_pages(void *closure, struct page *first);

/*
 * Waits for the paint to dry, then makes the PDF of `tree`; nothing is made if
 * that is NULL.  False after a fatal message; the old file is then as it was.
 */
bool press_close(struct press *press, const struct area_tree *tree);

#endif
