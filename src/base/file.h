/*
 * Files: reading whole ones, paths confined to the book, and output that
 * replaces the old file in one step or not at all.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * Reads a whole file into `arena`, with a NUL after it.  NULL, and the reason
 * in `*reason` (in the arena), where that is impossible.
 */
char *file_read(struct arena *arena, const char *path, size_t *length,
    const char **reason);

/* The directories that a book may read from: its own first, then --allow. */
struct file_roots {
	GPtrArray *paths; /* char *, absolute and without symbolic links */
};

void file_roots_init(struct file_roots *roots);
void file_roots_clear(struct file_roots *roots);
bool file_roots_add(struct file_roots *roots, const char *directory);

/*
 * Resolves `reference` (a relative path, percent-escapes allowed) against the
 * directory `base` and returns the path in `arena` if it lies in one of the
 * roots, symbolic links followed.  NULL with a reason otherwise: not there,
 * outside the book, or a URL with a scheme.
 */
char *file_confine(struct arena *arena, const struct file_roots *roots,
    const char *base, const char *reference, const char **reason);

/*
 * Output under way: written to a temporary file beside `path`.  Commit
 * renames it over `path`; drop removes it.  Both free `output`.
 */
struct file_output;

struct file_output *file_output_open(const char *path, const char **reason);
bool file_output_write(struct file_output *output, const void *bytes,
    size_t length);
/* The temporary file's path, for libraries that write files themselves. */
const char *file_output_path(const struct file_output *output);
bool file_output_commit(struct file_output *output, const char **reason);
void file_output_drop(struct file_output *output);

/* Removes all temporary files: the program ends here and now. */
void file_outputs_remove(void);

/* Makes a directory and its parents. */
bool file_make_directory(const char *path, const char **reason);

/* The directory part of `path`, "." if it has none; in `arena`. */
char *file_directory(struct arena *arena, const char *path);

#endif
