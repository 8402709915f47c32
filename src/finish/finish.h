/*
 * Finishing: from the contents of painted pages to the PDF.
 *
 * Contents go in as they are, in the order of the book, with the fonts and
 * pictures that they refer to.  From the area tree come links, destinations,
 * outline, page labels, title, author, subject, keywords, language and dates;
 * from the structure and the marks in the contents, tags.  Object numbers and
 * the file identifier depend on the content only.
 *
 * ISO 32000-1: 7.5 (file structure), 12.3 (destinations, outlines), 12.4.2
 * (page labels), 12.5.6.5 (link annotations), 14.3 (metadata), 14.6 to 14.9
 * (marked content, structure, accessibility); ISO 14289-1 (PDF/UA-1);
 * ISO 19005-2 (PDF/A-2).
 */
#ifndef FINISH_FINISH_H
#define FINISH_FINISH_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/file.h"
#include "fo/structure.h"
#include "layout/area.h"
#include "paint/mark.h"
#include "paint/painted.h"

/* What the PDF says that it conforms to. */
struct pdf_claim {
	bool is_ua;    /* PDF/UA-1 */
	int archive;   /* part of PDF/A: 2 or 3; 0: none */
	char level;    /* of PDF/A: 'A' or 'U' */
	bool is_asked; /* so it is an error where that can't be */
};

/* What a tagged PDF is made from besides. */
struct pdf_tags {
	struct structure *structure;
	const struct marks *marks;
};

/* A file that the document was made from, to go into a PDF/A-3. */
struct pdf_source {
	const char *name; /* without directory where that is unique */
	const char *bytes;
	size_t length;
};

/* A font as the PDF has it. */
struct pdf_font {
	const char *name; /* "SourceSerif4-Regular" */
	bool is_embedded, is_subset;
};

/* What became of the PDF, for a report; everything lies in `arena`. */
struct pdf_outcome {
	struct arena *arena;    /* the caller's */
	struct pdf_claim asked; /* nothing without tags */
	struct pdf_claim claim; /* what the content can keep of it */
	size_t elements;        /* of the structure */
	size_t links;
	const struct pdf_font *fonts; /* sorted by name */
	size_t font_count;
};

struct finish_input {
	const struct area_tree *tree;
	const struct pdf_tags *tags; /* NULL: a PDF without tags */
	struct pdf_claim claim;      /* nothing without tags */
	const struct pdf_source *sources;
	size_t source_count;
	const struct painted *painted;
	struct pdf_outcome *outcome; /* to be filled, or NULL */
};

/*
 * Writes the finished PDF to `output`, which the caller commits.  What the
 * content can't keep of the claim is reported and not claimed.  False after a
 * fatal message: pages are lacking, or nothing can be written.
 */
bool finish_pdf(struct diags *diags, const struct finish_input *input,
    struct file_output *output);

#endif
