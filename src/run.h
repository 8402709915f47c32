/*
 * One run of the program: what its steps share, where its output goes, and
 * what it says of its progress.
 */
#ifndef RUN_H
#define RUN_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "feed.h"
#include "layout/area.h"
#include "options.h"
#include "paint/raster.h"
#include "read/book.h"
#include "report/report.h"
#include "stopwatch.h"
#include "transform/transform.h"
#include "tree/highlight.h"

struct run {
	const struct options *options;
	struct diags *diags;
	struct arena *arena; /* the book, and all that is made of it */
	struct stopwatch watch;
	struct book *book;           /* NULL for `fo` */
	struct highlight *highlight; /* NULL unless a book is built */
	struct transform_param *params;
	size_t param_count;
	struct feed *feed;       /* the print edition being styled, or NULL */
	struct pack *pack;       /* the EPUB being made, or NULL */
	struct area_tree *areas; /* NULL until pages are made */
	struct rasters *rasters; /* PNG files, packed on the way */
	bool shows_progress;
	struct fonts *fonts;      /* for those that the EPUB embeds, or NULL */
	GArray *outputs;          /* struct report_output: the files made */
	struct pdf_outcome pdf;   /* for --report */
	struct epub_outcome epub; /* likewise */
};

/* Shows what is being done; ends it, and prints its time for -v. */
void run_begin_stage(const struct run *run, const char *what);
void run_end_stage(struct run *run, const char *stage);

/* Whether one build makes the print edition and the EPUB. */
bool run_makes_both(const struct run *run);

/* DIR/slug.suffix, in the run's arena. */
const char *run_path(const struct run *run, const char *suffix);

/* False after a fatal message; an old file at `path` is then as it was. */
bool run_write(struct run *run, const char *path, const void *bytes,
    size_t length);
bool run_write_xml(struct run *run, xmlDoc *doc, const char *path);

/* Notes that a file was made. */
void run_add_output(struct run *run, const char *format, const char *path);

/* Says so, and returns false. */
bool run_say_unwritable(struct run *run, const char *path, const char *reason);

#endif
