/*
 * Finishing: what Cairo can't say about a PDF is added to the one it made.
 *
 * From the area tree come links, destinations, outline, page labels, title,
 * author, subject, keywords, language and dates; PNG pictures take the place of
 * their stand-ins; Cairo's page contents, fonts and other images are copied as
 * they are.  Object numbers and the file identifier
 * depend on the content only.
 *
 * ISO 32000-1: 7.5 (file structure), 12.3 (destinations, outlines), 12.4.2
 * (page labels), 12.5.6.5 (link annotations), 14.3.3 (document information).
 */
#ifndef FINISH_FINISH_H
#define FINISH_FINISH_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/file.h"
#include "layout/area.h"
#include "paint/raster.h"

/*
 * Reads the PDF that paint_pdf() made of `tree` from `bytes` and writes the
 * finished one to `output`, which the caller commits.  False after a fatal
 * message: `bytes` is no such PDF, or nothing can be written.
 */
bool finish_pdf(struct diags *diags, const struct area_tree *tree,
    struct rasters *rasters, const char *bytes, size_t length,
    struct file_output *output);

#endif
