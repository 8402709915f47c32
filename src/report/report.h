/*
 * The report of a build: what was made, from what, with which messages, what
 * the files claim, and why.
 *
 * It is one JSON object, whose keys the README lists; messages have the fields
 * of `quoin check --format json`.  As HTML it is the same, read by people: the
 * object as XML (report/json_read.h) goes through report/html.xsl.  Results of
 * validators are joined to a report that is there.  Nothing in it depends on
 * when or where it was made, unless times are asked for.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/diag.h"
#include "epub/epub.h"
#include "finish/finish.h"
#include "layout/area.h"
#include "read/book.h"

/* A file that was made. */
struct report_output {
	const char *format; /* "pdf" */
	const char *path;
};

/* What a stage cost. */
struct report_stage {
	const char *name;
	double seconds; /* of the processor */
	long peak;      /* memory so far, MiB */
};

struct report {
	const char *version; /* of quoin */
	struct diags *diags;
	const char *source;            /* as the user named it */
	const struct book *book;       /* NULL: XSL-FO, or it can't be read */
	const struct area_tree *areas; /* NULL: there are no pages */
	struct pdf_outcome pdf;        /* .arena NULL: there is no PDF */
	struct epub_outcome epub;      /* likewise */
	const struct report_output *outputs;
	size_t output_count;
	const struct report_stage *stages; /* those that were measured */
	size_t stage_count;
};

/* Whether a report can be written to a file of this name: .html or .json. */
bool report_has_form(const char *path);

/* Writes it in the form that `path` ends in.  False after a fatal message. */
bool report_write(const struct report *report, const char *path);

/*
 * Writes to `path` the report in the file `report` with the results in `joined`
 * (NULL-terminated, or NULL): each file an object whose array "validators" is
 * added to the report's.  False after a fatal message.
 */
bool report_join(struct diags *diags, const char *report,
    const char *const *joined, const char *path);

#endif
