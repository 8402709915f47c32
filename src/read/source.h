/*
 * A source file: its text, checked to be UTF-8 and free of control
 * characters, and the places of its lines.
 */
#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct source {
	const char *path; /* as the user named it */
	char *text;       /* with a NUL after it */
	size_t length;    /* in bytes */
	size_t *lines;    /* byte offset of each line, and of the end */
	size_t line_count;
};

/*
 * Reads a file.  NULL after a fatal message: it cannot be read (`asked` is
 * where it was asked for) or is not UTF-8.  A BOM is dropped; a control
 * character is reported and becomes U+FFFD.
 */
struct source *source_read(struct arena *arena, struct diags *diags,
    const char *path, struct pos asked);

/* The same for text that is in memory; `text` is changed in place. */
struct source *source_from_text(struct arena *arena, struct diags *diags,
    const char *path, char *text, size_t length);

/* A line from 1 on, without its end; an empty one if there is no such line. */
const char *source_line(const struct source *source, unsigned line,
    size_t *length);

#endif
