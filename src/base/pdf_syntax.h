/*
 * The words of a PDF (ISO 32000-1, 7.3), appended to a body: numbers, strings,
 * references.  None depends on the locale.
 */
#ifndef BASE_PDF_SYNTAX_H
#define BASE_PDF_SYNTAX_H

#include <stddef.h>

#include <glib.h>

/* An integer that counts; quickly. */
void pdf_append_count(GString *body, size_t number);

/* Up to three decimals; quickly, too, as a page has thousands of them. */
void pdf_append_number(GString *body, double number);

/* " 12 0 R" */
void pdf_append_reference(GString *body, size_t number);

/* A literal string if it is ASCII, else UTF-16 with its mark (7.9.2.2). */
void pdf_append_text(GString *body, const char *utf8);

/* The same of `length` bytes, always UTF-16: "<FEFF0041>". */
void pdf_append_utf16(GString *body, const char *utf8, size_t length);

/* A literal string. */
void pdf_append_bytes(GString *body, const char *bytes);

/* A name, "/Some#20Name". */
void pdf_append_name(GString *body, const char *name);

#endif
