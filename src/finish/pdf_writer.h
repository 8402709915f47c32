/*
 * Writing a PDF: objects of another file copied or replaced, new ones added.
 * What is no stream goes into object streams (ISO 32000-1, 7.5.7), and the
 * cross-reference table is a stream, too (7.5.8).  A thread packs and writes
 * what there is while the caller makes more.
 */
#ifndef FINISH_PDF_WRITER_H
#define FINISH_PDF_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/file.h"
#include "base/pdf_syntax.h"
#include "finish/pdf_file.h"

struct pdf_writer;

/*
 * Begins the file.  The objects of `source` that `is_used` names keep their
 * numbers; those of the others are given away again.
 */
struct pdf_writer *pdf_writer_new(const struct pdf_file *source,
    const bool *is_used, struct file_output *output);

/* A number for an object to be written later. */
size_t pdf_writer_reserve(struct pdf_writer *w);

/* Writes an object that is no stream; once for each number. */
void pdf_writer_object(struct pdf_writer *w, size_t number, const char *body,
    size_t length);

/*
 * Writes a stream as it is, `entries` being those of its dictionary without
 * /Length: "/Type /Metadata /Subtype /XML".  `bytes` are read until the file
 * ends.
 */
void pdf_writer_stream(struct pdf_writer *w, size_t number, const char *entries,
    const void *bytes, size_t length);

/* The same, of a copy, compressed; nothing else may be in /Filter. */
void pdf_writer_deflate(struct pdf_writer *w, size_t number,
    const char *entries, const void *bytes, size_t length);

/*
 * Writes the cross-reference stream and frees `w`.  False if the output could
 * not take it all.
 */
bool pdf_writer_end(struct pdf_writer *w, size_t root, size_t info);

#endif
