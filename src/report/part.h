/* The parts of a report, each a key or two of its object.  Private to report/. */
#ifndef REPORT_PART_H
#define REPORT_PART_H

#include "base/json.h"
#include "report/report.h"

/*
 * "book", "text": what the source is, and how much of what it holds.  Of XSL-FO
 * only what it says of itself; nothing of what could not be read.
 */
void part_book(struct json *json, const struct report *report);

/* "images": each file once, in order, with its alternative and its sizes. */
void part_images(struct json *json, const struct report *report);

/* "pages": how many, of which sizes, how full. */
void part_pages(struct json *json, const struct report *report);

/* "pdf", "epub": what they claim and why, and the fonts in them. */
void part_pdf(struct json *json, const struct report *report);
void part_epub(struct json *json, const struct report *report);

#endif
