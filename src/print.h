/*
 * From a book, or from XSL-FO, to the PDF.
 */
#ifndef PRINT_H
#define PRINT_H

#include "layout/layout.h"
#include "run.h"

/*
 * What can be begun before the book is there: its stylesheet is read in the
 * background.
 */
void print_begin(struct run *run);

/*
 * A PNG file that the book will probably show: it is packed in the background,
 * even before the book is read.
 */
void print_foresee(struct run *run, const char *png);

/*
 * Styles the book, lays it out, paints and finishes it, and writes what --emit
 * names on the way.  False after a fatal message.
 */
bool print_book(struct run *run);

/*
 * XSL-FO to a PDF, and to the area tree, where the paths are not NULL; takes
 * `xml`.
 */
bool print_fo(struct run *run, xmlDoc *xml, const struct layout_params *params,
    const char *pdf_path, const char *areas_path);

/* Lays the book out for what only its pages show; nothing is written. */
void print_check(struct run *run);

/* How the book is laid out. */
struct layout_params print_params(const struct run *run);

#endif
