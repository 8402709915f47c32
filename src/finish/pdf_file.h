/*
 * A lean reader of the PDF files that Cairo writes: one cross-reference
 * table, no object streams, no encryption, no updates.  Objects are byte
 * ranges; nothing is decoded.
 */
#ifndef FINISH_PDF_FILE_H
#define FINISH_PDF_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/arena.h"

/* A borrowed piece of the file. */
struct pdf_slice {
	const char *at;
	size_t length;
};

struct pdf_file {
	const char *bytes;
	size_t length;
	/* by object number: "12 0 obj ... endobj"; length 0 if there is none */
	struct pdf_slice *objects;
	size_t object_count; /* one more than the highest number */
	size_t root, info;   /* object numbers */
	size_t *pages;       /* object number of each page, in order */
	size_t page_count;
	const char *fault; /* what is wrong with it */
};

/* Fills `file`; false, with `fault` set, if it is not such a PDF. */
bool pdf_file_read(struct arena *arena, struct pdf_file *file,
    const char *bytes, size_t length);

/*
 * The value of `key` ("/Kids") in the dictionary that `slice` begins with or
 * holds as its first; length 0 if it isn't there.  Nested values are skipped.
 */
struct pdf_slice pdf_find(struct pdf_slice slice, const char *key);

/* The dictionary that the object begins with, "<< ... >>". */
struct pdf_slice pdf_dictionary(struct pdf_slice object);

/*
 * The bytes of the object's stream, still encoded; length 0 if it has none.
 * Its /Length may be a reference.
 */
struct pdf_slice pdf_stream(const struct pdf_file *file,
    struct pdf_slice object);

/*
 * The references in a dictionary or array, in order: the object number of the
 * next one after `*at`, which moves behind it; 0 at the end.  Lengths of
 * streams and parents in trees are passed over.
 */
size_t pdf_next_reference(struct pdf_slice slice, const char **at);

/* The object number of the reference "12 0 R" that `slice` is; 0 if none. */
size_t pdf_reference(struct pdf_slice slice);

#endif
