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

struct source;

/* From `at` on, text that comes from another source. */
struct source_piece {
	size_t at;
	const struct source *from;
	size_t offset; /* in it, of the first byte */
	bool is_fixed; /* all of the piece stands for what is there */
};

struct source {
	const char *path; /* as the user named it */
	char *text;       /* with a NUL after it */
	size_t length;    /* in bytes */
	size_t *lines;    /* byte offset of each line, and of the end */
	size_t line_count;
	const struct source_piece
	    *pieces;        /* where it was put together of others, */
	size_t piece_count; /* ordered, the first at 0 */
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

/* A text put together of pieces of others; `text` is clean already. */
struct source *source_from_pieces(struct arena *arena, const char *path,
    char *text, size_t length, const struct source_piece *pieces, size_t count);

/* The place its author knows for a byte, or for a line and a column from 1. */
struct pos source_place(const struct source *source, size_t offset);
struct pos source_pos(const struct source *source, unsigned line,
    unsigned column);

/* A line from 1 on, without its end; an empty one if there is no such line. */
const char *source_line(const struct source *source, unsigned line,
    size_t *length);

#endif
