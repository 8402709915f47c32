/*
 * Writing a PDF: objects of another file copied or replaced, new ones added,
 * one cross-reference table at the end.
 */
#ifndef FINISH_PDF_WRITER_H
#define FINISH_PDF_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/file.h"
#include "finish/pdf_file.h"

struct pdf_writer;

/* Begins with the header of `source`; its object numbers stay. */
struct pdf_writer *pdf_writer_new(const struct pdf_file *source,
    struct file_output *output);

/* A number for an object to be written later. */
size_t pdf_writer_reserve(struct pdf_writer *w);

/* Writes "number 0 obj body endobj"; once for each number. */
void pdf_writer_object(struct pdf_writer *w, size_t number, const char *body,
    size_t length);

/* Leaves an object of the source out; 0 is none. */
void pdf_writer_drop(struct pdf_writer *w, size_t number);

/*
 * Copies what hasn't been written from the source, writes table and trailer,
 * and frees `w`.  False if the output could not take it all.
 */
bool pdf_writer_end(struct pdf_writer *w, size_t root, size_t info);

/*
 * Helpers for bodies.  Text becomes a literal string if it is ASCII, else
 * UTF-16 with its mark (7.9.2.2); numbers have up to three decimals and don't
 * depend on the locale.
 */
void pdf_append_text(GString *body, const char *utf8);
void pdf_append_bytes(GString *body, const char *bytes);
void pdf_append_number(GString *body, double number);

#endif
